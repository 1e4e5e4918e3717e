"""Several dates with one year, and the two ends of a range."""

from __future__ import annotations

from dataclasses import replace

from headwater.model.time import TimeBasis
from headwater.read.when.calendar import Period, day_of
from headwater.read.when.lexicon import words
from headwater.read.when.modifiers import moved
from headwater.read.when.scene import Found, shifted


def join_years(founds: list[Found]) -> list[Found]:
    """Gives the year said once to its neighbours: "February last year", "June, July and August 2030"."""
    joined: list[Found] = []
    for found in reversed(founds):
        right = joined[-1] if joined else None
        if right is not None and found.yearless and right.period:
            gap = found.match.coded.words[found.last : right.first]
            if (
                right.rule == "which-unit"
                and right.period.unit == "year"
                and right.mod is None
                and gap in ([], [","], ["of"])
            ):
                joined[-1] = replace(_in_year(found, right.period.year), last=right.last, yearless=False)
                continue
            if not right.yearless and right.basis == TimeBasis.TEXT and _is_listed(found, right, gap):
                found = replace(_in_year(found, right.period.year), yearless=False, basis=TimeBasis.TEXT)
        joined.append(found)
    return joined[::-1]


def _is_listed(left: Found, right: Found, gap: list[str]) -> bool:
    """Whether the two stand in one list of the same kind, nothing having been said about either alone."""
    own, other = _named(left), right.period
    plain = left.period is None or left.edtf == left.period.edtf
    return bool(own and other and own.unit == other.unit and plain) and gap in ([","], ["and"], [",", "and"], ["or"])


def _named(found: Found) -> Period | None:
    """The month, day or season that is said, in whatever year: in 2000, where none has been worked out."""
    if found.period or not found.yearless:
        return found.period
    match = found.match
    if match.part("season"):
        return Period("season", 2000, match.value("season"))
    month, day = match.value("month"), match.number("day") or match.value("day")
    if not isinstance(month, int):
        return None
    return day_of(2000, month, day) if isinstance(day, int) else Period("month", 2000, month)


def _in_year(found: Found, year: int) -> Found:
    period = _named(found)
    if period is None:
        return found
    other = day_of(year, period.number, period.day) if period.unit == "day" else replace(period, year=year)
    return moved(found, other) if other else found


def join_ranges(founds: list[Found]) -> list[Found]:
    """Makes one expression of "between March and June 2031", "from 2015 to 2018", "2015–present"."""
    joined: list[Found] = []
    for found in founds:
        last = joined[-1] if joined else None
        whole = _range(last, found) if last and not last.parts else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(_open_range(found))
    return joined


def _range(left: Found, right: Found) -> Found | None:
    if left.type != "DATE" or right.type != "DATE" or not (left.period or left.yearless):
        return None
    coded = left.match.coded
    gap, before = coded.words[left.last : right.first], coded.word(left.first - 1)
    if len(gap) != 1 or not ((gap[0] == "and" and before == "between") or gap[0] in words("beside", "to")):
        return None
    if right.value == "PRESENT_REF":
        return _still(left, right.last) if left.period else None
    if _is_interval(left) or _is_interval(right):
        return None
    left, right = _with_years(left, right)
    if left.period is None or right.period is None or left.period.first > right.period.last:
        return None
    if before not in {"between", "from"} and left.period.unit != right.period.unit:
        return None
    basis = TimeBasis.ANCHOR if TimeBasis.ANCHOR in (left.basis, right.basis) else TimeBasis.TEXT
    edtf = f"{left.start}/{right.end}"
    return replace(
        left,
        last=right.last,
        value=f"{left.value}/{right.value}",
        mod=None,
        edtf=edtf,
        end=right.end,
        basis=basis,
        limits=None,
        parts=(left, right),
    )


def _is_interval(found: Found) -> bool:
    """Whether the expression is a range already; a week or a third of a month may still be an end of one."""
    return bool(found.parts) or "/" in found.value


def _with_years(left: Found, right: Found) -> tuple[Found, Found]:
    """A year said once holds for both ends; without any, the later end follows the earlier."""
    if left.yearless and not right.yearless and right.period:
        year = right.period.year
        left = replace(_in_year(left, year), basis=right.basis)
        if left.period and left.period.first > right.period.last:
            left = _in_year(left, year - 1)
    elif right.yearless and left.period and left.period.unit != "year":
        year = right.period.year if left.yearless and right.period else left.period.year
        right = replace(_in_year(right, year), basis=left.basis)
        if right.period and right.period.last < left.period.first:
            right = _in_year(right, year + 1)
    elif right.rule == "weekday" == left.rule and left.period and right.period:
        later = shifted(right.period, 7, "day")
        right = moved(right, later) if later and right.period.first < left.period.first else right
    return left, right


def _open_range(found: Found) -> Found:
    """2015–present, from 2015 to date."""
    coded = found.match.coded
    if found.type != "DATE" or found.period is None or coded.word(found.last) not in words("beside", "to"):
        return found
    at = found.last + 1 + (coded.word(found.last + 1) == "the")
    return _still(found, at + 1) if coded.word(at) in words("beside", "still") else found


def _still(found: Found, last: int) -> Found:
    return replace(
        found, last=last, value=f"{found.value}/PRESENT_REF", edtf=f"{found.start}/..", end=None, limits=None, mod=None
    )
