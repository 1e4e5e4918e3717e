"""Which names are worth comparing: a function from a name to keys, and the pairs that share one.

Here the keys fill a dictionary; over a dataframe the same function feeds a join. A bucket that would cost more than its
pairs are worth is compared only between neighbours in the alphabet, so no name makes the work quadratic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from headwater.resolve.body import BodyName, body_name, place_name
from headwater.resolve.comparison import Kind
from headwater.resolve.person import Part, person_name
from headwater.resolve.spelling import sound_skeleton, sounds

_CROWD = 60
"""Names in a bucket from which on only neighbours are compared."""
_NEIGHBOURS = 8
_STEM = 4


def keys(kind: Kind, name: str) -> frozenset[str]:
    """What a name is filed under. Two spellings of one name share a key nearly always; two names may."""
    if kind is Kind.PERSON:
        return frozenset(_person_keys(name))
    return frozenset(_body_keys(body_name(name) if kind is Kind.BODY else place_name(name)))


def candidates(kind: Kind, names: Sequence[str]) -> set[tuple[int, int]]:
    """Pairs of indices into ``names`` (the smaller first) that share a key."""
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        for key in keys(kind, name):
            buckets[key].append(index)
    found: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        found.update(_pairs(sorted(bucket, key=lambda index: names[index])))
    return found


def _pairs(bucket: Sequence[int]) -> Iterator[tuple[int, int]]:
    reach = len(bucket) if len(bucket) <= _CROWD else _NEIGHBOURS
    for at, one in enumerate(bucket):
        for other in bucket[at + 1 : at + 1 + reach]:
            yield min(one, other), max(one, other)


def _person_keys(name: str) -> Iterator[str]:
    parts = [part for part in person_name(name).parts if not part.initial]
    yield "whole " + sound_skeleton("".join(part.sound for part in parts))
    filed = [_filed(part) for part in parts]
    for one, other in combinations(filed, 2):
        for pair in product(one, other):
            yield " ".join(sorted(pair))
    for part, under in zip(parts, filed, strict=True):
        if part.weight > 0.5 or len(parts) == 1:
            yield from (f"alone {key}" for key in under)


def _filed(part: Part) -> list[str]:
    """A word's consonants, and the given names it may be: one name in two languages shares no sound."""
    return [sound_skeleton(part.sound), *(f"row{row}" for row in sorted(part.rows))]


def _body_keys(name: BodyName) -> Iterator[str]:
    words = [word for word in name.words if not word.number]
    stems = [sound_skeleton(word.sound)[:_STEM] for word in words]
    yield "whole " + sound_skeleton(sounds("".join(word.text for word in words)))
    yield from (" ".join(sorted(pair)) for pair in combinations(stems, 2))
    yield from (f"alone {stem}" for word, stem in zip(words, stems, strict=True) if not word.common)
    yield from (f"short {letters}" for letters in {name.acronym, *name.initials} if letters)


def groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of ``count`` things the smallest index of those it is joined to by ``pairs``, itself included."""
    home = list(range(count))

    def find(index: int) -> int:
        while home[index] != index:
            home[index] = home[home[index]]
            index = home[index]
        return index

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        home[second] = first
    return [find(index) for index in range(count)]
