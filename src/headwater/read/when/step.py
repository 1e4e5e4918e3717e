"""Step 6 of reading: time expressions, each with its span, its TIMEX3 reading, its EDTF and what that rests on.

Rules are data (rules/en/times.yml) over word classes; no parse is needed. Relative dates count from the
publication date, narrative ones from the last date the text gave, and where there is none they stay open.
TIMEX3 follows TimeML 1.2.1 as TempEval-3 uses it (UzZaman et al. 2013).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from headwater.model.document import Document, RegionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.time import TimeBasis, TimeExpression, Timex
from headwater.read.when import dates, feasts, narrative, relative, spans, years
from headwater.read.when.bounds import bounds_of, tuple_of
from headwater.read.when.calendar import Period, period_of
from headwater.read.when.clocks import join_clocks
from headwater.read.when.events import event_relative, join_events
from headwater.read.when.guards import is_allowed
from headwater.read.when.lexicon import words
from headwater.read.when.modifiers import modify
from headwater.read.when.ranges import join_ranges, join_years
from headwater.read.when.scene import Found, Reader, Scene
from headwater.read.when.tense import is_saying
from headwater.read.word_patterns import Grammar, Match, lower
from headwater.rules import load

_FIRST_PRINT = 1400
"""A publication date before Gutenberg, or two thousand years after him, is a mistake."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_READERS: dict[str, Reader] = {
    reader.__name__: reader
    for reader in (
        *(dates.numeric, dates.iso_month, dates.calendar_day, dates.which_month, dates.month, dates.day_range),
        *(dates.nine_eleven, dates.september_11, dates.month_range, feasts.feast, feasts.movable_feast),
        *(years.year, years.year_range, years.decade, years.century, years.quarter, years.half_year, years.season),
        *(years.fiscal_year, relative.deictic_day, relative.which_daypart, relative.overnight, relative.weekday),
        *(relative.which_unit, relative.weekend, relative.ago, relative.from_now, relative.window),
        *(narrative.unit_part, narrative.offset, narrative.neighbour, narrative.day_before, narrative.distance),
        *(spans.reference, spans.every, spans.weekdays, spans.adverb, spans.rate, spans.duration, spans.first_months),
        *(spans.bare_units, spans.lasting, spans.clock, event_relative),
    )
}


@cache
def grammar() -> Grammar:
    """The compiled rules of times.yml."""
    data, numbers = load("times"), load("quantities")
    spelled = {"numword": numbers["numbers"], "magnitude": numbers["magnitudes"]}
    return Grammar("times.yml", {**data, "classes": {**data["classes"], **spelled}}, _TOKEN)


def find_times(document: Document, reading: Reading) -> Reading:
    """Fills ``times`` from the sentences; from the body where there are none yet."""
    sentences = reading.sentences or document.spans(RegionKind.BODY) or (Span(0, len(document.text)),)
    anchor = _anchor(document)
    return replace(reading, times=times_in(document.text, sentences, anchor))


def times_in(text: str, sentences: Iterable[Span], published: str | None) -> tuple[TimeExpression, ...]:
    """Every time expression in ``sentences``, in order; a range is one expression.

    ``published`` is EDTF of any precision, or ``None``: then nothing counts from it.
    """
    founds = _scan(text, sentences, period_from(published), join_ranges)
    return tuple(_expression(text, found) for found in founds)


def timex_in(text: str, sentences: Iterable[Span], published: str | None) -> tuple[TimeExpression, ...]:
    """The same, tagged as TempEval-3 tags: the two ends of a range apart, nothing that TimeML leaves untagged."""
    founds = _scan(text, sentences, period_from(published), lambda found: found)
    return tuple(_expression(text, found) for found in founds if found.match.rule.options.get("tag", True))


def rules_fired(text: str, published: str | None = None) -> tuple[tuple[str, TimeExpression], ...]:
    """Each expression of one sentence with the id of the rule that found it: so examples can be checked."""
    founds = _scan(text, (Span(0, len(text)),), period_from(published), join_ranges)
    return tuple((found.rule, _expression(text, found)) for found in founds)


