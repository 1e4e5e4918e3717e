"""Every rule matches its examples and no rule matches a counterexample: sentences that only sound like furniture."""

from __future__ import annotations

import pytest
from making import LEAD, SECOND, document, regions

from headwater.errors import RuleError
from headwater.ingest import boilerplate
from headwater.ingest.boilerplate import Scope, furniture, is_menu_word, plainly
from headwater.rules.load import load

RULES = load("boilerplate")["rules"]
EXAMPLES = [(rule["id"], text) for rule in RULES for text in rule["examples"]]
COUNTEREXAMPLES = [(rule["id"], text) for rule in RULES for text in rule["counterexamples"]]


def test_every_rule_is_shown_both_ways():
    assert all(rule["examples"] and rule["counterexamples"] for rule in RULES)
    assert len({rule["id"] for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_example_is_matched_by_its_own_rule(rule, text):
    (own,) = [one for one in boilerplate.rules("en") if one.id == rule]
    assert own.pattern.fullmatch(plainly(text))
    assert furniture(text, "en") is not None


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES)
def test_counterexample_is_matched_by_no_rule(rule, text):
    found = furniture(text, "en")
    assert found is None, f"{rule}: {found.id if found else ''} matches {text!r}"


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_example_never_becomes_body(rule, text):
    doc = document("a.txt", f"{LEAD}\n\n{SECOND}\n\n{text}\n".encode())
    assert not any(text in words for words in regions(doc, "body") + regions(doc, "headline"))
    assert regions(doc, "body") == [LEAD, SECOND]


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES)
def test_counterexample_stays_body(rule, text):
    doc = document("a.txt", f"{LEAD}\n\n{text}\n\n{SECOND}\n".encode())
    assert any(text in words for words in regions(doc, "body")), doc.regions


def test_a_comment_form_ends_the_report():
    doc = document("a.txt", f"{LEAD}\n\nLeave a Reply\n\n{SECOND} I was there and saw it all happen.\n".encode())
    assert regions(doc, "body") == [LEAD]


def test_a_comment_link_before_the_report_does_not_end_it():
    doc = document("a.txt", f"Depot falls to the rebels\n\nLeave a comment\n\n{LEAD}\n\n{SECOND}\n".encode())
    assert regions(doc, "body") == [LEAD, SECOND]


def test_a_list_of_links_ends_where_sentences_begin():
    text = f"{LEAD}\n\nRelated stories\nTruce talks stall\nMardan falls silent\n\n{SECOND}\n"
    doc = document("a.txt", text.encode())
    assert regions(doc, "boilerplate") == ["Related stories", "Truce talks stall", "Mardan falls silent"]
    assert regions(doc, "body") == [LEAD, SECOND]


def test_a_link_on_its_own_line_takes_no_neighbours():
    doc = document("a.txt", f"{LEAD}\n\nAlso read: Truce talks stall\n\nThe Day After\n\n{SECOND}\n".encode())
    assert regions(doc, "boilerplate") == ["Also read: Truce talks stall"]


def test_bullets_and_white_space_do_not_hide_furniture():
    assert furniture("  •   Share   this\tarticle ", "en") is not None


def test_long_paragraphs_are_prose():
    assert furniture("We use cookies " + "and more " * 200, "en") is None


def test_menu_words():
    assert is_menu_word(" World ", "en")
    assert not is_menu_word("Depot", "en")


def test_scopes_are_as_written():
    assert {rule.id: rule.scope for rule in boilerplate.rules("en")}["comment_form"] is Scope.FROM_HERE_TO_END


def test_a_bad_rule_is_named(monkeypatch):
    monkeypatch.setattr(boilerplate, "load", lambda *_: {"rules": [{"id": "odd", "pattern": "(", "scope": "line"}]})
    with pytest.raises(RuleError, match="odd"):
        boilerplate.rules("xx")
