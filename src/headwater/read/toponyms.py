"""Which of its candidates each place name of a document means: all names decide together.

A candidate is as likely as it is prominent, as it lies where the other names of the document lie (same district,
same first-order area, same country), as the text narrows it ("Mastung, Balochistan", "Mastung district"), and as the
countries the text speaks of are its own. The beliefs are computed over a few rounds, each from the last, so that
names that can only mean one thing pull the others (Lieberman and Samet 2012 vote alike). Weights were searched on
half of the LGL and GeoVirus samples; docs/concepts/place.md reports both halves and what the other half had seen.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headwater.read.territories import Candidate

_ROUNDS = 4
_PROMINENCE = 0.8
_DISTRICT, _AREA, _COUNTRY, _PEERS, _NEAR, _NAMED_COUNTRY = 2.0, 2.0, 3.0, 3.0, 2.5, 1.0
"""What company is worth at most: other names in the same district, first-order area, country; peers (countries beside
countries, the areas of a country beside each other); names nearby; the country's own name."""
_HALF = 0.7
"""How much company gives half of that."""
_NARROWED, _FEATURE = 5.0, 2.5
_ALIAS = -1.5
_FLOOR = 2.7
"""A hamlet with nothing in the document to speak for it is not chosen: about 500 people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name to place. ``within``: areas the text says it lies in. ``features``: kinds the words beside it ask for."""

    candidates: tuple[Candidate, ...]
    within: frozenset[int | str] = frozenset()
    features: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidate chosen and how sure that is (0 to 1)."""

    candidate: Candidate
    belief: float


def choose(toponyms: Sequence[Toponym], countries: Mapping[str, int]) -> list[Choice | None]:
    """One choice for each name, in order. ``countries``: how often the text names each country (ISO codes)."""
    named = {iso: _most(count, 2.0) for iso, count in countries.items()}
    fixed = [[_own(c, t, named) for c in t.candidates] for t in toponyms]
    beliefs = [_softmax(scores) for scores in fixed]
    for _ in range(_ROUNDS):
        company = _Company(toponyms, beliefs)
        beliefs = [_softmax([own + company.of(i, j) for j, own in enumerate(scores)]) for i, scores in enumerate(fixed)]
    company = _Company(toponyms, beliefs)
    return [_pick(t, beliefs[i], company, i, named) for i, t in enumerate(toponyms)]


def _own(one: Candidate, name: Toponym, named: Mapping[str, float]) -> float:
    score = _PROMINENCE * one.weight + _NAMED_COUNTRY * named.get(one.country or "", 0.0)
    if name.within.intersection(one.areas[1:]) or (one.country and f"state:{one.country}" in name.within):
        score += _NARROWED
    if name.features:
        score += _FEATURE if one.place.kind in name.features else -_FEATURE
    return score + (_ALIAS if one.alias else 0.0)


def _most(amount: float, half: float) -> float:
    """From 0 towards 1; ``half`` gives one half."""
    return amount / (amount + half)


def _softmax(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    parts = [math.exp(s - top) for s in scores]
    total = sum(parts)
    return [p / total for p in parts]


class _Company:
    """What the other names believe, summed by district, first-order area and country."""

    def __init__(self, toponyms: Sequence[Toponym], beliefs: Sequence[Sequence[float]]) -> None:
        self._keys = [[_levels(c) for c in t.candidates] for t in toponyms]
        self._mine: list[defaultdict[object, float]] = []
        self._all: Counter[object] = Counter()
        for keys, shares in zip(self._keys, beliefs, strict=True):
            mine: defaultdict[object, float] = defaultdict(float)
            for levels, share in zip(keys, shares, strict=True):
                for level in levels:
                    if level is not None:
                        mine[level] += share
            self._mine.append(mine)
            self._all.update(mine)

    def of(self, name: int, candidate: int) -> float:
        """The company that other names give this candidate of this name."""
        worth = 0.0
        *levels, (lat, lon) = self._keys[name][candidate]
        for level, most in zip(levels, (_DISTRICT, _AREA, _COUNTRY, _PEERS), strict=True):
            if level is not None:
                worth += most * _most(self._others(name, level), _HALF)
        around = sum(self._others(name, (lat + i, lon + j)) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return worth + _NEAR * _most(around, _HALF)

    def _others(self, name: int, level: object) -> float:
        return max(0.0, self._all[level] - self._mine[name].get(level, 0.0))


def _levels(one: Candidate) -> tuple[object, object, object, object, tuple[int, int]]:
    """The district, area and country a candidate lies in, or is; who its peers are; its square of one degree."""
    rows = [a for a in one.areas if isinstance(a, int)]
    kind = one.place.kind
    if kind == "city":
        rows = rows[1:]
    top = rows[-1] if rows else one.areas[0] if kind == "region" else None
    peers = (kind, one.country if kind == "region" else None) if kind in ("country", "region") else None
    cell = (math.floor(one.place.lat), math.floor(one.place.lon))
    return (rows[0] if len(rows) > 1 else None), top, one.country, peers, cell


def _pick(
    name: Toponym, beliefs: Sequence[float], company: _Company, at: int, named: Mapping[str, float]
) -> Choice | None:
    if not name.candidates:
        return None
    best = max(range(len(beliefs)), key=lambda j: (beliefs[j], -j))
    chosen = name.candidates[best]
    if (
        chosen.weight < _FLOOR
        and not name.within
        and not named.get(chosen.country or "")
        and company.of(at, best) < 0.5
    ):
        return None
    return Choice(candidate=chosen, belief=beliefs[best])
