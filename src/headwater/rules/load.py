"""Reads the YAML of this folder, once each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from headwater.errors import RuleError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str, language: str = "en") -> Any:
    """The content of ``rules/<language>/<name>.yml``; do not change what it returns.

    Raises ``RuleError`` naming the file when it is missing or is not YAML.
    """
    path = files("headwater.rules") / language / f"{name}.yml"
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - the C twin of SafeLoader
    except FileNotFoundError:
        raise RuleError(f"rules/{language}/{name}.yml is missing: reinstall headwater.") from None
    except yaml.YAMLError as error:
        raise RuleError(f"rules/{language}/{name}.yml is not YAML: {error}") from error


def languages() -> tuple[str, ...]:
    """The languages there are rules for."""
    return tuple(sorted(p.name for p in files("headwater.rules").iterdir() if p.is_dir() and len(p.name) == 2))
