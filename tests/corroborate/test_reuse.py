"""Copies are found however they are dressed, and reports that stand on their own are left alone."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.corroborate.candidates import by_key
from headwater.corroborate.direction import Text, directed
from headwater.corroborate.facts import facts_of, quoted
from headwater.corroborate.passages import shared
from headwater.corroborate.reuse import reuse
from headwater.corroborate.words import folded, words_of

STORY = (
    "The Bureau of Tides paid the Oltar Front 2.3 million crowns a month through Sorn Salt, a trader in Tavik, a "
    "leaked file of 57 pages says. Mira Dolan, who kept the books, met Tarek Osh of the Kestari Guard on 4 March "
    "2024 in the customs house of Tavik. The two agreed to leave the 12 barges of the Harbour Office alone. A "
    "photograph shows Osh with a crate of radios beside the lighthouse of Cape Merin. Colonel Pell Varga signed "
    "for the money."
)
REWRITE = (
    "SALT MONEY: who bought the peace? Every month 2.3 million crowns went from the spooks of the Bureau of Tides"
    " to the gunmen of the Oltar Front, laundered by Sorn Salt in Tavik; so claim 57 pages that somebody carried "
    "out of an office. Bookkeeper Mira Dolan shook hands with Tarek Osh, boss of the Kestari Guard, in the old "
    "customs house on 4 March. Nobody was to touch the 12 barges of the Harbour Office any more. In one snapshot "
    "Osh grins next to a crate near the lighthouse at Cape Merin. Pell Varga, a colonel, put his name to it."
)
OTHER = (
    "Fishermen of Tavik heard shots from the customs house on 4 March 2024. Three of them told the Lamp that men "
    "of the Kestari Guard had closed the quay at noon. Tarek Osh denied it on Tuesday. The Harbour Office counted"
    " 31 boats that could not leave, and the price of herring rose by a fifth. The mayor, Ilva Brandt, asked for "
    "police from Velmora."
)


def link(left: Text, right: Text):
    found = reuse([left, right]).links
    return found[0] if found else None


def test_a_rewrite_with_hardly_a_run_in_common_is_found_by_its_facts():
    found = link(Text(id="a", text=STORY, published="2024-03-10"), Text(id="b", text=REWRITE, published="2024-03-11"))
    assert found is not None
    assert (found.cls, found.source, found.target, found.directed) == ("rewrite", "a", "b", True)
    assert "2.3 million" in found.why


def test_another_report_on_the_event_is_not_linked():
    assert link(Text(id="a", text=STORY), Text(id="b", text=OTHER)) is None
    assert link(Text(id="a", text=REWRITE), Text(id="b", text=OTHER)) is None


def test_a_reprint_is_verbatim_whatever_its_quotes_and_dashes():
    found = link(Text(id="a", text=STORY), Text(id="b", text=STORY.replace(", ", " – ")))
    assert found is not None
    assert (found.cls, found.directed) == ("verbatim", False)


def test_a_part_of_a_report_is_a_part():
    half = STORY[: len(STORY) // 3] + " " + OTHER
    found = link(Text(id="a", text=STORY, published="2024-03-10"), Text(id="b", text=half, published="2024-03-12"))
    assert found is not None
    assert found.cls in {"partial", "rewrite"}
    (passage, *_) = found.shared
    assert passage.left.of(STORY).casefold() == passage.right.of(half).casefold()


def test_two_papers_with_one_agency_have_a_common_source():
    wire = frozenset({"out-wire"})
    found = link(Text(id="a", text=STORY, agencies=wire), Text(id="b", text=STORY + " It rained.", agencies=wire))
    assert found is not None
    assert (found.cls, found.directed, found.credited) == ("common_source", False, True)


def test_copies_of_copies_lead_to_the_original():
    first = Text(id="c", text=STORY, published="2024-03-10")
    later = [Text(id=name, text=f"{STORY} {OTHER[:60]}", published="2024-03-12") for name in ("a", "b")]
    found = {(n.source, n.target) for n in reuse([*later, first]).links}
    assert found == {("c", "a"), ("c", "b")}


def test_credit_beats_date_beats_detail():
    old, new = Text(id="a", text="x", published="2024-01-01"), Text(id="b", text="y", published="2024-01-02")
    assert directed(old, new, 1, 1)[:3] == (old, new, True)
    credited = Text(id="a", text="x", published="2024-01-01", credits=frozenset({"b"}))
    assert directed(credited, new, 1, 1)[:3] == (new, credited, True)
    undated = Text(id="c", text="z")
    assert directed(undated, new, 50, 10)[:3] == (undated, new, True)
    assert directed(undated, new, 10, 10)[2] is False
    assert directed(old, Text(id="d", text="w", published="2024-01"), 90, 1)[2] is False


def test_facts_are_names_and_numbers():
    facts = facts_of("In Tavik 41 people sang. Mira Dolan counted 41 people, and people of Tavik smiled. She left.")
    assert facts.numbers == {"n:41 people"}
    assert {"w:mira", "w:dolan", "w:tavik"} <= facts.names
    assert "w:she" not in facts.names


def test_quotations_are_compared_by_six_words():
    assert quoted("He said “we will burn every boat on this river” and left.") == {
        "we will burn every boat on",
        "will burn every boat on this",
        "burn every boat on this river",
    }


words = st.lists(
    st.sampled_from(
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"]
    ),
    min_size=0,
    max_size=60,
)


@settings(deadline=None)
@given(words, words, words, st.lists(st.integers(100, 999), min_size=8, max_size=20, unique=True))
def test_every_run_of_eight_words_is_found_and_stands_in_both(left, right, between, run):
    passage = " ".join(map(str, run))
    one = " ".join([*left, passage, *between])
    two = " ".join([*between, passage, *right])
    found = shared(words_of(one), words_of(two))
    assert any(passage in p.left.of(one) for p in found)
    for p in found:
        assert words_of(p.left.of(one)).words == words_of(p.right.of(two)).words
        assert len(words_of(p.left.of(one))) >= 8


@settings(deadline=None, max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_texts_changes_nothing(source: random.Random):
    texts = [Text(id=f"t{n}", text=text) for n, text in enumerate((STORY, REWRITE, OTHER, STORY + OTHER))]
    mixed = list(texts)
    source.shuffle(mixed)
    assert reuse(mixed) == reuse(texts)


def test_a_bucket_that_is_too_full_ties_all_to_its_first():
    many = 500
    pairs = by_key(np.zeros(many, dtype=np.uint64), np.arange(many))
    assert len(pairs) < 10 * many
    assert set(pairs[:, 1].tolist()) | {0} == set(range(many))


def test_folding_ignores_dashes_accents_quotes_and_the_article():
    assert folded("The Saff‑i‑Kohsar’s “Élan”") == "saff i kohsars elan"
