"""Sentences end where a reader would end them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model.span import Span
from headwater.read.sentences import sentences_of
from headwater.rules import load


@pytest.mark.parametrize("pair", load("sentences")["pairs"], ids=lambda p: p["text"][:30])
def test_pairs(pair: dict[str, object]) -> None:
    text = str(pair["text"])
    assert [s.of(text) for s in sentences_of(text, Span(0, len(text)))] == pair["sentences"]


@given(st.text(alphabet='Ab .!?\n“”"…1(', max_size=80))
def test_no_letter_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = list(sentences_of(text, Span(0, len(text))))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(i in covered for i, character in enumerate(text) if character.isalnum())
