"""What weighing makes of the example reports: every link, bound, bottleneck and conflict that the truth expects."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any

import pytest
from examples_claims import nodes, piece, reports
from examples_pile import documents, report_of, truth

from headwater.corroborate import Corroboration, corroborate
from headwater.model.finding import Finding

PROPOSITIONS = truth()["propositions"]
CURRENT = [p for p in PROPOSITIONS if "before" not in p]
ENDED = [p for p in PROPOSITIONS if "before" in p]
EDGES = truth()["lineage"]
COPIES = ("verbatim", "rewrite", "partial", "common_source")


@cache
def weighed(as_of: str | None = None) -> Corroboration:
    found, entities = reports()
    return corroborate(found, entities, as_of=as_of)


@cache
def names() -> dict[str, str]:
    """Ids of nodes → what the truth calls them."""
    found = {document.id: name for name, document in documents().items()}
    found |= {f"voice:{document.id}": f"voice:{name}" for name, document in documents().items()}
    known = {entity["name"]: entity["id"] for entity in truth()["entities"]}
    known |= {node["label"]: node["id"] for node in nodes().values()}
    for as_of in (None, "2024-02-05", "2024-03-14"):
        for finding in weighed(as_of).findings:
            for point in finding.points:
                if point.id.startswith("circular-"):
                    found[point.id] = "circular"
                elif point.id.startswith("src-") and point.label in known:
                    found[point.id] = known[point.label]
    return {**found, "qaramand": "qaramand-state"}  # the state and its party are one here


def name(ident: str) -> str:
    return names().get(ident, ident)


def findings(proposition: dict[str, Any], as_of: str | None = None) -> list[Finding]:
    """The findings that hold a support of a proposition of the truth."""
    wanted = {(documents()[report_of(s["at"])].id, piece(s["at"])) for s in proposition["supports"]}
    ends = (proposition.get("subject"), proposition.get("object"))
    held = weighed(as_of)
    found = []
    for finding in held.findings:
        group = held.puts[finding.proposition.id].group
        for one in group.members:
            said = tuple(ref.entity or ref.text if ref else None for ref in (one.claim.subject, one.claim.object))
            value = proposition["supports"][0].get("quantity", {}).get("value")
            exact = value is None or proposition["id"] != "ferry-dead-71" or one.low == value
            here = one.sign != "denied" and (one.report.id, one.claim.sentence) in wanted
            if here and one.type == proposition["type"] and said == ends and exact:
                found.append(finding)
                break
    return found


def linked(left: str, right: str) -> list[Any]:
    ends = {left, right}
    return [link for link in weighed().lineage if {name(link.source), name(link.target)} == ends]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge['from']}-{edge['to']}")
def test_every_link_of_descent_is_found(edge):
    found = linked(edge["from"], edge["to"])
    found = [link for link in found if not edge["directed"] or name(link.source) == edge["from"]]
    assert found, edge
    assert {link.cls.value for link in found} & {edge["class"], *edge.get("or", [])}
    assert any(link.directed == edge["directed"] for link in found)
    if edge["class"] != "cites":
        assert found[0].credited == edge["credited"]


@pytest.mark.parametrize("entry", truth()["lineage_forbidden"], ids=lambda entry: "-".join(entry["pair"]))
def test_reports_on_one_event_are_not_linked(entry):
    assert not [link for link in linked(*entry["pair"]) if link.cls.value in COPIES]


def test_no_copy_is_found_that_the_truth_does_not_know():
    known = {frozenset((edge["from"], edge["to"])) for edge in EDGES}
    known |= {frozenset(pair) for pair in truth()["lineage_tolerated"]["pairs"]}
    for family in truth()["lineage_tolerated"]["families"]:
        known |= {frozenset(pair) for pair in combinations(family, 2)}
    found = {frozenset((name(n.source), name(n.target))) for n in weighed().lineage if n.cls.value in COPIES}
    assert found <= known


@pytest.mark.parametrize("proposition", CURRENT, ids=lambda p: p["id"])
def test_claims_of_one_proposition_come_together_and_are_counted_right(proposition):
    (finding,) = findings(proposition)
    assert (finding.lower, finding.upper) == (proposition["origins_lower"], proposition["origins_upper"])
    assert sorted(map(name, finding.bottleneck)) == sorted(proposition["bottleneck"])
    assert {name(origin.id) for origin in finding.origins} == set(proposition["origins"])
    assert set(map(name, finding.proposition.documents)) >= {report_of(s["at"]) for s in proposition["supports"]}


@pytest.mark.parametrize("proposition", ENDED, ids=lambda p: p["id"])
def test_what_was_corrected_or_withdrawn_counts_until_then(proposition):
    day = {"2024-02-06": "2024-02-05", "2024-03-15": "2024-03-14"}[proposition["ended"]]
    (before,), (after,) = findings(proposition, day), findings(proposition)
    then = proposition["before"]
    assert (before.lower, before.upper) == (then["origins_lower"], then["origins_upper"])
    assert sorted(map(name, before.bottleneck)) == sorted(then["bottleneck"])
    assert (after.lower, after.upper, after.reports) == (0, 0, 0)
    assert after.status == proposition["status"]
    assert proposition["ended"] in {step.day for step in after.history}


def test_propositions_of_the_truth_stay_apart():
    held = [{finding.proposition.id for finding in findings(p)} for p in PROPOSITIONS]
    for left, right in combinations(range(len(held)), 2):
        assert not held[left] & held[right], (PROPOSITIONS[left]["id"], PROPOSITIONS[right]["id"])


@pytest.mark.parametrize("conflict", truth()["conflicts"], ids=lambda c: c["id"])
def test_every_conflict_comes_out(conflict):
    known = {p["id"]: p for p in PROPOSITIONS}
    wanted = {ident: {f.proposition.id for f in findings(known[ident])} for ident in conflict["propositions"]}
    of_class = [c for c in weighed().conflicts if c.cls.value == conflict["class"]]
    if conflict["class"] == "denial":  # one for each thing denied, or one for all of them
        for ids in wanted.values():
            found = [c for c in of_class if ids & set(c.propositions) and c.inferred == conflict.get("inferred", False)]
            assert found
        return
    assert [c for c in of_class if all(ids & set(c.propositions) for ids in wanted.values())]


def test_labels_and_ranges_are_no_conflict():
    """Nobody's "terrorists" contradict anybody's "men", nor "nearly 30" twenty-eight."""
    held = weighed()
    sides = [{m.claim.sentence for p in c.propositions for m in held.puts[p].group.members} for c in held.conflicts
             if c.cls.value == "numeric"]  # fmt: skip
    together = [{m.claim.sentence for m in put.group.members} for put in held.puts.values()]
    for entry in truth()["non_conflicts"]:
        if len(entry["at"]) == 2 and "only" not in entry:
            pair = {piece(at) for at in entry["at"]}
            assert not any(pair <= side for side in sides) or any(pair <= some for some in together), entry


def test_a_finding_reads_like_a_sentence():
    (finding,) = findings(PROPOSITIONS[0])
    assert finding.sentence.startswith("Reported by 8 outlets. Independent origins: 2.")
    assert "reports trace to" in finding.sentence
    assert "by text reuse" in finding.sentence


def test_the_numbers_of_a_toll_have_one_vote_an_origin():
    (finding,) = findings(next(p for p in PROPOSITIONS if p["id"] == "camp-dead"))
    assert finding.spread is not None
    assert (finding.spread.low, finding.spread.best, finding.spread.high) == (21, 28, 99)
