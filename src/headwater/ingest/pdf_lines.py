"""Lines of a PDF page with their places → paragraphs, headings, running heads. No library: geometry only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from headwater.ingest.blocks import SENTENCE_END, Hint

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be running heads or feet."""
_HEADING = 1.15
"""Type this much larger than that of the text is a heading."""
_GAP = 1.35
"""A step down this much larger than the usual one parts paragraphs."""
_NUMBER = re.compile(r"[\divxlc]+", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?i)(?:[-–—|\[( ]*)?(?:page|p\.)? ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?:[-–—|\]) ]*)?")
_BULLET = re.compile(r"(?:[•▪●○■–*-]|\(?\d{1,3}[.)]) ")
_KEEP_HYPHEN = frozenset(
    ("anti", "co", "counter", "cross", "ex", "half", "inter", "mid", "multi", "non", "post", "pre", "pro", "quasi",
     "self", "semi", "so", "vice", "well", "state", "government", "long", "short", "high", "low", "al", "el")
)  # fmt: skip
"""First halves that are mostly written with a hyphen: joined wrongly, "cross-border" becomes a word nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as set: its words, the box in points from the lower left, the height of its type."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    broken: bool = False
    """Ends in a hyphen that parts a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines joined to running text. ``page`` counts from 0; ``turns`` are the offsets at which further pages begin."""

    text: str
    hint: Hint
    page: int
    turns: tuple[int, ...] = ()


def without_running_lines(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], int]:
    """The pages without the heads and feet they share and without page numbers; and how many lines went.

    A line at the edge of a page is a running line when one alike, numbers aside, stands at the edge of at least
    a third of the pages and of two.
    """
    alike = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    least = max(2, len(pages) / 3)
    kept, removed = [], 0
    for page in pages:
        edges = {id(line) for line in _edges(page) if _is_running(line, alike[_shape(line)] >= least, len(pages))}
        kept.append([line for line in page if id(line) not in edges])
        removed += len(edges)
    return kept, removed


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.bottom)
    if len(by_height) <= 2:
        return []
    reach = min(_EDGE, len(by_height) // 3 or 1)
    return [*by_height[:reach], *by_height[-reach:]]


def _shape(line: Line) -> str:
    return _NUMBER.sub("#", " ".join(line.text.split())).casefold()


def _is_running(line: Line, repeated: bool, pages: int) -> bool:
    if pages > 1 and _PAGE_NUMBER.fullmatch(line.text.strip()):
        return True
    return repeated and len(line.text) <= 160


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[Paragraph]:
    """The paragraphs of all pages, in reading order; one that runs over a page's end is one."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    body = _body_size(lines)
    usual = _usual_step(pages, body)
    words = _vocabulary(lines)
    open_one: Paragraph | None = None
    for number, page in enumerate(pages):
        for index, group in enumerate(_groups(page, usual)):
            heading = group[0].size > _HEADING * body and sum(len(line.text) for line in group) <= 250
            made = Paragraph(text=_joined(group, words), hint=Hint.HEADING if heading else Hint.PARAGRAPH, page=number)
            if open_one and index == 0 and _runs_on(open_one, made):
                text = _join_pair(open_one.text, made.text, words)
                turns = (*open_one.turns, len(text) - len(made.text))
                open_one = replace(open_one, text=text, turns=turns)
                continue
            if open_one:
                yield open_one
            open_one = made
    if open_one:
        yield open_one


def _body_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text))


def _usual_step(pages: Sequence[Sequence[Line]], body: float) -> float:
    """From line to line of the text, in points; 0 when there are no two lines."""
    pairs = [pair for page in pages for pair in pairwise(page) if abs(pair[0].size - body) < 0.12 * body]
    steps = [above.bottom - below.bottom for above, below in pairs]
    fitting = [step for step in steps if 0.5 * body < step < 3 * body]
    return median(fitting) if fitting else 0.0


def _groups(page: Sequence[Line], usual: float) -> Iterator[list[Line]]:
    if not page:
        return
    right = max(line.right for line in page)
    left = median(line.left for line in page)
    group = [page[0]]
    for before, here in pairwise(page):
        if _parts(before, here, usual, left, right):
            yield group
            group = []
        group.append(here)
    yield group


def _parts(before: Line, here: Line, usual: float, left: float, right: float) -> bool:
    step = before.bottom - here.bottom
    if abs(before.size - here.size) > 0.12 * max(before.size, here.size):
        return abs(step) > 0.3 * here.size
    ended = bool(SENTENCE_END.search(before.text))
    if step > _GAP * usual > 0 or _BULLET.match(here.text):
        return True
    if step < -here.size:  # another column, or the head of the next page
        return ended and before.right < right - 0.15 * (right - left)
    indented = here.left > before.left + 0.8 * here.size and here.left < before.left + 6 * here.size
    short = before.right < right - 0.2 * (right - left)
    return ended and (indented or short) and step > 0.5 * here.size


def _runs_on(before: Paragraph, after: Paragraph) -> bool:
    if before.hint is not Hint.PARAGRAPH or after.hint is not Hint.PARAGRAPH:
        return False
    return (
        after.page == before.page + 1 + len(before.turns)
        and not SENTENCE_END.search(before.text)
        and not _BULLET.match(after.text)
        and len(before.text) > 60
    )


def _joined(lines: Sequence[Line], words: frozenset[str]) -> str:
    text = lines[0].text.strip()
    for before, here in pairwise(lines):
        text = _join_pair(text + ("-" if before.broken and not text.endswith("-") else ""), here.text.strip(), words)
    return text.rstrip("\ufffe")


def _join_pair(before: str, after: str, words: frozenset[str]) -> str:
    """Two lines as one; a word parted by a hyphen is made whole the way the rest of the document spells it."""
    first, second = re.search(r"([^\W\d_]+)[-\u2010\u00ad]$", before), re.match(r"[^\W\d_]+", after)
    if not first or not second:
        return f"{before} {after}".strip()
    halves = (first.group(1).casefold(), second.group().casefold())
    whole, hyphened = "".join(halves), "-".join(halves)
    keeps = hyphened in words and whole not in words
    keeps = keeps or second.group()[0].isupper() or (whole not in words and halves[0] in _KEEP_HYPHEN)
    return before[:-1] + ("-" if keeps else "") + after
