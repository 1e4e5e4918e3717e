"""One thing, one name: aliases, surnames, short forms, demonyms; and what must stay apart."""

from __future__ import annotations

import pytest
from short_texts import mention, name_of, reading

from headwater.model.mention import EntityType, MentionKind
from headwater.read.aliases import home_of, is_short_form, is_surname

COMMON = frozenset(("front", "unity", "group"))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("vagren", "vagren group"),
        ("laskar", "laskar-e-talo"),
        ("front", "kestari front"),
        ("kestari", "kestari front"),
    ],
)
def test_short_forms(short: str, long: str) -> None:
    assert is_short_form(short, long, COMMON)


@pytest.mark.parametrize(
    ("short", "long"),
    [("unity", "unity front"), ("kestari front", "kestari front"), ("sarn", "kestari front"), ("oltar sarn", "oltar")],
)
def test_no_short_forms(short: str, long: str) -> None:
    assert not is_short_form(short, long, COMMON)


def test_a_surname_ends_a_full_name() -> None:
    assert is_surname("desh", "anwar desh")
    assert is_surname("rusk", "lena holt-rusk")
    assert not is_surname("esh", "anwar desh")


def test_an_adjective_belongs_to_the_place_of_its_stem() -> None:
    assert home_of("valdan", ["oltar", "valda"]) == "valda"
    assert home_of("oltari", ["oltar"]) == "oltar"
    assert home_of("holt", ["oltar"]) is None


def test_a_surname_is_the_person_named_in_full() -> None:
    text = "Anwar Desh leads the Kestari Front. Desh met reporters in Oltar."
    assert mention(text, "Desh").entity == mention(text, "Anwar Desh").entity


def test_two_bearers_of_a_surname_stay_two_and_the_surname_alone_is_less_sure() -> None:
    text = "Anwar Desh, son of Mirza Desh, leads the Kestari Front. Desh met reporters in Oltar."
    assert mention(text, "Anwar Desh").entity != mention(text, "Mirza Desh").entity
    alone = "Anwar Desh leads the Kestari Front. Desh met reporters in Oltar."
    doubtful, sure = (next(k.confidence for k in reading(t).links if k.span.of(t) == "Desh") for t in (text, alone))
    assert doubtful < sure


def test_a_body_and_its_branch_stay_two() -> None:
    text = "The Kestari Front grew. The Kestari Front Youth Wing met in Oltar. The Kestari Front denied it."
    assert mention(text, "Kestari Front").entity != mention(text, "Kestari Front Youth Wing").entity


def test_also_known_as_binds_two_names() -> None:
    text = "Anwar Desh, also known as Bako, fled. Bako was seen in Oltar."
    assert mention(text, "Bako").entity == mention(text, "Anwar Desh").entity


def test_the_fullest_spelling_names_the_entity() -> None:
    text = "Desh met reporters in Oltar. Anwar Desh leads the Kestari Front."
    assert name_of(mention(text, "Desh").entity, text) == "Anwar Desh"


def test_an_adjective_of_a_known_country_is_no_place_on_the_map() -> None:
    one = mention("The Norwegian army left Oltar.", "Norwegian")
    assert one.kind is MentionKind.ADJECTIVAL
    assert not one.literal


def test_a_title_without_a_name_is_a_role() -> None:
    found = [m for m in reading("The Prime Minister left Oltar on Monday.").mentions if m.type is EntityType.ROLE]
    assert [m.text for m in found] == ["Prime Minister"]
