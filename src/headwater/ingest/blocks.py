"""Where the paragraphs of a text are.

Formats with markup know. In a plain text blank lines part paragraphs, but many exports put each paragraph
on one line, and old agency copy is wrapped at 60 to 80 characters: both are told apart by their lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from headwater.model.span import Span

SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*]*\s*$")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK_BETWEEN = re.compile(r"(?:\r\n|[\n\r\x0b\x85\u2028\u2029])[^\S\n\r]*(?:\r\n|[\n\r\x0b\x85\u2028\u2029])|\x0c")
_ITEM = re.compile(r"\s*(?:[-•*–·▪●>]|\(?\d{1,3}[.)])\s+\S")
_INDENT = re.compile(r"(?:\t| {2,})\S")
_WRAP = 100
"""Nobody wraps text at more characters than this; a longer line is a paragraph."""
_SHORT = 0.8
"""A line under this share of the longest, the word after it included, ends its paragraph."""


class Hint(StrEnum):
    """What markup says a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading or line of a text. ``alone``: blank lines part it from its neighbours."""

    span: Span
    hint: Hint | None = None
    alone: bool = True


def split(text: str, stands_alone: Callable[[str], bool]) -> list[Block]:
    """The blocks of a plain text, in order, without surrounding white space.

    ``stands_alone`` tells a line that is no part of a paragraph (a byline, a share button).
    """
    blocks: list[Block] = []
    for lines in _runs(text):
        spans = list(_paragraphs(text, lines, stands_alone))
        alone = len(spans) == 1
        blocks.extend(Block(span=span, alone=alone) for span in spans)
    return blocks


def _runs(text: str) -> Iterator[list[Span]]:
    """Runs of lines between blank lines, each line trimmed at its end but not at its beginning."""
    run: list[Span] = []
    end = 0
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        if run and _BLANK_BETWEEN.search(text, end, line.start() + 1):
            yield run
            run = []
        end = line.start() + len(line.group().rstrip())
        run.append(Span(line.start(), end))
    if run:
        yield run


def _paragraphs(text: str, lines: list[Span], stands_alone: Callable[[str], bool]) -> Iterator[Span]:
    if not _is_wrapped(text, lines):
        for line in lines:
            yield _trimmed(text, line)
        return
    longest = max(_length(text, line) for line in lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or _parts(text, lines, index, longest, stands_alone):
            yield _trimmed(text, Span(lines[start].start, lines[index - 1].end))
            start = index


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether most lines end where the next word no longer fitted, and not where a sentence ends."""
    longest = max(_length(text, line) for line in lines)
    if len(lines) < 2 or longest > _WRAP or longest < 40:
        return False
    pairs = [(above.of(text).strip(), below.of(text).strip()) for above, below in pairwise(lines)]
    broken = sum(_filled(above, below) >= longest and not SENTENCE_END.search(above) for above, below in pairs)
    return 2 * broken >= len(pairs)


def _filled(above: str, below: str) -> int:
    """How long the line above would be with the first word of the line below."""
    return len(above) + 1 + len(below.split(maxsplit=1)[0])


def _parts(text: str, lines: list[Span], index: int, longest: int, stands_alone: Callable[[str], bool]) -> bool:
    """Whether a new paragraph begins with line ``index`` of a wrapped run."""
    before, here = lines[index - 1].of(text), lines[index].of(text)
    if _ITEM.match(here) or (_INDENT.match(here) and not before[:1].isspace()):
        return True
    short = _filled(before.strip(), here.strip()) < _SHORT * longest
    if short and (SENTENCE_END.search(before) or not here.strip()[0].islower()):
        return True
    return len(here.strip()) < _SHORT * longest and bool(SENTENCE_END.search(before)) and stands_alone(here)


def _length(text: str, line: Span) -> int:
    return len(line.of(text).strip())


def _trimmed(text: str, span: Span) -> Span:
    lead = len(span.of(text)) - len(span.of(text).lstrip())
    return Span(span.start + lead, span.end)
