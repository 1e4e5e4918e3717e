"""The one object a caller learns: asked as a newcomer would."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater import Case
from headwater.errors import CaseNotFound, NotFound


def test_a_case_says_what_came_in_and_what_did_not(built: Case) -> None:
    status = built.status()
    assert (status.documents, status.read) == (2, 2)
    assert [Path(record.name).name for record in status.refused] == ["broken.pdf"]
    assert status.refused[0].reason
    assert status.refused[0].remedy
    assert status.claims == sum(status.voices.values()) > 0


def test_claims_come_with_their_words_source_and_voice(built: Case) -> None:
    claims = built.claims(about="Kestari Front")
    assert {record.document.label for record in claims} >= {"Northern Herald", "Coast Mirror"}
    for record in claims:
        document = built.document(record.document.id)
        assert record.claim.quote.of(document.text) == record.quote
        assert record.claim.chain
    assert any(record.claim.modality == "denied" for record in claims)


def test_an_acronym_and_its_long_form_are_one(built: Case) -> None:
    (herald,) = (r for r in built.documents() if r.file.endswith("herald.txt"))
    names = [set(e.entity.names) for e in built.entities(about="Kestari Front") if herald.id in e.documents]
    assert any({"Kestari Front", "KF"} <= some for some in names)


def test_a_report_is_shown_with_its_claims_in_order(built: Case) -> None:
    shown = built.show("herald.txt")
    starts = [record.claim.trigger.start for record in shown.claims]
    assert starts == sorted(starts)
    assert shown.to_dict()["text"] == shown.document.text


def test_what_is_not_there_is_named(built: Case, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"nowhere\.txt"):
        built.show("nowhere.txt")
    with pytest.raises(CaseNotFound, match="headwater build"):
        Case.open(tmp_path / "no-case")


def test_the_same_pile_again_changes_nothing(pile: Path, tmp_path: Path) -> None:
    with Case.create(tmp_path / "case") as case:
        case.build([pile], workers=1)
        first = case.export("jsonl", tmp_path / "one")
        again = case.build([pile], workers=1)
        second = case.export("jsonl", tmp_path / "two")
    assert again.read == 0
    assert first.files == second.files
    for name in first.files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
