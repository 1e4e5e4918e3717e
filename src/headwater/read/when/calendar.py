"""Stretches of the calendar: days, ISO weeks, months, seasons, years, decades, centuries.

Each knows its TIMEX3 value (TimeML 1.2.1), its EDTF (ISO 8601-2) and its first and last day. The
calendar is the proleptic Gregorian one, years 1 to 9999; seasons are the meteorological ones of the
northern hemisphere, which is what EDTF's codes 21 to 24 leave open.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

RANK = {
    "day": 0,
    "weekend": 1,
    "week": 2,
    "month": 3,
    "season": 4,
    "quarter": 4,
    "half": 5,
    "year": 6,
    "decade": 7,
    "century": 8,
}
"""From fine to coarse: a period can be placed in any unit that is not finer than its own."""

_SEASON = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}
_MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6}


@dataclass(frozen=True, slots=True)
class Period:
    """``number`` counts within the year: month, ISO week, quarter, half, or EDTF season code."""

    unit: str
    year: int
    number: int = 0
    day: int = 0

    @property
    def first(self) -> date:
        """The first day. Raises ``ValueError`` or ``OverflowError`` outside the years 1 to 9999."""
        if self.unit == "day":
            return date(self.year, self.number, self.day)
        if self.unit in {"week", "weekend"}:
            return date.fromisocalendar(self.year, self.number, 1 if self.unit == "week" else 6)
        return date(self.year, self._first_month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        if self.unit == "day":
            return self.first
        if self.unit in {"week", "weekend"}:
            return date.fromisocalendar(self.year, self.number, 7)
        if self.unit in {"year", "decade", "century"}:
            return date(self.year + _YEARS[self.unit] - 1, 12, 31)
        year, month = _month_after(self.year, self._first_month, _MONTHS[self.unit] - 1)
        return date(year, month, monthrange(year, month)[1])

    @property
    def _first_month(self) -> int:
        if self.unit == "season":
            return _SEASON_START[self.number]
        return (self.number - 1) * _MONTHS[self.unit] + 1 if self.unit in _MONTHS else 1

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        if self.unit in {"day", "month", "year"}:
            return self.edtf
        if self.unit in {"decade", "century"}:
            return f"{self.year // _YEARS[self.unit]:0{3 if self.unit == 'decade' else 2}d}"
        tail = {
            "week": f"W{self.number:02d}",
            "weekend": f"W{self.number:02d}-WE",
            "quarter": f"Q{self.number}",
            "half": f"H{self.number}",
        }
        return f"{self.year:04d}-{tail.get(self.unit) or _SEASON[self.number]}"

    @property
    def edtf(self) -> str:
        """EDTF for the whole period; an interval for the units EDTF has no word for."""
        match self.unit:
            case "day":
                return f"{self.year:04d}-{self.number:02d}-{self.day:02d}"
            case "month" | "season":
                return f"{self.year:04d}-{self.number:02d}"
            case "year":
                return f"{self.year:04d}"
            case "decade":
                return f"{self.year // 10:03d}X"
            case "century":
                return f"{self.year // 100:02d}XX"
        return f"{self.start}/{self.end}"

    @property
    def start(self) -> str:
        """EDTF for where the period begins, as coarse as it stays true; fit for one end of an interval."""
        return self._end_point(self.first)

    @property
    def end(self) -> str:
        """EDTF for where the period ends."""
        return self._end_point(self.last)

    def _end_point(self, day: date) -> str:
        if self.unit in {"year", "decade", "century"}:
            return f"{day.year:04d}"
        if self.unit in _MONTHS:
            return f"{day.year:04d}-{day.month:02d}"
        return day.isoformat()

    def within(self, unit: str) -> Period | None:
        """The ``unit`` this period lies in; ``None`` when the period is too coarse to say."""
        if RANK[unit] < RANK[self.unit] or (unit, self.unit) == ("month", "week"):
            return None
        return period_of(self.first, unit)

    def shift(self, steps: int) -> Period:
        """The period ``steps`` of its own unit later (earlier when negative)."""
        if self.unit in {"day", "week", "weekend"}:
            days = steps if self.unit == "day" else 7 * steps
            return period_of(self.first + timedelta(days=days), self.unit)
        if self.unit in _MONTHS:
            year, month = _month_after(self.year, self._first_month, steps * _MONTHS[self.unit])
            return period_of(date(year, month, 1), self.unit)
        moved = replace(self, year=self.year + steps * _YEARS[self.unit])
        _ = moved.first, moved.last  # outside the calendar: say so here, not later
        return moved


_YEARS = {"year": 1, "decade": 10, "century": 100}


def period_of(day: date, unit: str) -> Period:
    """The ``unit`` that ``day`` lies in. January and February belong to the winter that began in December."""
    if unit == "day":
        return Period("day", day.year, day.month, day.day)
    if unit in {"week", "weekend"}:
        year, week, _ = day.isocalendar()
        return Period(unit, year, week)
    if unit == "season":
        code = 21 + (day.month - 3) % 12 // 3
        return Period("season", day.year - (day.month < 3), code)
    if unit in _MONTHS:
        return Period(unit, day.year, (day.month - 1) // _MONTHS[unit] + 1)
    return Period(unit, day.year - day.year % _YEARS[unit])


def day_of(year: int, month: int, day: int) -> Period | None:
    """The day, or ``None`` when the calendar has no such day."""
    try:
        return period_of(date(year, month, day), "day")
    except ValueError:
        return None


def _month_after(year: int, month: int, steps: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + steps
    return count // 12, count % 12 + 1
