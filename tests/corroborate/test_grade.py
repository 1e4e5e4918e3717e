"""Credibility as the printed rules propose it: never 1 while somebody denies it."""

from __future__ import annotations

import pytest

from headwater.corroborate.grade import Beside, credibility
from headwater.model.finding import Finding, Proposition


def finding(lower: int) -> Finding:
    said = Proposition(
        id="prp-1", type="funds", subject="a", object="b", time=None, place=None, statement="A funded B.",
        claims=("clm-1",), documents=("doc-1",),
    )  # fmt: skip
    return Finding(proposition=said, reports=max(lower, 1), lower=lower, upper=lower)


@pytest.mark.parametrize(
    ("lower", "beside", "value"),
    [
        (0, Beside(), 6),
        (1, Beside(), 3),
        (1, Beside(denied=True), 3),
        (1, Beside(inspectable=True), 2),
        (1, Beside(contradicted=True), 6),
        (2, Beside(interests=1), 2),
        (2, Beside(interests=2), 1),
        (2, Beside(interests=2, denied=True), 2),
        (2, Beside(interests=2, contradicted=True), 2),
        (1, Beside(against=2, contradicted=True), 5),
        (1, Beside(refuted=True), 4),
    ],
)
def test_grades(lower: int, beside: Beside, value: int) -> None:
    assert credibility(finding(lower), beside).value == value


def test_the_reason_of_a_denied_finding_says_that_it_is_denied() -> None:
    assert "denies" in credibility(finding(1), Beside(denied=True)).why
