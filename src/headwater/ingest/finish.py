"""Draft + source → Document: the text frozen, its regions found, its date chosen, its language named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from headwater.errors import Malformed, TooLarge
from headwater.ingest import boilerplate, dates, page_lines
from headwater.ingest.blocks import split
from headwater.ingest.draft import Draft
from headwater.ingest.language import identify, language_name
from headwater.ingest.layout import Layout, lay_out
from headwater.ingest.page_lines import PageLine
from headwater.ingest.sniff import Format
from headwater.ingest.source import Source
from headwater.model.document import Custody, Document, Published, PublishedBasis, Region, RegionKind
from headwater.rules.load import languages
from headwater.settings import Settings

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_WORDS = re.compile(r"\S+")
_READERS = {
    Format.HTML: "trafilatura",
    Format.MHTML: "trafilatura",
    Format.PDF: "pypdfium2",
    Format.DOCX: "python-docx",
    Format.ODT: "odfdo",
    Format.FEED: "feedparser",
    Format.MARKDOWN: "markdown-it-py",
}


def finish(draft: Draft, source: Source, kind: Format, settings: Settings) -> Document:
    """The document.

    Raises ``Malformed`` when there is no word in the text, ``TooLarge`` when it is longer than ``max_text``.
    """
    name = draft.name or source.name
    text = _NO_TEXT.sub("\ufffd", draft.text)
    if not any(character.isalnum() for character in text):
        raise Malformed(name, "There is no text in it.", "Check that it is the file you meant; a scan needs tesseract.")
    if len(text) > settings.max_text:
        reason = f"Its text has {len(text):,} characters; the limit is {settings.max_text:,}."
        raise TooLarge(name, reason, "Split it, or raise HEADWATER_MAX_TEXT.")
    blocks = split(text, _is_page_line(settings)) if draft.blocks is None else list(draft.blocks)
    layout = lay_out(text, blocks, draft.title, settings.language)
    language = identify(_body(text, layout.regions)) or draft.language
    uri = draft.uri or source.address or next((line.address for line in layout.lines if line.address), None)
    return Document(
        text=text,
        file=name,
        title=layout.title,
        outlet=draft.outlet or _first(line.outlet for line in layout.lines) or _host(uri),
        authors=draft.authors or _authors(layout.lines) or _names(draft.weak_authors, settings),
        published=_published(draft, layout, uri),
        uri=uri,
        language=language,
        media_type=draft.media_type or kind.value,
        custody=custody(source, kind),
        regions=layout.regions,
        links=draft.links,
        canonical=draft.canonical,
        syndication=_syndication(draft, layout.lines),
        pages=draft.pages,
        removed=draft.removed,
        refusal=_refusal(text, language, settings),
    )


def custody(source: Source, kind: Format | None) -> Custody:
    """How the bytes of a source came here."""
    return Custody(
        original=source.sha256,
        size=source.size,
        retrieved=source.retrieved,
        address=source.address,
        headers=source.headers,
        tool=tool(kind),
    )


@cache
def tool(kind: Format | None) -> str:
    """What read it, with versions: ``headwater 0.1.0, trafilatura 2.3.1``."""
    names = ["headwater", *([_READERS[kind]] if kind in _READERS else [])]
    return ", ".join(f"{name} {_version(name)}" for name in names)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


def _is_page_line(settings: Settings) -> Callable[[str], bool]:
    language = settings.language

    def stands_alone(line: str) -> bool:
        if len(line) > page_lines.LONGEST:
            return False
        return bool(boilerplate.furniture(line, language) or page_lines.front_line(line, language))

    return stands_alone


def _body(text: str, regions: Iterable[Region]) -> str:
    body = "\n".join(region.span.of(text) for region in regions if region.kind is RegionKind.BODY)
    return body or text


def _published(draft: Draft, layout: Layout, uri: str | None) -> Published:
    """The first that says something, in the order of docs/how-to/intake.md.

    What the publisher states about publication; a date line of the text; a dateline; a line that says only when
    the text was updated; the address; the date in a file's own properties.
    """
    of_lines = [line.date for line in layout.lines if line.date and line.rule != "dateline"]
    of_datelines = [line.date for line in layout.lines if line.date and line.rule == "dateline"]
    of_updates = [line.updated for line in layout.lines if line.updated]
    stated = (
        *draft.dates,
        *(Published(edtf=day, basis=PublishedBasis.TEXT) for day in of_lines),
        *(Published(edtf=day, basis=PublishedBasis.DATELINE) for day in of_datelines),
        *(Published(edtf=day, basis=PublishedBasis.TEXT) for day in of_updates),
        Published(edtf=dates.edtf_of_address(uri or draft.canonical), basis=PublishedBasis.URL),
        *draft.weak_dates,
    )
    return next((date for date in stated if date.edtf), Published())


def _authors(lines: Iterable[PageLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in lines for name in line.authors))


def _names(weak: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """Names of persons; the properties of a file often name a program or an account."""
    return tuple(name for name in weak if page_lines.is_name(name, settings.language))


def _syndication(draft: Draft, lines: Iterable[PageLine]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((*draft.syndication, *(line.credit for line in lines if line.credit))))


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _host(uri: str | None) -> str | None:
    try:
        host = urlsplit(uri or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _refusal(text: str, language: str | None, settings: Settings) -> str | None:
    if language and language not in languages():
        known = ", ".join(language_name(code) for code in languages())
        return f"It is in {language_name(language)}, and there are rules only for {known}: stored, not read."
    words = sum(1 for _ in _WORDS.finditer(text))
    if words > settings.max_words:
        return f"It has {words:,} words; the limit for reading is {settings.max_words:,} (HEADWATER_MAX_WORDS)."
    return None
