"""HTML pages and fragments → drafts.

trafilatura picks the main text of a page; what it leaves out is counted by the part of the page it stood in.
Fragments (the body of a mail, the content of a feed entry) are read whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml import etree
from trafilatura import bare_extraction

from headwater.errors import TooLarge
from headwater.ingest.blocks import Hint
from headwater.ingest.boilerplate import plainly
from headwater.ingest.decode import decode
from headwater.ingest.draft import Draft, TextBuilder
from headwater.ingest.html_meta import PageMeta, is_elsewhere, read_meta
from headwater.ingest.html_tree import depth, flattened, parse, remove_hidden, take_captions
from headwater.ingest.markup import EXTRACTED, HTML, write_blocks
from headwater.ingest.source import Source
from headwater.model.document import Link
from headwater.settings import Settings

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=["']([\w.-]{2,40})""",
    re.IGNORECASE,
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|respond|disqus|reply", re.IGNORECASE)
_LONG_CELL = 400
"""A cell with more text than this is a page laid out by a table, in which trafilatura loses the paragraphs."""
_PARTS = ("nav", "footer", "aside", "form", "header")
_CONTAINERS = tuple(sorted(HTML.blocks | HTML.headings | HTML.cells))


def read_html(source: Source, settings: Settings) -> Iterator[Draft]:
    """The page as one draft. Raises ``Malformed``."""
    data = source.read(settings.max_bytes)
    yield read_page(source.name, decode(source.name, data, charset(source.media_type, data)), source.address, settings)


def charset(media_type: str | None, data: bytes) -> str | None:
    """The encoding that the header or the page itself declares."""
    if found := _HEADER_CHARSET.search(media_type or ""):
        return found.group(1)
    inside = _CHARSET.search(data[:4096])
    return (inside.group(1) or inside.group(2)).decode("ascii", "replace") if inside else None


def read_page(name: str, markup: str, address: str | None, settings: Settings) -> Draft:
    """A whole page, of which only the main text is kept. Raises ``Malformed``, ``TooLarge``."""
    _check_size(name, markup, settings)
    if depth(markup) > settings.max_depth:
        return _flat(markup)
    tree = parse(name, markup)
    meta = read_meta(tree, markup, address, settings.language)
    hidden = remove_hidden(tree)
    resolve = resolver(_base(tree, meta.uri))
    page_links = _page_links(tree, resolve)
    captions = take_captions(tree)
    before = list(_leaf_texts(tree))
    builder = _extract(tree, meta.title, resolve)
    kept = {plainly(line) for block in builder.blocks for line in re.split(r"[\n\t]", block.span.of(builder.text))}
    inside = _main_part(tree, kept)
    for words, holder in captions:
        if any(part is inside for part in (holder, *holder.iterancestors())) and not is_elsewhere(holder):
            builder.add(words, Hint.CAPTION)
            kept.add(words)
    removed = Counter(part for words, part in before if words not in kept)
    removed["hidden"] += hidden
    return _draft(builder, meta, page_links, removed)


def read_fragment(name: str, markup: str, base: str | None, settings: Settings) -> TextBuilder:
    """All the text of a piece of HTML that is no page of its own. Raises ``Malformed``, ``TooLarge``."""
    _check_size(name, markup, settings)
    builder = TextBuilder()
    if depth(markup) > settings.max_depth:
        for part in flattened(markup).split("\n\n"):
            builder.add(part, Hint.PARAGRAPH)
    elif markup.strip():
        tree = parse(name, f"<html><body>{markup}</body></html>")
        remove_hidden(tree)
        write_blocks(tree, HTML, builder, resolver(_base(tree, base)))
    return builder


def resolver(base: str | None) -> Callable[[str], str | None]:
    """A function that makes addresses absolute, and drops those that lead to no document."""

    def resolve(address: str) -> str | None:
        try:
            whole = urljoin(base or "", address.strip())
            scheme = urlsplit(whole).scheme
        except ValueError:
            return None
        return whole if whole and not whole.startswith("#") and scheme in {"", "http", "https"} else None

    return resolve


