"""One frozen value with everything that can be set, built once at the edge.

Each field can be set by an environment variable of the same name in capitals with the
prefix ``HEADWATER_`` (``HEADWATER_MAX_BYTES=1000000``). Nothing else reads the environment.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from headwater.errors import UsageError

PREFIX = "HEADWATER_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits are per input; sizes in bytes, times in seconds, text in code points."""

    max_bytes: int = 64 * 1024 * 1024
    max_text: int = 5_000_000
    max_pages: int = 2_000
    max_depth: int = 600
    """Nesting of markup; deeper HTML is flattened to its text before it is parsed."""
    max_members: int = 20_000
    """Members of one archive, mailbox, feed or web archive."""
    max_expansion: int = 200
    """An archive member may unpack to this many times its packed size."""
    max_unpacked: int = 512 * 1024 * 1024
    """Bytes one archive may unpack to, all members together."""
    max_nesting: int = 4
    """Archives in archives, mails in mails: how deep a member may lie."""
    max_memory: int = 3 * 1024 * 1024 * 1024
    """Memory the process that reads documents into text may take, where the system can hold it to that."""
    max_seconds: int = 120
    """Time one document may take to be read into text."""
    max_words: int = 200_000
    """Longer documents are stored and refused for reading, with a word in ``status``."""
    fetch: bool = False
    """Fetch http(s) addresses. Off: nothing leaves this machine."""
    fetch_seconds: int = 30
    tesseract: str = "tesseract"
    language: str = "en"
    batch: int = 64
    """Documents read together, so that the parser sees full batches."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Settings from ``HEADWATER_*`` variables. Raises ``UsageError`` for a value of the wrong type."""
        given = os.environ if environment is None else environment
        values: dict[str, object] = {}
        for field in fields(cls):
            name = PREFIX + field.name.upper()
            if name in given:
                values[field.name] = _parse(name, given[name], type(getattr(_DEFAULTS, field.name)))
        return cls(**values)  # type: ignore[arg-type]  # each value was parsed to its field's type


def _parse(name: str, text: str, kind: type) -> object:
    if kind is bool:
        if text.lower() in {"1", "true", "yes", "on"}:
            return True
        if text.lower() in {"0", "false", "no", "off"}:
            return False
        raise UsageError(f"{name} is {text!r}: set it to 1 or 0.")
    try:
        return kind(text)
    except ValueError:
        raise UsageError(f"{name} is {text!r}: it takes a value of type {kind.__name__}.") from None


_DEFAULTS = Settings()
