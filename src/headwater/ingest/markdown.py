"""Markdown → text without its marks: headings, paragraphs, list items, tables, links, captions of images.

It is rendered to HTML and read as a fragment, so that both formats give the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from headwater.ingest import dates
from headwater.ingest.blocks import Hint
from headwater.ingest.decode import decode
from headwater.ingest.draft import Draft, TextBuilder
from headwater.ingest.html import read_fragment
from headwater.ingest.source import Source
from headwater.model.document import Published, PublishedBasis
from headwater.settings import Settings

_FRONT = re.compile(r"---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_NESTING = 60
_NESTED = re.compile(r"(?m)^[ \t]*((?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){30,})")
"""Thirty quotes and lists in one another are no writing; their marks go before the parser recurses into them."""
_EXPANDS = re.compile(r"(?m)[:\-\[,]\s*[&*]\w")


def read_markdown(source: Source, settings: Settings) -> Iterator[Draft]:
    """One draft. Raises ``Malformed``, ``TooLarge``."""
    text = decode(source.name, source.read(settings.max_bytes))
    front = _FRONT.match(text)
    said = _front_matter(front.group(1)) if front else {}
    markup = _rendered(text[front.end() :] if front and said else text)
    address = _word(said, "url", "link", "canonical", "source_url") or source.address
    found = read_fragment(source.name, markup, address, settings)
    title = _word(said, "title", "headline")
    title = title or next((b.span.of(found.text) for b in found.blocks[:3] if b.hint is Hint.HEADING), None)
    builder = TextBuilder()
    if title:
        builder.add(title, Hint.TITLE)
    builder.extend(found, said=title)
    yield Draft(
        text=builder.text,
        blocks=tuple(builder.blocks),
        title=title,
        outlet=_word(said, "outlet", "publication", "publisher", "site"),
        authors=_authors(said),
        dates=_dates(said),
        uri=address,
        language=_word(said, "lang", "language"),
        links=tuple(builder.links),
        syndication=tuple(("source", word) for word in [_word(said, "source")] if word),
    )


def _rendered(text: str) -> str:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    parser.add_render_rule("image", _caption)
    return str(parser.render(_NESTED.sub("", text)))


def _caption(_: Any, tokens: Sequence[Token], index: int, *rest: Any) -> str:
    return f"<figcaption>{escape(tokens[index].content)}</figcaption>"


def _front_matter(text: str) -> dict[str, Any]:
    if _EXPANDS.search(text):
        return {}  # anchors and aliases expand without bound
    try:
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key).lower(): value for key, value in loaded.items()} if isinstance(loaded, dict) else {}


def _word(said: dict[str, Any], *keys: str) -> str | None:
    return next((said[key].strip() for key in keys if isinstance(said.get(key), str) and said[key].strip()), None)


def _authors(said: dict[str, Any]) -> tuple[str, ...]:
    named = said.get("authors") or said.get("author") or said.get("byline") or []
    named = named if isinstance(named, list) else re.split(r",\s*|\s+and\s+", str(named))
    return tuple(str(name).strip() for name in named if str(name).strip())


def _dates(said: dict[str, Any]) -> tuple[Published, ...]:
    stated = (said.get(key) for key in ("published", "date", "pubdate"))
    return tuple(
        Published(edtf=day, basis=PublishedBasis.METADATA) for s in stated if s and (day := dates.edtf(str(s)))
    )
