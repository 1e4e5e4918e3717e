"""Number phrases: what the words allow, no more and no less."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.read.quantities import find_quantities, rules_fired
from headwater.rules import load

FILE = load("quantities")
RULES: list[dict[str, Any]] = FILE["rules"]
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["examples"]]
COUNTEREXAMPLES = [(rule["id"], text) for rule in RULES for text in rule["counterexamples"]]
WORDS = [str(word) for words in FILE["classes"].values() for word in words]
WORDS += [p for table in FILE["phrases"].values() for phrases in table.values() for p in phrases]
WORDS += [
    *FILE["numbers"],
    *FILE["magnitudes"],
    "3",
    "10",
    "000",
    "1,200",
    "3.5",
    "2015",
    "-",
    "Oltar",
    "İ",
    "٣",
    "²",
    "9" * 400,
]


def _name(value: Any) -> str:
    return value if isinstance(value, str) else value["text"][:40]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=_name)
def test_an_example_is_read_as_it_says(rule: str, example: dict[str, Any]) -> None:
    fired = rules_fired(example["text"])
    read = [
        (q.value, q.low, q.high, q.operator, q.unit)
        for by, q in fired
        if by == rule and q.span.of(example["text"]) == example["span"]
    ]
    assert read == [tuple(example[field] for field in ("value", "low", "high", "operator", "unit"))], fired


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=_name)
def test_a_counterexample_is_left_alone(rule: str, text: str) -> None:
    assert [q.span.of(text) for by, q in rules_fired(text) if by == rule] == COUNTED_ANYWAY.get(text, [])


COUNTED_ANYWAY: dict[str, list[str]] = {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_has_both(rule: dict[str, Any]) -> None:
    assert rule["examples"]
    assert rule["counterexamples"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("At least 17 soldiers died on 3 March 2031 at 10:30.", [("At least 17", None)]),
        ("It paid $1.5 million for 300 AK-47 rifles.", [("$1.5 million", "dollar"), ("300", None)]),
        ("The toll rose from 30 to 41.", [("30", None), ("41", None)]),
        ("A 12-member team of ten men came.", [("12-member", "member"), ("ten", None)]),
        ("Article 7 of Resolution 2231 binds the 82nd Brigade's Unit 31.", []),
        ("The third and the 21st brigade fled in 2030.", []),
    ],
)
def test_counts_measures_and_names_are_told_apart(text: str, counted: list[tuple[str, str | None]]) -> None:
    assert [(q.span.of(text), q.unit) for q in find_quantities(text)] == counted


def test_offsets_are_those_of_the_document() -> None:
    (found,) = find_quantities("It freed 17 guards.", 100)
    assert (found.span.start, found.span.end) == (109, 111)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.text(max_size=50)))
def test_any_text_is_read_and_bounds_are_in_order(text: str) -> None:
    found = find_quantities(text)
    assert all(q.span.of(text).strip() == q.span.of(text) != "" for q in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    for q in found:
        assert q.operator in {"=", ">=", "<=", "~", "range"}
        bounds = [b for b in (q.low, q.value, q.high) if b is not None]
        assert bounds == sorted(bounds)


@given(st.integers(0, 10**9))
def test_digits_are_worth_themselves(number: int) -> None:
    for written in (f"{number:,}", str(number)):
        text = f"It freed {written} of them."
        values = [q.value for q in find_quantities(text)]
        assert values == [float(number)] or (1500 <= number <= 2100 and values == [])
