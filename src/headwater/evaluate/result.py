"""What a measurement says: scores, plain values, errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.evaluate.metrics.certainty import Bin
from headwater.evaluate.metrics.counts import Counts, f1_interval, total

OURS = "headwater"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and F1 of one measure; ``low`` and ``high`` bound F1 at 95 %."""

    measure: str
    system: str
    precision: float
    recall: float
    f1: float
    low: float | None
    high: float | None
    gold: int
    predicted: int

    @property
    def value(self) -> float:
        """The figure a floor is set on."""
        return self.f1


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number, over ``count`` things; ``unit`` is share, points, km, or a word."""

    measure: str
    system: str
    value: float
    count: int
    low: float | None = None
    high: float | None = None
    unit: str = "share"
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Scores and figures that belong together."""

    title: str
    scores: tuple[Score, ...] = ()
    figures: tuple[Figure, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One error: its class, where it is, the words concerned, gold beside ours."""

    cls: str
    document: str
    sentence: str
    gold: str
    ours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that one set says. ``files`` lists what was read, ``metric`` how it was scored."""

    name: str
    title: str
    metric: str
    files: tuple[str, ...]
    documents: int
    words: int
    tables: tuple[Table, ...]
    mistakes: tuple[Mistake, ...] = ()
    reliability: tuple[Bin, ...] = ()
    notes: tuple[str, ...] = ()

    def classes(self) -> list[tuple[str, int]]:
        """Error classes with counts, the most frequent first."""
        counts = Counter(mistake.cls for mistake in self.mistakes)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def score(measure: str, parts: Sequence[Counts], system: str = OURS) -> Score:
    """The score of counts per document, with its interval."""
    all_of = total(parts)
    bounds = f1_interval(parts) or (None, None)
    return Score(
        measure=measure,
        system=system,
        precision=all_of.precision,
        recall=all_of.recall,
        f1=all_of.f1,
        low=bounds[0],
        high=bounds[1],
        gold=round(all_of.gold),
        predicted=round(all_of.predicted),
    )
