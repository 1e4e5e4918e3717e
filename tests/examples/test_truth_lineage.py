"""What truth.yml says of copying and of origins holds of the texts and of the graph it draws itself."""

from __future__ import annotations

import datetime
import re
from itertools import combinations

import pytest
from examples_graph import bounds, cut, ends, graph, roots
from examples_pile import documents, read_text, report_of, reports, truth

EDGES = [edge for edge in truth()["lineage"] if edge["from"] in reports() and edge["to"] in reports()]
NODES = {node["id"] for node in truth()["nodes"]}
PROPOSITIONS = truth()["propositions"]
CURRENT = [p for p in PROPOSITIONS if "before" not in p]
ENDED = [p for p in PROPOSITIONS if "before" in p]


def _runs(report: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", read_text(report).casefold().replace("’", "'"))
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def shared(left: str, right: str) -> float:
    """The share of common three-word runs in the shorter of two reports."""
    a, b = _runs(left), _runs(right)
    return len(a & b) / min(len(a), len(b))


def test_edges_join_reports_and_nodes():
    for edge in truth()["lineage"]:
        assert {edge["from"], edge["to"]} <= NODES | set(reports())
        assert edge["why"]


def test_a_verbatim_copy_is_one_and_a_rewrite_is_none():
    for edge in EDGES:
        value = shared(edge["from"], edge["to"])
        if edge["class"] == "verbatim":
            assert value > 0.95
        elif edge["class"] == "rewrite":
            assert value < 0.5


def test_some_rewrites_lie_below_a_quarter_and_one_of_them_has_no_credit():
    low = [e for e in EDGES if e["class"] == "rewrite" and shared(e["from"], e["to"]) < 0.25]
    assert {edge["credited"] for edge in low} == {True, False}


def test_two_rewrites_without_credit_name_the_original_nowhere():
    silent = [edge["to"] for edge in EDGES if edge["class"] == "rewrite" and not edge["credited"]]
    assert len(silent) >= 2
    assert not any("Inquirer" in documents()[report].text for report in silent)


def test_rewrites_share_rare_facts_that_unrelated_reports_do_not():
    facts = ("1.4 million", "Dorn Timber", "41", "9 November")
    copies = [e["to"] for e in EDGES if e["from"] == "inquirer" and e["class"] in {"rewrite", "verbatim"}]
    counts = {report: sum(fact in documents()[report].text for fact in facts) for report in reports()}
    assert min(counts[c] for c in copies if c != "gazette") == len(facts)
    related = {*copies, "inquirer", "digest"}
    assert max(count for report, count in counts.items() if report not in related) < 2


def test_copies_are_not_earlier_than_their_originals():
    for edge in EDGES:
        if edge["directed"] and edge["from"] not in {"lantern", "kestrel-wounded"}:
            dates = [datetime.date.fromisoformat(reports()[edge[end]]["published"]) for end in ("from", "to")]
            assert dates[0] <= dates[1]


def test_forbidden_pairs_share_no_passage():
    """No run of nine words ("at the ferry landing in Port Lisk on" has eight), hardly a run of three, in common."""
    for entry in truth()["lineage_forbidden"]:
        left, right = entry["pair"]
        assert shared(left, right) < 0.1, entry
        words = [re.findall(r"\w+", read_text(report).casefold()) for report in (left, right)]
        runs = [{tuple(w[i : i + 9]) for i in range(len(w) - 8)} for w in words]
        assert not runs[0] & runs[1], entry


def test_every_pair_that_shares_text_is_expected_or_tolerated():
    known = {frozenset((edge["from"], edge["to"])) for edge in EDGES}
    known |= {frozenset(pair) for pair in truth()["lineage_tolerated"]["pairs"]}
    for family in truth()["lineage_tolerated"]["families"]:
        known |= {frozenset(pair) for pair in combinations(family, 2)}
    for left, right in combinations(reports(), 2):
        if frozenset((left, right)) not in known:
            assert shared(left, right) < 0.1, (left, right)
    forbidden = {frozenset(entry["pair"]) for entry in truth()["lineage_forbidden"]}
    assert not known & forbidden


@pytest.mark.parametrize("proposition", CURRENT, ids=lambda p: p["id"])
def test_origins_follow_from_the_graph(proposition):
    made = graph(proposition)
    assert roots(made) == set(proposition["origins"])
    assert bounds(proposition) == (proposition["origins_lower"], proposition["origins_upper"])
    assert sorted(cut(made, ends(proposition, made))) == sorted(proposition["bottleneck"])
    assert proposition["reason"]


@pytest.mark.parametrize("proposition", ENDED, ids=lambda p: p["id"])
def test_what_was_corrected_or_withdrawn_has_no_origin_left(proposition):
    before, made = proposition["before"], graph(proposition)
    assert roots(made) == set(before["origins"])
    assert bounds(proposition) == (before["origins_lower"], before["origins_upper"])
    assert sorted(cut(made, ends(proposition, made))) == sorted(before["bottleneck"])
    assert (proposition["origins_lower"], proposition["origins_upper"], proposition["origins"]) == (0, 0, [])
    ending = {entry["date"] for entry in truth()["history"]}
    assert proposition["ended"] in ending


def test_supports_point_to_nodes_reports_or_their_own_voice():
    for proposition in PROPOSITIONS:
        for support in proposition["supports"]:
            for source in support["from"]:
                own = f"voice:{report_of(support['at'])}"
                assert source in NODES or source in reports() or source == own, support


def test_derived_reports_take_their_claims_from_their_original():
    """A citation that the original has too is inherited: the copy adds no way of its own."""
    original = {edge["to"]: edge["from"] for edge in EDGES if edge["class"] in {"verbatim", "rewrite"}}
    for proposition in PROPOSITIONS:
        for support in proposition["supports"]:
            report = report_of(support["at"])
            if report in original and "mutation_of" not in proposition:
                assert support["from"] == [original[report]], (proposition["id"], support)


def test_members_of_a_party_are_entities_of_one_party_only():
    entities = {entity["id"] for entity in truth()["entities"]}
    members = [member for node in truth()["nodes"] for member in node.get("members", [])]
    assert len(members) == len(set(members))
    assert set(members) <= entities
