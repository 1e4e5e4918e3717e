"""Rare facts of a text: names and numbers, which a rewrite keeps when it changes every other word (handbook 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?:[ \u00a0-][^\W\d_]+)?")
_NAME = re.compile(r"(?<![\w’'])[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}")
_LOWER = re.compile(r"(?<![\w])[a-zß-öø-ÿ][^\W\d_]+")
_QUOTE = re.compile('[“"„«]([^“”"„«»\n]{20,600})[”"“»]')
_OPENING = " \u00a0\"“‘('«[–—-"
_STOPS = ".!?:\n…"
_WORD = re.compile(r"[^\W_]+")
_QUOTED = 6
"""Words of a quotation that are compared together: shorter runs are anybody's."""


@dataclass(frozen=True, slots=True)
class Facts:
    """``names`` and ``numbers`` as folded words, each with a mark of its kind."""

    names: frozenset[str]
    numbers: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Both kinds."""
        return self.names | self.numbers


def facts_of(text: str) -> Facts:
    """Numbers with the word they count, and capitalised words that never stand uncapitalised in the text."""
    numbers = {f"n:{_plain(match.group())}" for match in _NUMBER.finditer(text)}
    lower = {match.group() for match in _LOWER.finditer(text)}
    names = {f"w:{match.group().casefold()}" for match in _names(text) if match.group().casefold() not in lower}
    return Facts(frozenset(names), frozenset(numbers))


def quoted(text: str) -> frozenset[str]:
    """Every run of six words within quotation marks."""
    found = set()
    for match in _QUOTE.finditer(text):
        words = [word.casefold() for word in _WORD.findall(match.group(1))]
        found |= {" ".join(words[at : at + _QUOTED]) for at in range(len(words) - _QUOTED + 1)}
    return frozenset(found)


def quotations(text: str) -> list[tuple[int, int]]:
    """Where quotations stand, marks left out."""
    return [match.span(1) for match in _QUOTE.finditer(text)]


def _names(text: str) -> Iterator[re.Match[str]]:
    """Capitalised words; one that opens a sentence counts only where another capital follows."""
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()].rstrip(_OPENING)
        opens = match.start() == 0 or not before or before[-1] in _STOPS
        follows = text[match.end() : match.end() + 2].strip()[:1].isupper()
        if not opens or follows:
            yield match


def _plain(number: str) -> str:
    return number.replace("\u00a0", " ").replace("-", " ").casefold()
