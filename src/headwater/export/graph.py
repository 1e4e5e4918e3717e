"""``graph``: who is said to have to do with whom, as GraphML and GEXF, for networkx, Gephi and yEd.

A claim that ties two parties is one edge; a claim with fewer or more parties is a node with an edge a party. Nothing
is merged: every edge keeps its claim, voice, chain, quote, time and origins. Both files are written as a stream.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from lxml import etree

from headwater.export.columns import Row, row_of
from headwater.model.ids import content_id
from headwater.store import View
from headwater.store.rows import about
from headwater.store.told import Told, telling

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"
_NODE = {"label": "string", "kind": "string", "type": "string", "aliases": "string"}
_EDGE: Mapping[str, str] = {
    "claim": "string", "proposition": "string", "type": "string", "role": "string", "voice": "string",
    "negated": "string", "source": "string", "chain": "string", "quote": "string", "quote_start": "long",
    "quote_end": "long", "outlet": "string", "published": "string", "document": "string", "date": "string",
    "earliest": "string", "latest": "string", "place": "string", "reviewed": "string", "origins_low": "long",
    "origins_high": "long", "origins": "string", "denied_by": "string",
}  # fmt: skip
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A party, or a claim that is no tie between two."""

    id: str
    values: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One tie, as one source claims it."""

    id: str
    source: str
    target: str
    values: Row


def write_graph(view: View, folder: Path) -> Mapping[str, int]:
    """Two files; the number of nodes and edges in each."""

    spool = folder / ".things"
    try:
        _spool(view, spool)
        return {
            "graph.graphml": _write_graphml(folder / "graph.graphml", spool),
            "graph.gexf": _write_gexf(folder / "graph.gexf", spool),
        }
    finally:
        spool.unlink(missing_ok=True)


def _spool(view: View, path: Path) -> None:
    """The case is asked once; the two formats, one of which wants all nodes before all edges, read from disk."""
    with path.open("w", encoding="utf-8", errors="surrogatepass") as stream:
        for thing in chain(_entities(view), _claims(view)):
            ends = None if isinstance(thing, Node) else [thing.source, thing.target]
            stream.write(json.dumps([thing.id, ends, thing.values]) + "\n")


def _read(path: Path, *kinds: str) -> Iterator[Node | Edge]:
    """What was spooled: nodes, edges, or both as they come."""
    with path.open(encoding="utf-8") as stream:
        for ident, ends, values in map(json.loads, stream):
            if ends is None and "nodes" in kinds:
                yield Node(id=ident, values=values)
            elif ends is not None and "edges" in kinds:
                yield Edge(id=ident, source=ends[0], target=ends[1], values=values)


def _entities(view: View) -> Iterator[Node]:
    for record in view.all_entities():
        entity = record.entity
        aliases = " | ".join(name for name in entity.names if name != entity.name)
        values: Row = {"label": entity.name, "kind": "entity", "type": entity.type.value, "aliases": aliases}
        yield Node(id=entity.id, values=values)


def _claims(view: View) -> Iterator[Node | Edge]:
    for told in telling(view):
        yield from _of_claim(told)


def _of_claim(told: Told) -> Iterator[Node | Edge]:
    claim, row = told.claim, row_of(told)
    ends: dict[str, str] = {}  # party → role: a party in two roles is tied once
    for role, ref in about(claim):
        entity = told.entity(ref)
        ident = entity.id if entity else content_id("txt", claim.id, ref.span.start, ref.span.end)
        if ident not in ends and entity is None:
            yield Node(id=ident, values={"label": ref.text, "kind": "words", "type": role, "aliases": ""})
        ends.setdefault(ident, role)
    named = list(ends)
    if claim.subject and claim.object and len(named) > 1 and claim.kind.value == "relation":
        values = {name: row.get(name) for name in _EDGE} | {"role": "subject–object"}
        yield Edge(id=claim.id, source=named[0], target=named[1], values=values)
        return
    yield Node(id=claim.id, values={"label": claim.type, "kind": claim.kind.value, "type": claim.type, "aliases": ""})
    for ident, role in ends.items():
        values = {name: row.get(name) for name in _EDGE} | {"role": role}
        yield Edge(id=f"{claim.id}/{role}/{ident}", source=claim.id, target=ident, values=values)


def _text(value: Any) -> str:
    """XML has no way to write some characters; the replacement character shows where one stood."""
    return _NOT_XML.sub("\ufffd", str(value))


def _write_graphml(path: Path, spool: Path) -> int:
    count = 0
    with path.open("wb") as stream, etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("graphml", nsmap={None: _GRAPHML}):
            for kind, names in (("node", _NODE), ("edge", _EDGE)):
                for name, form in names.items():
                    key = {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": form}
                    file.write(etree.Element("key", key), pretty_print=True)
            with file.element("graph", {"id": "case", "edgedefault": "directed"}):
                for thing in _read(spool, "nodes", "edges"):
                    file.write(_graphml(thing), pretty_print=True)
                    count += 1
    return count


def _graphml(thing: Node | Edge) -> Any:
    kind = "node" if isinstance(thing, Node) else "edge"
    ends = {} if isinstance(thing, Node) else {"source": thing.source, "target": thing.target}
    element = etree.Element(kind, {"id": thing.id, **ends})
    for name, value in thing.values.items():
        if value is not None:
            etree.SubElement(element, "data", {"key": f"{kind}_{name}"}).text = _text(value)
    return element


def _write_gexf(path: Path, spool: Path) -> int:
    count = 0
    with path.open("wb") as stream, etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        with (
            file.element("gexf", {"version": "1.2"}, nsmap={None: _GEXF}),
            file.element("graph", {"defaultedgetype": "directed", "mode": "static"}),
        ):
            for kind, names in (("node", _NODE), ("edge", _EDGE)):
                file.write(_declared(kind, names), pretty_print=True)
            for kind in ("nodes", "edges"):
                with file.element(kind):
                    for thing in _read(spool, kind):
                        file.write(_gexf(thing), pretty_print=True)
                        count += 1
    return count


def _declared(kind: str, names: Mapping[str, str]) -> Any:
    block = etree.Element("attributes", {"class": kind, "mode": "static"})
    for name, form in names.items():
        etree.SubElement(block, "attribute", {"id": f"{kind}_{name}", "title": name, "type": form})
    return block


def _gexf(thing: Node | Edge) -> Any:
    kind = "node" if isinstance(thing, Node) else "edge"
    ends = {} if isinstance(thing, Node) else {"source": thing.source, "target": thing.target}
    label = thing.values["label" if isinstance(thing, Node) else "type"]
    element = etree.Element(kind, {"id": thing.id, **ends, "label": _text(label)})
    values = etree.SubElement(element, "attvalues")
    for name, value in thing.values.items():
        if value is not None:
            etree.SubElement(values, "attvalue", {"for": f"{kind}_{name}", "value": _text(value)})
    return element
