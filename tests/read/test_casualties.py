"""How many were harmed, as stated: bounds kept, nobody counted twice, nobody harmed by a figure of speech."""

from __future__ import annotations

import pytest
from short_texts import claims, counts


@pytest.mark.parametrize(
    ("text", "low", "high", "label"),
    [
        ("The army killed 17 villagers.", 17, 17, "villagers"),
        ("Seventeen villagers were killed.", 17, 17, "villagers"),
        ("At least 17 villagers died.", 17, None, "villagers"),
        ("Between 20 and 30 villagers died.", 20, 30, "villagers"),
        ("The attack left nine soldiers dead.", 9, 9, "soldiers"),
        ("The death toll rose to 41.", 41, 41, ""),
        ("A blast killed three people, including a child.", 3, 3, "people"),
        ("Police blamed him for the deaths of 30 villagers.", 30, 30, "villagers"),
    ],
)
def test_the_dead(text: str, low: float, high: float | None, label: str) -> None:
    found = counts(text, "fatalities")
    assert len(found) == 1, found
    assert (found[0][0], found[0][2]) == (low, label)
    assert high is None or found[0][1] == high


def test_one_number_one_kind_of_harm() -> None:
    text = "Twelve soldiers were killed and 30 wounded."
    assert [n[0] for n in counts(text, "fatalities")] == [12]
    assert [n[0] for n in counts(text, "injured")] == [30]


def test_one_person_counts_without_a_number() -> None:
    assert [n[0] for n in counts("The army killed a commander in Oltar.", "fatalities")] == [1]


@pytest.mark.parametrize(
    ("text", "kind", "low", "label"),
    [
        ("Police arrested more than 200 protesters.", "detained", 200, "protesters"),
        ("Gunmen abducted 14 pupils.", "abducted", 14, "pupils"),
        ("Some 900 people fled the town.", "displaced", 900, "people"),
        ("The fighting displaced 4,000 families.", "displaced", 4000, "families"),
    ],
)
def test_other_harm(text: str, kind: str, low: float, label: str) -> None:
    assert [(n[2]) for n in counts(text, kind)] == [label]
    assert counts(text, kind)[0][0] == pytest.approx(low, rel=0.1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The hall holds 200 people.", "detained"),
        ("Two prisoners fled the court.", "displaced"),
        ("Four gunmen fled the town.", "displaced"),
        ("The noise killed the mood for 30 guests.", "fatalities"),
        ("The company lost 30 million crowns.", "fatalities"),
        ("No villagers were killed.", "fatalities"),
    ],
)
def test_nobody_was_harmed(text: str, kind: str) -> None:
    assert claims(text, kind) == []


def test_a_toll_denied_is_denied() -> None:
    text = "The army denied that 17 villagers had been killed."
    assert {c.modality.value for c in claims(text, "fatalities")} == {"denied"}
