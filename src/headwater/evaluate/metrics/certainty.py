"""Whether a confidence means what it says: Brier score, expected calibration error, reliability bins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Predictions with confidence in [``low``, ``high``): how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def brier(confidence: Sequence[float], right: Sequence[bool]) -> float:
    """Mean squared distance of confidence from truth (Brier 1950); 0 for nothing."""
    return fmean((c - r) ** 2 for c, r in zip(confidence, right, strict=True)) if confidence else 0.0


def reliability(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> tuple[Bin, ...]:
    """Equal-width bins, the empty ones left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for value, truth in zip(confidence, right, strict=True):
        held.setdefault(min(int(value * bins), bins - 1), []).append((value, truth))
    return tuple(
        Bin(
            low=index / bins,
            high=(index + 1) / bins,
            count=len(rows),
            confidence=fmean(c for c, _ in rows),
            right=fmean(float(r) for _, r in rows),
        )
        for index, rows in sorted(held.items())
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: the gap of each bin, weighted by its size (Naeini et al. 2015)."""
    count = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / count if count else 0.0
