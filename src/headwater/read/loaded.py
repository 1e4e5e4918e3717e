"""Loaded words with their category and a neutral wording: one list for every side (handbook 8)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from headwater.model.document import Document
from headwater.model.reading import LoadedWord, Reading
from headwater.model.span import Span
from headwater.rules import load


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {
        word.lower(): (category, row.get("neutral", {}).get(word, row["instead"]))
        for category, row in load("loaded").items()
        for word in row["words"]
    }


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_table(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(w) for w in words) + r")(?![\w-])", re.IGNORECASE)


def find_loaded(document: Document, reading: Reading) -> Reading:
    """Fills ``loaded`` with every loaded word of the sentences read."""
    found = []
    for span in reading.sentences:
        for match in _pattern().finditer(document.text, span.start, span.end):
            category, neutral = _table()[match.group().lower()]
            found.append(LoadedWord(span=Span(*match.span()), text=match.group(), category=category, neutral=neutral))
    return replace(reading, loaded=tuple(found))
