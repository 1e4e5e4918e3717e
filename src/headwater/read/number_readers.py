"""Readers of number phrases, one for each kind of rule in quantities.yml."""

from __future__ import annotations

import math
from collections.abc import Callable

from headwater.read.number_lexicon import HYPHENS, Draft, beside, phrases
from headwater.read.numbers import number_of
from headwater.read.word_patterns import Coded, Match
from headwater.rules import load

Reader = Callable[[Match], Draft | None]


def _number(match: Match) -> Draft | None:
    if _is_name(match) or _is_idle_one(match):
        return None
    value = _value(match, match.first, match.last)
    return None if value is None else Draft(match.first, match.last, value, value, value)


def _spaced(match: Match) -> Draft | None:
    """10 000, as the United Nations write it: groups of three digits, one space between."""
    coded, first, last = match.coded, match.first, match.last
    words, spans = coded.words[first:last], coded.spans
    gaps = [coded.text[spans[i][1] : spans[i + 1][0]] for i in range(first, last - 1)]
    grouped = len(words[0]) <= 3 and all(len(w) == 3 and w.isdigit() for w in words[1:])
    if not grouped or not words[0].isdigit() or not all(gap in beside("spaces") for gap in gaps) or _is_name(match):
        return None
    value = float("".join(words))
    return Draft(first, last, value, value, value)


def _share(match: Match) -> Draft | None:
    """One in five."""
    part, place = match.value("part"), match.part("whole")
    whole = _value(match, *place) if place else None
    if part != 1 or not whole or whole <= 1:
        return None
    return Draft(match.first, match.last, 1 / whole, 1 / whole, 1 / whole, unit="fraction")


def _value(match: Match, first: int, last: int) -> float | None:
    words = match.coded.words[first:last]
    short = match.grammar.letter("short")
    scale = 1.0
    for place, token in enumerate(range(first, last)):
        if match.coded.codes[token] == short:
            scale = float(match.grammar.values[words[place]])
            words = words[:place] + words[place + 1 :]
            break
    if words in (["a"], ["an"]):
        return None
    value = number_of(words)
    return None if value is None else value * scale


def _is_name(match: Match) -> bool:
    """Whether the digits name something: M23, F-16, 3rd, 10:30, 24/7, Article 5, Resolution 1701."""
    coded, first, last = match.coded, match.first, match.last
    words = coded.words
    if not words[first][0].isdigit():
        return False
    before, after = coded.word(first - 1), coded.word(last)
    glued_before = bool(before) and coded.is_tight(first - 1, first + 1)
    glued_after = bool(after) and coded.is_tight(last - 1, last + 1)
    if glued_before and (
        before.isalpha() or before in "/:.#_" or (before in HYPHENS and _is_glued_letter(coded, first - 2))
    ):
        return True
    if glued_after and after.isalpha() and not phrases("unit").after(words, last)[1]:
        return True
    if glued_after and after in "/:_" and coded.word(last + 1)[:1].isdigit():
        return True
    if first == 0 and after in {".", ")"} and last + 1 < len(words):  # the first of a list
        return True
    return before in beside("label") or (before == "." and coded.word(first - 2) == "no")


def _is_glued_letter(coded: Coded, token: int) -> bool:
    word = coded.word(token)
    return word.isalpha() and coded.is_tight(token, token + 2) and number_of([word]) is None and word != "mid"


def _is_idle_one(match: Match) -> bool:
    """ "The one", "no one", "one another": no count."""
    coded = match.coded
    if coded.words[match.first] != "one" or match.last != match.first + 1:
        return False
    before, after = coded.word(match.first - 1), coded.word(match.last)
    return before in beside("not_one") or after in beside("after_one")


def _pair(match: Match) -> Draft | None:
    coded = match.coded
    low_part, high_part = match.part("low"), match.part("high")
    if low_part is None or high_part is None or _is_name(match) or coded.word(match.first - 1) == "from":
        return None
    low, high = _value(match, *low_part), _value(match, *high_part)
    if low is None or high is None:
        return None
    scale = _scale(match, high_part)
    if scale > 1 and _scale(match, low_part) == 1 and low * scale < high * scale and low < high / scale + 1:
        low *= scale
    joined = coded.words[low_part[1]]
    if not low < high or (joined in HYPHENS and not coded.is_tight(low_part[1] - 1, low_part[1] + 2)):
        return None
    first = match.first
    draft = Draft(first, match.last, None, low, high, "range")
    sign = [w for w in coded.words[first : match.last] if w in "$€£₹¥"]
    draft.unit = phrases("currency").before(sign, 1)[0] or None if sign else None
    return draft


def _scale(match: Match, part: tuple[int, int]) -> float:
    letters = {match.grammar.letter("magnitude"), match.grammar.letter("short")}
    words = [match.coded.words[t] for t in range(*part) if match.coded.codes[t] in letters]
    return math.prod(float(match.grammar.values[word]) for word in words)


def _vague(match: Match) -> Draft | None:
    """Dozens, tens of thousands, many."""
    coded = match.coded
    if match.part("many"):
        if coded.word(match.first - 1) in {"as", "how", "so", "too", "that", "not"}:
            return None
        low, high = match.value("many")
        return Draft(match.first, match.last, None, low, high, "~" if low is None else ">=")
    if coded.words[match.first] == "scores" and coded.word(match.last) != "of":
        return None  # more often a verb, or points
    low, high = match.value("plural")
    if match.last - match.first > 1:
        lead = match.grammar.values[coded.words[match.first]]
        unit = low / 2
        low, high = lead[0] * unit, None if lead[1] is None else (lead[1] + 1) * unit - 1
    low, high = (None if bound is None else float(bound) for bound in (low, high))
    return Draft(match.first, match.last, None, low, high, "range" if high is not None else ">=")


def _few(match: Match) -> Draft | None:
    """Several, a few hundred, a handful."""
    word = match.word("few")
    low, high = match.value("few")
    article = match.coded.words[match.first] in {"a", "an"}
    scale = _scale(match, (match.first, match.last))
    if word in {"handful", "couple"} and not article:
        return None
    if word == "couple" and scale == 1 and match.coded.word(match.last) not in {"of", "more"}:
        return None  # two people who are married
    return Draft(match.first, match.last, None, float(low * scale), float(high * scale), "range")


def _nobody(match: Match) -> Draft | None:
    """None; no one; the "no" of "no casualties"."""
    second = match.coded.words[match.last - 1]
    if second in load("quantities")["numbers"] and second != "one":
        return None
    names_nobody = match.last - match.first == 1 or second == "one"
    return Draft(match.first, match.last if names_nobody else match.first + 1, 0.0, 0.0, 0.0)


def _both(match: Match) -> Draft | None:
    """ "Both men", not "both Oltar and Desh"."""
    coded, last = match.coded, match.last
    if last < len(coded.words) and coded.is_capital(last) and "and" in coded.words[last + 1 : last + 6]:
        return None
    return Draft(match.first, last, 2.0, 2.0, 2.0)


READERS: dict[str, Reader] = {
    "number": _number,
    "spaced": _spaced,
    "share": _share,
    "pair": _pair,
    "vague": _vague,
    "few": _few,
    "nobody": _nobody,
    "both": _both,
}
