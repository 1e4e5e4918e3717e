"""Which propositions say more than others: narrower types, places and times (vocabulary 3, handbook 7.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.corroborate.places import together
from headwater.corroborate.propositions import Put

_BROADER = {
    "funds": "facilitates",
    "arms": "facilitates",
    "trains": "facilitates",
    "shelters": "facilitates",
    "facilitates": "associated_with",
    "leads": "holds_role",
    "holds_role": "member_of",
    "directs": "sponsors",
    "agent_of": "associated_with",
    "affiliate_of": "associated_with",
    "targeted_killing": "attack",
}


def broader(kind: str) -> tuple[str, ...]:
    """A type and all types it implies, the narrowest first."""
    found = [kind]
    while found[-1] in _BROADER:
        found.append(_BROADER[found[-1]])
    return tuple(found)


def narrower(kind: str) -> tuple[str, ...]:
    """All types that imply a type, without itself."""
    return tuple(sorted(other for other in _BROADER if other != kind and kind in broader(other)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """``narrow`` says all that ``broad`` says and more. Both are ids of propositions."""

    narrow: str
    broad: str
    why: str


def refinements(puts: Sequence[Put]) -> tuple[Refinement, ...]:
    """Every pair of which one says more: same parties, and a narrower type, place or time."""
    held: dict[tuple[str | None, str | None, str, str], list[Put]] = {}
    for one in puts:
        first = one.first
        if first.subject and first.object and not first.subject.vague and not first.object.vague:
            held.setdefault((first.subject.key, first.object.key, one.sign, first.mode), []).append(one)
    found = [pair for some in held.values() for pair in _pairs(some)]
    return tuple(sorted(found, key=lambda pair: (pair.narrow, pair.broad)))


def _pairs(some: list[Put]) -> Iterator[Refinement]:
    for one in some:
        for other in some:
            if one is not other and (why := _narrower(one, other)):
                yield Refinement(narrow=one.proposition.id, broad=other.proposition.id, why=why)


def _narrower(one: Put, other: Put) -> str:
    left, right = one.first, other.first
    if left.type != right.type:
        return f"{left.type} implies {right.type}" if right.type in broader(left.type) else ""
    if left.place and right.place and left.place.key != right.place.key and together(left.place, right.place):
        small = left.place.place and right.place.place and left.place.place.radius_m < right.place.place.radius_m
        return f"{left.place.text} lies within {right.place.text}" if small else ""
    return ""
