"""From pairs of similar texts to a family tree: each copy under its nearest original, siblings not linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from headwater.corroborate.direction import Text
from headwater.model.finding import Lineage, LineageClass

_COPIES = frozenset({LineageClass.VERBATIM, LineageClass.REWRITE, LineageClass.PARTIAL})
_CLOSE = 0.1
"""Weights that differ by less say nothing of which original was copied: then the earlier one."""


def originals(copies: Iterable[Lineage]) -> dict[str, list[str]]:
    """Report → the reports its text derives from; what is known of one of two same texts holds of the other."""
    links = list(copies)
    found: dict[str, set[str]] = {}
    for link in links:
        if link.directed and link.cls in _COPIES:
            found.setdefault(link.target, set()).add(link.source)
    for same in _same_texts(links):
        sources = {source for report in same for source in found.get(report, ())}
        for report in same if sources else ():
            found.setdefault(report, set()).update(sources - {report})
    return {target: sorted(some) for target, some in found.items()}


def _same_texts(links: Iterable[Lineage]) -> list[set[str]]:
    """Reports that copies nobody can order tie together."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((n.source, n.target) for n in links if not n.directed and n.cls in _COPIES)
    return [set(part) for part in nx.connected_components(graph)]


def twins(copies: Iterable[Lineage]) -> dict[str, list[str]]:
    """Report → those of one text or one source with it, of which nobody can say which came first."""
    found: dict[str, list[str]] = {}
    for link in copies:
        if not link.directed or link.cls is LineageClass.COMMON_SOURCE:
            found.setdefault(link.source, []).append(link.target)
            found.setdefault(link.target, []).append(link.source)
    return {report: sorted(some) for report, some in found.items()}


def pruned(links: Sequence[tuple[Lineage, float]], texts: Mapping[str, Text]) -> tuple[Lineage, ...]:
    """Without links that others explain. A credited link always stays, and so does what only has a source in common.

    Each link comes with its weight: of several originals of one copy the heaviest is kept.
    """
    directed: dict[str, list[tuple[Lineage, float]]] = {}
    for link, weight in links:
        if link.directed:
            directed.setdefault(link.target, []).append((link, weight))
    kept: dict[str, list[Lineage]] = {}
    for target, some in directed.items():
        ranked = sorted(some, key=lambda pair: _rank(pair[0], pair[1], texts[pair[0].source]), reverse=True)
        kept[target] = [link for at, (link, _) in enumerate(ranked) if at == 0 or link.credited]
    sources = {target: {link.source for link in some} for target, some in kept.items()}
    found = [link for some in kept.values() for link in some]
    for link, _ in links:
        if not link.directed and (link.cls is LineageClass.COMMON_SOURCE or not _siblings(link, sources)):
            found.append(link)
    return tuple(sorted(found, key=lambda link: (link.source, link.target, link.cls)))


def _rank(link: Lineage, weight: float, source: Text) -> tuple[object, ...]:
    """Larger for the likelier original: credited, heavier, then earlier, then the smaller id."""
    date = tuple(-ord(letter) for letter in source.published or "~")
    return link.credited, round(weight / _CLOSE), date, tuple(-ord(letter) for letter in source.id)


def _siblings(link: Lineage, sources: Mapping[str, set[str]]) -> bool:
    """Whether both have an original in common, directly or over generations."""
    return bool(_ancestors(link.source, sources) & _ancestors(link.target, sources))


def _ancestors(ident: str, sources: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [ident]
    while waiting:
        for source in sources.get(waiting.pop(), ()):
            if source not in found:
                found.add(source)
                waiting.append(source)
    return found
