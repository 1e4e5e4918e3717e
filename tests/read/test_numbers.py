"""Number words."""

from __future__ import annotations

import pytest

from headwater.read.numbers import number_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twenty - three", 23),
        ("a hundred and five", 105),
        ("two hundred thousand", 200_000),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("half a dozen", 6),
        ("three dozen", 36),
        ("3.5 million", 3_500_000),
        ("2 . 5", 2.5),
        ("1,200", 1200),
        ("two million three hundred", 2_000_300),
        ("a", 1),
        ("zero", 0),
        ("several", None),
        ("and", None),
        ("", None),
    ],
)
def test_number_of(text: str, number: float | None) -> None:
    assert number_of(text.split()) == number
