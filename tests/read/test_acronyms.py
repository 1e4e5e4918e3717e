"""Acronyms are bound to what the text itself spells out, and to nothing else."""

from __future__ import annotations

import pytest
from short_texts import mention, reading

from headwater.read.acronyms import definitions

DEFINED = [
    ("the Kestari Front (KF) grew", "KF", "Kestari Front"),
    ("the Oltar Relief Fund (“ORF”) said", "ORF", "Oltar Relief Fund"),
    ("the Movement for the Deliverance of Sarn (MDS)", "MDS", "Movement for the Deliverance of Sarn"),
    ("Laskar-e-Talo (LeT) denied", "LeT", "Laskar-e-Talo"),
    ("a joint investigation team (JIT) began", "JIT", "joint investigation team"),
    ("KF (Kestari Front) said", "KF", "Kestari Front"),
    ("the Oltar Relief Fund (ORF, founded in 2020) said", "ORF", "Oltar Relief Fund"),
]


@pytest.mark.parametrize(("text", "short", "long"), DEFINED)
def test_a_definition_gives_both_forms(text: str, short: str, long: str) -> None:
    assert [(d.short.of(text), d.long.of(text)) for d in definitions(text)] == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "the Kestari Front (Oltar) grew",
        "the depot (see map) burned",
        "Anwar Desh (ZQX) spoke",
        "He left the Front. Oltar (FO) fell",
        "12 soldiers (UN figures) died",
    ],
)
def test_letters_that_do_not_fit_define_nothing(text: str) -> None:
    assert list(definitions(text)) == []


def test_both_forms_are_one_entity_all_over_the_text() -> None:
    text = "The Kestari Front (KF) attacked a depot. The KF denied it. Anwar Desh left the Kestari Front."
    forms = [m for m in reading(text).mentions if m.text in ("Kestari Front", "KF")]
    assert len(forms) == 4
    assert len({m.entity for m in forms}) == 1


def test_a_foreign_acronym_in_brackets_belongs_to_the_name_before_it() -> None:
    text = "The Partido Verde (PVZ) met in Oltar on Monday. The PVZ won."
    assert mention(text, "PVZ").entity == mention(text, "Partido Verde").entity
