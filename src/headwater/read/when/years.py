"""Readers of years and what is made of them: ranges, decades, centuries, quarters, halves, seasons, fiscal years."""

from __future__ import annotations

from headwater.model.time import TimeBasis
from headwater.read.when.calendar import Period
from headwater.read.when.lexicon import words
from headwater.read.when.scene import Found, Scene, dated, shifted, undated
from headwater.read.when.tense import AHEAD, direction
from headwater.read.word_patterns import Match

_FIRST_YEAR, _LAST_YEAR = 1500, 2100
"""Four digits outside are rather a number of things; inside, the words beside them decide."""


def is_year(match: Match, first: int, last: int, number: int) -> bool:
    """Whether four digits in words ``first`` to ``last`` name a year and do not count something."""
    coded = match.coded
    before, after = coded.word(first - 1), coded.word(last)
    if (
        not _FIRST_YEAR <= number <= _LAST_YEAR
        or after in words("year_guard", "not_after")
        or _is_glued(match, first, last)
    ):
        return False
    if before in words("year_guard", "not_before") and not _is_bound(match, first):
        return False
    if before in words("year_guard", "introduces"):
        return after in words("year_guard", "may_follow") or not _is_counted(match, last, number)
    if (
        before in words("year_guard", "may_precede")
        or not before[:1].isalnum()
        or after in words("year_guard", "may_follow")
    ):
        return after not in words("year_guard", "counted")
    return 1900 <= number <= 2050 and number % 100 != 0 and not _is_counted(match, last, number)


def _is_bound(match: Match, first: int) -> bool:
    """ "Later than 2015", "as early as 2015", "since at least 2015": words that count elsewhere bound a year here."""
    back = [match.coded.word(first - step) for step in (1, 2, 3)]
    return (
        (back[0] == "than" and back[1] in {"later", "earlier"})
        or (back[0] == "as" and back[1] in {"early", "late", "recently", "soon", "back"})
        or (back[:2] == ["least", "at"] and back[2] in {"since", "until", "by", "from", "to"})
        or (back[0] in {"about", "approximately"} and back[1] in {"since", "until", "by", "in", "from"})
    )


def _is_glued(match: Match, first: int, last: int) -> bool:
    """Whether the digits belong to a longer number, a sum or a code: 2,015.50, $2015, #2015."""
    coded = match.coded
    if first and coded.words[first - 1] in ".,/+#$€£¥₹№_" and coded.is_tight(first - 1, first + 1):
        return True
    after = coded.word(last)
    return after in {",", ".", "_"} and coded.word(last + 1).isdigit() and coded.is_tight(last - 1, last + 2)


def _is_counted(match: Match, last: int, number: int) -> bool:
    """Whether what follows looks like the things counted: a known one, or a plural after a round number."""
    coded, counted = match.coded, words("year_guard", "counted")
    after = coded.word(last)
    if after in {"to", "or", "and", "-", "–"} and coded.word(last + 1).isdigit():
        after = coded.word(last + 2)
    return after in counted or (number % 100 == 0 and len(after) > 3 and after.endswith("s") and after.isalpha())


def year(scene: Scene, match: Match) -> Found | None:
    """2031, where the words beside it let it be a year."""
    number = match.number("year")
    if number is None or not is_year(match, match.first, match.last, number):
        return None
    return dated(match, Period("year", number), TimeBasis.TEXT)


def year_range(scene: Scene, match: Match) -> Found | None:
    """2015-18, 1996–2001."""
    start, word = match.number("year"), match.word("until") or ""
    if start is None or not word.isdigit() or len(word) == 1:
        return None
    end = int(word) if len(word) == 4 else start - start % 100 + int(word)
    last = match.last
    if last < len(match.coded.words) and match.coded.words[last] in "-/" and match.coded.is_tight(last - 1, last + 1):
        return None
    if not start < end <= start + 120 or not is_year(match, match.first, last, end):
        return None
    if (
        match.word("until")
        and len(word) == 2
        and match.coded.words[match.first + 1] == "-"
        and end != start + 1
        and int(word) <= 12
    ):
        return None  # 2009-12 is as likely the month
    found = dated(match, Period("year", start), TimeBasis.TEXT)
    found.end, found.period = f"{end:04d}", Period("year", end)
    found.value = found.edtf = f"{start:04d}/{end:04d}"
    return found


