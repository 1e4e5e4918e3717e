"""Every value survives the trip to a dictionary and back, and offsets stay code points."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model.claim import Argument, Claim, ClaimKind, Quantity, Ref
from headwater.model.convert import from_dict, to_dict
from headwater.model.document import Custody, Document, Published, PublishedBasis, Region, RegionKind
from headwater.model.ids import content_id
from headwater.model.span import Span, hull

spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda p: Span(min(p), max(p)))
refs = st.builds(Ref, span=spans, text=st.text(max_size=20), entity=st.none() | st.text(max_size=8))
quantities = st.builds(
    Quantity,
    role=st.just("fatalities"),
    value=st.floats(0, 9),
    low=st.none(),
    high=st.none(),
    operator=st.just("="),
    label=st.text(max_size=5),
)
claims = st.builds(
    Claim,
    document=st.text(max_size=8),
    kind=st.sampled_from(ClaimKind),
    type=st.sampled_from(["attack", "funds"]),
    subject=st.none() | refs,
    args=st.lists(st.builds(Argument, role=st.text(max_size=5), ref=refs), max_size=3).map(tuple),
    trigger=spans,
    sentence=spans,
    quote=spans,
    quantity=st.none() | quantities,
)


@given(claims)
def test_a_claim_survives_json(claim: Claim) -> None:
    again = from_dict(Claim, json.loads(json.dumps(to_dict(claim))))
    assert again == claim
    assert again.id == claim.id


@given(st.text(max_size=60))
def test_a_document_survives_json(text: str) -> None:
    document = Document(
        text=text,
        file="a.txt",
        published=Published(edtf="2031-03", basis=PublishedBasis.DATELINE),
        custody=Custody(original="0" * 64, size=len(text)),
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
    )
    assert from_dict(Document, json.loads(json.dumps(to_dict(document)))) == document


def test_a_missing_field_is_named() -> None:
    with pytest.raises(TypeError, match="Span: the field 'end' is missing"):
        from_dict(Span, {"start": 1})


@given(st.lists(spans, min_size=1))
def test_the_hull_contains_every_span(some: list[Span]) -> None:
    assert all(hull(some).contains(span) for span in some)


def test_ids_depend_on_content_and_its_place() -> None:
    assert content_id("x", "a", "b") == content_id("x", "a", "b")
    assert content_id("x", "a", "b") != content_id("x", "ab")


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="does not run forwards"):
        Span(4, 2)
