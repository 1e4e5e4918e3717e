"""Number words: "twenty-three", "half a million", "two and a half"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from headwater.rules import load

_FILLER = frozenset({"and", "-", "‐", "‑", "of", ","})
_ARTICLES = frozenset({"a", "an"})


@cache
def _words() -> tuple[dict[str, int], dict[str, int]]:
    rules = load("quantities")
    return rules["numbers"], rules["magnitudes"]


def number_of(words: Sequence[str]) -> float | None:
    """The number that lower-case words and digit groups spell; ``None`` when one of them is no number.

    ``["two", "and", "a", "half", "million"]`` is 2500000; an article alone is one.
    """
    numbers, magnitudes = _words()
    total, fraction = 0.0, ""
    group: float | None = None
    for position, word in enumerate(words):
        if word in numbers:
            group = (group or 0.0) + numbers[word]
        elif word in magnitudes:
            total, group = _times(total, group, magnitudes[word])
        elif word == "half":
            group = (group or 0.0) + 0.5
        elif word == "." and position:
            fraction = "."
        elif word.isascii() and word.replace(",", "").replace(".", "", 1).isdigit():
            digits = float(word.replace(",", ""))
            group, fraction = (group or 0) + (float(f"0.{word}") if fraction else digits), ""
        elif word in _ARTICLES:
            group = group if group is not None or len(words) > position + 1 else 1.0
        elif word not in _FILLER:
            return None
    number = total + (group or 0)
    return number if (group is not None or total) and math.isfinite(number) else None


def _times(total: float, group: float | None, magnitude: int) -> tuple[float, float | None]:
    """Hundreds and dozens stay in the group ("two hundred thousand"); larger words close it."""
    count = 1.0 if group is None else group
    if magnitude <= 100:
        return total, count * magnitude
    return total + count * magnitude, None
