"""The blocks of one page on their way to regions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from headwater.ingest import page_lines
from headwater.ingest.blocks import SENTENCE_END, Hint
from headwater.ingest.page_lines import PageLine
from headwater.model.document import RegionKind
from headwater.model.span import Span

HEADLINE = 200
"""No headline is longer, in code points."""
_PROSE = 100
_SENTENCE_INSIDE = re.compile(r"[.!?…][\"”’')\]]*\s+[\"“‘(\[]?[^\W\d_a-z]")


@dataclass(slots=True, kw_only=True, eq=False)
class Piece:
    """A block on its way to a region. ``kind`` is ``None`` until it is decided."""

    span: Span
    text: str
    hint: Hint | None
    alone: bool
    kind: RegionKind | None = None
    said: PageLine | None = None


@dataclass(slots=True)
class Page:
    """All blocks of a text, and what its page lines have said so far."""

    text: str
    language: str
    pieces: list[Piece]
    lines: list[PageLine] = field(default_factory=list)

    def prose_begins(self) -> int:
        """The index of the first block that is running text; the number of blocks when there is none."""
        for index, piece in enumerate(self.pieces):
            if piece.kind is None and piece.hint not in (Hint.TITLE, Hint.HEADING) and self.is_prose(piece):
                return index
        return len(self.pieces)

    def is_prose(self, piece: Piece) -> bool:
        """Whether a block is running text and no heading, byline or button."""
        words = len(piece.text.split())
        if len(piece.text) >= _PROSE and words >= 12 and not page_lines.front_line(piece.text, self.language):
            ended = SENTENCE_END.search(piece.text) or _SENTENCE_INSIDE.search(piece.text)
            return bool(ended) or len(piece.text) > HEADLINE
        if words >= 5 and SENTENCE_END.search(piece.text) and piece.text[-1] != "?":
            return not (piece.alone and is_title_case(piece.text))
        found = page_lines.dateline(piece.text, self.language)
        return found is not None and found.certain and words >= 8


def is_title_case(text: str) -> bool:
    """Whether nearly all longer words begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
