"""Links that hold many members together with few: each to the first of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache

from headwater.resolve.comparison import Comparison, Kind, compare
from headwater.resolve.members import Advice, Link, Member
from headwater.rules import load


@cache
def threshold(name: str) -> float:
    """A threshold of ``rules/en/resolving.yml``."""
    return float(load("resolving")["thresholds"][name])


def link(left: Member, right: Member, probability: float, advice: Advice, why: str) -> Link:
    """A link with its ends in the order of ids, so that it is the same from either side."""
    first, second = sorted((left.id, right.id))
    return Link(left=first, right=second, probability=round(probability, 4), advice=advice, why=f"{why}.")


def star(members: Sequence[Member], probability: float, advice: Advice, why: str) -> Iterator[Link]:
    """Every member linked to the first."""
    for other in members[1:]:
        if other.id != members[0].id:
            yield link(members[0], other, probability, advice, why)


def grouped(members: Iterable[Member], by: Callable[[Member], Iterable[Hashable]]) -> dict[Hashable, list[Member]]:
    """Members by each of their keys, those keys alone that at least two share."""
    found: defaultdict[Hashable, list[Member]] = defaultdict(list)
    for member in members:
        for key in by(member):
            found[key].append(member)
    return {key: some for key, some in found.items() if len(some) > 1}


def reason(kind: Kind, left: str, right: str) -> tuple[float, str]:
    """Probability and sentence of two names; the same name says so and is surer than any other spelling."""
    found: Comparison = compare(kind, left, right)
    if left.casefold() == right.casefold():
        return max(found.probability, threshold("same")), f"Both are called “{left}”"
    return found.probability, f"“{left}” and “{right}”: {found.sentence}"
