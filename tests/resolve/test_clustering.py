"""What a decision does to clusters, what a new report may change, and that none of it is slow."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.model.judgement import Judgement, Verdict
from headwater.resolve.clustering import cluster
from headwater.resolve.decisions import MERGE, NAME, UNDO, contradictions, decide
from headwater.resolve.members import Advice, Link
from headwater.resolve.parts import Node

IDS = "abcdef"


def judged(left: str, right: str | None, verdict: str, about: str = MERGE, when: str = "2031-05-04") -> Judgement:
    return Judgement(about=about, left=left, right=right, verdict=Verdict(verdict), who="ana", when=when)


def link(left: str, right: str, advice: str = "join", probability: float = 0.95) -> Link:
    return Link(left=left, right=right, probability=probability, advice=Advice(advice), why="Their names are alike.")


NODES = [Node(id=ident, document=f"doc {ident}", rank=ident) for ident in IDS]


def sets(nodes: list[Node], links: list[Link], log: list[Judgement], before: dict[str, str] | None = None) -> set[str]:
    found = cluster(nodes, links, decide(log), before)
    return {"".join(members) for members in found.entities.values()}


def test_a_decision_joins_parts_and_is_undone() -> None:
    links = [link("a", "b")]
    same = judged("b", "c", "positive")
    assert sets(NODES, links, []) == {"ab", "c", "d", "e", "f"}
    assert sets(NODES, links, [same]) == {"abc", "d", "e", "f"}
    assert sets(NODES, links, [same, judged(same.id, None, "negative", UNDO)]) == {"ab", "c", "d", "e", "f"}
    assert sets(NODES, links, [judged("a", "b", "negative")]) == set(IDS)


def test_an_undo_can_be_undone() -> None:
    same = judged("a", "b", "positive")
    undo = judged(same.id, None, "negative", UNDO)
    again = judged(undo.id, None, "negative", UNDO, when="2031-05-05")
    assert "ab" in sets(NODES, [], [same, undo, again])


def test_the_newest_of_two_decisions_holds_and_the_guard_says_so() -> None:
    log = [judged("a", "b", "positive"), judged("b", "c", "positive")]
    against = list(contradictions("a", "c", Verdict.NEGATIVE, decide(log)))
    assert {entry.left for entry in against} == {"a", "b"}
    newer = [*log, judged("a", "c", "negative")]
    assert all(not {"a", "c"} <= set(some) for some in sets(NODES, [], newer))
    assert [e.verdict for e in contradictions("c", "a", Verdict.POSITIVE, decide(newer))] == [Verdict.NEGATIVE]


def test_unsure_keeps_two_apart_and_asks_last() -> None:
    found = cluster(NODES, [link("a", "b"), link("c", "d", "ask", 0.4)], decide([judged("a", "b", "unsure")]))
    assert [(q.left, q.unsure) for q in found.questions] == [("c", False), ("a", True)]
    assert "a" in found.entities
    assert "b" in found.entities


def test_ids_that_were_judged_never_change() -> None:
    log = [judged("c", "d", "positive")]
    before = cluster(NODES, [link("c", "e")], decide(log))
    assert before.entities["c"] == ("c", "d", "e")
    after = cluster(NODES, [link("c", "e"), link("a", "c")], decide(log))
    assert after.entities["c"] == ("a", "c", "d", "e")


def test_a_new_report_adds_to_entities_and_never_takes_away() -> None:
    before = {"a": "a", "b": "a", "c": "c", "d": "c"}
    found = cluster(NODES, [link("e", "b"), link("e", "d", probability=0.9)], decide([]), before)
    assert found.entities["a"] == ("a", "b", "e")
    assert found.entities["c"] == ("c", "d")
    assert [(q.left, q.right) for q in found.questions] == [("a", "c")]


def test_a_known_difference_holds_through_any_number_of_links() -> None:
    links = [*(link(x, y) for x, y in pairwise(IDS)), link("a", "f", "apart", 0.0)]
    assert all(not {"a", "f"} <= set(some) for some in sets(NODES, links, []))


def test_names_that_contradict_each_other_are_asked_about() -> None:
    nodes = [
        Node(id="a", document="1", person="Nasir Tangal"),
        Node(id="b", document="2", person="N. Tangal"),
        Node(id="c", document="3", person="Shafiq Tangal"),
    ]
    found = cluster(nodes, [link("a", "b"), link("b", "c", probability=0.9)], decide([]))
    assert found.entities == {"a": ("a", "b"), "c": ("c",)}
    assert "contradict" in found.questions[0].why


def test_what_was_judged_of_a_report_that_went_still_binds_the_rest() -> None:
    log = [judged("a", "gone", "positive"), judged("gone", "b", "positive")]
    found = cluster(NODES, [], decide(log))
    assert found.entities["a"] == ("a", "b")
    assert "gone" not in found.entities


def test_names_are_chosen_refused_and_given_back() -> None:
    decisions = decide([judged("a", "Old", "positive", NAME), judged("a", "Old", "negative", NAME)])
    assert decisions.renamed == {}
    assert decisions.junk == {"a": frozenset({"Old"})}
    assert decide([judged("a", "Old", "negative", NAME), judged("a", "Old", "positive", NAME)]).renamed == {"a": "Old"}


pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(pairs, max_size=12), st.lists(pairs, max_size=6), st.lists(pairs, max_size=6))
def test_no_links_ever_join_what_was_judged_different(
    joins: list[tuple[str, str]], same: list[tuple[str, str]], different: list[tuple[str, str]]
) -> None:
    log = [*(judged(*p, "positive") for p in same), *(judged(*p, "negative") for p in different)]
    found = cluster(NODES, [link(*sorted(p)) for p in joins], decide(log))
    home = {m: e for e, members in found.entities.items() for m in members}
    assert sorted(home) == list(IDS)
    assert all(home[left] != home[right] for left, right in different)


def test_a_hundred_thousand_mentions_are_clustered_anew_in_a_second() -> None:
    count = 40_000  # entities of documents that hold 100,000 mentions and more
    nodes = [Node(id=f"{n:06d}", document=f"d{n % 4000}", rank=f"{n:06d}") for n in range(count)]
    links = [link(f"{n:06d}", f"{n + 1:06d}") for n in range(0, count - 1) if n % 5]
    links += [link(f"{n:06d}", f"{(n + 500) % count:06d}", "ask", 0.5) for n in range(0, count, 4)]
    before = {node.id: f"{int(node.id) // 5 * 5 + 1:06d}" for node in nodes if int(node.id) % 5}
    log = [judged(f"{n:06d}", f"{n + 7000:06d}", "positive") for n in range(200)]
    started = time.perf_counter()
    found = cluster(nodes, links, decide(log), before)
    assert len(found.entities) < count
    assert time.perf_counter() - started < 3.0  # well under one second on an idle machine
