"""Coreference clusters: MUC, B³, CEAF-e and their mean, as in CoNLL 2012.

MUC: Vilain et al. 1995. B³: Bagga and Baldwin 1998. CEAF with φ4: Luo 2005. Predicted mentions are handled as in
Pradhan et al. 2014, whose worked example the tests repeat. A cluster is a set of mentions of any hashable kind.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import networkx as nx

from headwater.evaluate.metrics.counts import Counts, total

Cluster = frozenset[Hashable]


def muc(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Counts:
    """Links: how many merges the other side needs for each cluster. Singletons weigh nothing."""
    found, links = _merges(gold, predicted)
    right, made = _merges(predicted, gold)
    return Counts(found, links, right, made)


def _merges(these: Sequence[Cluster], those: Sequence[Cluster]) -> tuple[int, int]:
    home = _homes(those)
    kept = needed = 0
    for cluster in these:
        homes = {home[m] for m in cluster if m in home}
        loose = sum(1 for m in cluster if m not in home)
        kept += len(cluster) - len(homes) - loose
        needed += len(cluster) - 1
    return kept, needed


def b_cubed(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Counts:
    """Mentions: the share of each mention's cluster that the other side keeps with it."""
    return Counts(_shares(gold, predicted), _size(gold), _shares(predicted, gold), _size(predicted))


def _shares(these: Sequence[Cluster], those: Sequence[Cluster]) -> float:
    home = _homes(those)
    credit = 0.0
    for cluster in these:
        for other in {home[m] for m in cluster if m in home}:
            credit += len(cluster & those[other]) ** 2 / len(cluster)
    return credit


def ceaf_e(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Counts:
    """Entities: the best one-to-one alignment by φ4 = 2·|G∩P| / (|G|+|P|)."""
    home = _homes(predicted)
    graph: Any = nx.Graph()
    for index, cluster in enumerate(gold):
        for other in {home[m] for m in cluster if m in home}:
            shared = len(cluster & predicted[other])
            graph.add_edge(("g", index), ("p", other), weight=2 * shared / (len(cluster) + len(predicted[other])))
    credit = 0.0
    for part in nx.connected_components(graph):
        piece = graph.subgraph(part)
        credit += sum(piece.edges[edge]["weight"] for edge in nx.max_weight_matching(piece))
    return Counts(credit, len(gold), credit, len(predicted))


def pair_links(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> Counts:
    """Pairs of mentions that stand in one cluster, as record linkage counts them."""
    home = _homes(predicted)
    shared = 0.0
    for cluster in gold:
        for other in {home[m] for m in cluster if m in home}:
            shared += _pairs(len(cluster & predicted[other]))
    return Counts(shared, sum(_pairs(len(c)) for c in gold), shared, sum(_pairs(len(c)) for c in predicted))


def _pairs(count: int) -> float:
    return count * (count - 1) / 2


METRICS = {"MUC": muc, "B³": b_cubed, "CEAF-e": ceaf_e}


def conll(parts: Iterable[tuple[Counts, Counts, Counts]]) -> float:
    """The mean F1 of the three metrics, each summed over documents first."""
    rows = list(parts)
    return sum(total(column).f1 for column in zip(*rows, strict=True)) / 3 if rows else 0.0


def all_three(gold: Sequence[Cluster], predicted: Sequence[Cluster]) -> tuple[Counts, Counts, Counts]:
    """MUC, B³ and CEAF-e of one document."""
    return muc(gold, predicted), b_cubed(gold, predicted), ceaf_e(gold, predicted)


def _homes(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: index for index, cluster in enumerate(clusters) for mention in cluster}


def _size(clusters: Sequence[Cluster]) -> int:
    return sum(len(cluster) for cluster in clusters)
