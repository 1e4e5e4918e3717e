"""names: is it one name? Pairs written by hand across the naming practices of the field, a third kept out of sight.

Files: ``*.yml`` of the folder (``same`` and ``different`` pairs of people's, bodies' and places' names); ``gate`` holds
the third that no weight was fitted on. Metric: precision, recall and F1 of "one" at probability 0.5 and at the
threshold for automatic joins; Brier score and expected calibration error of the probability; and pair F1 and B³ of the
clusters that joining at 0.5 makes of all names of one file. Beside it, in the same run: nomenklatura's ``logic-v2``
(where installed; a name is all it is given) and a plain string matcher (Jaro-Winkler, rapidfuzz), each at the
threshold that is best for it on these very pairs, which flatters them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from headwater.evaluate.baselines import logic_v2
from headwater.evaluate.calibrate import Pair, read_pairs
from headwater.evaluate.metrics.certainty import brier, calibration_error, reliability
from headwater.evaluate.metrics.clusters import Cluster, b_cubed, pair_links
from headwater.evaluate.metrics.counts import Counts
from headwater.evaluate.result import OURS, Figure, Mistake, Report, Score, Table, score
from headwater.resolve.blocking import groups
from headwater.resolve.comparison import Kind, compare
from headwater.resolve.normalise import plain
from headwater.resolve.stars import threshold

Scorer = Callable[[Pair], float]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs with what each system gives them."""

    pairs: tuple[Pair, ...]
    scores: Mapping[str, tuple[float, ...]]


def measure_folder(folder: Path) -> Report:
    """The report of a folder of pairs. Raises ``UsageError`` when it holds none."""
    pairs = tuple(read_pairs(folder))
    systems: dict[str, Scorer] = {OURS: ours, "Jaro-Winkler": plain_string}
    if logic := logic_v2.scorer():
        systems[logic_v2.SYSTEM] = lambda pair: logic(pair.kind, pair.left, pair.right)
    judged = Judged(pairs, {name: tuple(map(scorer, pairs)) for name, scorer in systems.items()})
    blind = folder.name == "gate"
    return Report(
        name="names-gate" if blind else "names-dev",
        title="One name or two" + (", kept out of sight" if blind else ", development"),
        metric=__doc__ or "",
        files=tuple(sorted(path.name for path in folder.glob("*.yml"))),
        documents=0,
        words=0,
        tables=tuple(_tables(judged)),
        mistakes=() if blind else tuple(_mistakes(judged)),
        reliability=reliability(judged.scores[OURS], [pair.same for pair in pairs]),
        notes=() if logic else (logic_v2.MISSING,),
    )


def ours(pair: Pair) -> float:
    """The calibrated probability."""
    return compare(pair.kind, pair.left, pair.right).probability


def plain_string(pair: Pair) -> float:
    """Jaro-Winkler over the sorted words in Latin letters: what a script on a spreadsheet does."""
    return JaroWinkler.similarity(*(" ".join(sorted(plain(name).words)) for name in (pair.left, pair.right)))


def _tables(judged: Judged) -> Iterator[Table]:
    for kind in sorted({pair.kind for pair in judged.pairs}):
        some = [i for i, pair in enumerate(judged.pairs) if pair.kind is kind]
        yield Table(title=f"Names of {_PLURAL[kind.value]}", scores=tuple(_scores(judged, some)))
    yield Table(title="All pairs", scores=tuple(_scores(judged, range(len(judged.pairs)))))
    yield Table(title="Clusters", scores=tuple(_cluster_scores(judged)))
    yield Table(title="Probability", figures=tuple(_certainty(judged)))


_PLURAL = {"person": "people", "body": "bodies", "place": "places"}


def _scores(judged: Judged, some: Sequence[int]) -> Iterator[Score]:
    pairs = [judged.pairs[i] for i in some]
    for system, values in judged.scores.items():
        held = [values[i] for i in some]
        cut = 0.5 if system == OURS else _best_cut(pairs, held)
        yield score("one name", [_counts(pair, value >= cut) for pair, value in zip(pairs, held, strict=True)], system)
    joined = [_counts(judged.pairs[i], judged.scores[OURS][i] >= _join(judged.pairs[i].kind)) for i in some]
    yield score("joined without asking", joined)


def _join(kind: Kind) -> float:
    return threshold("join_place" if kind is Kind.PLACE else "join")


def _counts(pair: Pair, said: bool) -> Counts:
    return Counts(float(pair.same and said), float(pair.same), float(pair.same and said), float(said))


def _best_cut(pairs: Sequence[Pair], values: Sequence[float]) -> float:
    """The threshold that gives this system its best F1 here."""

    def f1(cut: float) -> float:
        right = sum(pair.same and value >= cut for pair, value in zip(pairs, values, strict=True))
        said = sum(value >= cut for value in values)
        return 2 * right / (said + sum(pair.same for pair in pairs) or 1)

    return max(sorted(set(values)), key=f1, default=0.5)


def _cluster_scores(judged: Judged) -> Iterator[Score]:
    for system in judged.scores:
        cut = 0.5 if system == OURS else _best_cut(judged.pairs, judged.scores[system])
        parts = [_clusters(judged, system, cut, practice) for practice in sorted({p.practice for p in judged.pairs})]
        yield score("B³", [b_cubed(gold, found) for gold, found in parts], system)
        yield score("pairs of one cluster", [pair_links(gold, found) for gold, found in parts], system)


def _clusters(judged: Judged, system: str, cut: float, practice: str) -> tuple[list[Cluster], list[Cluster]]:
    """The names of one file, joined by its same pairs, and by what the system says of its pairs."""
    chosen = [i for i, pair in enumerate(judged.pairs) if pair.practice == practice]
    names = sorted({name for i in chosen for name in (judged.pairs[i].left, judged.pairs[i].right)})
    at = {name: number for number, name in enumerate(names)}

    def made(keep: Callable[[int], bool]) -> list[Cluster]:
        ends = [(at[judged.pairs[i].left], at[judged.pairs[i].right]) for i in chosen if keep(i)]
        homes: defaultdict[int, set[str]] = defaultdict(set)
        for name, home in zip(names, groups(len(names), ends), strict=True):
            homes[home].add(name)
        return [frozenset(some) for some in homes.values()]

    return made(lambda i: judged.pairs[i].same), made(lambda i: judged.scores[system][i] >= cut)


def _certainty(judged: Judged) -> Iterator[Figure]:
    truth = [pair.same for pair in judged.pairs]
    for system, values in judged.scores.items():
        error = calibration_error(reliability(values, truth))
        for measure, value in (("Brier score", brier(values, truth)), ("expected calibration error", error)):
            yield Figure(measure=measure, system=system, value=value, count=len(truth), lower_is_better=True)


def _mistakes(judged: Judged) -> Iterator[Mistake]:
    for pair, value in zip(judged.pairs, judged.scores[OURS], strict=True):
        if (value >= 0.5) != pair.same:
            said = compare(pair.kind, pair.left, pair.right).sentence
            gold = "one" if pair.same else "two"
            yield Mistake(
                cls=f"{pair.practice}: {gold} in truth", document=pair.practice,
                sentence=f"{pair.left} | {pair.right}", gold=gold, ours=f"{value:.2f}: {said}",
            )  # fmt: skip
