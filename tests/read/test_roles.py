"""Who holds what role where, whatever construction says so; what has ended and what is doubted."""

from __future__ import annotations

import pytest
from short_texts import claim, claims, everybody, says, who

from headwater.model.claim import Modality


@pytest.mark.parametrize(
    ("text", "person", "role", "body"),
    [
        ("Lena Holt is the director of the Oltar Museum.", "Lena Holt", "director", "Oltar Museum"),
        ("Lena Holt, the director of the Oltar Museum, resigned.", "Lena Holt", "director", "Oltar Museum"),
        ("The director of the Oltar Museum, Lena Holt, resigned.", "Lena Holt", "director", "Oltar Museum"),
        ("Kestari Front commander Anwar Desh left Sarn.", "Anwar Desh", "commander", "Kestari Front"),
        ("Lena Holt served as director of the Oltar Museum.", "Lena Holt", "director", "Oltar Museum"),
        ("Lena Holt was appointed director of the Oltar Museum.", "Lena Holt", "director", "Oltar Museum"),
        ("Lena Holt became chief of staff of the Kestari Front.", "Lena Holt", "chief of staff", "Kestari Front"),
        ("The Kestari Front's spokesman, Tomas Ilde, denied it.", "Tomas Ilde", "spokesman", "Kestari Front"),
    ],
)
def test_a_role(text: str, person: str, role: str, body: str) -> None:
    found = claim(text, "holds_role")
    assert (who(found.subject, text), found.object and found.object.text) == (person, role)
    assert ("organisation", body) in everybody(found, text)


def test_a_title_in_capitals_is_a_role() -> None:
    text = "Prime Minister Lena Holt left Sarn."
    assert claim(text, "holds_role").object.text == "Prime Minister"  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["Mr Holt left Sarn.", "Colonel Desh left Sarn.", "Dr Lena Holt left Sarn."])
def test_honorifics_and_ranks_are_no_roles(text: str) -> None:
    assert claims(text, "holds_role") == []


def test_some_roles_lead() -> None:
    assert says("Lena Holt is the director of the Oltar Museum.", "leads") == {("Lena Holt", "Oltar Museum")}
    assert says("Tomas Ilde is a spokesman for the Oltar Museum.", "leads") == set()


def test_the_head_of_a_field_does_not_lead_the_whole() -> None:
    text = "Lena Holt, head of procurement at the Oltar Museum, resigned."
    assert says(text, "leads") == set()
    assert claim(text, "holds_role").object.text == "head of procurement"  # type: ignore[union-attr]


def test_a_doubted_role_is_alleged() -> None:
    text = "Anwar Desh, the alleged leader of the Kestari Front, left Sarn."
    assert {c.modality for c in (*claims(text, "holds_role"), *claims(text, "leads"))} == {Modality.ALLEGED}


def test_a_former_role_says_so_and_takes_no_date() -> None:
    found = claim("Former minister Lena Holt resigned from the party on 4 May 2031.", "holds_role")
    assert found.object is not None
    assert found.object.text == "Former minister"
    assert found.time is None


def test_the_second_takes_the_body_of_the_first() -> None:
    text = "Kestari Front chief Anwar Desh and deputy Tomas Ilde met in Sarn."
    bodies = {who(c.subject, text): everybody(c, text) for c in claims(text, "holds_role")}
    assert ("organisation", "Kestari Front") in bodies["Tomas Ilde"]


def test_a_role_nobody_named_holds_is_not_claimed() -> None:
    assert claims("The director of the Oltar Museum resigned.", "holds_role") == []


def test_kinship_is_no_role() -> None:
    text = "Anwar Desh, brother of Tomas Ilde, left Sarn."
    assert claims(text, "holds_role") == []
    assert says(text, "family_of") == {("Anwar Desh", "Tomas Ilde")}
