"""The neutral wording of a proposition, and the sentence a finding reads like. Labels stay in the quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from headwater.corroborate.group import Group
from headwater.corroborate.report import Pile
from headwater.corroborate.signature import Party, Said
from headwater.corroborate.tolls import Range
from headwater.rules import load


def statement(pile: Pile, group: Group, allowed: Range) -> str:
    """One sentence: who, what, to whom, where and when, as far as the claims agree."""
    first = fullest(group)
    parts = {"s": _name(pile, first.subject), "o": _name(pile, first.object), "n": number(allowed), "type": first.type}
    sentence = _worded(first.type, parts)
    if group.places and first.place is not None and not first.place.vague:
        sentence += f", {_name(pile, first.place)}"
    if when := _when(group):
        sentence += f" ({when})"
    if first.sign == "-":
        sentence = f"it is not so that {sentence}"
    if first.mode == "planned":
        sentence = f"planned or expected: {sentence}"
    return sentence[0].upper() + sentence[1:] + "."


def fullest(group: Group) -> Said:
    """The claim of a group that says most, the first by id among equals."""
    return min(group.members, key=lambda one: (-_told(one), -one.weight, one.id))


def number(allowed: Range) -> str:
    """A range in words: "17", "at least 17", "25 to 30"."""
    low, high = allowed
    if low is None:
        return "some" if high is None else f"at most {high:,.0f}"
    if high is None:
        return f"at least {low:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"


def count(reports: int, lower: int, upper: int) -> str:
    """ "Reported by 9 outlets. Independent origins: 1 to 3." """
    outlets = "nobody" if not reports else "1 outlet" if reports == 1 else f"{reports} outlets"
    origins = f"{lower}" if lower == upper else f"{lower} to {upper}"
    return f"Reported by {outlets}. Independent origins: {origins}."


def trace(label: str, ways: Mapping[str, int], published: bool | None) -> str:
    """ "Five reports trace to one dossier nobody has published (three by credit, two by text reuse)." """
    total = sum(ways.values())
    if total < 2:
        return ""
    how = [f"{spelled(ways[way])} by {words}" for way, words in _WAYS if ways.get(way)]
    nobody = " that nobody has published" if published is False else ""
    detail = f" ({', '.join(how)})" if len(how) > 1 or ways.get("reuse") else ""
    return f"{spelled(total).capitalize()} reports trace to {label}{nobody}{detail}."


def spelled(value: int) -> str:
    """Numbers up to twelve as words."""
    return _NUMBERS[value] if value < len(_NUMBERS) else str(value)


_WAYS = (("own", "their own access"), ("credit", "credit"), ("reuse", "text reuse"))
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def _told(one: Said) -> int:
    return (one.subject is not None and not one.subject.vague) + (one.object is not None and not one.object.vague)


def _name(pile: Pile, party: Party | None) -> str:
    if party is None:
        return ""
    return pile.name(party.entity) if party.entity and party.named else " ".join(party.text.split())


def _when(group: Group) -> str:
    if 2 * sum(one.earliest is not None or one.latest is not None for one in group.members) < len(group.members):
        return ""  # what a few of many say of the time is not yet what all of them say
    start, end = group.earliest, group.latest
    if start and end:
        return start if start == end else f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def _worded(kind: str, parts: dict[str, str]) -> str:
    for template in (*_templates().get(kind, ()), *load("statements")["unknown"]):
        if all(value for name, value in parts.items() if "{" + name + "}" in template):
            worded = str(template.format(**parts))
            return worded.replace("1 people were", "1 person was") if worded.startswith("1 people") else worded
    return kind.replace("_", " ")


@cache
def _templates() -> Mapping[str, Sequence[str]]:
    templates: Mapping[str, Sequence[str]] = load("statements")["statements"]
    return templates
