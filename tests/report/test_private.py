"""Redaction: what is private goes, what is public stays, and no rule fires on what it must not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from headwater.report.private import PERSON, Redactor
from headwater.rules.load import load

RULES = load("private")["patterns"]


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_a_rule_matches_its_examples_and_nothing_else(rule: dict[str, Any]) -> None:
    pattern = re.compile(rule["pattern"])
    assert rule["examples"]
    assert rule["counterexamples"]
    for text in rule["examples"]:
        assert pattern.search(text), text
    for text in rule["counterexamples"]:
        assert not pattern.search(text), text


def test_the_text_goes() -> None:
    clean = Redactor(["Lena Orr", "Orr"])(
        "Orr, that is Lena Orr of 14 Old Mill Road, lena@example.org, +00 555 010 2020"
    )
    assert clean == f"{PERSON}, that is {PERSON} of [address removed], [address removed], [number removed]"


def test_a_public_name_that_holds_a_private_one_stays() -> None:
    redact = Redactor(private=["Orr"], public=["Oksana Orr"])
    assert redact("Oksana Orr met Orr in Orrville.") == f"Oksana Orr met {PERSON} in Orrville."
    assert redact.taken == {"person": 1}


def test_words_that_name_nobody_hide_nothing() -> None:
    assert Redactor(["man", "he", "X"])("A man said he saw X.") == "A man said he saw X."


def test_scripts_without_capitals_are_names_too() -> None:
    assert Redactor(["عمر"])("قال عمر ذلك") == f"قال {PERSON} ذلك"
