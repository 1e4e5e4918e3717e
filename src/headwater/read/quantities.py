"""Number phrases of English news: "at least 17", "10 to 15", "dozens", "nobody".

A number that names (a date, a year, a clock time, an article, an F-16) is no quantity; one that measures
has a ``unit``. Bounds follow the practice of casualty recording: a bound is what the words rule out, never
a best guess (UCDP's low and high; ACLED's reading of vague words is quoted in rules/en/quantities.yml).
"""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.span import Span
from headwater.read.number_lexicon import Draft, grammar
from headwater.read.number_measures import compare, measure
from headwater.read.number_readers import READERS
from headwater.read.when import times_in
from headwater.read.word_patterns import Coded, lower


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPhrase:
    """A number as stated, its words for more or less included.

    ``operator`` is ``=``, ``>=``, ``<=``, ``~`` or ``range``. ``low`` and ``high`` are what the words allow,
    inclusive, ``None`` where open; ``value`` is the number named, ``None`` for ranges and vague words.
    ``unit`` is ``None`` for a count of people or things; else the measure (``percent``, ``dollar``, ``kilometre``,
    ``day``…), ``age``, ``fraction``, or the noun joined by a hyphen ("a 16-nation force").
    """

    span: Span
    value: float | None
    low: float | None
    high: float | None
    operator: str
    unit: str | None = None


def find_quantities(text: str, start: int = 0) -> tuple[NumberPhrase, ...]:
    """The number phrases of one sentence, in order; ``start`` is added to every offset. Never raises."""
    return tuple(phrase for _, phrase in rules_fired(text, start))


def rules_fired(text: str, start: int = 0) -> tuple[tuple[str, NumberPhrase], ...]:
    """Each number phrase with the id of the rule that found it, so examples can be checked."""
    coded = grammar().code(text, lower(text), 0, len(text))
    if coded is None:
        return ()
    drafts = _read(coded)
    if not drafts:
        return ()
    dates = [t for t in times_in(text, (Span(0, len(text)),), None) if t.timex.type in {"DATE", "TIME"}]
    found, passed = [], 0
    for rule, draft in drafts:
        span = Span(coded.spans[draft.first][0], coded.spans[draft.last - 1][1])
        while passed < len(dates) and dates[passed].span.end <= span.start:
            passed += 1
        if passed == len(dates) or not span.overlaps(dates[passed].span):
            found.append((rule, _phrase(Span(span.start + start, span.end + start), draft)))
    return tuple(found)


def _phrase(span: Span, draft: Draft) -> NumberPhrase:
    return NumberPhrase(
        span=span, value=draft.value, low=draft.low, high=draft.high, operator=draft.operator, unit=draft.unit
    )


def _read(coded: Coded) -> list[tuple[str, Draft]]:
    matches = sorted(grammar().matches(coded), key=lambda m: (m.first, -m.last, m.rule.order))
    drafts: list[tuple[str, Draft]] = []
    covered = 0
    for match in matches:
        if match.first < covered:
            continue
        draft = READERS[match.rule.read](match)
        if draft is None:
            continue
        measure(coded, draft, covered)
        if drafts and drafts[-1][1].unit == "age" and coded.words[covered : draft.first] in (["and"], [","], ["or"]):
            draft.unit = draft.unit or "age"
        compare(coded, draft, covered)
        drafts.append((match.rule.id, draft))
        covered = draft.last
    return drafts
