"""``rdf``: a nanopublication a claim, in TriG: what is said, where it comes from, who made the record.

The assertion holds what is said and nothing of who says it; provenance (PROV-O) and the words themselves (W3C Web
Annotation: text quote and text position selectors) stand in the graph beside it. So no claim leaves its source behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from headwater.export.needed import needed
from headwater.export.rdf_graphs import PREFIXES, Triple, assertion, entity_of, head, paper_of, provenance, publication
from headwater.store import View
from headwater.store.told import papers, telling

_ABOUT = "urn:headwater:case"


def shapes() -> str:
    """The SHACL shapes every export fits, as Turtle."""
    return (files("headwater.export") / "shapes" / "claims.ttl").read_text(encoding="utf-8")


def write_rdf(view: View, folder: Path) -> Mapping[str, int]:
    """The claims and the shapes they fit; the number of nanopublications. Raises ``ExportError`` without rdflib."""
    needed("rdf", "rdflib")
    count = 0
    with (folder / "claims.trig").open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
        _block(stream, _ABOUT, _known(view))
        for told in telling(view):
            base = f"urn:headwater:{told.claim.id}"
            _block(stream, f"{base}#head", head(base))
            _block(stream, f"{base}#assertion", assertion(told, base))
            _block(stream, f"{base}#provenance", provenance(told, base))
            _block(stream, f"{base}#publication", publication(told, base))
            count += 1
    (folder / "shapes.ttl").write_text(shapes(), encoding="utf-8", newline="\n")
    return {"claims.trig": count, "shapes.ttl": 1}


def _known(view: View) -> Iterator[Triple]:
    for record in view.all_entities():
        yield from entity_of(record.entity)
    for paper in papers(view):
        yield from paper_of(paper)


def _block(stream: Any, name: str, triples: Iterator[Triple]) -> None:
    stream.write(f"\n<{name}> {{\n")
    for subject, predicate, value in triples:
        stream.write(f"  {subject.n3()} {predicate.n3()} {value.n3()} .\n")
    stream.write("}\n")
