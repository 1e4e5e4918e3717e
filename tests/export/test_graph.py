"""The graph, as networkx reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx
import pytest

from headwater import Case


@pytest.fixture(scope="module", params=["graphml", "gexf"])
def graph(request: pytest.FixtureRequest, weighed: Case, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("graph")
    weighed.export("graph", folder)
    path = folder / f"graph.{request.param}"
    if request.param == "gexf":
        return networkx.read_gexf(path)
    return networkx.read_graphml(path, force_multigraph=True)


def test_every_claim_is_there_with_its_story(weighed: Case, graph: Any) -> None:
    edges = [values for _, _, values in graph.edges(data=True)]
    told = {values["claim"] for values in edges} | set(graph.nodes)
    assert {record.claim.id for record in weighed.claims(limit=None)} <= told
    for record in weighed.claims(limit=None):
        for values in (v for v in edges if v["claim"] == record.claim.id):
            assert values["quote"] == record.quote
            assert values["voice"] == record.claim.modality.value
            assert values["chain"].startswith(record.claim.chain[0].text)
            assert values.get("origins_high") == (2 if record.proposition else None)


def test_a_tie_runs_from_subject_to_object(weighed: Case, graph: Any) -> None:
    leads = next(record for record in weighed.claims(type="leads"))
    ends = [(a, b) for a, b, values in graph.edges(data=True) if values["claim"] == leads.claim.id]
    assert [(graph.nodes[a]["label"], graph.nodes[b]["label"]) for a, b in ends] == [("Anwar Desh", "Kestari Front")]


def test_every_end_is_a_node(weighed: Case, graph: Any) -> None:
    assert all(values.get("label") for _, values in graph.nodes(data=True))


def test_what_xml_cannot_say_is_marked(weighed: Case, tmp_path: Path) -> None:
    from headwater.export.graph import _text

    assert _text("a\x00b\x0b😀\ud800") == "a�b�😀�"
