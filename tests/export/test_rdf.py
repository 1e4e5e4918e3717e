"""Nanopublications, as rdflib reads them and pyshacl checks them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate

from headwater import Case
from headwater.export.rdf_graphs import HW, PREFIXES

# rdflib 7 warns of its own use of what it deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph)[. ]:DeprecationWarning")

_OA = rdflib.Namespace(PREFIXES["oa"])
_NP = rdflib.Namespace(PREFIXES["np"])
_HW = rdflib.Namespace(HW)


@pytest.fixture(scope="module")
def out(weighed: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rdf")
    weighed.export("rdf", folder)
    return folder


@pytest.fixture(scope="module")
def union(out: Path) -> rdflib.Graph:
    """All graphs in one."""
    dataset = rdflib.Dataset()
    dataset.parse(data=(out / "claims.trig").read_text("utf-8"), format="trig")
    union = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
        union.add((subject, predicate, value))
    return union


def test_there_is_a_nanopublication_of_four_graphs_a_claim(weighed: Case, out: Path) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=(out / "claims.trig").read_text("utf-8"), format="trig")
    names = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    for record in weighed.claims(limit=None):
        base = f"urn:headwater:{record.claim.id}"
        assert {f"{base}#{part}" for part in ("head", "assertion", "provenance", "publication")} <= names


def test_the_shapes_hold(union: rdflib.Graph, out: Path) -> None:
    shapes = rdflib.Graph().parse(data=(out / "shapes.ttl").read_text("utf-8"), format="turtle")
    conforms, _, words = validate(union, shacl_graph=shapes)
    assert conforms, words


@pytest.mark.parametrize("predicate", [_HW.voice, _OA.exact, _HW.sha256, _NP.hasAssertion, rdflib.RDFS.label])
def test_the_shapes_notice_what_is_missing(union: rdflib.Graph, out: Path, predicate: rdflib.URIRef) -> None:
    shapes = rdflib.Graph().parse(data=(out / "shapes.ttl").read_text("utf-8"), format="turtle")
    broken = rdflib.Graph()
    for triple in union:
        if triple[1] != predicate:
            broken.add(triple)
    assert not validate(broken, shacl_graph=shapes)[0]


def test_the_selectors_find_the_words(weighed: Case, union: rdflib.Graph) -> None:
    for record in weighed.claims(limit=None):
        text = weighed.document(record.claim.document).text
        base = f"urn:headwater:{record.claim.id}"
        words, position = rdflib.URIRef(f"{base}#quote"), rdflib.URIRef(f"{base}#position")
        start, end = int(str(union.value(position, _OA.start))), int(str(union.value(position, _OA.end)))
        assert text[start:end] == str(union.value(words, _OA.exact)) == record.quote
        assert text[:start].endswith(str(union.value(words, _OA.prefix)))
        assert text[end:].startswith(str(union.value(words, _OA.suffix)))


def test_origins_travel_with_the_claim(weighed: Case, union: rdflib.Graph) -> None:
    for record in weighed.claims(limit=None):
        said = rdflib.URIRef(f"urn:headwater:{record.claim.id}#assertion")
        upper = union.value(said, _HW.originsUpper)
        assert (json.loads(str(upper)) if upper is not None else None) == (2 if record.proposition else None)
