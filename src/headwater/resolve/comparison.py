"""Two names → how likely they are one's, and why, in one sentence.

A logistic model over the features of ``person_features`` and ``body_features``; its weights are data
(``rules/en/matching.yml``), fitted by ``python -m headwater.evaluate.calibrate`` on pairs of names we wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from math import exp
from typing import Any

from headwater.resolve.align import Alignment
from headwater.resolve.body import BodyName, body_name, place_name
from headwater.resolve.body_features import BODY_FEATURES, PLACE_FEATURES, Match, compare_bodies
from headwater.resolve.person import Part, person_name
from headwater.resolve.person_features import PERSON_FEATURES, compare_people
from headwater.rules import load

_TELLING = 0.25
"""A feature that moves the log-odds by less is left out of the sentence."""


class Kind(StrEnum):
    """How names are compared: what names a person is built otherwise than what names a body or a place."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """One feature that told: its name, how far it moved the log-odds, and what it says."""

    name: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``probability`` that two names are one's, as calibrated; ``grounds`` the strongest first."""

    probability: float
    grounds: tuple[Grounds, ...]

    @property
    def sentence(self) -> str:
        """What a reader is told."""
        first = [g.words for g in self.grounds if (g.weight > 0) == (self.probability >= 0.5)][:2]
        then = [g.words for g in self.grounds if (g.weight > 0) != (self.probability >= 0.5)][:2]
        said = "; ".join(first) or ("the names are alike" if self.probability >= 0.5 else "the names share nothing")
        return said + (f", but {'; '.join(then)}" if then else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Of one kind: log-odds for each feature, and where they start."""

    start: float
    of: Mapping[str, float]


@cache
def weights(kind: Kind) -> Weights:
    """As fitted."""
    rules: dict[str, Any] = load("matching")["models"][kind.value]
    return Weights(start=float(rules["start"]), of={name: float(value) for name, value in rules["weights"].items()})


def features(kind: Kind, left: str, right: str) -> dict[str, float]:
    """What each feature of this kind says of two names; 0 is nothing."""
    return {name: value for name, value, _ in _measured(kind, left, right)}


def compare(kind: Kind, left: str, right: str) -> Comparison:
    """Two names held against each other; the same whichever comes first."""
    return _compare(kind, *sorted((left, right)))


@lru_cache(100_000)
def _compare(kind: Kind, left: str, right: str) -> Comparison:
    model = weights(kind)
    told = [(name, model.of.get(name, 0.0) * value, words) for name, value, words in _measured(kind, left, right)]
    probability = 1 / (1 + exp(-model.start - sum(moved for _, moved, _ in told)))
    grounds = [Grounds(name=n, weight=round(m, 3), words=w) for n, m, w in told if abs(m) >= _TELLING]
    strongest = sorted(grounds, key=lambda ground: (-abs(ground.weight), ground.name))
    return Comparison(probability=round(probability, 4), grounds=tuple(strongest))


def _measured(kind: Kind, left: str, right: str) -> list[tuple[str, float, str]]:
    """Name, value and words of every feature."""
    if kind is Kind.PERSON:
        one, other = person_name(left), person_name(right)
        found = compare_people(one, other)
        words = _person_words(found)
        return [(f.__name__, f(one, other, found), _said(f, words)) for f in PERSON_FEATURES]
    take = body_name if kind is Kind.BODY else place_name
    first, second = take(left), take(right)
    match = compare_bodies(first, second)
    names = _body_words(first, second, match)
    chosen = BODY_FEATURES if kind is Kind.BODY else PLACE_FEATURES
    return [(f.__name__, f(first, second, match), _said(f, names)) for f in chosen]


def _said(feature: Callable[..., float], words: Mapping[str, str]) -> str:
    return (feature.__doc__ or feature.__name__).strip().format_map(words)


def _person_words(found: Alignment) -> dict[str, str]:
    far = max(found.pairs, key=lambda pair: pair.cost, default=None)
    return {
        "shared": _listed([_written(p.left) for p in found.pairs if not p.left.initial]),
        "furthest": _listed([_written(far.left), _written(far.right)]) if far else "",
        "only_left": _listed([_written(p) for p in found.left]),
        "only_right": _listed([_written(p) for p in found.right]),
        "added": _listed([_written(p) for p in (*found.left, *found.right)]),
    }


def _written(part: Part) -> str:
    return f"{part.opens} {part.text}{part.closes}".strip()


def _body_words(left: BodyName, right: BodyName, found: Match) -> dict[str, str]:
    far = max(found.pairs, key=lambda pair: pair.cost, default=None)
    short, long = (left, right) if left.acronym and not right.acronym else (right, left)
    return {
        "shared": _listed([p.left.text for p in found.pairs]),
        "furthest": _listed([far.left.text, far.right.text]) if far else "",
        "only_left": _listed([w.text for w in found.left]),
        "only_right": _listed([w.text for w in found.right]),
        "added": _listed([w.text for w in (*found.left, *found.right)]),
        "short": short.text,
        "long": long.text,
    }


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word.capitalize()}”" for word in words]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted) or "nothing"
