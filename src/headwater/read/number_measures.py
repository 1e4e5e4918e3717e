"""What stands beside a number: what it measures, and whether it is a bound or only about right."""

from __future__ import annotations

import math
from dataclasses import replace

from headwater.read.number_lexicon import HYPHENS, Draft, beside, phrases
from headwater.read.word_patterns import OTHER, Coded
from headwater.rules import load

_LOOSE = 0.1
""" "About 30" and "nearly 30" do not contradict 30 (handbook 7.1): a tenth is the rounding of two digits."""
_OLDEST = 110


def measure(coded: Coded, draft: Draft, floor: int) -> None:
    """What the number measures: a currency before, a unit or an age after, a noun behind a hyphen."""
    currency, length = phrases("currency").before(coded.words, draft.first, floor)
    if currency:
        draft.first, draft.unit = draft.first - length, currency
    after = draft.last
    hyphen = coded.word(after) in HYPHENS and coded.is_tight(after - 1, min(after + 2, len(coded.words)))
    at = after + 1 if hyphen else after
    unit, length = phrases("unit").after(coded.words, at)
    if unit and not draft.unit:
        draft.unit, draft.last = unit, at + length
        _age(coded, draft)
        _fraction(coded, draft)
    elif hyphen and not draft.unit and coded.word(at).isalpha() and coded.word(at) not in {"odd", "plus", "strong"}:
        draft.unit, draft.last = coded.words[at], at + 1
    elif draft.unit is None and _is_age_beside(coded, draft):
        draft.unit = "age"


def _fraction(coded: Coded, draft: Draft) -> None:
    """Two-thirds; "three quarters" is as good."""
    parts: dict[str, int] = load("quantities")["beside"]["denominators"]
    if draft.unit == "fraction" and draft.value is not None:
        draft.value = draft.low = draft.high = draft.value / parts[coded.words[draft.last - 1]]


def _age(coded: Coded, draft: Draft) -> None:
    at = draft.last + 1 if coded.word(draft.last) in HYPHENS else draft.last
    if draft.unit in {"year", "month", "week", "day"} and coded.word(at) == "old":
        draft.unit, draft.last = "age", at + 1


def _is_age_beside(coded: Coded, draft: Draft) -> bool:
    """ "Aged 32", "Marwa Tel, 32, fled": a number between commas behind a name."""
    if _phrases_end(coded, draft.first, "age_before"):
        return True
    first, last = draft.first, draft.last
    framed = coded.word(first - 1) == "," and coded.word(last) in {",", ".", ")", ";"}
    if not framed or draft.value is None or draft.value > _OLDEST or first < 2:
        return False
    return coded.is_capital(first - 2) and coded.codes[first - 2] == OTHER


def _phrases_end(coded: Coded, first: int, kind: str) -> bool:
    return coded.word(first - 1) in beside(kind) or f"{coded.word(first - 2)} {coded.word(first - 1)}" in beside(kind)


def compare(coded: Coded, draft: Draft, floor: int) -> None:
    """Widens the bounds by the words for more, less or about on either side."""
    before, length = phrases("before").before(coded.words, draft.first, floor)
    if before != "between":
        draft.first -= length
    after, length = phrases("after").after(coded.words, draft.last)
    draft.last += length
    for effect in (before, after):
        if effect and draft.operator in {"=", "~"} and draft.value is not None:
            bounded = _bounded(draft, effect)
            draft.low, draft.high, draft.operator = bounded.low, bounded.high, bounded.operator


def _bounded(draft: Draft, effect: str) -> Draft:
    value = draft.value or 0.0
    slack = max(abs(value) * _LOOSE, 1.0 if draft.unit is None else 0.0)
    low, high = math.floor(value - slack + 1e-9), math.ceil(value + slack - 1e-9)
    match effect:
        case "at_least":
            return replace(draft, low=value, high=None, operator=">=")
        case "at_most":
            return replace(draft, low=None, high=value, operator="<=")
        case "nearly":
            return replace(draft, low=float(low), high=value, operator="~")
        case "odd":
            step = 10.0 ** max(len(str(int(value))) - 1, 1)
            return replace(draft, low=value, high=value + step - 1, operator="~")
        case "about":
            return replace(draft, low=float(low), high=float(high), operator="~")
    return draft
