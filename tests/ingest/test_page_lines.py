"""Bylines, date lines, datelines, credits: each rule shown both ways, and what a line says is read off it."""

from __future__ import annotations

import pytest

from headwater.ingest import page_lines
from headwater.ingest.page_lines import closing_credit, credit_line, dateline, front_line, is_caption, is_name
from headwater.rules.load import load

DATA = load("page_lines")
READERS = {"front": front_line, "credits": credit_line}
EXAMPLES = [(s, rule["id"], e) for s in READERS for rule in DATA[s] for e in rule["examples"]]
COUNTEREXAMPLES = [(s, rule["id"], c) for s in READERS for rule in DATA[s] for c in rule["counterexamples"]]


def test_every_rule_is_shown_both_ways():
    for section in ("front", "credits", "datelines", "captions"):
        assert all(rule["examples"] and rule["counterexamples"] for rule in DATA[section])


@pytest.mark.parametrize(("section", "rule", "example"), EXAMPLES)
def test_example_is_read_by_its_rule(section, rule, example):
    said = READERS[section](example["text"], "en")
    assert said is not None
    assert said.rule == rule
    assert list(said.authors) == example.get("authors", [])
    for field in ("outlet", "title", "date", "updated", "address"):
        assert getattr(said, field) == example.get(field)
    credited = example.get("source") or example.get("agency")
    assert credited is None or said.credit[1] == credited


@pytest.mark.parametrize(("section", "rule", "text"), COUNTEREXAMPLES)
def test_counterexample_says_nothing(section, rule, text):
    assert READERS[section](text, "en") is None


@pytest.mark.parametrize(("rule", "text"), [(r["id"], e) for r in DATA["datelines"] for e in r["examples"]])
def test_dateline_is_found(rule, text):
    found = dateline(text + ("The army left." if text.endswith(" ") else " army left."), "en")
    assert found is not None


@pytest.mark.parametrize("text", [c for r in DATA["datelines"] for c in r["counterexamples"]])
def test_no_dateline(text):
    assert dateline(text, "en") is None


@pytest.mark.parametrize("text", [e for r in DATA["captions"] for e in r["examples"]])
def test_caption(text):
    assert is_caption(text, "en")


@pytest.mark.parametrize("text", [c for r in DATA["captions"] for c in r["counterexamples"]])
def test_no_caption(text):
    assert not is_caption(text, "en")


def test_dateline_gives_agency_and_full_date():
    found = dateline("NEW MARDAN, Kestar, May 4, 2031 (Meridian Press) — The army left.", "en")
    assert (found.agency, found.date) == ("Meridian Press", "2031-05-04")
    assert found.certain


def test_dateline_without_year_gives_no_date():
    assert dateline("OLTAR, May 4 — The army left.", "en").date is None


def test_a_line_of_several_parts_is_read_as_one():
    said = front_line("Arvo Tam | Northern Herald | 4 May 2031", "en")
    assert (said.authors, said.outlet, said.date) == (("Arvo Tam",), "Northern Herald", "2031-05-04")


def test_a_line_of_names_alone_is_no_page_line():
    assert front_line("Arvo Tam | Lise Orden", "en") is None


def test_closing_credit_in_brackets():
    text = "The governor fled. (With inputs from Meridian Press)"
    start, said = closing_credit(text, "en")
    assert text[start:] == "(With inputs from Meridian Press)"
    assert said.credit == ("with_inputs_from", "Meridian Press")


def test_brackets_that_are_no_credit():
    assert closing_credit("The governor fled. (He came back on Friday)", "en") is None


@pytest.mark.parametrize(
    ("text", "expected"), [("Arvo Tam", True), ("arvo tam", False), ("The army left on Friday", False)]
)
def test_names(text, expected):
    assert is_name(text, "en") is expected


@pytest.mark.parametrize("text", ["", " ", "x" * 5000, "By " + "A" * 5000, "|" * 300, "By " + "Aa " * 70])
def test_odd_lines_say_nothing(text):
    assert front_line(text, "en") is None
    assert credit_line(text, "en") is None


def test_shapes_name_each_other_without_end():
    assert all(rule.pattern.pattern.count("<NAME>") == 0 for rule in page_lines.rules("front", "en"))
