"""How many independent origins a proposition has: a minimum vertex cut between all origins and all reports.

Menger: the largest number of ways that share no node equals the smallest set of nodes whose loss cuts every way. Two
documents that both reached us through one paper count once. Circles of reports that cite one another are one unknown
origin. The *lower* bound gives unknown origins nothing, draws together what may be one (twins nobody can order, sources
known by the same common noun) and counts papers without a known maker only where nothing better is known. The *upper*
bound keeps apart whatever nobody has shown to be one. (Handbook 6.4; maximum flow by networkx.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from headwater.corroborate.provenance import REPORT, Provenance
from headwater.corroborate.sources import ARTEFACT, UNKNOWN, Node
from headwater.model.finding import Origin, Point
from headwater.model.ids import content_id

if TYPE_CHECKING:
    Graph = nx.DiGraph[Any]
else:
    Graph = nx.DiGraph
_SOURCE, _SINK = ("", 0), ("", 1)
_MAKER = "(one maker)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """``lower`` ≤ ``upper``; ``bottleneck`` is the cut of the upper bound nearest the origins, ``firm`` the lower's."""

    lower: int
    upper: int
    origins: tuple[Origin, ...]
    bottleneck: tuple[str, ...]
    firm: tuple[str, ...]
    unknown_roots: int
    points: tuple[Point, ...]
    ways: tuple[tuple[str, str], ...]
    """The graph, from origin to report, circles drawn together."""


def bounds(made: Provenance) -> Bounds:
    """Both bounds, the origins and the bottleneck of one proposition."""
    graph, nodes, ends = drawn = _condensed(made, ())
    roots = sorted(node for node in graph if not graph.pred[node])
    upper = _cut(graph, roots, ends)
    merged = sorted(made.pairs) + _namesakes(made)
    firm = _lower(*(_condensed(made, merged) if merged else drawn))
    labels = [_origin(graph, nodes[root], made.ends) for root in roots]
    return Bounds(
        lower=min(len(firm), len(upper)),
        upper=len(upper),
        origins=tuple(sorted(labels, key=lambda origin: origin.id)),
        bottleneck=tuple(sorted(upper)),
        firm=tuple(sorted(firm)),
        unknown_roots=sum(not _is_known(nodes[root]) for root in roots),
        points=tuple(Point(id=node, label=nodes[node].label, kind=nodes[node].kind) for node in sorted(graph)),
        ways=tuple(sorted(graph.edges)),
    )


def without(made: Provenance, gone: str) -> Provenance:
    """The same graph had one node never existed, with all that stands on it alone."""
    standing = _standing(made, gone)
    left = Provenance(pairs={pair for pair in made.pairs if standing.issuperset(pair)})
    left.nodes = {ident: node for ident, node in made.nodes.items() if ident in standing}
    left.parents = {ident: {p for p in made.parents.get(ident, ()) if p in standing} for ident in standing}
    left.ends = made.ends & standing
    return left


def _standing(made: Provenance, gone: str) -> set[str]:
    graph = Graph()
    graph.add_nodes_from(made.nodes)
    graph.add_edges_from((parent, child) for child, parents in made.parents.items() for parent in parents)
    graph = graph.subgraph(made.nodes)
    grounds = [node for node in graph if node != gone and not graph.pred[node]]
    grounds += [min(ring) for ring in nx.strongly_connected_components(graph) if len(ring) > 1 and gone not in ring
                and not any(parent not in ring for node in ring for parent in graph.pred[node])]  # fmt: skip
    held = graph.subgraph(set(graph) - {gone})
    reached: set[str] = set(grounds)
    for ground in grounds:
        reached |= nx.descendants(held, ground)
    return reached


def _lower(graph: Graph, nodes: Mapping[str, Node], ends: set[str]) -> set[str]:
    """The cut of the lower bound: flow from known origins alone, with all that may be one drawn together."""
    roots = [node for node in graph if not graph.pred[node] and _is_known(nodes[node])]
    firm = [root for root in roots if not _is_loose(nodes[root])]
    if firm or len(roots) < 2:
        return _cut(graph, firm or roots, ends)
    alone = graph.copy()  # papers without a known maker may all have one: they count as one together
    alone.add_edges_from((_MAKER, root) for root in roots)
    return _cut(alone, [_MAKER], ends)


def _namesakes(made: Provenance) -> list[tuple[str, str]]:
    """Roots known by the same common noun in several reports ("police"): perhaps one."""
    held: dict[str, list[str]] = {}
    for ident, node in made.nodes.items():
        if node.generic and not _is_loose(node):
            held.setdefault(node.generic, []).append(ident)
    return [(min(some), other) for some in held.values() for other in sorted(some)[1:]]