def decade(scene: Scene, match: Match) -> Found | None:
    """The 1990s, the '80s, the nineties."""
    coded = match.coded
    word = match.number("year")
    if word is None:
        tens = match.value("decade")
        return _decade(match, 1900 + tens) if isinstance(tens, int) else None
    if word % 10 or (word < 100 and coded.word(match.first) == "the" and coded.word(match.first - 1) in {"his", "her"}):
        return None
    if word < 100 and coded.words[match.first] not in {"the", "'", "’"}:
        return None
    if coded.words[match.last - 2] in "'’" and word >= 100 and coded.words[match.first] != "the":
        return None  # "2030's budget"
    return _decade(match, word if word >= 100 else 1900 + word if word >= 30 else 2000 + word)


def _decade(match: Match, first_year: int) -> Found | None:
    return dated(match, Period("decade", first_year), TimeBasis.TEXT) if 1000 <= first_year <= 2190 else None


def century(scene: Scene, match: Match) -> Found | None:
    """The 19th century."""
    number = match.number("ordinal") or match.value("ordinal")
    if match.value("unit") != "century" or not isinstance(number, int) or not 2 <= number <= 30:
        return None
    return dated(match, Period("century", (number - 1) * 100), TimeBasis.TEXT)


def quarter(scene: Scene, match: Match) -> Found | None:
    """The first quarter of 2031, Q2 2030; without a year, the quarter of this year or the last that began."""
    return _fraction(scene, match, "quarter", 4)


def half_year(scene: Scene, match: Match) -> Found | None:
    """The second half of 2030."""
    return _fraction(scene, match, "half", 2)


def _fraction(scene: Scene, match: Match, unit: str, most: int) -> Found | None:
    number = match.number("ordinal") or match.value("ordinal")
    if not isinstance(number, int) or not 1 <= number <= most or match.value("unit") not in {None, "year"}:
        return None
    year_number = match.number("year")
    if year_number is not None:
        return dated(match, Period(unit, year_number, number), TimeBasis.TEXT)
    this_year = shifted(scene.published, {"last": -1, "next": 1}.get(match.word("which") or "", 0), "year")
    if this_year is None:
        return dated(match, None, TimeBasis.NONE, unit)
    period = Period(unit, this_year.year, number)
    if not match.part("unit") and scene.published and period.first > scene.published.last:
        pointing = direction(match.coded, match.first, match.last)
        period = period if pointing == AHEAD else Period(unit, max(this_year.year - 1, 1), number)
    return dated(match, period, TimeBasis.ANCHOR)


def season(scene: Scene, match: Match) -> Found | None:
    """Spring 2031, last autumn, in the summer."""
    code, year_number = match.value("season"), match.number("year")
    if match.word("season") in {"fall", "spring"} and match.coded.word(match.first) in {"fall", "spring"}:
        before = match.coded.word(match.first - 1)
        if before.isalpha() and before not in words("beside", "season_follows"):  # "prices fall 2015 points"
            return None
    if year_number is not None:
        return dated(match, Period("season", year_number, code), TimeBasis.TEXT)
    now = scene.published
    if now is None or now.unit == "year":
        return dated(match, None, TimeBasis.NONE, "season")
    found = dated(match, _season_near(now, code, match), TimeBasis.ANCHOR)
    found.yearless = match.word("which") is None
    return found


def _season_near(now: Period, code: int, match: Match) -> Period | None:
    seasons = [Period("season", y, code) for y in range(max(now.year - 2, 1), min(now.year + 3, 9998))]
    which = match.word("which")
    behind = [p for p in seasons if (p.last < now.first if which in {"last", "past"} else p.first <= now.last)]
    ahead = [
        p for p in seasons if (p.first > now.last if which in {"next", "coming", "upcoming"} else p.last >= now.first)
    ]
    if not behind or not ahead:
        return None
    if which == "this":
        return next((p for p in seasons if p.year == now.year and p.last >= now.first), behind[-1])
    pointing = direction(match.coded, match.first, match.last) if which is None else 0
    return ahead[0] if pointing == AHEAD or which in {"next", "coming", "upcoming"} else behind[-1]


def fiscal_year(scene: Scene, match: Match) -> Found | None:
    """Fiscal year 2030: when it begins differs from country to country, so the year is approximate."""
    start, word = match.number("year"), match.word("until")
    if start is None or match.value("unit") not in {None, "year"}:
        return None
    if word is None:
        found = dated(match, Period("year", start), TimeBasis.TEXT)
        found.value, found.edtf = f"FY{start:04d}", f"{start:04d}~"
        return found
    end = int(word) if len(word) == 4 else start - start % 100 + int(word)
    if end != start + 1:
        return undated(match, "DATE", f"FY{start:04d}")
    found = dated(match, Period("year", start), TimeBasis.TEXT)
    found.end, found.value, found.edtf = f"{end:04d}", f"FY{end:04d}", f"{start:04d}/{end:04d}"
    return found
