"""Plain text → a draft whose text is the file's own, character for character."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.ingest.decode import decode
from headwater.ingest.draft import Draft
from headwater.ingest.html import charset
from headwater.ingest.source import Source
from headwater.settings import Settings


def read_plain(source: Source, settings: Settings) -> Iterator[Draft]:
    """One draft. Raises ``Malformed`` for bytes that are no text, ``TooLarge``."""
    data = source.read(settings.max_bytes)
    declared = charset(source.media_type, b"") if source.media_type else None
    yield Draft(text=decode(source.name, data, declared))
