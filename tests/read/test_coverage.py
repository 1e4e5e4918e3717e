"""Silence is visible: every sentence read is listed with what rests on it."""

from __future__ import annotations

from short_texts import reading

TEXT = "The Kestari Front attacked a depot. The weather was mild. The Front denied it."


def test_every_sentence_is_counted_once() -> None:
    found = reading(TEXT)
    assert tuple(row.span for row in found.coverage.sentences) == found.sentences
    assert sum(row.claims for row in found.coverage.sentences) == len(found.claims)


def test_a_sentence_without_claims_shows() -> None:
    rows = {row.span.of(TEXT): row.claims for row in reading(TEXT).coverage.sentences}
    assert rows["The weather was mild."] == 0
    assert rows["The Kestari Front attacked a depot."] > 0


def test_a_headline_is_told_from_the_body() -> None:
    found = reading(TEXT, "Rebels hold depot")
    assert [row.region for row in found.coverage.sentences][:2] == ["headline", "body"]


def test_what_was_refused_is_listed() -> None:
    found = reading("Hope remained. Then Hope fled with Grace.")
    assert found.refused
    assert found.coverage.refused == found.refused