def period_from(published: str | None) -> Period | None:
    """The day, month or year of a publication date; ``None`` when it is missing, wider than a year or not EDTF."""
    if not published:
        return None
    try:
        bounds = bounds_of(published)
    except ValueError:
        return None
    first, last = bounds.earliest_start, bounds.latest_end
    if first is None or last is None or not _FIRST_PRINT <= first.year <= last.year < _FIRST_PRINT + 2000:
        return None
    for unit in ("day", "month", "year"):
        period = period_of(first, unit)
        if period.last >= last:
            return period
    return None


def _anchor(document: Document) -> str | None:
    """The publication date; where it is unknown or only a month or a year, a dateline's day that agrees with it."""
    published = document.published.edtf
    known = period_from(published)
    if known and known.unit == "day":
        return published
    for found in _scan(document.text, document.spans(RegionKind.DATELINE), known, lambda found: found):
        day = found.period
        if (
            day
            and day.unit == "day"
            and found.edtf == day.edtf
            and (known is None or known.first <= day.first <= known.last)
        ):
            return day.edtf
    return published


def _scan(
    text: str, sentences: Iterable[Span], published: Period | None, ranges: Callable[[list[Found]], list[Found]]
) -> Iterator[Found]:
    lowered, rules = lower(text), grammar()
    focus, day_first = None, None
    for sentence in sentences:
        coded = rules.code(text, lowered, sentence.start, sentence.end)
        if coded is None:
            continue
        scene = Scene(coded, published, focus, day_first)
        founds = _read(scene, rules)
        if founds:
            yield from ranges(join_events(join_clocks(scene, join_years(founds))))
        focus, day_first = scene.focus, scene.day_first


def _read(scene: Scene, rules: Grammar) -> list[Found]:
    """Leftmost and longest first; a weak rule takes only what is left."""
    matches = [match for match in rules.matches(scene.coded) if is_allowed(match)]
    if not matches:
        return []
    matches.sort(key=lambda m: (m.first, -m.last, m.rule.order))
    founds: list[Found] = []
    covered = 0
    for match in matches:
        if match.first < covered or "weak" in match.rule.options:
            continue
        found = _READERS[match.rule.read](scene, match)
        if found is not None:
            lead = modify(scene, found)
            _refocus(scene, found, lead)
            listed = dates.listed_day(found)
            founds += [found, listed] if listed else [found]
            covered = scene.covered = founds[-1].last
    return _with_weak(scene, [match for match in matches if "weak" in match.rule.options], founds)


def _with_weak(scene: Scene, weak: list[Match], founds: list[Found]) -> list[Found]:
    """Adds what weak rules find where nothing else was found."""
    if not weak:
        return founds
    taken = [False] * (len(scene.coded.words) + 1)
    for found in founds:
        last = max(found.last, found.match.last)
        taken[found.first : last] = [True] * (last - found.first)
    added: list[Found] = []
    for match in weak:
        found_weak = _READERS[match.rule.read](scene, match)
        if found_weak and not any(taken[found_weak.first : found_weak.last]):
            added.append(found_weak)
            taken[found_weak.first : found_weak.last] = [True] * (found_weak.last - found_weak.first)
    return sorted([*founds, *added], key=lambda f: f.first)


def _refocus(scene: Scene, found: Found, lead: str) -> None:
    """A date of something told is what "two days later" counts from; that of a mere saying only for want of one."""
    period = found.period
    if (
        period is None
        or found.type not in {"DATE", "TIME"}
        or found.edtf is None
        or lead in {"before", "after", "until", "by"}
    ):
        return
    coded = found.match.coded
    if period.unit != "day" and found.first and coded.words[found.first - 1] not in words("beside", "moves_focus"):
        return  # "the 2015 truce" only names something
    if scene.focus is None or not is_saying(coded, found.first):
        scene.focus = period


def _expression(text: str, found: Found) -> TimeExpression:
    spans_ = found.match.coded.spans
    span = Span(spans_[found.first][0], spans_[found.last - 1][1])
    earliest, latest = found.limits or (tuple_of(found.edtf) if found.edtf else (None, None))
    return TimeExpression(
        span=span,
        text=span.of(text),
        timex=Timex(type=found.type, value=found.value, mod=found.mod),
        edtf=found.edtf,
        earliest=earliest,
        latest=latest,
        basis=found.basis if found.edtf or found.limits else TimeBasis.NONE,
        relative_to=found.relative_to,
    )
