"""Number phrases while they are read, and the words of quantities.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater.read.word_patterns import Grammar, Phrases
from headwater.rules import load

_TOKEN = re.compile(r"\d{1,3}(?:,\d{2})*(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+|[^\w\s]|_")
HYPHENS = frozenset("-‐‑")


@dataclass(slots=True)
class Draft:
    """One number phrase while it is being read: words ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    operator: str = "="
    unit: str | None = None


@cache
def grammar() -> Grammar:
    """The compiled rules."""
    data = load("quantities")
    spelled = {"numword": data["numbers"], "magnitude": data["magnitudes"]}
    return Grammar("quantities.yml", {**data, "classes": {**spelled, **data["classes"]}}, _TOKEN)


@cache
def phrases(kind: str) -> Phrases:
    """Words before or after a number that say more of it."""
    return Phrases(load("quantities")["phrases"][kind])


@cache
def beside(kind: str) -> frozenset[str]:
    """A list of words that stand beside numbers."""
    return frozenset(load("quantities")["beside"][kind])
