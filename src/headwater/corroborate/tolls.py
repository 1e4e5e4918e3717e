"""Numbers as ranges, and what they are together: low, best and high, one vote an origin (handbook 7.1, UCDP)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from headwater.model.attribution import SourceKind
from headwater.model.claim import Claim
from headwater.model.finding import Spread
from headwater.rules import load

Range = tuple[float | None, float | None]
"""Lowest and highest value; ``None`` is open."""


def interval_of(claim: Claim, text: str) -> Range:
    """What a stated number allows. A witness who counts what was before his eyes gives a part: a lower bound."""
    quantity = claim.quantity
    if quantity is None:
        return None, None
    low = quantity.low if quantity.low is not None else quantity.value
    high = quantity.high
    if high is None and quantity.operator in {"=", "~"}:
        high = quantity.value
    if low is not None and high is not None and _is_part(claim, text):
        return low, None
    return low, high


def meet(left: Range, right: Range) -> bool:
    """Whether both can be true of one number."""
    return not (_over(left[0], right[1]) or _over(right[0], left[1]))


def both(left: Range, right: Range) -> Range:
    """The values both allow; call it only where they ``meet``."""
    lows = [value for value in (left[0], right[0]) if value is not None]
    highs = [value for value in (left[1], right[1]) if value is not None]
    return max(lows, default=None), min(highs, default=None)


def width(one: Range) -> float:
    """How little a range says; an open one says least."""
    low, high = one
    return high - low if low is not None and high is not None else float("inf")


def spread(ranges: Sequence[Range], exact: Iterable[float]) -> Spread | None:
    """Low, best, high; ``exact`` holds one value an origin. Best is what most of them give, or none; never a mean."""
    lows = [low for low, _ in ranges if low is not None]
    if not lows:
        return None
    highs = [high for _, high in ranges if high is not None]
    counted: dict[float, int] = {}
    for value in exact:
        counted[value] = counted.get(value, 0) + 1
    most = max(counted.values(), default=0)
    best = [value for value, votes in counted.items() if votes == most]
    return Spread(low=min(lows), best=best[0] if len(best) == 1 else None, high=max(highs) if highs else None)


def _over(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high


def _is_part(claim: Claim, text: str) -> bool:
    if not claim.chain or claim.chain[-1].kind is not SourceKind.NAMED_PERSON:
        return False
    return bool(_partial().search(claim.sentence.of(text)))


@cache
def _partial() -> re.Pattern[str]:
    words = sorted(load("corroborate")["partial_counts"], key=len, reverse=True)
    return re.compile(
        r"\b(?:i|we|he|she|they)(?:\s+(?:had|has|have))?\s+(?:" + "|".join(map(re.escape, words)) + r")\b", re.I
    )
