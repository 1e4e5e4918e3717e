"""Trees of elements → blocks of text, with links where they fell. No recursion: trees may be deep."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from headwater.ingest.blocks import Hint
from headwater.ingest.draft import TextBuilder

_SPACE = re.compile(r"\s+")
_LONG_CELL = 200
"""A table with a cell of more text than this is there to lay out a page: its cells are blocks, not columns."""
_EMPTY_LINE = re.compile(r"\n\s*\n")
"""Old pages part paragraphs by two line breaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Which elements part blocks, which link, which are passed over with all they hold."""

    blocks: frozenset[str]
    headings: frozenset[str]
    captions: frozenset[str]
    breaks: frozenset[str]
    cells: frozenset[str]
    dropped: frozenset[str]
    link: str
    address: str
    rows: frozenset[str]


HTML = Vocabulary(
    blocks=frozenset(
        ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
         "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
         "summary", "table", "tbody", "tfoot", "thead", "tr", "ul")
    ),
    headings=frozenset(("h1", "h2", "h3", "h4", "h5", "h6")),
    captions=frozenset(("figcaption", "caption")),
    breaks=frozenset(("br",)),
    cells=frozenset(("td", "th")),
    rows=frozenset(("tr",)),
    dropped=frozenset(
        ("head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "canvas", "audio",
         "video", "select", "button", "input", "textarea", "map")
    ),
    link="a",
    address="href",
)  # fmt: skip
EXTRACTED = Vocabulary(
    blocks=frozenset(("body", "p", "item", "list", "quote", "row", "table", "code", "main", "div", "doc", "figure")),
    headings=frozenset(("head",)),
    captions=frozenset(),
    breaks=frozenset(("lb",)),
    cells=frozenset(("cell",)),
    rows=frozenset(("row",)),
    dropped=frozenset(("graphic",)),
    link="ref",
    address="target",
)
"""What trafilatura makes of a page: a small dialect of TEI."""


@dataclass(slots=True)
class _Line:
    """The block being put together; white space is made single while it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    after_space: bool = True
    links: list[tuple[str, int, int]] = field(default_factory=list)

    def write(self, text: str | None) -> None:
        text = _SPACE.sub(" ", text or "")
        if self.after_space:
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.after_space = text.endswith((" ", "\n", "\t"))

    def part(self, mark: str) -> None:
        """A line break or a cell's end."""
        if self.parts and self.parts[-1].endswith(" "):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
        self.parts.append(mark)
        self.length += 1
        self.after_space = True


def write_blocks(
    tree: etree._Element, words: Vocabulary, to: TextBuilder, resolve: Callable[[str], str | None]
) -> None:
    """Writes every block of ``tree`` to ``to``. ``resolve`` makes an address absolute, or drops it with ``None``."""
    writer = _Writer(words, to, resolve)
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            if event == "end":
                writer.line.write(element.tail)
            continue
        name = element.tag.rpartition("}")[2].lower()
        if event == "start":
            if name in words.dropped:
                walk.skip_subtree()
            else:
                writer.start(name, element)
        else:
            if name not in words.dropped:
                writer.end(name)
            if element is not tree:
                writer.line.write(element.tail)
    writer.flush()


class _Writer:
    def __init__(self, words: Vocabulary, to: TextBuilder, resolve: Callable[[str], str | None]) -> None:
        self.words, self.to, self.resolve = words, to, resolve
        self.line = _Line()
        self.hints = [Hint.PARAGRAPH]
        self.open_links: list[tuple[str | None, int]] = []
        self.cells = 0
        self.lays_out: list[bool] = []

    def start(self, name: str, element: etree._Element) -> None:
        words = self.words
        if name in words.rows:
            self.lays_out.append(_lays_out(element, words))
        if name in words.headings or name in words.captions:
            self.flush()
            self.hints.append(Hint.HEADING if name in words.headings else Hint.CAPTION)
        elif name in words.blocks:
            self.part()
        elif name in words.breaks:
            self.line.part("\n")
        elif name in words.cells:
            if self.in_columns and self.line.length:
                self.line.part("\t")
            elif not self.in_columns:
                self.flush()
            self.cells += 1
        if name == words.link:
            address = element.get(words.address)
            self.open_links.append((self.resolve(address) if address else None, self.line.length))
        self.line.write(element.text)

    def end(self, name: str) -> None:
        words = self.words
        if name == words.link and self.open_links:
            address, start = self.open_links.pop()
            if address and self.line.length > start:
                self.line.links.append((address, start, self.line.length))
        if name in words.headings or name in words.captions:
            self.flush()
            if len(self.hints) > 1:
                self.hints.pop()
        elif name in words.blocks:
            self.part()
        elif name in words.cells:
            self.cells -= 1
            if not self.in_columns:
                self.flush()
        if name in words.rows and self.lays_out:
            self.lays_out.pop()

    @property
    def in_columns(self) -> bool:
        """Whether the row at hand is one of a table that shows columns."""
        return not (self.lays_out and self.lays_out[-1])

    def part(self) -> None:
        """A block begins or ends, or, inside a cell of a column, only a line of it."""
        if self.cells and self.in_columns:
            self.line.write(" ")
        else:
            self.flush()

    def flush(self) -> None:
        text = "".join(self.line.parts)
        links = [tight for link in self.line.links if (tight := _tight(text, link))]
        start = 0
        for gap in [*_EMPTY_LINE.finditer(text), None]:
            end = gap.start() if gap else len(text)
            inside = ((a, max(s, start) - start, min(e, end) - start) for a, s, e in links if s < end and e > start)
            self.to.add(text[start:end], self.hints[-1], tuple(inside))
            start = gap.end() if gap else end
        self.line = _Line()
        self.open_links = [(address, 0) for address, _ in self.open_links]


def _tight(text: str, link: tuple[str, int, int]) -> tuple[str, int, int] | None:
    """A link without the white space at its ends."""
    address, start, end = link
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (address, start, end) if start < end else None


def _lays_out(row: etree._Element, words: Vocabulary) -> bool:
    for cell in row:
        if isinstance(cell.tag, str) and cell.tag.rpartition("}")[2].lower() in words.cells:
            length = 0
            for text in cell.itertext():
                length += len(text)
                if length > _LONG_CELL:
                    return True
    return False
