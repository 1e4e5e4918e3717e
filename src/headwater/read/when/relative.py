"""Readers of expressions that count from the publication date."""

from __future__ import annotations

from datetime import timedelta

from headwater.model.time import TimeBasis
from headwater.read.when.calendar import Period, period_of
from headwater.read.when.counts import count_of, duration_value
from headwater.read.when.scene import Found, Scene, dated, shifted, stepped, undated
from headwater.read.when.tense import AHEAD, direction
from headwater.read.word_patterns import OTHER, Match


def deictic_day(scene: Scene, match: Match) -> Found | None:
    """Yesterday, today, tonight, tomorrow, the day before yesterday."""
    word, step = match.word("day"), match.value("day")
    if match.part("unit") and match.value("unit") != "day":
        return None
    coded, first = match.coded, match.first
    if coded.is_capital(first) and coded.word(first - 1).isalpha():  # a newspaper's name
        return None
    step += -1 if match.part("before") else 1 if match.part("after") else 0
    found = dated(match, shifted(scene.published, step, "day"), TimeBasis.ANCHOR)
    return with_daypart(found, "NI" if word == "tonight" else match.value("daypart"))


def with_daypart(found: Found, part: str | None) -> Found:
    """The same day, at a time of day: TIMEX3 TIME with TMO, TAF, TEV or TNI."""
    if part:
        found.type, found.value = "TIME", f"{found.value}T{part}"
    return found


def which_daypart(scene: Scene, match: Match) -> Found | None:
    """Last night, this morning, that evening."""
    which = match.coded.words[match.first]
    if which in {"last", "this", "current"}:
        if which == "last" and match.value("daypart") != "NI":
            return None
        day = shifted(scene.published, -1 if which == "last" else 0, "day")
    else:
        step = {"next": 1, "following": 1, "ensuing": 1, "subsequent": 1, "previous": -1, "preceding": -1, "prior": -1}
        day = shifted(scene.focus, step.get(match.coded.words[match.last - 2], 0), "day")
    return with_daypart(dated(match, day, TimeBasis.ANCHOR), match.value("daypart"))


def overnight(scene: Scene, match: Match) -> Found | None:
    """The night before publication, with both its days."""
    day = shifted(scene.published, -1, "day")
    found = with_daypart(dated(match, day, TimeBasis.ANCHOR), "NI")
    if day:
        found.end = day.shift(1).edtf
        found.edtf = f"{found.start}/{found.end}"
    return found


def weekday(scene: Scene, match: Match) -> Found | None:
    """Friday, last Friday, next Friday: the nearest before the report unless a verb points ahead."""
    target, which, now = match.value("weekday"), match.word("which"), scene.published
    coded = match.coded
    titled = match.last < len(coded.words) and coded.codes[match.last] == OTHER and coded.is_capital(match.last)
    if titled and coded.word(match.first - 1) == "the":  # the Sunday Herald
        return None
    if now is None or now.unit != "day":
        return undated(match, "DATE", f"XXXX-WXX-{target}")
    ahead = (target - now.first.isoweekday()) % 7
    behind = (now.first.isoweekday() - target) % 7
    if which in {"last", "past"}:
        steps = -(behind or 7)
    elif which in {"next", "coming", "upcoming"}:
        steps = ahead or 7
    elif which in {"this", "current"} or direction(match.coded, match.first, match.last) == AHEAD:
        steps = ahead
    else:
        steps = -behind
    return dated(match, shifted(now, steps, "day"), TimeBasis.ANCHOR)


def which_unit(scene: Scene, match: Match) -> Found | None:
    """Last week, this month, next year."""
    unit = match.value("unit")
    step = {"last": -1, "past": -1, "next": 1}.get(match.word("which") or "", 0)
    if unit in {"minute", "hour", "day", "fortnight"}:
        return None
    return dated(match, stepped(scene.published, step, unit), TimeBasis.ANCHOR, unit)


def weekend(scene: Scene, match: Match) -> Found | None:
    """The weekend that began last, or the coming one when a verb points ahead."""
    if match.part("that"):
        base, step = scene.focus, 0
    else:
        base = scene.published
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(match.word("which") or "", 0)
    here = base.within("weekend") if base else None
    if here is None or base is None:
        return dated(match, None, TimeBasis.NONE, "weekend")
    begun = here.first <= base.last
    if not step and not match.part("that") and not begun and direction(match.coded, match.first, match.last) != AHEAD:
        step = -1
    return dated(match, stepped(here, step, "weekend"), TimeBasis.ANCHOR)


def ago(scene: Scene, match: Match) -> Found | None:
    """Three days ago."""
    count, unit = count_of(match), match.value("unit")
    if count is None:
        return undated(match, "DATE", "PAST_REF")
    count += 0.5 if match.last - match.first > 3 and "half" in match.coded.words[match.last - 2 : match.last - 1] else 0
    if unit in {"minute", "hour"}:
        return _hours_ago(scene, match, count if unit == "hour" else count / 60)
    return counted(match, scene.published, -count, unit)


def _hours_ago(scene: Scene, match: Match, hours: float) -> Found:
    """The hour of publication is not known, so the hours may reach back a day further."""
    days = -int(-hours // 24)
    first = shifted(scene.published, -max(days, 1), "day")
    found = dated(match, shifted(scene.published, -(days - 1), "day"), TimeBasis.ANCHOR)
    found.type = "TIME"
    if first and found.period:
        found.start = first.edtf
        found.edtf = f"{found.start}/{found.end}"
    return found


def counted(match: Match, base: Period | None, count: float, unit: str) -> Found:
    """The period so many units from ``base``; whole decades and fractions are approximate."""
    period = shifted(base, count, unit)
    found = dated(match, period, TimeBasis.ANCHOR, {"fortnight": "week"}.get(unit, unit))
    if period and (unit in {"decade", "century"} or count != int(count)):
        found.edtf = f"{period.start}~"
    return found


def from_now(scene: Scene, match: Match) -> Found | None:
    """Two months from now."""
    count = count_of(match)
    if count is None or match.value("unit") in {"minute", "hour"}:
        return undated(match, "DATE", "FUTURE_REF")
    return counted(match, scene.published, count, match.value("unit"))


def window(scene: Scene, match: Match) -> Found | None:
    """The past two months, the last decade: a stretch that ends (or begins) with the report."""
    unit, which = match.value("unit"), match.word("which")
    count = 1.0 if match.part("count") is None else count_of(match)
    plural = match.coded.codes[match.last - 1] == match.grammar.letter("units")
    if match.part("count") is None and (plural or which in {"next", "previous", "preceding", "prior"}):
        return None
    found = undated(match, "DURATION", duration_value(count, unit))
    now = scene.published
    if (
        which in {"previous", "preceding", "prior"}
        or count is None
        or now is None
        or unit in {"second", "minute", "hour"}
    ):
        return found
    ahead = which in {"next", "coming", "upcoming"}
    other = shifted(now, count if ahead else -count, unit)
    here = now.within(other.unit) if other else None
    if other is None or here is None:
        return found
    if other.unit == "week":
        here, other = now, period_of(now.first + timedelta(days=int(7 * count) * (1 if ahead else -1)), "day")
    found.basis = TimeBasis.ANCHOR
    found.start, found.end = (here.start, other.end) if ahead else (other.start, here.end)
    found.edtf = f"{found.start}/{found.end}~" if ahead else f"{found.start}~/{found.end}"
    return found
