"""What speaks for and against two names being one person's. The docstring of each function is its explanation.

A feature is a plain function of two names and their alignment that returns a number; 0 says nothing. Weights and
calibration are data (``rules/en/matching.yml``), fitted by ``python -m headwater.evaluate.calibrate``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from headwater.resolve.align import Alignment, align
from headwater.resolve.person import Part, PersonName

PersonFeature = Callable[[PersonName, PersonName, Alignment], float]


def shared_names(left: PersonName, right: PersonName, found: Alignment) -> float:
    """the names share {shared}"""
    return min(2.5, sum(min(p.left.weight, p.right.weight) * (1 - min(p.cost, 1.0)) for p in found.pairs))


def shared_surname_only(left: PersonName, right: PersonName, found: Alignment) -> float:
    """only one name word is shared"""
    strong = [p for p in found.pairs if not (p.left.initial or p.right.initial) and p.left.weight > 0.3]
    return 1.0 if len(strong) < 2 else 0.0


def spelling_apart(left: PersonName, right: PersonName, found: Alignment) -> float:
    """{furthest} are spelled alike but not the same"""
    return max((p.cost for p in found.pairs if not (p.left.initial or p.right.initial)), default=0.0)


def spelling_apart_in_all(left: PersonName, right: PersonName, found: Alignment) -> float:
    """the other words differ in spelling too"""
    costs = sorted(p.cost for p in found.pairs if not (p.left.initial or p.right.initial))
    return sum(costs[:-1])


def other_name(left: PersonName, right: PersonName, found: Alignment) -> float:
    """one says {only_left} where the other says {only_right}"""
    return min(2.0, _counted(found.left, found.right), _counted(found.right, found.left))


def more_names(left: PersonName, right: PersonName, found: Alignment) -> float:
    """one of them adds {added}"""
    lefts, rights = _counted(found.left), _counted(found.right)
    return min(2.0, max(lefts, rights) - min(lefts, rights))


def initials(left: PersonName, right: PersonName, found: Alignment) -> float:
    """an initial stands for a name"""
    return float(sum(p.left.initial != p.right.initial for p in found.pairs))


def another_order(left: PersonName, right: PersonName, found: Alignment) -> float:
    """the words stand in another order"""
    return 1.0 if found.crossed else 0.0


def consonants_only(left: PersonName, right: PersonName, found: Alignment) -> float:
    """one is in a script without vowels, so only consonants were compared"""
    return 1.0 if left.vowelless or right.vowelless else 0.0


def other_parent(left: PersonName, right: PersonName, found: Alignment) -> float:
    """the father's or mother's names differ"""
    parents = [p for p in found.left if p.parent], [p for p in found.right if p.parent]
    return 1.0 if all(parents) else 0.0


def other_generation(left: PersonName, right: PersonName, found: Alignment) -> float:
    """one is the elder, the other the younger bearer of the name"""
    return 1.0 if left.generation and right.generation and left.generation != right.generation else 0.0


def other_gender(left: PersonName, right: PersonName, found: Alignment) -> float:
    """one is a woman's name, the other a man's"""
    return 1.0 if None not in (left.woman, right.woman) and left.woman != right.woman else 0.0


PERSON_FEATURES: tuple[PersonFeature, ...] = (
    shared_names,
    shared_surname_only,
    spelling_apart,
    spelling_apart_in_all,
    other_name,
    more_names,
    initials,
    another_order,
    consonants_only,
    other_parent,
    other_generation,
    other_gender,
)


def compare_people(left: PersonName, right: PersonName) -> Alignment:
    """The alignment all features read."""
    return align(left.parts, right.parts, left.vowelless or right.vowelless)


def _counted(parts: Sequence[Part], others: Sequence[Part] = ()) -> float:
    """Names left over: a word that everybody may carry counts little, unless a given name stands in its place."""
    given = any(p.rows for p in others)
    return sum(1.0 if p.weight >= 0.3 else 0.7 if given and p.rows else min(0.4, 2 * p.weight) for p in parts)
