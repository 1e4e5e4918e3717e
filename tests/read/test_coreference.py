"""Who "he", "the group" and "the two" are; and where nothing is guessed."""

from __future__ import annotations

import pytest
from short_texts import claim, everybody, mention, name_of, reading, who


def means(text: str, words: str) -> str | None:
    return name_of(mention(text, words).entity, text)


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Colonel Anwar Desh leads the Kestari Front. He left Oltar on Monday.", "He", "Anwar Desh"),
        ("The Kestari Front attacked a depot. It denied killing guards.", "It", "Kestari Front"),
        ("The Kestari Front attacked a depot. The group denied it.", "group", "Kestari Front"),
        ("Anwar Desh said his men had left Oltar.", "his", "Anwar Desh"),
        ("The Kestari Front denied that it had attacked the depot.", "it", "Kestari Front"),
        ("Two gunmen entered the depot. The gunmen fled to Oltar.", "gunmen", "Two gunmen"),
        ("The commander of the Kestari Front, Anwar Desh, left Oltar.", "commander", "Anwar Desh"),
        ("Anwar Desh, the commander of the Kestari Front, left Oltar.", "commander", "Anwar Desh"),
        ("Norway closed the border. The country denied it.", "country", "Norway"),
    ],
)
def test_what_is_meant(text: str, words: str, meant: str) -> None:
    assert means(text, words) == meant


def test_every_link_shows_its_rule_and_how_sure_it_is() -> None:
    text = "Colonel Anwar Desh leads the Kestari Front. He left Oltar. The group grew."
    rules = {k.span.of(text): (k.antecedent.of(text), k.rule, k.confidence) for k in reading(text).links}
    assert rules["He"][:2] == ("Anwar Desh", "pronoun he")
    assert rules["group"][:2] == ("Kestari Front", "description")
    assert all(0 < k.confidence < 1 for k in reading(text).links)


def test_the_two_groups_are_the_last_two() -> None:
    text = "The Kestari Front and the Oltar Brigade signed a pact. The two groups attacked a depot on Sunday."
    assert means(text, "two groups") == "Kestari Front and Oltar Brigade"
    actors = {name for role, name in everybody(claim(text, "attack"), text) if role == "actor"}
    assert actors == {"Kestari Front", "Oltar Brigade"}


def test_one_group_is_no_pair() -> None:
    text = "The Kestari Front signed a pact. The two groups met in Oltar."
    assert means(text, "two groups") == "two groups"


def test_whose_agency_is_not_the_owner() -> None:
    text = "The Kestari Republic, whose intelligence agency trains the Oltar Brigade, closed the border."
    trains = claim(text, "trains")
    assert who(trains.subject, text) == "intelligence agency"
    assert who(trains.object, text) == "Oltar Brigade"


def test_father_and_son_stay_two() -> None:
    text = "Anwar Desh, son of Mirza Desh, leads the Kestari Front."
    assert means(text, "Anwar Desh") != means(text, "Mirza Desh")
    assert who(claim(text, "leads").subject, text) == "Anwar Desh"


def test_a_pronoun_is_not_the_subject_of_its_own_clause() -> None:
    text = "Colonel Anwar Desh arrested Major Tomas Ilde. Desh accused him of spying."
    assert means(text, "him") == "Tomas Ilde"


def test_an_empty_it_means_nothing() -> None:
    text = "The Kestari Front grew. It is unclear whether the army left."
    assert mention(text, "It").entity is None


def test_two_as_likely_means_neither() -> None:
    text = "Colonel Anwar Desh and Major Tomas Ilde met. He left."
    assert means(text, "He") != "Tomas Ilde"


def test_an_indefinite_noun_points_nowhere() -> None:
    text = "The Kestari Front attacked a depot. A group denied it."
    assert means(text, "group") == "group"


def test_people_do_not_stand_for_bodies_nor_bodies_for_people() -> None:
    text = "The Kestari Front grew. She left Oltar."
    assert mention(text, "She").entity is None


def test_entities_are_those_that_mentions_name() -> None:
    text = "The Kestari Front and the Oltar Brigade signed a pact. The two groups met in Oltar. He left."
    known = {e.id for e in reading(text).entities}
    assert {m.entity for m in reading(text).mentions if m.entity} <= known
