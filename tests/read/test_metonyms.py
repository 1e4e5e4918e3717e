"""A country that acts is a state, one that locates is a place: two entities of one name."""

from __future__ import annotations

import pytest
from short_texts import mention, reading

from headwater.model.mention import EntityType


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway denied it.", EntityType.STATE),
        ("Police accused Norway of spying.", EntityType.STATE),
        ("Norway has armed the rebels for years.", EntityType.STATE),
        ("The rebels were armed by Norway.", EntityType.STATE),
        ("He flew to Norway.", EntityType.PLACE),
        ("The depot lies in Norway.", EntityType.PLACE),
    ],
)
def test_what_it_does_decides(text: str, kind: EntityType) -> None:
    assert mention(text, "Norway").type is kind


def test_the_two_are_two_entities_and_only_the_place_locates() -> None:
    text = "Norway denied it. He lives in Norway."
    state, place = (m for m in reading(text).mentions if m.text == "Norway")
    assert state.entity != place.entity
    assert (state.type, place.type) == (EntityType.STATE, EntityType.PLACE)
    assert place.literal


def test_no_entity_is_left_without_a_mention() -> None:
    found = reading("He flew to Norway.")
    assert {e.id for e in found.entities} == {m.entity for m in found.mentions if m.entity}
