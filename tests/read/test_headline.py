"""A headline in title case: only what the text below, or everybody, knows is a name."""

from __future__ import annotations

import pytest
from short_texts import mention, reading

from headwater.read.headline import is_title_case

BODY = "The Kestari Front (KF) attacked a depot near Oltar on Sunday. Anwar Desh leads the Kestari Front."


@pytest.mark.parametrize(
    "headline", ["Kestari Front Attacks Depot Near Oltar", "REBELS HOLD OLTAR DEPOT", "Rebels Flee the Town of Sarn"]
)
def test_title_case(headline: str) -> None:
    assert is_title_case(headline.split())


@pytest.mark.parametrize("headline", ["Rebels hold Oltar depot", "Kestari Front", "Police find 30 rifles in Oltar"])
def test_sentence_case(headline: str) -> None:
    assert not is_title_case(headline.split())


def test_the_bodys_names_are_found_and_no_others() -> None:
    headline = "Kestari Front Seizes Deadly Arsenal, Officials Say"
    names = [m.text for m in reading(BODY, headline).mentions if m.span.end <= len(headline) and m.kind == "name"]
    assert names == ["Kestari Front"]
    assert mention(BODY, "Kestari Front", headline).span.start == 0


def test_a_surname_in_a_headline_is_the_person_below() -> None:
    headline = "Desh Leads Deadly Depot Raid"
    assert mention(BODY, "Desh", headline).entity == mention(BODY, "Anwar Desh", headline).entity


def test_the_headline_stands_apart_from_the_first_sentence() -> None:
    headline = "Kestari Front Seizes Depot"
    assert reading(BODY, headline).sentences[0].end <= len(headline)
