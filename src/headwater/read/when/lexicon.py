"""The word lists of times.yml, as sets."""

from __future__ import annotations

from functools import cache

from headwater.rules import load


@cache
def words(section: str, kind: str) -> frozenset[str]:
    """The list ``kind`` of ``section``: ``beside``, ``tense`` or ``year_guard``."""
    return frozenset(load("times")[section][kind])
