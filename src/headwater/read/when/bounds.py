"""What an EDTF date bounds: first and last days (handbook 3.1).

The forms this package writes are read here, in microseconds. Anything else goes to the ``edtf``
library, with its traps closed: its floats for open ends become ``None``, its empty ends (read as ten
years away) are refused, and its winter, which ends on 31 December, is ours.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import edtf

_ATOM = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?([?~%])?")
_PAD_DAYS = 5
"""``~`` on a day means five days either way; on a month or a year, one of them (handbook 3.1)."""
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}


class Bounds(NamedTuple):
    """The four-tuple of a fuzzy interval, ``None`` where open: Security Force Monitor's outer and inner range."""

    earliest_start: date | None
    latest_start: date | None
    earliest_end: date | None
    latest_end: date | None


def tuple_of(edtf_text: str | None, published: str | None = None) -> tuple[str | None, str | None]:
    """The earliest start and the latest end as ISO days, ``None`` where open or unknown.

    Without a date (``None``) only the publication date bounds what a report says happened: that is its
    latest day. Raises ``ValueError`` when either is not EDTF.
    """
    if edtf_text is None:
        return None, tuple_of(published)[1] if published else None
    bounds = bounds_of(edtf_text)
    return _iso(bounds.earliest_start), _iso(bounds.latest_end)


@lru_cache(maxsize=4096)
def bounds_of(edtf_text: str, published: str | None = None) -> Bounds:
    """The four-tuple. With ``published``, a state still open then did not end before (``2015/..``).

    Raises ``ValueError`` when a text is not EDTF.
    """
    text = edtf_text.strip()
    if text[:1] in {"[", "{"} and text[-1:] in {"]", "}"}:
        return _set_of(text)
    if "/" not in text:
        first, last = _atom(text)
        return Bounds(first, last, first, last)
    left, _, right = text.partition("/")
    if not left or not right:
        raise ValueError(f"{edtf_text!r}: an empty end says nothing; write '..' where an interval is open.")
    start, end = _end(left), _end(right)
    known_until = bounds_of(published).earliest_start if published and right == ".." else None
    return Bounds(start[0], start[1], known_until or end[0], end[1])


def _end(text: str) -> tuple[date | None, date | None]:
    return (None, None) if text == ".." else _atom(text)


def _set_of(text: str) -> Bounds:
    """``[a..b]``, ``[..b]``, ``[a..]``, ``[a,b]``: one moment, somewhere in there; ``{a,b}``: each of them."""
    inner = text[1:-1]
    if ".." in inner:
        low, _, high = inner.partition("..")
        first, last = _atom(low)[0] if low else None, _atom(high)[1] if high else None
        return Bounds(first, last, first, last)
    ends = [_atom(part.strip()) for part in inner.split(",")]
    first, last = min(a for a, _ in ends), max(b for _, b in ends)
    return Bounds(first, last, first, last)


def _atom(text: str) -> tuple[date, date]:
    found = _ATOM.fullmatch(text)
    if found is None or found[1] == "0000" or "24" < (found[2] or "") < "XX":
        return _by_library(text)
    year, month, day, mark = found.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        return _padded(_days(max(low, 1), high, month, day), mark, bool(day), bool(month))
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text!r} is no date: {error}.") from None


def _days(low: int, high: int, month: str | None, day: str | None) -> tuple[date, date]:
    if month is None or month == "XX":
        return date(low, 1, 1), date(high, 12, 31)
    number = int(month)
    if number in _SEASONS:
        first, last = _SEASONS[number]
        return date(low, first, 1), date(high, last, monthrange(high, last)[1])
    if number == 24:  # the winter that begins or the winter that ends in this year: both lie within
        return date(low, 1, 1), date(min(high + 1, 9999), 2, 28)
    if day is None or day == "XX":
        return date(low, number, 1), date(high, number, monthrange(high, number)[1])
    return date(low, number, int(day)), date(high, number, int(day))


def _padded(ends: tuple[date, date], mark: str | None, day: bool, month: bool) -> tuple[date, date]:
    if mark not in {"~", "%"}:
        return ends
    pad = _PAD_DAYS if day else 28 if month else 365  # lands in the neighbouring month or year
    first = max(ends[0].toordinal() - pad, 1)
    last = min(ends[1].toordinal() + pad, date.max.toordinal())
    low, high = date.fromordinal(first), date.fromordinal(last)
    if day:
        return low, high
    if month:
        return low.replace(day=1), high.replace(day=monthrange(high.year, high.month)[1])
    return date(low.year, 1, 1), date(high.year, 12, 31)


def _by_library(text: str) -> tuple[date, date]:
    try:
        parsed = edtf.parse_edtf(text)
        ends = [date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict())]
    except Exception as error:
        raise ValueError(f"{text!r} is not an EDTF date: {error}.") from None
    return ends[0], ends[1]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
