"""Who has it from whom: reports, papers and parties in columns, information flowing from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx

from headwater.model.finding import Lineage, LineageClass
from headwater.report.drawing import LINE, SIZE, Sheet, wrapped
from headwater.report.parts import Picture

NODES = 36
_TALLEST = 14
"""Things in one column: more do not fit a page."""
_STYLES: Mapping[LineageClass, dict[str, object]] = {
    LineageClass.VERBATIM: {"linewidth": 1.8},
    LineageClass.REWRITE: {"linewidth": 1.0},
    LineageClass.PARTIAL: {"linewidth": 0.6},
    LineageClass.COMMON_SOURCE: {"linewidth": 0.8, "linestyle": (0, (5, 3))},
    LineageClass.CITES: {"linewidth": 0.9, "linestyle": (0, (1, 1.5))},
}
_WORDS: Mapping[LineageClass, str] = {
    LineageClass.VERBATIM: "same words",
    LineageClass.REWRITE: "rewritten",
    LineageClass.PARTIAL: "in part",
    LineageClass.COMMON_SOURCE: "common source",
    LineageClass.CITES: "names it as its source",
}


def lineage_picture(name: str, caption: str, links: Iterable[Lineage], labels: Mapping[str, str]) -> Picture | None:
    """A diagram of the links whose ends have labels; nothing for none. The surest links come first."""
    shown = _shown([link for link in links if labels.get(link.source) and labels.get(link.target)])
    if not shown:
        return None
    columns = _columns(shown)
    tallest = max(len(column) for column in columns)
    high = 3 * LINE + 0.1
    sheet = Sheet(height=tallest * (high + 0.12) + 0.6)
    gap = 0.45
    wide = min(2.0, (sheet.width - 0.1 - gap * (len(columns) - 1)) / len(columns))
    step = (sheet.width - 0.1 - wide) / max(1, len(columns) - 1)
    places: dict[str, tuple[float, float]] = {}
    for number, column in enumerate(columns):
        for row, ident in enumerate(column):
            y = 0.1 + (sheet.height - 0.6) * (row + 0.5) / len(column)
            places[ident] = (0.05 + number * step, y)
            sheet.box(places[ident][0], y, wide, high, dashed=not ident.startswith("doc-"))
            sheet.text(places[ident][0] + wide / 2, y, wrapped(labels[ident], int(wide * 14.5), 3), align="center")
    for link in shown:
        _arrow(sheet, link, places, wide)
    _key(sheet, sorted({link.cls for link in shown}, key=list(LineageClass).index))
    words = "; ".join(f"{labels[link.source]} → {labels[link.target]} ({_WORDS[link.cls]})" for link in shown)
    return sheet.picture(name, caption, words)


def _shown(links: list[Lineage]) -> list[Lineage]:
    """As many of the surest links as there is room for; of several between the same two ends the surest."""
    best: dict[tuple[str, str], Lineage] = {}
    for link in sorted(links, key=lambda link: (not _among_reports(link), -link.score, link.id)):
        best.setdefault((min(link.source, link.target), max(link.source, link.target)), link)
    kept: list[Lineage] = []
    nodes: set[str] = set()
    for link in best.values():
        if len(nodes | {link.source, link.target}) <= NODES:
            kept.append(link)
            nodes |= {link.source, link.target}
    while kept and max(map(len, _columns(kept))) > _TALLEST:
        kept.pop()
    return kept


def _among_reports(link: Lineage) -> bool:
    return link.source.startswith("doc-") and link.target.startswith("doc-")


def _columns(links: list[Lineage]) -> list[list[str]]:
    """Each thing in the column after the last of those it derives from; circles share a column."""
    graph: Any = networkx.DiGraph()
    for link in links:
        graph.add_nodes_from((link.source, link.target))
        if link.directed:
            graph.add_edge(link.source, link.target)
    rings = networkx.condensation(graph)
    depth: dict[int, int] = {}
    for ring in networkx.topological_sort(rings):
        depth[ring] = max((depth[before] + 1 for before in rings.predecessors(ring)), default=0)
    columns: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for ring, number in depth.items():
        columns[number] += sorted(rings.nodes[ring]["members"])
    order = [*range(len(columns) - 2, -1, -1), *range(1, len(columns))]
    for number in order:  # beside what they are tied to, so that fewer lines cross
        rows = {ident: row / len(column) for column in columns for row, ident in enumerate(column)}
        columns[number].sort(key=lambda ident: (_middle(graph, ident, rows), ident))
    return columns


def _middle(graph: Any, ident: str, rows: Mapping[str, float]) -> float:
    tied = [rows[other] for other in (*graph.predecessors(ident), *graph.successors(ident))]
    return sum(tied) / len(tied) if tied else 1.0


def _arrow(sheet: Sheet, link: Lineage, places: Mapping[str, tuple[float, float]], wide: float) -> None:
    (x1, y1), (x2, y2) = places[link.source], places[link.target]
    style = {**_STYLES[link.cls], "arrow": link.directed}
    if abs(x1 - x2) < 0.01:  # beside one another: along their left edges
        sheet.curve((x1 + 0.12, y1 + (0.2 if y2 > y1 else -0.2)), (x2 + 0.12, y2 - (0.2 if y2 > y1 else -0.2)), **style)
    elif x1 < x2:
        sheet.curve((x1 + wide, y1), (x2, y2), **style)
    else:
        sheet.curve((x1, y1), (x2 + wide, y2), **style)


def _key(sheet: Sheet, classes: list[LineageClass]) -> None:
    y = sheet.height - 0.2
    for number, cls in enumerate(classes):
        x = 0.05 + number * sheet.width / 5
        style = _STYLES[cls]
        line = {"linewidth": style["linewidth"], "linestyle": style.get("linestyle", "-"), "color": "#1b2733"}
        sheet.line((x, x + 0.28), (y, y), **line)
        sheet.text(x + 0.34, y, [_WORDS[cls]], size=SIZE - 1.5)
