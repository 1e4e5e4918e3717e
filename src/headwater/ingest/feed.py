"""RSS and Atom → one draft an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from headwater.errors import Malformed, TooLarge
from headwater.ingest import dates
from headwater.ingest.archive import refuse_entities
from headwater.ingest.blocks import Hint
from headwater.ingest.draft import Draft, TextBuilder
from headwater.ingest.html import read_fragment
from headwater.ingest.intake import Skipped
from headwater.ingest.source import Source
from headwater.model.document import Published, PublishedBasis
from headwater.settings import Settings

_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")


def read_feed(source: Source, settings: Settings) -> Iterator[Draft | Skipped]:
    """The entries in the order of the feed. Raises ``Malformed``, ``TooLarge`` (before anything is parsed)."""
    data = source.read(settings.max_bytes)
    refuse_entities(source.name, data)
    count = sum(1 for _ in _ENTRY.finditer(data))
    if count > settings.max_members:
        reason = f"It has {count:,} entries; the limit is {settings.max_members:,}."
        raise TooLarge(source.name, reason, "Split it, or raise HEADWATER_MAX_MEMBERS.")
    # A stream, never the bytes: feedparser would take bytes that look like an address for one, and fetch it.
    found = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    if not found.version and not found.entries:
        raise Malformed(source.name, "It looks like a feed and cannot be read as one.", "Get the feed again.")
    empty = 0
    for number, entry in enumerate(found.entries, 1):
        draft = _draft(source, found, entry, number, settings)
        if draft.blocks:
            yield draft
        else:
            empty += 1
    if empty or not found.entries:
        yield Skipped(name=source.name, reason="Entries of the feed without text, or none at all.", count=empty)


def _draft(source: Source, feed: Any, entry: Any, number: int, settings: Settings) -> Draft:
    address = str(entry.get("link") or "") or None
    title = _plain(source.name, str(entry.get("title") or ""), settings)
    builder = TextBuilder()
    builder.add(title, Hint.TITLE)
    builder.extend(_content(source.name, entry, address, settings), said=title)
    origin = entry.get("source") or {}
    day = dates.edtf(entry.get("published")) or dates.edtf(entry.get("updated"))
    return Draft(
        text=builder.text,
        blocks=tuple(builder.blocks),
        title=title or None,
        outlet=str(origin.get("title") or feed.feed.get("title") or "").strip() or None,
        authors=tuple(dict.fromkeys(str(a["name"]) for a in entry.get("authors") or [] if a.get("name"))),
        dates=(Published(edtf=day, basis=PublishedBasis.FEED),) if day else (),
        uri=address,
        language=str(feed.feed.get("language") or "")[:2].lower() or None,
        links=tuple(builder.links),
        syndication=tuple(("feed_source", str(origin[key])) for key in ("href", "title") if origin.get(key)),
        name=f"{source.name}!/{address or number}",
        media_type="application/atom+xml" if str(feed.version).startswith("atom") else "application/rss+xml",
    )


def _content(name: str, entry: Any, base: str | None, settings: Settings) -> TextBuilder:
    """The fullest of what the entry gives: its content, or the summary."""
    given = [*(entry.get("content") or []), entry.get("summary_detail") or {}]
    fullest = max(given, key=lambda detail: len(detail.get("value") or ""))
    words = str(fullest.get("value") or "")
    if fullest.get("type") == "text/plain" and "<" not in words:
        builder = TextBuilder()
        for part in re.split(r"\n\s*\n", words):
            builder.add(part, Hint.PARAGRAPH)
        return builder
    return read_fragment(name, words, base, settings)


def _plain(name: str, markup: str, settings: Settings) -> str:
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    return " ".join(read_fragment(name, markup, None, settings).text.split())
