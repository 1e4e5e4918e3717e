"""Quotation marks of every habit, over sentences and paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read.quotes import find_quotes


def quotes(text: str) -> list[list[str]]:
    return [[part.of(text) for part in quote.parts] for quote in find_quotes(text).quotes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Yes,” she said.", [["“Yes,”"]]),
        ('"Yes," she said. "No."', [['"Yes,"'], ['"No."']]),
        ("''Yes,'' she said.", [["''Yes,''"]]),
        ("«Yes», she said.", [["«Yes»"]]),
        ("‘Yes,’ she said.", [["‘Yes,’"]]),
        ("'The rebels' base is lost,' she said.", [["'The rebels' base is lost,'"]]),
        ("The rebels' base and the army's road.", []),
        ("It’s the army’s road.", []),
        ("“She said ‘yes’ twice,” he said.", [["“She said ‘yes’ twice,”"]]),
        ("“Nobody came. Not one,” he said.", [["“Nobody came. Not one,”"]]),
        ('a 5" pipe and a road', []),
    ],
)
def test_one_paragraph(text: str, found: list[list[str]]) -> None:
    assert quotes(text) == found


def test_a_quotation_that_opens_anew_in_each_paragraph_is_one() -> None:
    text = "“First.\n\n“Second.\n\n“Third,” he said. “Fourth.”"
    assert quotes(text) == [["“First.", "“Second.", "“Third,”"], ["“Fourth.”"]]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    assert quotes("He said: “We left.\n\nThe road was open.") == [["“We left."]]


def test_where_a_place_stands() -> None:
    text = "“We left,” he said. “They stayed.”"
    found = find_quotes(text)
    assert found.around(text.index("left")) is found.quotes[0]
    assert found.around(text.index("said")) is None
    assert found.before(text.index("said")) is found.quotes[0]
    assert found.after(text.index("said")) is found.quotes[1]


@given(st.text(alphabet="ab ,.\n“”\"'‘’«»", max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    parts = [part for quote in find_quotes(text).quotes for part in quote.parts]
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    ordered = sorted(parts)
    assert all(left.end <= right.start for left, right in pairwise(ordered))
