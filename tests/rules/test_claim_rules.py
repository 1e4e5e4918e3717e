"""Every claim rule matches its examples and none of its counterexamples."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from headwater.model.claim import Claim
from headwater.model.document import Custody, Document
from headwater.model.reading import Reading
from headwater.read import read_all
from headwater.read.frames import claim_rows

ROWS = claim_rows()
EXAMPLES = [(row, example) for row in ROWS for example in row["examples"]]
COUNTER = [(row, example) for row in ROWS for example in row["counterexamples"]]


def document(text: str) -> Document:
    return Document(text=text, file="example", custody=Custody(original="0" * 64, size=len(text)))


@cache
def readings() -> dict[str, Reading]:
    """All examples read in one pass, by text."""
    texts = sorted({example["text"] for _, example in (*EXAMPLES, *COUNTER)})
    return dict(zip(texts, read_all(document(t) for t in texts), strict=True))


def name(pair: tuple[dict[str, Any], dict[str, Any]]) -> str:
    return f"{pair[0]['id']}: {pair[1]['text'][:50]}"


def is_at(claim: Claim, slot: str, words: str, reading: Reading) -> bool:
    """Whether the slot holds these words or an entity of that name."""
    ref = getattr(claim, slot)
    if ref is None:
        return False
    names = {ref.text, *(n for e in reading.entities if e.id == ref.entity for n in (e.name, *e.names))}
    return any(words == n or words in n for n in names)


@pytest.mark.parametrize("pair", EXAMPLES, ids=[name(p) for p in EXAMPLES])
def test_examples(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    row, example = pair
    reading = readings()[example["text"]]
    slots = [s for s in ("subject", "object") if s in example]
    found = [c for c in reading.claims if c.type == row["type"]]
    if "label" in example or "low" in example:
        found = [c for c in found if _quantity_fits(c, example)]
    assert any(all(is_at(c, s, example[s], reading) for s in slots) for c in found), [
        (c.type, c.subject and c.subject.text, c.object and c.object.text, c.quantity) for c in reading.claims
    ]


def _quantity_fits(claim: Claim, example: dict[str, Any]) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.label != example.get("label", quantity.label):
        return False
    return "low" not in example or example["low"] in (quantity.low, quantity.value)


@pytest.mark.parametrize("pair", COUNTER, ids=[name(p) for p in COUNTER])
def test_counterexamples(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    row, example = pair
    found = [c for c in readings()[example["text"]].claims if c.rule == row["id"]]
    assert not found, [(c.type, c.trigger.of(example["text"])) for c in found]


def test_every_rule_has_both() -> None:
    assert all(row["examples"] and row["counterexamples"] for row in ROWS)


def test_ids_are_unique() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids))
