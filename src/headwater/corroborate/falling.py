"""What would fall: the findings that change when one origin, source or report is taken away (handbook 6.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.corroborate.origins import bounds, without
from headwater.corroborate.propositions import Put
from headwater.corroborate.weigh import Weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A proposition before and after. ``falls``: no report says it any more; ``weakens``: fewer origins, at most."""

    proposition: str
    lower: tuple[int, int]
    upper: tuple[int, int]
    reports: tuple[int, int]

    @property
    def falls(self) -> bool:
        """Whether nothing of it is left."""
        return self.reports[1] == 0 < self.reports[0]

    @property
    def weakens(self) -> bool:
        """Whether less of it is left."""
        return self.lower[1] < self.lower[0] or self.upper[1] < self.upper[0] or self.reports[1] < self.reports[0]


def falling(weighing: Weighing, puts: Iterable[Put], origin: str) -> tuple[Fall, ...]:
    """What each proposition would be without a node of its graph: an origin, an artefact, an outlet, a report."""
    found = []
    for one in puts:
        made = weighing.graph(one)
        if origin in made.nodes:
            left = without(made, origin)
            before, after = bounds(made), bounds(left)
            fall = Fall(
                proposition=one.proposition.id,
                lower=(before.lower, after.lower),
                upper=(before.upper, after.upper),
                reports=(len(made.ends), len(left.ends)),
            )
            if fall.weakens:
                found.append(fall)
    return tuple(sorted(found, key=lambda fall: fall.proposition))
