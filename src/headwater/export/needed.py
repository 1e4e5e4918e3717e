"""Libraries that only some formats need: asked for when such a format is, and missed in words that help."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from headwater.errors import ExportError

_EXTRAS = {"ftm": "ftm"}
"""The extra of the package that brings a format's libraries, where it is not the common one."""


def needed(format: str, *modules: str) -> tuple[ModuleType, ...]:
    """These modules. Raises ``ExportError`` naming the remedy when one is not installed."""
    try:
        return tuple(import_module(name) for name in modules)
    except ModuleNotFoundError as error:
        missing = (error.name or "").split(".")[0]
        extra = _EXTRAS.get(format, "exports")
        remedy = f"Install it: pip install 'headwater[{extra}]'"
        raise ExportError(f"The format {format} needs the library {missing!r}. {remedy}") from error
