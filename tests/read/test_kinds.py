"""What a name names, by its words, its neighbours and what the text calls it."""

from __future__ import annotations

import pytest
from short_texts import mention, reading

from headwater.model.mention import EntityType


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Kestari Front attacked a depot.", "Kestari Front", EntityType.ARMED_GROUP),
        ("He joined the Unity Party in May.", "Unity Party", EntityType.POLITICAL_PARTY),
        ("The Ministry of Fisheries denied it.", "Ministry of Fisheries", EntityType.STATE_BODY),
        ("She works for the Oltar Relief Fund.", "Oltar Relief Fund", EntityType.ORGANISATION),
        ("He lives near Sarn.", "Sarn", EntityType.PLACE),
        ("Colonel Desh left the camp.", "Desh", EntityType.PERSON),
        ("Ilse Brandvik, 34, was arrested.", "Ilse Brandvik", EntityType.PERSON),
        ("The novelist Shirin Daneshi appealed.", "Shirin Daneshi", EntityType.PERSON),
        ("Zarvan, an armed group, denied it.", "Zarvan", EntityType.ARMED_GROUP),
        ("Norway denied it.", "Norway", EntityType.STATE),
        ("He flew to Norway.", "Norway", EntityType.PLACE),
        (
            "The Norwegian Intelligence Service said so.",
            "Norwegian Intelligence Service",
            EntityType.INTELLIGENCE_AGENCY,
        ),
        ("The newspaper Tin Lantern reported it.", "Tin Lantern", EntityType.OUTLET),
    ],
)
def test_types(text: str, name: str, kind: EntityType) -> None:
    assert mention(text, name).type is kind


def test_one_name_has_one_type_all_over_the_text() -> None:
    text = "Zarvan grew. Zarvan, an armed group, denied it. Police searched for Zarvan."
    assert {m.type for m in reading(text).mentions if m.text == "Zarvan"} == {EntityType.ARMED_GROUP}


def test_every_decision_says_why() -> None:
    assert all(m.because for m in reading("The Kestari Front attacked Sarn.").mentions)


def test_a_dictionary_word_in_capitals_is_refused_and_counted() -> None:
    text = "Hope remained. Then Hope fled with Grace."
    assert "Hope" not in {m.text for m in reading(text).mentions}
    assert {(r.step, r.why) for r in reading(text).refused if r.span and r.span.of(text) == "Hope"} == {
        ("names", "a dictionary word in capitals")
    }
