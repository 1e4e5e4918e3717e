"""Early, mid and late: the thirds of a period (handbook 3.1)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from headwater.read.when.calendar import Period


def third(period: Period, part: str) -> tuple[str, str] | None:
    """EDTF ends of the first, middle or last third; the ends that lie inside are approximate (handbook 3.1).

    ``None`` for units with no days of their own to divide.
    """
    if period.unit in {"day", "weekend"}:
        return None
    if period.unit in {"decade", "century"}:
        years = (0, 3, 6, 9) if period.unit == "decade" else (0, 33, 66, 99)
        cuts = [f"{period.year + y:04d}" for y in years]
        starts = [cuts[0], f"{period.year + years[1] + 1:04d}", f"{period.year + years[2] + 1:04d}"]
        ends = cuts[1:]
    elif period.unit in {"year", "half", "season", "quarter"}:
        starts, ends = _month_thirds(period.first, period.last)
    else:
        starts, ends = _day_thirds(period.first, period.last)
    place = {"START": 0, "MID": 1, "END": 2}[part]
    start, end = starts[place], ends[place]
    return start + ("~" if place else ""), end + ("~" if place < 2 else "")


def _month_thirds(first: date, last: date) -> tuple[list[str], list[str]]:
    months = [
        (first.year * 12 + first.month - 1) + i
        for i in range((last.year - first.year) * 12 + last.month - first.month + 1)
    ]
    names = [f"{m // 12:04d}-{m % 12 + 1:02d}" for m in months]
    size = max(len(names) // 3, 1)
    cut = [names[0:size], names[size : 2 * size], names[2 * size :]]
    return [c[0] for c in cut], [c[-1] for c in cut]


def _day_thirds(first: date, last: date) -> tuple[list[str], list[str]]:
    is_month = first.day == 1 and monthrange(first.year, first.month)[1] == last.day
    cuts = (0, 10, 20) if is_month else (0, 2, 4)  # a week: to Tuesday, midweek, from Friday on
    starts = [first + timedelta(days=c) for c in cuts]
    ends = [starts[1] - timedelta(days=1), starts[2] - timedelta(days=1), last]
    return [d.isoformat() for d in starts], [d.isoformat() for d in ends]
