"""Readers of durations, sets, clock times and words that refer to no date."""

from __future__ import annotations

from headwater.model.time import TimeBasis
from headwater.read.numbers import number_of
from headwater.read.when.counts import count_of, duration_value
from headwater.read.when.lexicon import words
from headwater.read.when.relative import weekday
from headwater.read.when.scene import Found, Scene, shifted, undated
from headwater.read.word_patterns import OTHER, Match


def reference(scene: Scene, match: Match) -> Found | None:
    """Now, recently, in the future: TIMEX3 has a word for them, the calendar has none.

    The publication date bounds them, where it is known: the past by its end, the future by its beginning.
    """
    value = match.rule.options["value"]
    found = undated(match, "DATE", value)
    if match.coded.words[match.first] in {"in", "has", "have", "had", "having"}:
        found.first += 1
    if scene.published:
        first, last = scene.published.first.isoformat(), scene.published.last.isoformat()
        found.limits = (first, None) if value == "FUTURE_REF" else (None, last)
        found.basis = TimeBasis.PUBLICATION_BOUND
    return found


def every(scene: Scene, match: Match) -> Found | None:
    """Every Friday, every three months."""
    unit, kind = match.value("unit"), match.coded.codes[match.last - 1]
    if kind == match.grammar.letter("weekday"):
        value = f"XXXX-WXX-{unit}"
    elif kind == match.grammar.letter("season"):
        value = "XXXX-" + {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[unit]
    elif kind == match.grammar.letter("month"):
        value = f"XXXX-{unit:02d}"
    elif kind == match.grammar.letter("daypart"):
        value = f"XXXX-XX-XXT{unit}"
    else:
        count = count_of(match) if match.part("count") else 1.0
        return undated(match, "SET", duration_value(count, unit)) if count else None
    return undated(match, "SET", value)


def weekdays(scene: Scene, match: Match) -> Found | None:
    """Fridays; "Fridays raid" has lost an apostrophe on its way through the web and means the one day."""
    coded = match.coded
    nouns = (OTHER, match.grammar.letter("event"))
    lost = match.last < len(coded.words) and coded.codes[match.last] in nouns and coded.word(match.first - 1) != "on"
    return weekday(scene, match) if lost else undated(match, "SET", f"XXXX-WXX-{match.value('weekday')}")


def adverb(scene: Scene, match: Match) -> Found | None:
    """Annually, daily; not the Daily Herald."""
    if match.first and match.coded.is_capital(match.first):
        return None
    return undated(match, "SET", match.grammar.values[match.coded.words[match.first]])


def rate(scene: Scene, match: Match) -> Found | None:
    """A day, per week, after something that is counted: "twice a day", "$3 million a year"."""
    coded, before = match.coded, match.coded.word(match.first - 1)
    if coded.words[match.first] != "per" and not _is_countable(match, before):
        return None
    return undated(match, "SET", duration_value(1.0, match.value("unit")))


def _is_countable(match: Match, before: str) -> bool:
    if before in words("beside", "rated") or before.isdigit():
        return True
    return (
        len(before) > 3
        and before.endswith("s")
        and before not in words("beside", "lasts")
        and not before.endswith("ss")
    )


def duration(scene: Scene, match: Match) -> Found | None:
    """Three years, a 10-day truce, two to three days; not an age."""
    coded, unit = match.coded, match.value("unit")
    part, place = match.part("count"), match.part("unit")
    if _is_age(match) or (place and coded.is_capital(place[0]) and coded.raw(place[0]).istitle() and place[0]):
        return None  # an age, or a title ("60 Minutes")
    lone_article = part is not None and part[1] - part[0] == 1 and coded.words[part[0]] in {"a", "an"}
    if lone_article and (
        (match.word("unit") or "").endswith("s")
        or _is_countable(match, coded.word(match.first - 1))
        or coded.word(match.last) in {"-", "when", "that", "of"}
    ):
        return None
    if _is_idle(match, lone_article):
        return None
    count = count_of(match)
    if match.part("low"):
        found = undated(match, "DURATION", duration_value(count_of(match, "low"), unit))
        found.mod = "APPROX"
        return found
    if count is not None and "half" in coded.words[part[1] if part else 0 : match.last]:
        count += 0.5
    return undated(match, "DURATION", duration_value(count, unit))


def first_months(scene: Scene, match: Match) -> Found | None:
    """The first three months of 2031: a stretch of the year with a length of its own."""
    unit, count, year = match.value("unit"), count_of(match), match.number("year")
    place = match.word("place")
    if (
        place not in {"first", "last"}
        or count is None
        or not 1 <= count <= 11
        or match.value("which_year") not in {None, "year"}
    ):
        return None
    if year is None:
        base = shifted(scene.published, {"last": -1, "next": 1}.get(match.word("which") or "", 0), "year")
        year = base.year if base else None
    found = undated(match, "DURATION", duration_value(count, unit))
    if unit != "month" or year is None:
        return found
    ends = (1, int(count)) if place == "first" else (13 - int(count), 12)
    found.start, found.end = (f"{year:04d}-{month:02d}" for month in ends)
    found.edtf = f"{found.start}/{found.end}"
    found.basis = TimeBasis.TEXT if match.part("year") else TimeBasis.ANCHOR
    return found


def _is_idle(match: Match, lone_article: bool) -> bool:
    """ "One day he will", "a minute account"."""
    coded = match.coded
    if coded.words[match.first : match.last] == ["one", "day"]:
        return coded.word(match.first - 1) not in words("beside", "lasts")
    noun = match.last < len(coded.words) and coded.codes[match.last] == OTHER and coded.words[match.last].isalpha()
    return lone_article and match.value("unit") == "minute" and noun


def _is_age(match: Match) -> bool:
    coded, last = match.coded, match.last
    after = coded.word(last)
    return (
        after == "old"
        or (after in {"-", "‐", "‑"} and coded.word(last + 1) == "old")
        or (after == "of" and coded.word(last + 1) == "age")
        or coded.word(match.first - 1) in {"aged", "age"}
    )


def bare_units(scene: Scene, match: Match) -> Found | None:
    """Years, for weeks."""
    return None if _is_age(match) else undated(match, "DURATION", duration_value(None, match.value("unit")))


def lasting(scene: Scene, match: Match) -> Found | None:
    """Weeklong, months-long."""
    value = match.value("lasting")
    if value is None:
        plural = (match.word("unit") or "").endswith("s")
        value = duration_value(None if plural else 1.0, match.value("unit"))
    return undated(match, "DURATION", value)


def clock(scene: Scene, match: Match) -> Found | None:
    """9 a.m., 14:35, 0630 GMT, five o'clock, noon. The day comes from a date beside it."""
    time = _clock_time(match)
    if time is None:
        return None
    found = undated(match, "TIME", f"XXXX-XX-XXT{time}")
    found.clock = time
    return found


def _clock_time(match: Match) -> str | None:
    if match.part("word"):
        return str(match.value("word"))
    digits = match.word("clock")
    if digits:
        plausible = len(digits) == 4 and _is_zone(match, hours=True)
        return _time(int(digits[:2]), int(digits[2:])) if plausible else None
    if match.rule.options.get("tight_hour") and not _is_plain_clock(match):
        return None
    spelled = number_of([match.word("hour") or ""])
    if spelled is None:
        return None
    hour = int(spelled)
    if match.part("half_day"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if (match.word("half_day") or "").startswith("p") else 0)
    return _time(hour, match.number("minute") or 0)


def _time(hour: int, minute: int) -> str | None:
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _is_plain_clock(match: Match) -> bool:
    """14:35 as a time of day: two digits of minutes, and a word that introduces a time or a zone."""
    coded, first = match.coded, match.first
    if len(match.word("minute") or "") != 2 or not coded.is_tight(first, first + 3):
        return False
    introduced = coded.word(first - 1) in words("beside", "clock_follows")
    return introduced or _is_zone(match, hours=False)


def _is_zone(match: Match, *, hours: bool) -> bool:
    """Whether a time zone, "local time" or (for 0630) "hours" follows."""
    part = match.part("zone")
    if part is None:
        return False
    word = match.coded.words[part[0]]
    if word == "local":
        return match.coded.word(part[0] + 1) == "time"
    return (hours and word == "hours") or match.coded.raw(part[0]).isupper()
