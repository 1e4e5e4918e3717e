"""Independent origins of one proposition of the truth: the provenance graph and its minimum vertex cut.

Handbook 6.4 written out once more, for the truth alone, so that its numbers are not taken from what they test.
"""

from __future__ import annotations

from typing import Any

import networkx as nx
from examples_pile import report_of, truth

SUPER, SINK = "(all origins)", "(the claim)"


def graph(proposition: dict[str, Any]) -> nx.DiGraph:
    """Edges in the direction of information, circles drawn together into one node ``circular``."""
    nodes = {node["id"]: node.get("from", []) for node in truth()["nodes"]} | proposition.get("via", {})
    made = nx.DiGraph()
    waiting = []
    for support in proposition["supports"]:
        report = report_of(support["at"])
        made.add_edges_from((parent, report) for parent in support["from"])
        waiting += support["from"]
    while waiting:
        node = waiting.pop()
        for parent in nodes.get(node, []):
            made.add_edge(parent, node)
            waiting.append(parent)
    return _without_circles(made)


def _without_circles(made: nx.DiGraph) -> nx.DiGraph:
    rings = [ring for ring in nx.strongly_connected_components(made) if len(ring) > 1]
    names = {node: "circular" for ring in rings for node in ring}
    merged = nx.relabel_nodes(made, names)
    merged.remove_edges_from(list(nx.selfloop_edges(merged)))
    return merged


def ends(proposition: dict[str, Any], made: nx.DiGraph) -> set[str]:
    """The reports that make the claim, as nodes of the graph."""
    found = {report_of(support["at"]) for support in proposition["supports"]}
    return {node if node in made else "circular" for node in found}


def roots(made: nx.DiGraph) -> set[str]:
    return {node for node in made if not made.pred[node]}


def is_known(root: str) -> bool:
    kinds = {node["id"]: node["kind"] for node in truth()["nodes"]}
    return root != "circular" and not root.startswith("voice:") and kinds[root] != "unknown"


def bounds(proposition: dict[str, Any]) -> tuple[int, int]:
    """Lower and upper number of independent origins."""
    upper = graph(proposition)
    known = sorted(root for root in roots(upper) if is_known(root))
    if not known:
        return 0, cut_size(upper, ends(proposition, upper))
    lower = upper.copy()
    for pair in (e for e in truth()["lineage"] if e["class"] == "common_source"):
        if pair["from"] in lower and pair["to"] in lower:
            lower = nx.contracted_nodes(lower, pair["from"], pair["to"], self_loops=False)
    largest = max(known, key=lambda root: len(nx.descendants(lower, root)))
    for root in roots(upper) - set(known):
        lower.add_edges_from((largest, child) for child in list(lower.succ[root]))
        if root in ends(proposition, upper):
            lower.add_edge(largest, root)
        else:
            lower.remove_node(root)
    return cut_size(lower, ends(proposition, upper) & set(lower)), cut_size(upper, ends(proposition, upper))


def cut_size(made: nx.DiGraph, reports: set[str]) -> int:
    return len(cut(made, reports))


def cut(made: nx.DiGraph, reports: set[str]) -> set[str]:
    """The smallest set of nodes without which nothing reaches the claim, nearest to the origins."""
    split = nx.DiGraph()
    for node in made:
        split.add_edge((node, "in"), (node, "out"), capacity=1)
    for parent, child in made.edges:
        split.add_edge((parent, "out"), (child, "in"))
    split.add_edges_from((SUPER, (root, "in")) for root in roots(made))
    split.add_edges_from(((report, "out"), SINK) for report in reports)
    flow = nx.algorithms.flow.preflow_push(split, SUPER, SINK)
    reached = _reachable(flow)
    return {node for node in made if (node, "in") in reached and (node, "out") not in reached}


def _reachable(residual: nx.DiGraph) -> set[Any]:
    reached, waiting = {SUPER}, [SUPER]
    while waiting:
        node = waiting.pop()
        for child, edge in residual.succ[node].items():
            if child not in reached and edge["flow"] < edge["capacity"]:
                reached.add(child)
                waiting.append(child)
    return reached
