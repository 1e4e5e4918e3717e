"""A confidence is the sum of its named reasons, and nothing else."""

from __future__ import annotations

from math import exp

from short_texts import claim, reading

from headwater.rules import load

TEXT = (
    "The Kestari Front attacked a depot. It abducted two guards. Police said Anwar Desh, the alleged financier of the "
    "Front, had armed and trained the Oltar Brigade, and that 12 soldiers were killed."
)


def test_it_is_the_sum_of_its_reasons() -> None:
    base = load("confidence")["weights"]["base"]
    for one in reading(TEXT).claims:
        total = base + sum(r.weight for r in one.reasons)
        assert one.confidence == round(1 / (1 + exp(-total)), 3)


def test_every_reason_is_a_rule_with_its_weight() -> None:
    weights = load("confidence")["weights"]
    assert all(weights[r.name] == r.weight for c in reading(TEXT).claims for r in c.reasons)


def test_no_claim_is_certain() -> None:
    assert all(0 < c.confidence < 1 for c in reading(TEXT).claims)


def test_a_pronoun_is_less_sure_than_a_name() -> None:
    named = claim("The Kestari Front attacked a depot.", "attack")
    text = "The Kestari Front grew. It attacked a depot."
    assert claim(text, "attack").confidence < named.confidence