def _condensed(made: Provenance, merged: Iterable[tuple[str, str]]) -> tuple[Graph, dict[str, Node], set[str]]:
    """The graph without circles: every node of a circle is one node; a circle nobody fed is an unknown origin."""
    graph = Graph()
    graph.add_nodes_from(made.nodes)
    for child, parents in made.parents.items():
        graph.add_edges_from((parent, child) for parent in parents)
    for left, right in merged:  # a circle of two: what follows draws them together
        graph.add_edges_from(((left, right), (right, left)))
    drawn = {frozenset(pair) for pair in merged}
    names, nodes = {}, {}
    for ring in nx.strongly_connected_components(graph):
        name, node = _ring(made, ring, drawn)
        nodes[name] = node
        names.update(dict.fromkeys(ring, name))
    small = nx.relabel_nodes(graph, names) if len(nodes) < len(graph) or set(names) != set(nodes) else graph
    small.remove_edges_from(list(nx.selfloop_edges(small)))
    return small, nodes, {names[end] for end in made.ends}


def _ring(made: Provenance, ring: set[str], drawn: set[frozenset[str]]) -> tuple[str, Node]:
    first = min(ring)
    if len(ring) == 1:
        return first, made.nodes[first]
    known = [made.nodes[ident] for ident in sorted(ring) if made.nodes[ident].kind not in {REPORT, UNKNOWN}]
    if known:
        return known[0].id, known[0]
    circular = any(parent in ring and frozenset((parent, child)) not in drawn
                   for child in ring for parent in made.parents.get(child, ()))  # fmt: skip
    ident = content_id("circular" if circular else "one", sorted(ring))
    said = " and ".join(sorted({made.nodes[one].label for one in ring}))
    return ident, Node(id=ident, label=f"{said}, citing one another" if circular else said, kind=UNKNOWN)


def _cut(graph: Graph, roots: Iterable[str], ends: set[str]) -> set[str]:
    """The smallest set of nodes without which no root reaches an end, nearest the roots. Parts apart are cut apart."""
    wanted = set(roots)
    reached = set(wanted)
    for root in wanted:
        reached |= nx.descendants(graph, root)
    found: set[str] = set()
    held = graph.subgraph(reached)
    for part in nx.weakly_connected_components(held):
        inside, last = wanted & part, ends & part
        if last and len(inside) == 1:  # one origin: itself
            found |= inside
        elif last:
            found |= _flow(held.subgraph(part), inside, last)
    return found


def _flow(part: Graph, roots: set[str], ends: set[str]) -> set[str]:
    split = Graph()
    kept, last = _without_leaves(part, ends)
    split.add_edges_from((((node, 0), (node, 1)) for node in sorted(kept)), capacity=1)
    split.add_edges_from(((parent, 1), (child, 0)) for parent, child in sorted(part.edges) if child in kept)
    split.add_edges_from((_SOURCE, (root, 0)) for root in sorted(roots))
    split.add_edges_from(((end, 1), _SINK) for end in sorted(last))
    residual = nx.algorithms.flow.dinitz(split, _SOURCE, _SINK)
    reached, waiting = {_SOURCE}, [_SOURCE]
    while waiting:
        for child, edge in residual.succ[waiting.pop()].items():
            if child not in reached and edge["flow"] < edge["capacity"]:
                reached.add(child)
                waiting.append(child)
    return {node for node in kept if (node, 0) in reached and (node, 1) not in reached}


def _without_leaves(part: Graph, ends: set[str]) -> tuple[set[str], set[str]]:
    """Without reports that had it from one place and that nobody had it from: their only way ends there as well."""
    kept, last = set(part), set(ends)
    waiting = sorted(ends)
    below = {node: len(part.succ[node]) for node in part}
    while waiting:
        end = waiting.pop()
        if below[end] == 0 and len(part.pred[end]) == 1:
            (parent,) = part.pred[end]
            kept.discard(end)
            last.discard(end)
            last.add(parent)
            below[parent] -= 1
            waiting.append(parent)
    return kept, last


def _is_known(node: Node) -> bool:
    return node.kind not in {UNKNOWN, REPORT}


def _is_loose(node: Node) -> bool:
    """A paper nobody names the maker of: it may come from any party."""
    return node.kind == ARTEFACT and node.above is None


def _origin(graph: Graph, node: Node, ends: set[str]) -> Origin:
    below = nx.descendants(graph, node.id) | {node.id}
    kind = UNKNOWN if node.kind == REPORT else node.kind
    return Origin(id=node.id, label=node.label, kind=kind, documents=tuple(sorted(below & ends)))
