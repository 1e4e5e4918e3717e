"""Step 2a: sentences, by rule and by paragraph.

The parser's own splitting glues headlines to leads (reading.md, section 8), so it is told the
boundaries instead of asked. Boilerplate is never split, hence never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.model.document import Document, RegionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.rules import load

READ = (RegionKind.HEADLINE, RegionKind.BODY, RegionKind.CAPTION)
_PARAGRAPH = re.compile(r"[^\S\n]*\n\s*\n\s*|\n(?=\s*[-•*–]\s)")
# A stop, closing quotes or brackets, then space and the possible start of another sentence.
_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘'«(\[¿¡—–-]*[\w$€£])|[.!?…]+[\"”’'»)\]]*\s*$")
_WORD_BEFORE = re.compile(r"([\w.'’-]+)$")
_SAYS_WHO = re.compile(r"\s+(?:[a-z]|[A-Z][\w’'-]*\s+(?:said|says|asked|told|added|wrote|tweeted)\b)")


def split_sentences(document: Document, reading: Reading) -> Reading:
    """Fills ``sentences`` with the sentences of headline, body and captions, in order."""
    found: list[Span] = []
    for region in sorted(reading.regions, key=lambda r: r.span):
        if region.kind in READ:
            found.extend(sentences_of(document.text, region.span))
    return replace(reading, sentences=tuple(found))


def sentences_of(text: str, span: Span) -> Iterator[Span]:
    """The sentences within ``span``, without surrounding white space."""
    start = span.start
    for gap in _PARAGRAPH.finditer(text, span.start, span.end):
        yield from _within_paragraph(text, start, gap.start())
        start = gap.end()
    yield from _within_paragraph(text, start, span.end)


def _within_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and not _ends_here(text, begin, stop):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        yield Span(start, end)


def _ends_here(text: str, begin: int, stop: re.Match[str]) -> bool:
    mark, following = stop.group(), text[stop.end() : stop.end() + 60]
    after = following.lstrip()
    if mark[-1] in "\"”’'»" and _SAYS_WHO.match(following):
        return False
    if mark.startswith(("…", "...")) or after[:1].islower():
        return not after[:1].islower()
    if mark[0] != ".":
        return True
    word = _WORD_BEFORE.search(text, begin, stop.start())
    return word is None or not _is_abbreviation(word.group(1), after)


def _is_abbreviation(word: str, after: str) -> bool:
    rules = load("sentences")
    bare = word.rstrip(".")
    if bare in rules["never"]:
        return bare not in {"No", "v"} or after[:1].isdigit()
    if len(bare) == 1 and bare.isalpha() and bare.isupper() and bare != "I":
        return True
    if bare in rules["before_lower_or_digit"]:
        return not after[:1].isupper() or (bool(re.match(r"[A-Z][\w-]+ [A-Z]", after)) and "." in bare)
    return False
