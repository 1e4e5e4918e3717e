"""Acronyms bound to their long form where the text defines them: "Kestari Front (KF)", "KF (Kestari Front)".

After Schwartz and Hearst (2003): the letters of the short form are matched right to left in the words before
the bracket, the first letter at the start of a word; here hyphens and apostrophes part words as well, so that
"Lashkar-e-Taiba (LeT)" is found, and letters may come from inside a word only behind its own initial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from headwater.model.span import Span
from headwater.read.chunks import is_acronym
from headwater.read.grammar import grammar

_BRACKET = re.compile(
    r"\s\(\s?(?:the |or |known as |hereafter |acronym )?[\"“'‘]?([A-Z][\w.&-]{0,11})[\"”'’]?(?:[,;][^)]{0,60})?\)"
)
_LONG_IN_BRACKET = re.compile(r"\b([A-Z][A-Za-z.&-]{1,9}) \((?:the )?([A-Z][\w’'-]+(?: [\w’'&-]+){1,8})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """``short`` and ``long`` are spans in the text searched."""

    short: Span
    long: Span


def definitions(text: str) -> Iterator[Definition]:
    """Every definition in ``text``; one the letters do not bear out is left alone."""
    for match in _BRACKET.finditer(text):
        short = match.group(1).rstrip(".")
        if not is_acronym(short):
            continue
        long = _long_form(text[: match.start()], short)
        if long is not None:
            yield Definition(short=Span(match.start(1), match.start(1) + len(short)), long=long)
    for match in _LONG_IN_BRACKET.finditer(text):
        long = _long_form(match.group(2), match.group(1))
        if is_acronym(match.group(1)) and long is not None and long.start == 0:
            yield Definition(short=Span(*match.span(1)), long=Span(*match.span(2)))


def _long_form(before: str, short: str) -> Span | None:
    """The words at the end of ``before`` that ``short`` abbreviates."""
    letters = [c for c in short.lower() if c.isalnum()]
    limit = min(len(letters) + 5, len(letters) * 2 + 1)
    words = list(re.finditer(r"[^\W_]+", before))[-limit - 2 :]
    if not words or before[words[-1].end() :].strip(" \"”’'»"):
        return None
    for first in range(len(words) - 1, -1, -1):
        row = words[first:]
        if _breaks(before, row):
            break
        if row[0].group().lower() in grammar("skipped") or row[0].group()[0].lower() != letters[0]:
            continue
        if _spells([w.group().lower() for w in row], letters):
            return Span(row[0].start(), words[-1].end())
    return None


def _breaks(text: str, row: list[re.Match[str]]) -> bool:
    """A sentence stop or bracket between the words ends the long form."""
    gaps = (text[a.end() : b.start()] for a, b in pairwise(row))
    return any(set(gap) & set('.;:!?()"“”') for gap in gaps)


def _spells(words: list[str], letters: list[str]) -> bool:
    """Whether ``letters`` can be read off ``words`` in order, each word of weight giving its initial."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if not letters:
        return all(w in grammar("skipped") for w in words)
    if word in grammar("skipped") and _spells(rest, letters):
        return True
    if word[0] != letters[0]:
        return False
    taken = 1
    if _spells(rest, letters[1:]):
        return True
    position = 1
    while taken < len(letters) and taken < 4:
        position = word.find(letters[taken], position)
        if position < 0:
            return False
        position, taken = position + 1, taken + 1
        if _spells(rest, letters[taken:]):
            return True
    return False
