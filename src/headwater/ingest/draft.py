"""What a reader of one format found, before it becomes a Document."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from headwater.ingest.blocks import Block, Hint
from headwater.model.document import Link, Published
from headwater.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``blocks`` is ``None`` for plain text, whose paragraphs are still to be found.

    ``dates`` are statements about publication, the best first; ``weak_dates`` and ``weak_authors`` only say
    when and by whom a file was made, and count when nothing else says more. ``name`` and ``media_type``
    replace the source's, for parts of it.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    weak_authors: tuple[str, ...] = ()
    dates: tuple[Published, ...] = ()
    weak_dates: tuple[Published, ...] = ()
    uri: str | None = None
    canonical: str | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    syndication: tuple[tuple[str, str], ...] = ()
    pages: tuple[int, ...] = ()
    removed: tuple[tuple[str, int], ...] = ()
    name: str | None = None
    media_type: str | None = None


@dataclass(slots=True)
class TextBuilder:
    """Puts a text together block by block, a blank line between, and keeps where blocks and links fell."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, hint: Hint, links: tuple[tuple[str, int, int], ...] = ()) -> None:
        """One block. ``links`` are (address, start, end) with offsets into ``text``, which is stripped."""
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        self.blocks.append(Block(span=Span(start, self.length), hint=hint))
        for address, begin, end in links:
            inner = Span(min(max(begin - lead, 0), len(text)), min(max(end - lead, 0), len(text)))
            if anchor := inner.of(text):
                self.links.append(Link(href=address, anchor=anchor, span=Span(start + inner.start, start + inner.end)))

    def extend(self, found: TextBuilder, said: str | None = None) -> None:
        """All blocks and links of another; one of its first three that only says ``said`` again is left out."""
        text, links = found.text, deque(found.links)
        for index, block in enumerate(found.blocks):
            inside = []
            while links and links[0].span and links[0].span.start < block.span.end:
                link = links.popleft()
                if link.span:
                    inside.append((link.href, link.span.start - block.span.start, link.span.end - block.span.start))
            words = block.span.of(text)
            if not (index < 3 and said and " ".join(words.split()).casefold() == " ".join(said.split()).casefold()):
                self.add(words, block.hint or Hint.PARAGRAPH, tuple(inside))

    @property
    def text(self) -> str:
        """All blocks so far."""
        return "".join(self.parts)
