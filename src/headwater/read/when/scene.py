"""What the readers of time expressions know and what they find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from headwater.model.span import Span
from headwater.model.time import TimeBasis
from headwater.read.when.calendar import RANK, Period
from headwater.read.word_patterns import Coded, Match


@dataclass(slots=True)
class Scene:
    """Where the reading stands: what relative words count from.

    ``published`` is the publication date as a day, month or year, or ``None``. ``focus`` is the last date
    the text gave for something that happened; "two days later" counts from it. ``day_first`` says how the
    document writes numeric dates, where one of them shows it. Words before ``covered`` belong to expressions
    already found.
    """

    coded: Coded
    published: Period | None
    focus: Period | None = None
    day_first: bool | None = None
    covered: int = 0


@dataclass(slots=True)
class Found:
    """One expression while it is being read: words ``first`` to ``last`` (exclusive).

    ``start`` and ``end`` are EDTF ends for building intervals; ``limits`` replaces the days that the
    EDTF string alone would give. ``yearless`` marks a date whose year was worked out. ``offset`` is a
    signed count of units from an event named in ``relative_to``. ``part`` is START, MID or END; ``lead`` is how
    the preposition before relates an event to the date. ``parts`` keeps the two ends of a range.
    """

    match: Match
    first: int
    last: int
    type: str
    value: str
    mod: str | None = None
    period: Period | None = None
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    basis: TimeBasis = TimeBasis.NONE
    limits: tuple[str | None, str | None] | None = None
    clock: str = ""
    yearless: bool = False
    part: str = ""
    lead: str = ""
    offset: tuple[int, str] | None = None
    relative_to: Span | None = None
    leads: bool = False
    parts: tuple[Found, ...] = ()

    @property
    def rule(self) -> str:
        """The id of the rule that found it."""
        return self.match.rule.id


Reader = Callable[[Scene, Match], Found | None]

UNKNOWN = {
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "season": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "minute": "XXXX-XX-XXTXX:XX",
    "hour": "XXXX-XX-XXTXX",
    "second": "XXXX-XX-XXTXX:XX:XX",
}
"""TIMEX3 values for a date known by its unit alone."""


def dated(match: Match, period: Period | None, basis: TimeBasis, unit: str = "day") -> Found:
    """A DATE lying in ``period``; unresolved, with no basis, when there is none."""
    if period is None:
        return Found(match, match.first, match.last, "DATE", UNKNOWN[unit])
    found = Found(match, match.first, match.last, "DATE", period.value, period=period, basis=basis)
    found.edtf, found.start, found.end = period.edtf, period.start, period.end
    return found


def undated(match: Match, type_: str, value: str) -> Found:
    """An expression with a TIMEX3 value and no date."""
    return Found(match, match.first, match.last, type_, value)


def stepped(base: Period | None, steps: int, unit: str) -> Period | None:
    """The ``unit`` so many ``steps`` after the one ``base`` lies in; ``None`` where that is too coarse or time ends."""
    start = base.within(unit) if base and unit in RANK else None
    try:
        return start.shift(steps) if start else None
    except (ValueError, OverflowError):
        return None


def shifted(base: Period | None, count: float, unit: str) -> Period | None:
    """The period ``count`` units from ``base``, as fine as the unit: decades and centuries count in years.

    Fractions count in the next finer unit: half a year is six months.
    """
    return stepped(base, *_whole(count, unit))


def _whole(count: float, unit: str) -> tuple[int, str]:
    scale = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week")}
    times, unit = scale.get(unit, (1, unit))
    count *= times
    if count == int(count):
        return int(count), unit
    finer = {"year": (12, "month"), "month": (30, "day"), "week": (7, "day")}
    times, unit = finer.get(unit, (1, unit))
    return round(count * times), unit
