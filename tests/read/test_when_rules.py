"""Every rule of times.yml reads its examples and stays away from its counterexamples."""

from __future__ import annotations

from typing import Any

import pytest

from headwater.read.when import rules_fired
from headwater.rules import load

RULES: list[dict[str, Any]] = load("times")["rules"]
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["examples"]]
COUNTEREXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["counterexamples"]]


def _name(value: Any) -> str:
    return value if isinstance(value, str) else value["text"][:40]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=_name)
def test_an_example_is_read_as_it_says(rule: str, example: dict[str, str]) -> None:
    fired = rules_fired(example["text"], example.get("published"))
    read = [(t.timex.value, t.edtf or "none") for by, t in fired if by == rule and t.text == example["span"]]
    assert read == [(example["value"], example["edtf"])], f"found {[(by, t.text, t.edtf) for by, t in fired]}"


@pytest.mark.parametrize(("rule", "example"), COUNTEREXAMPLES, ids=_name)
def test_a_counterexample_is_left_alone(rule: str, example: dict[str, str]) -> None:
    fired = rules_fired(example["text"], example.get("published"))
    assert [t.text for by, t in fired if by == rule] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_has_both(rule: dict[str, Any]) -> None:
    assert rule["examples"]
    assert rule["counterexamples"]


def test_rule_ids_are_unique() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))
