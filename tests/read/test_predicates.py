"""One claim for every way English says it: the construction never shows in what is claimed."""

from __future__ import annotations

import pytest
from short_texts import claim, claims, everybody, says

FRONT, BRIGADE, AGENCY = "Kestari Front", "Oltar Brigade", "Directorate of External Security"

ATTACKS = {
    "active": "The Kestari Front attacked the Sarn depot.",
    "passive": "The Sarn depot was attacked by the Kestari Front.",
    "possessive noun": "The Kestari Front's attack on the Sarn depot lasted an hour.",
    "noun with by": "An attack on the Sarn depot by the Kestari Front lasted an hour.",
    "light verb": "The Kestari Front carried out an attack on the Sarn depot.",
    "light verb, passive": "An attack on the Sarn depot was carried out by the Kestari Front.",
    "participle": "Guards left the Sarn depot attacked by the Kestari Front.",
    "relative": "The Kestari Front, which attacked the Sarn depot, grew.",
    "object relative": "The Sarn depot, which the Kestari Front attacked, lay in ruins.",
    "control": "The Kestari Front managed to attack the Sarn depot.",
    "raising": "The Kestari Front appears to have attacked the Sarn depot.",
    "object control": "The army accused the Kestari Front of attacking the Sarn depot.",
    "gerund": "The Kestari Front withdrew after attacking the Sarn depot.",
    "shared subject": "The Kestari Front crossed the river and attacked the Sarn depot.",
    "taking part": "The Kestari Front took part in an attack on the Sarn depot.",
    "claimed": "The Kestari Front claimed responsibility for an attack on the Sarn depot.",
}


@pytest.mark.parametrize("how", ATTACKS)
def test_an_attack_however_it_is_said(how: str) -> None:
    assert (FRONT, "Sarn depot") in says(ATTACKS[how], "attack")


FUNDS = {
    "apposition": "Anwar Desh, the financier of the Kestari Front, left Sarn.",
    "apposition, name last": "The financier of the Kestari Front, Anwar Desh, left Sarn.",
    "copula": "Anwar Desh is a financier of the Kestari Front.",
    "relative": "Anwar Desh, who funds the Kestari Front, left Sarn.",
    "participial": "Police arrested Anwar Desh for funding the Kestari Front.",
    "as": "Anwar Desh has served as the financier of the Kestari Front.",
    "naming": "Police identified Anwar Desh as the financier of the Kestari Front.",
    "conjunction of verbs": "Anwar Desh funded and armed the Kestari Front.",
    "adverbial": "By funding the Kestari Front, Anwar Desh broke the law.",
}


@pytest.mark.parametrize("how", FUNDS)
def test_funding_however_it_is_said(how: str) -> None:
    assert ("Anwar Desh", FRONT) in says(FUNDS[how], "funds")


ARMS = {
    "to": "The Directorate of External Security sent weapons to the Kestari Front.",
    "with": "The Directorate of External Security provided the Kestari Front with weapons.",
    "two objects": "The Directorate of External Security gave the Kestari Front weapons.",
    "passive": "Weapons were sent to the Kestari Front by the Directorate of External Security.",
    "receiving": "The Kestari Front received weapons from the Directorate of External Security.",
}


@pytest.mark.parametrize("how", ARMS)
def test_giving_decides_by_what_is_given(how: str) -> None:
    assert says(ARMS[how], "arms") == {(AGENCY, FRONT)}


@pytest.mark.parametrize(
    "text",
    [
        "Under the Directorate of External Security's patronage, the Kestari Front built a base in Sarn.",
        "With the Directorate of External Security's help, the Kestari Front built a base in Sarn.",
        "With the help of the Directorate of External Security, the Kestari Front built a base in Sarn.",
    ],
)
def test_who_stands_behind_a_deed_backs_who_does_it(text: str) -> None:
    assert says(text, "sponsors") == {(AGENCY, FRONT)}
    assert FRONT in {subject for subject, _ in says(text, "base_established")}


def test_subjects_are_joined() -> None:
    text = "The Kestari Front and the Oltar Brigade attacked the Sarn depot."
    assert {("actor", FRONT), ("actor", BRIGADE)} <= everybody(claim(text, "attack"), text)


def test_objects_are_joined() -> None:
    text = "Anwar Desh funds the Kestari Front and the Oltar Brigade."
    assert says(text, "funds") == {("Anwar Desh", FRONT), ("Anwar Desh", BRIGADE)}


def test_agents_are_joined() -> None:
    text = "The Sarn depot was attacked by the Kestari Front and the Oltar Brigade."
    assert {("actor", FRONT), ("actor", BRIGADE)} <= everybody(claim(text, "attack"), text)


def test_descriptions_are_joined() -> None:
    text = "Anwar Desh, the founder and financier of the Kestari Front, left Sarn."
    assert says(text, "funds") == {("Anwar Desh", FRONT)}
    roles = claims(text, "holds_role")
    assert len(roles) == 2
    assert all(("organisation", FRONT) in everybody(c, text) for c in roles)


def test_what_is_described_may_be_two() -> None:
    text = "Anwar Desh and Lena Holt, leaders of the Kestari Front, met in Sarn."
    assert says(text, "leads") == {("Anwar Desh", FRONT), ("Lena Holt", FRONT)}


@pytest.mark.parametrize(
    "text",
    [
        "The Kestari Front and the Oltar Brigade signed a pact.",
        "A pact between the Kestari Front and the Oltar Brigade was signed.",
        "The Kestari Front signed a pact with the Oltar Brigade.",
        "The Kestari Front is allied with the Oltar Brigade.",
    ],
)
def test_an_alliance_has_two_sides(text: str) -> None:
    assert {frozenset(pair) for pair in says(text, "allied_with")} == {frozenset((FRONT, BRIGADE))}


def test_who_is_attacked_under_attack() -> None:
    text = "The Kestari Front came under attack from the Oltar Brigade."
    assert says(text, "attack") == {(BRIGADE, FRONT)}


def test_what_does_not_fit_a_slot_is_left_out() -> None:
    assert says("Critics attacked the budget.", "attack") == set()
    assert says("Anwar Desh funds his holidays.", "funds") == set()
