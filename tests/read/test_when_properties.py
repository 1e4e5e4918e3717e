"""Whatever the text, the reader stands: spans hold, EDTF is EDTF, nothing is read twice."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache
from itertools import pairwise

import edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.span import Span
from headwater.model.time import TimeExpression
from headwater.read.when import times_in, timex_in
from headwater.rules import load

RULES = load("times")
WORDS = [str(word) for words in RULES["classes"].values() for word in words]
WORDS += [phrase for table in RULES["phrases"].values() for phrases in table.values() for phrase in phrases]
WORDS += [
    "3",
    "31",
    "15",
    "2031",
    "1999",
    "00",
    "0630",
    "2,000",
    "2015–18",
    "03/04/2031",
    "'90s",
    "12:30",
    "three",
    "hundred",
]
WORDS += [
    "Oltar",
    "fled",
    "said",
    "will",
    "İ",
    "ﬁ",
    "٣",
    ".",
    "$",
    "31 February",
    "9" * 25,
    "5 March 2031",
    "June",
    "Friday",
]
PHRASES = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)
TEXTS = st.one_of(PHRASES, PHRASES.map(str.title), st.text(max_size=60))
PUBLISHED = st.sampled_from(
    [None, "2031-05-04", "2031-05", "2031", "0001", "9999-12-31", "2031?", "rubbish", "[..2031]"]
)

# The profile of ISO 8601-2 (levels 0 to 2) that headwater writes, apart from any library.
_ATOM = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|\d{3}X|\d\dXX)"
_PROFILE = re.compile(
    rf"{_ATOM}[?~]?|(?:{_ATOM}~?|\.\.)/(?:{_ATOM}~?|\.\.)|\[(?:\.\.{_ATOM}|{_ATOM}\.\.(?:{_ATOM})?)\]|\{{{_ATOM},{_ATOM}\}}"
)


def read(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    return times_in(text, [Span(0, len(text))], published)


@cache
def is_edtf(text: str) -> bool:
    edtf.parse_edtf(text)  # raises for what is none
    days = re.findall(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)", text)
    ordered = sorted(ends) == ends if (ends := re.findall(r"\d{4}-\d\d-\d\d", text)) else True
    return (
        bool(_PROFILE.fullmatch(text)) and ordered and all(int(d) <= monthrange(int(y), int(m))[1] for y, m, d in days)
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED)
def test_spans_hold_and_never_overlap(text: str, published: str | None) -> None:
    for found in (read(text, published), timex_in(text, [Span(0, len(text))], published)):
        assert all(t.span.of(text) == t.text and t.text for t in found)
        assert all(left.span.end <= right.span.start for left, right in pairwise(found))
        assert all(t.relative_to is None or t.relative_to.end <= len(text) for t in found)


@settings(max_examples=150, deadline=None)
@given(TEXTS, PUBLISHED)
def test_every_edtf_is_one_and_its_days_are_in_order(text: str, published: str | None) -> None:
    for time in read(text, published):
        assert time.edtf is None or is_edtf(time.edtf)
        if time.earliest and time.latest:
            assert time.earliest <= time.latest


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS, PUBLISHED)
def test_what_comes_after_changes_nothing_before(text: str, more: str, published: str | None) -> None:
    whole = f"{text}\n\n{more}"
    sentences = [Span(0, len(text)), Span(len(text) + 2, len(whole))]
    if len(text.lower()) == len(text):  # else the two share a fallback that is tested by its own letters
        assert times_in(whole, sentences, published)[: len(read(text, published))] == read(text, published)


@given(st.sampled_from([e["text"] for rule in RULES["rules"] for e in rule["examples"]]))
def test_without_a_publication_date_nothing_counts_from_one(text: str) -> None:
    dated = read(text, None)
    assert all(t.basis.value in {"text", "anchor", "none"} for t in dated)
    if "anchor" in {t.basis.value for t in dated}:
        assert any(t.basis.value == "text" for t in dated)


def test_a_letter_that_grows_in_lower_case_moves_no_span() -> None:
    text = "İİİ fled on 3 March 2031."
    assert [t.text for t in read(text, None)] == ["3 March 2031"]
