"""Words beside an expression that change what it says: "early", "by", "since", "more than", "the night of"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from headwater.read.when.calendar import Period
from headwater.read.when.lexicon import words
from headwater.read.when.relative import with_daypart
from headwater.read.when.scene import Found, Scene
from headwater.read.when.thirds import third
from headwater.read.word_patterns import Phrases
from headwater.rules import load

_AMOUNT_RULES = frozenset({"duration", "count-range", "ago", "distance"})
_WITHIN_RULES = frozenset({"which-unit", "that-day", "unit-part", "yesterday"})
_LEAD_MOD = {"by": "ON_OR_BEFORE", "before": "BEFORE", "after": "AFTER", "not_before": "ON_OR_AFTER"}
_AGO_MOD = {
    "MORE_THAN": "BEFORE",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}


@cache
def _phrases(kind: str) -> Phrases:
    return Phrases(load("times")["phrases"][kind])


def _before(scene: Scene, found: Found, kind: str) -> tuple[str, int]:
    """The effect of the longest phrase that ends where the expression begins, and its length in words."""
    return _phrases(kind).before(found.match.coded.words, found.first, scene.covered)


def modify(scene: Scene, found: Found) -> str:
    """Applies what stands beside ``found`` to it; returns how the preposition before it relates an event to it."""
    if found.rule in _AMOUNT_RULES:
        _amount(scene, found)
    if found.period is None and found.type != "TIME":
        _bare_part(scene, found)
        return ""
    if found.type in {"DATE", "TIME"} and found.period is not None:
        _daypart(scene, found)
        _part(scene, found)
        _within(scene, found)
        return _lead(scene, found)
    return ""


def _amount(scene: Scene, found: Found) -> None:
    effect, length = _before(scene, found, "amount")
    if not effect:
        return
    found.first -= length
    if found.rule != "ago":
        found.mod = {"NEARLY": "LESS_THAN"}.get(effect, effect)
        return
    found.mod = _AGO_MOD.get(effect, "APPROX")
    if found.edtf is None or found.start is None or found.end is None:
        return
    if found.mod == "APPROX":
        found.edtf = _approximate(found)
    elif found.mod in {"BEFORE", "ON_OR_BEFORE"}:
        found.edtf = f"[..{found.end}]"
    elif scene.published:
        found.edtf = f"[{found.start}..{scene.published.end}]"


def _approximate(found: Found) -> str | None:
    """``~`` where the date is one day, month or year; a stretch is loose enough as it is."""
    plain = (
        found.period is not None and found.period.unit in {"day", "month", "year"} and found.edtf == found.period.edtf
    )
    return f"{found.edtf}~" if plain else found.edtf


def _bare_part(scene: Scene, found: Found) -> None:
    """ "Early April" without a year it could be early in: the words belong together all the same."""
    effect, length = _before(scene, found, "part")
    if (
        effect
        and found.type == "DATE"
        and found.rule in {"month", "day-month", "month-day", "season", "which-unit", "weekday"}
    ):
        found.mod = found.part = effect
        found.first -= length


def _daypart(scene: Scene, found: Found) -> None:
    if found.period is None or found.period.unit != "day" or found.type == "TIME" or "/" in (found.edtf or ""):
        return
    effect, length = _before(scene, found, "daypart")
    if effect:
        found.first -= length
        with_daypart(found, effect)
        return
    coded, grammar = found.match.coded, found.match.grammar
    if found.last < len(coded.words) and coded.codes[found.last] == grammar.letter("daypart"):
        with_daypart(found, grammar.values[coded.words[found.last]])
        found.last += 1


def _part(scene: Scene, found: Found) -> None:
    effect, length = _before(scene, found, "part")
    found.first -= length
    if effect and found.first > scene.covered and found.match.coded.words[found.first - 1] == "the":
        found.first -= 1
    effect = effect or (found.mod or "" if found.rule == "unit-part" else "")
    if not effect or found.period is None or found.edtf != found.period.edtf:
        return
    found.mod = found.part = effect
    ends = third(found.period, effect)
    if ends:
        found.start, found.end = ends
        found.edtf = f"{found.start}/{found.end}"


def _within(scene: Scene, found: Found) -> None:
    """ "Earlier this month" ends with the report, "later this year" begins with it."""
    if found.rule not in _WITHIN_RULES:
        return
    coded = found.match.coded
    word = coded.words[found.first]
    if word not in {"earlier", "later"}:
        word = coded.word(found.first - 1) if found.first > scene.covered else ""
        if word not in {"earlier", "later"}:
            return
        found.first -= 1
    now, period = scene.published, found.period
    if now is None or period is None or not period.first <= now.first <= now.last <= period.last:
        return
    here = (period.first.isoformat(), now.last.isoformat())
    found.limits = here if word == "earlier" else (now.first.isoformat(), period.last.isoformat())


def _lead(scene: Scene, found: Found) -> str:
    coded = found.match.coded
    effect, length = _before(scene, found, "around")
    if effect:
        found.mod, found.edtf = effect, _approximate(found)
        ahead = Found(found.match, found.first - length, found.last, found.type, found.value)
        lead, _ = _before(scene, ahead, "lead")
    else:
        lead, _ = _before(scene, found, "lead")
    if coded.word(found.last) in {"'", "’"} and coded.word(found.last + 1) == "s":
        return ""  # "since Tuesday's raid": the date is the raid's
    if (
        lead == "plain"
        and coded.word(found.first - 1) == "from"
        and coded.word(found.last) in words("beside", "onward")
    ):
        lead = "since"
    if lead in {"", "plain"} or found.start is None or found.end is None or (found.edtf or "").startswith("["):
        return lead
    if found.type == "TIME" and lead in _LEAD_MOD:
        found.mod = _LEAD_MOD[lead]  # "before dawn on Tuesday" is still Tuesday
        return ""
    found.lead, found.mod = lead, _LEAD_MOD.get(lead, found.mod)
    found.edtf = _bounded(found, lead)
    found.limits = None
    return lead


def moved(found: Found, period: Period) -> Found:
    """The same words about another period: "early", "since" apply anew."""
    found = replace(found, period=period, value=period.value, start=period.start, end=period.end, edtf=period.edtf)
    ends = third(period, found.part) if found.part else None
    if ends:
        found.start, found.end = ends
        found.edtf = f"{found.start}/{found.end}"
    if found.lead:
        found.edtf = _bounded(found, found.lead)
    return found


def _bounded(found: Found, lead: str) -> str | None:
    start, end = (found.start or "").rstrip("~?"), (found.end or "").rstrip("~?")
    match lead:
        case "by":
            return f"[..{end}]"
        case "since":
            return f"{found.start}/.."
        case "until":
            return f"../{found.end}"
        case "before":
            return f"[..{_previous(start)}]"
    return f"[{start}..]"


def _previous(atom: str) -> str:
    """The year, month or day before: "before 2015" leaves 2015 out, while "after 2015" may still be in it."""
    if len(atom) == 4:
        return f"{int(atom) - 1:04d}"
    if len(atom) == 7:
        months = int(atom[:4]) * 12 + int(atom[5:]) - 2
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return (date.fromisoformat(atom) - timedelta(days=1)).isoformat()
