"""Numbers against numbers, labels against labels, points against points."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, hypot, log, radians, sin, sqrt
from statistics import fmean

EARTH_KM = 6371.0088
WITHIN_KM = 161.0
"""100 miles: the distance at which geoparsing counts a place as found (Gritta et al. 2019)."""
FARTHEST_KM = 20_039.0
"""Half the equator: the largest error there can be, which scales the area under the log-error curve."""


def mean_absolute_error(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """The mean distance; 0 for no pairs."""
    return fmean(abs(g - p) for g, p in zip(gold, predicted, strict=True)) if gold else 0.0


def pearson(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """Pearson's r; 0 where either side does not vary."""
    if len(gold) < 2:
        return 0.0
    left, right = fmean(gold), fmean(predicted)
    spread = hypot(*(g - left for g in gold)) * hypot(*(p - right for p in predicted))
    shared = sum((g - left) * (p - right) for g, p in zip(gold, predicted, strict=True))
    return shared / spread if spread else 0.0


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """The unweighted mean F1 over the labels that gold uses."""
    scores = []
    for label in sorted(set(gold)):
        both = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
        either = gold.count(label) + list(predicted).count(label)
        scores.append(2 * both / either)
    return fmean(scores) if scores else 0.0


def accuracy(right: Sequence[bool]) -> float:
    """The share that is right; 0 for nothing."""
    return sum(right) / len(right) if right else 0.0


def distance_km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Great-circle kilometres between two (latitude, longitude) in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*left, *right))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def log_error_area(errors_km: Sequence[float]) -> float:
    """Area under the curve of log errors, 0 best and 1 worst (Jurgens et al. 2015, trapezoid rule)."""
    if not errors_km:
        return 1.0
    curve = sorted(log(1 + error) / log(1 + FARTHEST_KM) for error in errors_km)
    if len(curve) == 1:
        return curve[0]
    return (sum(curve) - (curve[0] + curve[-1]) / 2) / (len(curve) - 1)
