"""Patterns over word classes say what they mean, and a rule file that cannot be right is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import RuleError
from headwater.read.word_patterns import Grammar, Phrases, lower

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
DATA: dict[str, Any] = {
    "classes": {"fruit": {"pear": 1, "plum": 2}, "and": ["and"]},
    "macros": {"amount": "(daynum | twonum)"},
    "rules": [{"id": "basket", "pattern": "n:amount kind:fruit (and kind:fruit)?", "gate": "fruit", "read": "basket"}],
}


def matches(text: str) -> list[tuple[str, object, object]]:
    grammar = Grammar("test.yml", DATA, TOKEN)
    coded = grammar.code(text, lower(text), 0, len(text))
    found = grammar.matches(coded) if coded else ()
    return [(text[coded.spans[m.first][0] : coded.spans[m.last - 1][1]], m.number("n"), m.value("kind")) for m in found]  # type: ignore[union-attr]


def test_a_rule_fits_where_its_classes_stand() -> None:
    assert matches("He ate 3 pear and plum, 40 Plum and bread.") == [("3 pear and plum", 3, 1), ("40 Plum", 40, 2)]


def test_a_sentence_without_the_gate_is_not_looked_at() -> None:
    assert matches("He ate 3 apples and 40 nuts.") == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"classes": {"fruit": ["pear"], "tree": ["pear"]}}, "two classes"),
        ({"rules": [{**DATA["rules"][0], "pattern": "fruit salad"}]}, "salad"),
        ({"rules": [{**DATA["rules"][0], "pattern": "fruit & fruit"}]}, "no operator"),
    ],
)
def test_a_wrong_file_is_refused_by_name(change: dict[str, Any], says: str) -> None:
    with pytest.raises(RuleError, match=f"test.yml.*{says}"):
        Grammar("test.yml", {**DATA, **change}, TOKEN)


def test_the_longest_phrase_wins_on_either_side() -> None:
    phrases = Phrases({"more": ["over", "well over"], "less": ["under"]})
    words = ["but", "well", "over", "30", "under"]
    assert phrases.before(words, 3) == ("more", 2)
    assert phrases.before(words, 3, floor=2) == ("more", 1)
    assert phrases.before(words, 1) == ("", 0)
    assert phrases.after(words, 4) == ("less", 1)


@given(st.text())
def test_lower_keeps_every_offset(text: str) -> None:
    assert len(lower(text)) == len(text)
