"""Propositions that cannot all be so: numbers, offices, times, places, doers (handbook 7.1). Labels never disagree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from rapidfuzz.fuzz import ratio

from headwater.corroborate.group import Group, near, overlap
from headwater.corroborate.places import together
from headwater.corroborate.propositions import Put
from headwater.corroborate.report import Pile
from headwater.corroborate.signature import SYMMETRIC, Party, Said
from headwater.corroborate.statement import number
from headwater.corroborate.tolls import meet
from headwater.corroborate.words import folded
from headwater.model.claim import ClaimKind
from headwater.model.finding import Conflict, ConflictClass
from headwater.model.mention import EntityType
from headwater.rules import load

_HARMS = frozenset({"attack", "explosion_or_strike", "armed_clash", "targeted_killing"})
_ONCE = frozenset({"meeting", "agreement_or_alliance", "targeted_killing", "base_established", "regime_change"})
"""Happenings that the same parties seldom have twice within weeks."""
_WITHIN = 120
"""Days between two dates of what may be one happening."""
_ALIKE = 75.0
"""Spelling similarity (0 to 100) of two surnames from which they may be one person's."""
_CROWD = 40
"""Propositions of one block that are compared pair by pair; more have nothing in common but a busy day."""

Root = Callable[[str], str]


def disagreements(pile: Pile, puts: Sequence[Put], root: Root) -> Iterator[Conflict]:
    """Every pair of positive propositions that exclude each other."""
    held = [one for one in puts if one.sign == "+" and one.first.mode == "actual"]
    yield from _numeric(held)
    yield from _functional(pile, held)
    yield from _happenings(held)
    yield from _perpetrators(held, root)


def _numeric(held: Sequence[Put]) -> Iterator[Conflict]:
    tolls = [one for one in held if one.first.claim.kind is ClaimKind.QUANTITY]
    for some in _blocks(tolls, lambda one: [(one.first.type, one.cluster.event)]):
        for left, right in combinations(some, 2):
            if not meet(left.allowed, right.allowed):
                why = f"{number(left.allowed)} against {number(right.allowed)}: no number is both."
                yield _conflict(ConflictClass.NUMERIC, left, right, why)


def _functional(pile: Pile, held: Sequence[Put]) -> Iterator[Conflict]:
    """Two holders of an office that has one."""
    seen: set[frozenset[str]] = set()
    for some in _blocks([one for one in held if one.first.type == "leads"], _office):
        for left, right in combinations(some, 2):
            pair = frozenset((_subject(left).key, _subject(right).key))
            if _two_people(pile, left, right) and pair not in seen:
                seen.add(pair)
                yield _conflict(ConflictClass.FUNCTIONAL, left, right, "Two leaders of one body at one time.")
    for some in _blocks([one for one in held if one.first.type == "holds_role"], _post):
        for left, right in combinations(some, 2):
            pair = frozenset((_subject(left).key, _subject(right).key))
            if _two_people(pile, left, right) and pair not in seen:
                seen.add(pair)
                yield _conflict(ConflictClass.FUNCTIONAL, left, right, "Two holders of one post at one time.")


def _office(one: Put) -> list[tuple[str, ...]]:
    party = one.first.object
    trigger = _words(one.first.claim.trigger.of(one.first.report.document.text))
    return [(party.key,)] if party and not party.vague and not trigger & _list("not_now") else []


def _post(one: Put) -> list[tuple[str, ...]]:
    party = one.first.object
    if party is None or party.vague or party.key.endswith("@ "):
        return []
    words = _words(party.text)
    return [(party.key,)] if words & _list("one_holder") and not words & _list("not_now") else []


def _two_people(pile: Pile, left: Put, right: Put) -> bool:
    one, two = _subject(left), _subject(right)
    if not (one.named and two.named) or one.key == two.key or one.type != two.type:
        return False
    return not _may_be_one(pile, one, two) and _at_once(left.group, right.group)


def _may_be_one(pile: Pile, one: Party, two: Party) -> bool:
    """Two spellings of one surname: for a person to decide, no contradiction."""
    names = [pile.folded_names(party.entity or "") for party in (one, two)]
    return any(ratio(left.split()[-1], right.split()[-1]) >= _ALIKE for left in names[0] for right in names[1]
               if left and right)  # fmt: skip


