"""What stands around a name, and which of it says what the name names."""

from __future__ import annotations

import pytest

from headwater.read.name_context import after, apposition, before, described_as, label_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the novelist ", ("the", "novelist")),
        ("Novelist ", ("novelist",)),
        ("the director of the Oltar Museum, ", ("the", "director")),
        ("the head of the camp in Sarn, ", ("the", "head")),
        ("In a message to reporters, ", ()),
        ("who attend school in Butlin, ", ()),
        ("who attend school in Butlin, Clarn, ", ()),
        ("the Oltar Museum, ", ()),
        ("at 9 ", ()),
        ("", ()),
    ],
)
def test_what_describes_the_name_behind(text: str, expected: tuple[str, ...]) -> None:
    assert described_as(text) == expected


def test_the_words_before_and_behind() -> None:
    assert before("told reporters near ") == ("told", "reporters", "near")
    assert after("’s army, he said") == ("army", ",", "he")


def test_a_description_behind_the_name() -> None:
    assert apposition(", an armed formation led by Desh") == ("armed", "formation")
    assert apposition(" left the town") == ()


def test_the_models_label_that_shares_most_is_taken() -> None:
    labels = [(0, 4, "PERSON"), (4, 20, "ORG")]
    assert label_of(4, 20, labels) == ("ORG", True)
    assert label_of(30, 35, labels) == (None, False)
