"""nomenklatura's matcher for screening, given two names and what kind of thing they name; and clusters made with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from headwater.resolve.blocking import groups
from headwater.resolve.comparison import Kind

SYSTEM = "nomenklatura logic-v2"
MISSING = "nomenklatura is not installed: `pip install --group peers` puts its logic-v2 beside"
CUT = 0.7
"""The score from which the library itself calls a pair a match."""
_SCHEMA = {Kind.PERSON: "Person", Kind.BODY: "Organization", Kind.PLACE: "Address"}

Scorer = Callable[[Kind, str, str], float]


@cache
def scorer() -> Scorer | None:
    """Its score, 0 to 1; ``None`` where it is not installed."""
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV2
        from nomenklatura.matching.types import ScoringConfig
    except ImportError:
        return None
    config = ScoringConfig.defaults()

    def proxy(kind: Kind, side: str, name: str) -> Any:
        # Ids are made of the names: what the library computes for an id it keeps under it.
        property = "full" if kind is Kind.PLACE else "name"
        return model.get_proxy({"id": f"{side}-{name}", "schema": _SCHEMA[kind], "properties": {property: [name]}})

    def scored(kind: Kind, left: str, right: str) -> float:
        return float(LogicV2.compare(proxy(kind, "a", left), proxy(kind, "b", right), config).score)

    return scored


def clustered(names: Sequence[tuple[Kind, str]]) -> list[int] | None:
    """For each name of one document the number of its cluster, at the library's own threshold; ``None`` without it."""
    score = scorer()
    if score is None:
        return None
    distinct = sorted(set(names))
    joined = [
        (one, other)
        for one, other in combinations(range(len(distinct)), 2)
        if distinct[one][0] is distinct[other][0] and score(*distinct[one], distinct[other][1]) >= CUT
    ]
    home = dict(zip(distinct, groups(len(distinct), joined), strict=True))
    return [home[name] for name in names]
