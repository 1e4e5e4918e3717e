"""Readers of dates that say their day, month or year, with a missing year worked out."""

from __future__ import annotations

from headwater.model.time import TimeBasis
from headwater.read.when.calendar import Period, day_of
from headwater.read.when.lexicon import words
from headwater.read.when.scene import Found, Scene, dated
from headwater.read.when.tense import AHEAD, BEHIND, direction
from headwater.read.word_patterns import Match

_NEAR_AHEAD = 60
"""Days: a date this close ahead is taken as ahead when the same date behind is ``_FAR_BEHIND`` days away."""
_FAR_BEHIND = 240


def numeric(scene: Scene, match: Match) -> Found | None:
    """2031-05-04, 04.05.2031, 04/05/2031, 04-05-2031. Only dots say that the day comes first."""
    coded, first = match.coded, match.first
    if coded.words[first + 1] != coded.words[first + 3] or _in_longer_number(match):
        return None
    if match.part("month"):
        return _numeric(match, match.number("year"), match.number("month"), match.number("day"))
    year, a, b = match.number("year"), match.number("a"), match.number("b")
    separator = coded.words[first + 1]
    digits = len(match.word("year") or "")
    if year is None or a is None or b is None or digits == 1 or (digits == 2 and separator != "/"):
        return None
    year += 0 if year >= 100 else 2000 if year < 70 else 1900
    if separator == ".":
        return _numeric(match, year, b, a)
    if b > 12:
        return _settled(scene, match, (year, a, b), day_first=False)
    if a > 12:
        return _settled(scene, match, (year, b, a), day_first=True)
    return _ambiguous(scene, match, year, (a, b))


def _settled(scene: Scene, match: Match, day: tuple[int, int, int], *, day_first: bool) -> Found | None:
    scene.day_first = day_first
    return _numeric(match, *day)


def _ambiguous(scene: Scene, match: Match, year: int, pair: tuple[int, int]) -> Found | None:
    """Day first, as most of the world writes, unless the document has shown otherwise; both days bound it."""
    a, b = pair
    found = _numeric(match, year, a, b) if scene.day_first is False else _numeric(match, year, b, a)
    if found is None or a == b or scene.day_first is not None:
        return found
    days = sorted(day for p in (day_of(year, a, b), day_of(year, b, a)) if p for day in [p.edtf])
    found.edtf, found.limits = f"{found.edtf}?", (days[0], days[-1])
    found.start, found.end = days[0], days[-1]
    return found


def _numeric(match: Match, year: int | None, month: int | None, day: int | None) -> Found | None:
    if year is None or month is None or day is None:
        return None
    period = day_of(year, month, day)
    return dated(match, period, TimeBasis.TEXT) if period else None


def _in_longer_number(match: Match) -> bool:
    """Whether the digits go on on either side (a version, a telephone number)."""
    coded, first, last = match.coded, match.first, match.last
    before = first > 0 and coded.is_tight(first - 1, first + 1) and coded.words[first - 1] in "-./:,+$€£"
    after = last < len(coded.words) and coded.is_tight(last - 1, last + 1) and coded.words[last] in "-/"
    return before or after


def iso_month(scene: Scene, match: Match) -> Found | None:
    """2031-05, with the zero: 2031-5 is a range of something."""
    word, year, month = match.word("month") or "", match.number("year"), match.number("month")
    if len(word) != 2 or year is None or month is None or month > 12 or _in_longer_number(match):
        return None
    if month == (year + 1) % 100:  # 2009-10 is a season
        return None
    return dated(match, Period("month", year, month), TimeBasis.TEXT)


def calendar_day(scene: Scene, match: Match) -> Found | None:
    """3 March 2031, March 3, the third of March, with or without weekday and year."""
    day = match.number("day") or match.value("day")
    month = match.value("month")
    if day is None or month is None or _counts_people(match):
        return None
    year = match.number("year")
    if year is None:
        return yearless(scene, match, month, day) if day_of(2000, month, day) else None
    period = day_of(year, month, day)
    return dated(match, period, TimeBasis.TEXT) if period else None


def listed_day(found: Found) -> Found | None:
    """The second day of "April 24 and 25", where nothing after it is counted."""
    match, last = found.match, found.last
    coded, period = match.coded, found.period
    word, after = coded.word(last + 1), coded.word(last + 2)
    if found.rule != "month-day" or period is None or match.part("year") or coded.word(last) != "and":
        return None
    if not word.isdigit() or (after.isalnum() and after not in words("beside", "listed_ends")):
        return None
    day = day_of(period.year, period.number, int(word)) if len(word) <= 2 else None
    if day is None or day.first <= period.first:
        return None
    listed = dated(match, day, found.basis)
    listed.first, listed.last = last + 1, last + 2
    return listed


def _counts_people(match: Match) -> bool:
    """ "In May 15 people died": the number counts what follows."""
    coded = match.coded
    if (
        match.part("year")
        or coded.words[match.last - 1] not in {match.word("day")}
        or coded.word(match.first - 1) != "in"
    ):
        return False
    following = coded.word(match.last)
    return following.isalpha() and coded.codes[match.last] == match.grammar.letter("other")