def _happenings(held: Sequence[Put]) -> Iterator[Conflict]:
    """The same parties at one thing on two dates, or on one day in two places."""
    events = [one for one in held if one.first.claim.kind is ClaimKind.EVENT and one.first.type in _ONCE]
    for some in _blocks(events, _cast):
        for left, right in combinations(some, 2):
            if set(left.group.documents) & set(right.group.documents):
                continue  # a report that tells of both knows of two
            apart = _places_apart(left.group, right.group)
            if not _at_once(left.group, right.group):
                if not apart and _days_between(left.group, right.group) <= _WITHIN:
                    yield _conflict(ConflictClass.TEMPORAL, left, right, "The same parties, and two dates.")
            elif apart and _dated(left.group) and _dated(right.group):
                yield _conflict(ConflictClass.SPATIAL, left, right, "The same parties and days, in two places.")


def _cast(one: Put) -> list[tuple[str, ...]]:
    """Type and named parties, where there are two of them, or a person who can only be killed once."""
    first = one.first
    names = sorted({party.key for party in first.parties if party.named and party.type is not EntityType.PLACE})
    victim = first.object.key if first.object and first.object.named and first.type == "targeted_killing" else None
    if victim:
        return [(first.type, victim)]
    enough = len(names) > 1 and (first.type in SYMMETRIC or first.subject is not None)
    return [(first.type, *names)] if enough else []


def _perpetrators(held: Sequence[Put], root: Root) -> Iterator[Conflict]:
    """One deed, two doers."""
    deeds = [one for one in held if one.first.type in _HARMS and _doer(one) is not None and _dated(one.group)]
    for some in _blocks(deeds, lambda one: [(one.group.earliest or "",)]):
        for left, right in combinations(some, 2):
            one, two = _doer(left), _doer(right)
            if one is None or two is None or not one.entity or not two.entity:
                continue
            if root(one.entity) != root(two.entity) and _one_deed(left.first, right.first, left.group, right.group):
                why = f"One deed, and two doers: {one.text}, {two.text}."
                yield _conflict(ConflictClass.PERPETRATOR, left, right, why)


def _one_deed(left: Said, right: Said, one: Group, two: Group) -> bool:
    """The same target or the same place, and neither target nor place another; they must not fight each other."""
    things = [{k for k, p in group.objects.items() if not p.vague} for group in (one, two)]
    doers = [set(group.subjects) for group in (one, two)]
    if things[0] & doers[1] or things[1] & doers[0] or _places_apart(one, two):
        return False
    if things[0] and things[1]:
        return bool(things[0] & things[1])
    return any(together(p, q) for p in one.places.values() for q in two.places.values())


def _doer(one: Put) -> Party | None:
    party = one.first.subject
    return party if party is not None and not party.vague and party.entity and party.named else None


def _subject(one: Put) -> Party:
    party = one.first.subject
    return party if party is not None else Party(key="", named=False, text="")


def _at_once(left: Group, right: Group) -> bool:
    return overlap(left.earliest, left.latest, right.earliest, right.latest)


def _dated(group: Group) -> bool:
    return any(near(one) for one in group.members)


def _days_between(left: Group, right: Group) -> int:
    first, second = sorted((g.earliest or g.latest or "", g.latest or g.earliest or "") for g in (left, right))
    if not first[1] or not second[0]:
        return _WITHIN + 1
    return (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days


def _places_apart(left: Group, right: Group) -> bool:
    pairs = [(one, two) for one in left.places.values() for two in right.places.values()]
    return bool(pairs) and all(together(one, two) is False for one, two in pairs)


def _blocks(puts: Iterable[Put], keys: Callable[[Put], list[tuple[str, ...]]]) -> Iterator[list[Put]]:
    held: dict[tuple[str, ...], list[Put]] = {}
    for one in puts:
        for key in keys(one):
            held.setdefault(key, []).append(one)
    return (some[:_CROWD] for _, some in sorted(held.items()) if len(some) > 1)


def _conflict(cls: ConflictClass, left: Put, right: Put, why: str) -> Conflict:
    claims = sorted(one.id for put in (left, right) for one in put.group.members)
    ids = sorted((left.proposition.id, right.proposition.id))
    return Conflict(cls=cls, propositions=tuple(ids), claims=tuple(claims), why=why)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z-]+", folded(text)))


def _list(name: str) -> frozenset[str]:
    return frozenset(load("corroborate")[name])
