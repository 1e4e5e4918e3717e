"""Precision, recall, F1 and how far to trust them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

T = TypeVar("T")

DRAWS = 1000
"""Bootstrap draws: the 95 % interval moves by less than a point between seeds."""
_LOW, _HIGH = round(0.025 * (DRAWS - 1)), round(0.975 * (DRAWS - 1))
_SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class Counts:
    """``found`` of ``gold`` and ``right`` of ``predicted``; the two differ only where credit is partial."""

    found: float = 0.0
    gold: float = 0.0
    right: float = 0.0
    predicted: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.found + other.found,
            self.gold + other.gold,
            self.right + other.right,
            self.predicted + other.predicted,
        )

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is no gold."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def total(counts: Iterable[Counts]) -> Counts:
    """The sum: micro-average over documents."""
    return sum(counts, Counts())


def hits(right: int, gold: int, predicted: int) -> Counts:
    """Counts of whole matches."""
    return Counts(right, gold, right, predicted)


def interval(parts: Sequence[T], statistic: Callable[[Sequence[T]], float]) -> tuple[float, float] | None:
    """The 95 % percentile bootstrap interval of ``statistic`` over resampled ``parts`` (Efron 1979).

    Parts are whole documents, because errors within one are not independent. ``None`` below five parts.
    """
    if len(parts) < 5:
        return None
    values = sorted(statistic([parts[i] for i in draw]) for draw in _draws(len(parts)))
    return values[_LOW], values[_HIGH]


def f1_interval(parts: Sequence[Counts]) -> tuple[float, float] | None:
    """The interval of micro F1 over documents: ``interval``, summed by columns because sets are large."""
    if len(parts) < 5:
        return None
    columns = [[getattr(part, name) for part in parts] for name in ("found", "gold", "right", "predicted")]
    values = sorted(Counts(*(sum(map(c.__getitem__, draw)) for c in columns)).f1 for draw in _draws(len(parts)))
    return values[_LOW], values[_HIGH]


@cache
def _draws(size: int) -> tuple[tuple[int, ...], ...]:
    generator = random.Random(_SEED)  # noqa: S311 - a seeded draw, not a secret
    return tuple(tuple(generator.choices(range(size), k=size)) for _ in range(DRAWS))
