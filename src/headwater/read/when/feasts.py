"""Readers of feasts: fixed ones have a date, movable ones a name."""

from __future__ import annotations

from datetime import date

from headwater.model.time import TimeBasis
from headwater.read.when.calendar import Period
from headwater.read.when.dates import nearest
from headwater.read.when.scene import Found, Scene, dated, undated
from headwater.read.when.tense import direction
from headwater.read.word_patterns import Match


def feast(scene: Scene, match: Match) -> Found | None:
    """Feasts with a date, fixed or the n-th weekday of a month; their eve is the day before."""
    month_number, day, *nth = match.rule.options["date"]
    back = -1 if match.part("eve") else 0
    year, now = match.number("year"), scene.published
    if year:
        return dated(match, _feast_day(year, month_number, day, nth).shift(back), TimeBasis.TEXT)
    if now is None:
        return undated(match, "DATE", f"XXXX-{month_number:02d}-" + ("XX" if nth else f"{day:02d}"))
    years = range(max(now.year - 1, 2), min(now.year + 2, 9999))
    days = [_feast_day(year, month_number, day, nth).shift(back) for year in years]
    return dated(match, nearest(now, days, direction(match.coded, match.first, match.last)), TimeBasis.ANCHOR)


def _feast_day(year: int, month_number: int, day: int, nth: list[int]) -> Period:
    if not nth:
        return Period("day", year, month_number, day)
    first = date(year, month_number, 1)
    offset = (day - first.isoweekday()) % 7 + 7 * (nth[0] - 1)
    return Period("day", year, month_number, 1 + offset)


def movable_feast(scene: Scene, match: Match) -> Found | None:
    """Feasts of a moon: named, not dated; a year beside them is kept."""
    year = match.number("year")
    return dated(match, Period("year", year) if year else None, TimeBasis.TEXT)
