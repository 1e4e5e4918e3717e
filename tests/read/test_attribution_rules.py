"""Every group of cues finds its examples and leaves its counterexamples alone."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from attributing import Row, document, read_to_attributions, rows

from headwater.rules import load

_PARTS = ("verbs", "nouns", "adjectives")


def _cases(key: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    rules = load("cues")
    return [(group, case) for part in _PARTS for group in rules[part] for case in group[key]]


@cache
def _read() -> dict[str, list[Row]]:
    texts = sorted({case["text"] for key in ("examples", "counterexamples") for _, case in _cases(key)})
    documents = [document(text) for text in texts]
    return {d.text: rows(d, r) for d, r in zip(documents, read_to_attributions(documents), strict=True)}


@pytest.mark.parametrize(("group", "case"), _cases("examples"), ids=lambda x: x.get("id") or x["text"][:40])
def test_an_example_is_found(group: dict[str, Any], case: dict[str, Any]) -> None:
    found = {(r.source, r.cue, r.content, r.cue_class) for r in _read()[case["text"]]}
    assert (case["source"], case["cue"], case["content"], group["class"]) in found, found


@pytest.mark.parametrize(("group", "case"), _cases("counterexamples"), ids=lambda x: x.get("id") or x["text"][:40])
def test_a_counterexample_is_not(group: dict[str, Any], case: dict[str, Any]) -> None:
    assert [r for r in _read()[case["text"]] if r.cue_class == group["class"]] == []


def test_no_group_lists_a_word_twice() -> None:
    rules = load("cues")
    for part in _PARTS:
        for group in rules[part]:
            assert len(set(group["lemmas"])) == len(group["lemmas"]), group["id"]


def test_every_word_is_text() -> None:
    """YAML reads "on" and "no" as truth values: they must be quoted."""
    rules = load("cues")
    for part in _PARTS:
        for group in rules[part]:
            assert all(isinstance(w, str) for w in (*group["lemmas"], *group["frames"])), group["id"]
    for name, members in rules["words"].items():
        assert all(isinstance(w, str) for w in members), name
