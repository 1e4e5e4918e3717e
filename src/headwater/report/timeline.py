"""When: a bar for what is said to last or for a day, whiskers where only bounds are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from headwater.model.time import TimeExpression
from headwater.report.drawing import ACCENT, FAINT, LINE, SIZE, Sheet, wrapped
from headwater.report.parts import Picture

ROWS = 40
_TALLEST = 8.2
"""Inches of rows a page can hold."""
_LABEL, _DATE = 3.05, 1.15
_DAY = re.compile(r"-?\d{4}-\d{2}-\d{2}(T.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something said to have been between two days. ``within`` is true where it was some time between them."""

    label: str
    words: str
    first: date
    last: date
    within: bool


def dated(label: str, time: TimeExpression | None) -> Dated | None:
    """A row of the timeline, or nothing for what has no day on one of its sides."""
    try:
        first, last = (date.fromisoformat(day or "") for day in (time and time.earliest, time and time.latest))
    except ValueError:
        return None
    edtf = (time and time.edtf) or ""
    sure = ("/" in edtf and ".." not in edtf) or bool(_DAY.fullmatch(edtf)) or first == last
    return Dated(label=label, words=edtf or f"{first} – {last}", first=first, last=last, within=not sure)


def timeline(rows: list[Dated]) -> Picture | None:
    """The rows by their first day; nothing for no rows."""
    if not rows:
        return None
    rows = sorted(rows, key=lambda row: (row.first, row.last, row.label))[:ROWS]
    labels = [wrapped(row.label, 46) for row in rows]
    heights = [len(lines) * LINE + 0.1 for lines in labels]
    while sum(heights) > _TALLEST:
        heights.pop()
    rows, labels = rows[: len(heights)], labels[: len(heights)]
    sheet = Sheet(height=sum(heights) + 0.75)
    scale = _Scale(rows, sheet.width)
    bottom = 0.3 + sum(heights)
    _axis(sheet, scale, bottom)
    y = 0.3
    for row, lines, height in zip(rows, labels, heights, strict=True):
        middle = y + height / 2
        sheet.text(0.05, middle, lines)
        _mark(sheet, scale, row, middle)
        y += height
    sheet.text(0.05, bottom + 0.3, ["bar: a day, or said to last from one day to another"], size=SIZE - 1)
    sheet.text(
        sheet.width - 0.05, bottom + 0.3, ["whiskers: some time between these days"], align="right", size=SIZE - 1
    )
    words = "; ".join(f"{row.words}: {row.label}" for row in rows)
    return sheet.picture("timeline", "When it is said to have been.", words)


class _Scale:
    """Days → inches; a lone day stands in the middle."""

    def __init__(self, rows: list[Dated], width: float) -> None:
        self.first = min(row.first for row in rows).toordinal()
        self.last = max(row.last for row in rows).toordinal()
        self.left, self.right = _LABEL + 0.1, width - _DATE

    def __call__(self, day: int) -> float:
        if self.last == self.first:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (day - self.first) / (self.last - self.first)


def _axis(sheet: Sheet, scale: _Scale, bottom: float) -> None:
    sheet.line((scale.left, scale.right), (bottom, bottom))
    days = sorted({scale.first, (scale.first + scale.last) // 2, scale.last})
    for day in days:
        x = scale(day)
        sheet.line((x, x), (0.25, bottom), linewidth=0.5, linestyle=":")
        sheet.text(x, 0.13, [date.fromordinal(day).isoformat()], align="center", size=SIZE - 1)


def _mark(sheet: Sheet, scale: _Scale, row: Dated, y: float) -> None:
    left, right = scale(row.first.toordinal()), scale(row.last.toordinal() + (scale.last > scale.first))
    right = min(max(right, left + 0.05), scale.right + 0.05)
    if row.within:
        sheet.line((left, right), (y, y), color=ACCENT, linewidth=1.2, zorder=3)
        for x in (left, right):
            sheet.line((x, x), (y - 0.05, y + 0.05), color=ACCENT, linewidth=1.2, zorder=3)
    else:
        sheet.bar(left, right, y, color=ACCENT)
    sheet.line((3.05, left), (y, y), color=FAINT, linewidth=0.3)
    sheet.text(sheet.width - 0.05, y, wrapped(row.words, 17), align="right", size=SIZE - 1.5)
