"""Dates as writers put them → EDTF (ISO 8601-2), to the precision given and never finer than the day.

A time of day is dropped: it stands in the outlet's own zone, and the day there is the day it was published.
"""

from __future__ import annotations

import re
from datetime import date

_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
_SHORT = {"sept": 9} | {name[:3]: number for number, name in enumerate(_NAMES, 1)}
_MONTHS = _SHORT | {name: number for number, name in enumerate(_NAMES, 1)}
_YEARS = range(1700, 2200)

MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[789]|2[01])\d\d"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_PARTS = (
    rf"(?P<y1>{YEAR})-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?(?!\d)",
    rf"(?P<y2>{YEAR})[/.](?P<m2>\d\d?)[/.](?P<d2>\d\d?)(?!\d)",
    rf"{_WEEKDAY}(?P<n3>{MONTH})\s+(?P<d3>{DAY}),?\s+(?P<y3>{YEAR})\b",
    rf"{_WEEKDAY}(?P<d4>{DAY})\.?[\s-]+(?:of\s+)?(?P<n4>{MONTH}),?[\s-]+(?P<y4>{YEAR})\b",
    rf"(?P<n5>{MONTH}),?\s+(?P<y5>{YEAR})\b",
    rf"(?P<d6>\d\d?)\.(?P<m6>\d\d?)\.(?P<y6>{YEAR})\b",
    rf"(?P<a8>\d\d?)/(?P<b8>\d\d?)/(?P<y8>{YEAR})\b",
    rf"(?P<y7>{YEAR})(?P<m7>0[1-9]|1[0-2])(?P<d7>[0-3]\d)(?!\d)",
)
_DATE = re.compile("|".join(_PARTS), re.IGNORECASE)
_DAY_FIRST = rf"{DAY}\.?[\s-]+(?:of\s+)?{MONTH},?[\s-]+{YEAR}"
WRITTEN = rf"(?:{_WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}|{_WEEKDAY}{_DAY_FIRST}|{YEAR}-\d\d-\d\d)"
"""A full date inside a larger pattern; match with ``re.IGNORECASE``."""
_IN_ADDRESS = re.compile(
    rf"/(?P<y>{YEAR})/(?P<m>\d\d?|[a-z]{{3}})/(?:(?P<d>\d\d?)/)?|[/-](?P<iso>{YEAR}-\d\d-\d\d)(?!\d)"
)


def edtf(words: str | None) -> str | None:
    """The first date in ``words``: ``2031-05-04``, ``2031-05`` or ``2031``; ``None`` when there is none.

    Of 04/05/2031 nobody can say the day without knowing the country, so only the year is kept.
    """
    if not words:
        return None
    bare = words.strip()
    if re.fullmatch(YEAR, bare):
        return bare
    found = _DATE.search(bare[:200])
    return _of_parts({name[0]: value for name, value in found.groupdict().items() if value}) if found else None


def edtf_of_pdf(words: str | None) -> str | None:
    """The date of a PDF's information dictionary: ``D:20310504102200+02'00'``."""
    return edtf((words or "").removeprefix("D:")[:8])


def edtf_of_address(address: str | None) -> str | None:
    """The date in the path of an address: ``/2031/05/04/``, ``/2031/may/04/``, ``/2031/05/``, ``/2031-05-04-title``."""
    found = _IN_ADDRESS.search((address or "").lower())
    if not found:
        return None
    if found["iso"]:
        return edtf(found["iso"])
    parts = {"y": found["y"], "n" if found["m"].isalpha() else "m": found["m"]}
    return _of_parts(parts | ({"d": found["d"]} if found["d"] else {}))


def _of_parts(parts: dict[str, str]) -> str | None:
    year = int(parts["y"])
    if "a" in parts:
        return _slashed(int(parts["a"]), int(parts["b"]), year)
    month = _MONTHS.get(parts["n"].lower().rstrip(".")) if "n" in parts else int(parts["m"])
    day = int(re.sub(r"\D", "", parts["d"])) if "d" in parts else None
    if month is None or year not in _YEARS:
        return None
    return _checked(year, month, day)


def _slashed(first: int, second: int, year: int) -> str | None:
    """Day and month when only one order can be meant."""
    if first > 12 or first == second:
        return _checked(year, second, first)
    return _checked(year, first, second) if second > 12 else str(year)


def _checked(year: int, month: int, day: int | None) -> str | None:
    if day is None:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
