"""How many of which unit: counts in a match, TIMEX3 values of durations."""

from __future__ import annotations

from headwater.read.numbers import number_of
from headwater.read.word_patterns import Match

_DURATION = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
    "weekend": ("P", "WE", 1),
}


def count_of(match: Match, name: str = "count") -> float | None:
    """The number in a named part; ``None`` when it is vague ("several") or missing."""
    part = match.part(name)
    if part is None:
        return None
    words = [w for w in match.coded.words[part[0] : part[1]] if w not in {"more", "further", "additional"}]
    if words[0] == "another":
        words = words[1:] or ["one"]
    if words and words[-1] == "of":
        return None
    if "," in words:  # 1,000
        return float("".join(words).replace(",", "")) if match.coded.is_tight(*part) else None
    return number_of(words)


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; ``None`` of them is an X. Decades and centuries count in years."""
    prefix, letter, times = _DURATION[unit]
    if count is None:
        return f"{prefix}X" + {"decade": "DE", "century": "CE"}.get(unit, letter)
    return f"{prefix}{count * times:g}{letter}" if count < 1e6 else f"{prefix}{int(count * times)}{letter}"