def yearless(scene: Scene, match: Match, month: int, day: int | None = None, which: str | None = None) -> Found:
    """A month, or a day of it, in the year that ``which`` ("last", "next", "this") or the nearest verb points to."""
    year = _year(scene, match, month, day, which)
    period = None if year is None else day_of(year, month, day) if day else Period("month", year, month)
    found = dated(match, period, TimeBasis.ANCHOR)
    found.yearless = which is None
    if period is None:
        found.value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    return found


def _year(scene: Scene, match: Match, month: int, day: int | None, which: str | None) -> int | None:
    now = scene.published
    if now is None:
        return scene.focus.year if scene.focus and which is None else None
    if which in {"this", "current"} or now.unit == "year":
        return now.year if now.unit != "year" or which in {"this", None} else None
    pointing = {"last": BEHIND, "past": BEHIND, "next": AHEAD, "coming": AHEAD, "upcoming": AHEAD}.get(which or "")
    days = _candidates(now, month, day)
    named = match.value("weekday")
    fitting = [p for p in days if p.first.isoweekday() == named] if day else []
    if fitting:  # the weekday beside it tells the year
        return min(fitting, key=lambda p: abs((p.first - now.first).days)).year
    if pointing is None:
        best = nearest(now, days, direction(match.coded, match.first, match.last))
        return best.year if best else None
    strictly = [p for p in days if (p.last < now.first if pointing == BEHIND else p.first > now.last)]
    return (strictly[-1] if pointing == BEHIND else strictly[0]).year if strictly else None


def _candidates(now: Period, month: int, day: int | None) -> list[Period]:
    found = []
    for year in range(max(now.year - 4, 1), min(now.year + 5, 9999)):
        period = day_of(year, month, day) if day else Period("month", year, month)
        if period:
            found.append(period)
    return found


def nearest(now: Period, days: list[Period], pointing: int) -> Period | None:
    """The one of ``days`` (in order) that the verb points to: the last one behind, or the first one ahead."""
    behind = [p for p in days if p.first <= now.last]
    ahead = [p for p in days if p.last >= now.first]
    if not behind or not ahead:
        return None
    past, future = behind[-1], ahead[0]
    far, near = (now.first - past.last).days > _FAR_BEHIND, (future.first - now.last).days <= _NEAR_AHEAD
    if pointing == AHEAD or (far and near and (pointing != BEHIND or past.unit == "day")):
        return future
    return past


def which_month(scene: Scene, match: Match) -> Found | None:
    """Last March, next Oct. 23, this June."""
    if match.coded.word(match.first - 1) == "at":  # "at last"
        return None
    return yearless(scene, match, match.value("month"), match.number("day"), match.word("which"))


def month(scene: Scene, match: Match) -> Found | None:
    """March 2031, or March alone."""
    coded, number, year = match.coded, match.value("month"), match.number("year")
    if year is not None:
        plain = (
            coded.is_capital(match.first)
            or number not in {3, 5}
            or coded.word(match.first - 1) in words("beside", "season_follows")
        )
        return dated(match, Period("month", year, number), TimeBasis.TEXT) if plain else None
    return yearless(scene, match, number)


def day_range(scene: Scene, match: Match) -> Found | None:
    """March 3-5, 3 to 5 March 2031; "and" joins a range only after "between"."""
    low, high = match.number("day"), match.number("until")
    if low is None or high is None or low >= high:
        return None
    listed = match.word("join") == "and" and match.coded.word(match.first - 1) != "between"
    if listed and match.rule.id != "days-before-month":
        return None
    year = match.number("year")
    last = yearless(scene, match, match.value("month"), high) if year is None else None
    period = last.period if last else day_of(year or 1, match.value("month"), high)
    first = period and day_of(period.year, period.number, low)
    if period is None or first is None:
        return last
    found = dated(match, first, TimeBasis.ANCHOR if last else TimeBasis.TEXT)
    found.end, found.period = period.edtf, period
    found.value = found.edtf = f"{found.start}/{found.end}"
    if listed and high > low + 1:
        found.edtf = f"{{{found.start},{found.end}}}"
    return found


def month_range(scene: Scene, match: Match) -> Found | None:
    """Jan-Feb 2031, Nov.-Feb."""
    first_month, last_month, year = match.value("month"), match.value("until"), match.number("year")
    whole = yearless(scene, match, last_month) if year is None else None
    last = whole.period if whole else Period("month", year or 1, last_month)
    if last is None:
        return None
    first = Period("month", last.year - (first_month > last_month), first_month)
    found = dated(match, first, TimeBasis.ANCHOR if whole else TimeBasis.TEXT)
    found.end, found.period = last.end, last
    found.value = found.edtf = f"{found.start}/{found.end}"
    return found


def september_11(scene: Scene, match: Match) -> Found | None:
    """September 11 before a word for the attacks of 2001."""
    if (match.value("month"), match.number("day")) != (9, 11):
        return None
    return dated(match, day_of(2001, 9, 11), TimeBasis.TEXT)


def nine_eleven(scene: Scene, match: Match) -> Found | None:
    """9/11, the one date that goes by its numbers in any English text."""
    if (match.word("a"), match.word("b")) != ("9", "11") or _in_longer_number(match):
        return None
    return dated(match, day_of(2001, 9, 11), TimeBasis.TEXT)