def _check_size(name: str, markup: str, settings: Settings) -> None:
    """A tree takes a hundred times the memory of its tags, so they are counted before there is one."""
    tags, most = markup.count("<"), settings.max_text // 5
    if tags > most:
        reason = f"Its HTML has some {tags:,} tags; a page with this limit on text may have {most:,}."
        raise TooLarge(name, reason, "Save its text alone, or raise HEADWATER_MAX_TEXT.")


def _flat(markup: str) -> Draft:
    builder = TextBuilder()
    for part in flattened(markup).split("\n\n"):
        builder.add(part, Hint.PARAGRAPH)
    return Draft(text=builder.text, blocks=tuple(builder.blocks))


def _base(tree: lxml.html.HtmlElement, uri: str | None) -> str | None:
    element = tree.find(".//base[@href]")
    stated = element.get("href") if element is not None else None
    try:
        return urljoin(uri or "", stated) if stated else uri
    except ValueError:
        return uri


def _page_links(tree: lxml.html.HtmlElement, resolve: Callable[[str], str | None]) -> list[Link]:
    found = []
    for element in tree.iter("a"):
        href = resolve(element.get("href") or "") if element.get("href") else None
        anchor = plainly(element.text_content())
        if href and anchor:
            found.append(Link(href=href, anchor=anchor[:500]))
    return found


def _leaf_texts(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Every block of the page that holds no other block, and the part of the page it stands in."""
    parts = ["other"]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            parts.pop()
            continue
        parts.append(_part(element) or parts[-1])
        leaf = element.tag in _CONTAINERS and next(element.iterdescendants(*_CONTAINERS), None) is None
        if leaf and (words := plainly(element.text_content())):
            yield words, parts[-1]


def _part(element: lxml.html.HtmlElement) -> str | None:
    if element.tag in _PARTS:
        return str(element.tag)
    marks = f"{element.get('id') or ''} {element.get('class') or ''}"
    return "comments" if _COMMENTS.search(marks) else None


def _extract(tree: lxml.html.HtmlElement, title: str | None, resolve: Callable[[str], str | None]) -> TextBuilder:
    builder, found = TextBuilder(), TextBuilder()
    try:
        extracted = bare_extraction(tree, include_links=True, include_comments=False, include_formatting=False)
        body = getattr(extracted, "body", None)
    except (ValueError, AttributeError, TypeError, IndexError, RecursionError, etree.LxmlError):
        body = None  # the page is read whole then: too much text is better than none
    if body is not None and not any(len("".join(cell.itertext())) > _LONG_CELL for cell in body.iter("cell")):
        write_blocks(body, EXTRACTED, found, resolve)
    if not found.blocks:
        write_blocks(tree, HTML, found, resolve)
    if title:
        builder.add(title, Hint.TITLE)
    builder.extend(found, said=title)
    return builder


def _main_part(tree: lxml.html.HtmlElement, kept: set[str]) -> lxml.html.HtmlElement | None:
    """The smallest element that holds all paragraphs that were kept."""
    common: list[lxml.html.HtmlElement] | None = None
    for element in tree.iter("p", "li", "h2", "h3", "blockquote"):
        if plainly(element.text_content()) in kept:
            line = [*reversed(list(element.iterancestors()))]
            common = line if common is None else [a for a, b in zip(common, line, strict=False) if a is b]
    return common[-1] if common else None


def _draft(builder: TextBuilder, meta: PageMeta, page_links: list[Link], removed: Counter[str]) -> Draft:
    placed = {(link.href, link.anchor) for link in builder.links}
    others = dict.fromkeys(link for link in page_links if (link.href, link.anchor) not in placed)
    return Draft(
        text=builder.text,
        blocks=tuple(builder.blocks),
        title=meta.title,
        outlet=meta.outlet,
        authors=meta.authors,
        dates=meta.dates,
        uri=meta.uri,
        canonical=meta.canonical,
        language=meta.language,
        links=(*builder.links, *others),
        syndication=meta.syndication,
        removed=tuple(sorted((part, count) for part, count in removed.items() if count)),
    )
