"""Quotations: what stands between quotation marks, over paragraphs where each opens anew and only the last closes.

Pairs “ ”, « », „ “, straight double marks and doubled single ones; single marks count only in paragraphs that
have no double ones, because most of them are apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from headwater.model.span import Span

_PARAGRAPH = re.compile(r"[^\S\n]*\n\s*\n\s*")
_DOUBLE = re.compile(r"[\"“”„«»]|''|``|‘‘|’’")
_OPENS = ("“", "„", "«", "``", "‘‘")
_CLOSES = ("”", "»", "’’")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–-])|^)['‘](?=[\w$€£])(?!\d\ds?\b)", re.MULTILINE)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…%)])['’](?!\w)")
_FIRM_CLOSE = re.compile(r"(?<=[.,!?…])['’](?!\w)|(?<=[\w%)])['’](?=[.,;:!?)]|\s*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quotation: a span for each paragraph it runs through, marks included."""

    parts: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first part opens."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part closes."""
        return self.parts[-1].end


@dataclass(frozen=True, slots=True)
class Quotes:
    """All quotations of a text, in order; they do not overlap."""

    text: str
    quotes: tuple[Quote, ...]
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(q.start for q in self.quotes))

    def around(self, offset: int) -> Quote | None:
        """The quotation that ``offset`` stands in."""
        i = bisect_right(self.starts, offset) - 1
        if i >= 0 and any(p.start <= offset < p.end for p in self.quotes[i].parts):
            return self.quotes[i]
        return None

    def before(self, offset: int) -> Quote | None:
        """The last quotation that ends at or before ``offset``."""
        i = bisect_right(self.starts, offset) - 1
        while i >= 0 and self.quotes[i].end > offset:
            i -= 1
        return self.quotes[i] if i >= 0 else None

    def after(self, offset: int) -> Quote | None:
        """The first quotation that starts at or after ``offset``."""
        i = bisect_left(self.starts, offset)
        return self.quotes[i] if i < len(self.quotes) else None

    def within(self, span: Span) -> tuple[Quote, ...]:
        """The quotations that overlap ``span``."""
        i = max(0, bisect_right(self.starts, span.start) - 1)
        found = []
        while i < len(self.quotes) and self.quotes[i].start < span.end:
            if any(p.overlaps(span) for p in self.quotes[i].parts):
                found.append(self.quotes[i])
            i += 1
        return tuple(found)


def find_quotes(text: str) -> Quotes:
    """The quotations of ``text``. A mark that never closes runs to the end of its paragraph."""
    found: list[Quote] = []
    waiting: list[Span] = []  # parts of a quotation that the paragraphs before left open
    for start, end, following in _paragraphs(text):
        spans, is_open = _in_paragraph(text, start, end, bool(waiting))
        for i, span in enumerate(spans):
            last = i == len(spans) - 1
            if waiting and i == 0:
                waiting.append(span)
                span_parts, waiting = waiting, []
            else:
                span_parts = [span]
            if last and is_open and _reopens(text, following):
                waiting = span_parts
            else:
                found.append(Quote(parts=tuple(span_parts)))
    if waiting:
        found.append(Quote(parts=tuple(waiting)))
    return Quotes(text, tuple(sorted(found, key=lambda q: q.start)))


def _paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and the start of the next paragraph (or the text's length)."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > start:
            yield start, gap.start(), gap.end()
        start = gap.end()
    if start < len(text):
        yield start, len(text), len(text)


def _reopens(text: str, following: int) -> bool:
    mark = _DOUBLE.match(text, following)
    return bool(mark) and not text[mark.end() : mark.end() + 1].isspace() if mark else False


def _in_paragraph(text: str, start: int, end: int, continued: bool) -> tuple[list[Span], bool]:
    """The spans of one paragraph and whether its last one lacks its closing mark."""
    marks = list(_DOUBLE.finditer(text, start, end))
    if not marks:
        return ([Span(start, end)], False) if continued else (_single(text, start, end), False)
    spans: list[Span] = []
    opened = -1
    for mark in marks:
        if _is_opening(text, mark, start, opened >= 0):
            opened = mark.start()
        elif opened >= 0 and mark.group() not in _OPENS:
            spans.append(Span(opened, mark.end()))
            opened = -1
    if opened >= 0:
        spans.append(Span(opened, end))
    return spans, opened >= 0


def _is_opening(text: str, mark: re.Match[str], start: int, is_open: bool) -> bool:
    if is_open:
        return False
    if mark.group() in _OPENS:
        return True
    before, after = (
        text[mark.start() - 1 : mark.start()] if mark.start() > start else "",
        text[mark.end() : mark.end() + 1],
    )
    if mark.group() in _CLOSES and before and not before.isspace():
        return False
    return bool(after) and not after.isspace() and not before.isalnum()


def _single(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    position = start
    while opening := _SINGLE_OPEN.search(text, position, end):
        begin = opening.end() - 1
        closing = _FIRM_CLOSE.search(text, begin + 1, end) or _SINGLE_CLOSE.search(text, begin + 1, end)
        if closing is None:
            break
        spans.append(Span(begin, closing.end()))
        position = closing.end()
    return spans
