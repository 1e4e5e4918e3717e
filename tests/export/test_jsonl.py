"""The public export: what vocabulary section 6 promises to those who read it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from headwater import Case
from headwater.errors import ExportError, UsageError
from headwater.export.checking import check_line, check_words, schema
from headwater.export.jsonl import FILES
from headwater.model.attribution import Scope, SourceKind
from headwater.model.claim import Modality
from headwater.model.mention import EntityType


@pytest.fixture(scope="module")
def exported(built: Case, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    out = tmp_path_factory.mktemp("out") / "jsonl"
    built.export("jsonl", out)
    return {f: [json.loads(line) for line in (out / f"{f}.jsonl").read_text().splitlines()] for f in FILES}


def test_every_file_is_sorted_and_fits_its_schema(exported: dict[str, list[dict[str, Any]]]) -> None:
    for file, lines in exported.items():
        check = fastjsonschema.compile(schema(file))
        for line in lines:
            check(line)
            assert list(line) == list(schema(file)["properties"])
        ids = [line["id"] for line in lines if "id" in line]
        assert ids == sorted(ids)
        assert len(ids) == len(set(ids))
    assert all(exported[file] for file in ("documents", "mentions", "entities", "attributions", "claims", "times"))


def test_every_claim_stands_on_its_words_and_names_its_source(exported: dict[str, list[dict[str, Any]]]) -> None:
    texts = {line["id"]: line["text"] for line in exported["documents"]}
    entities = {line["id"] for line in exported["entities"]}
    for claim in exported["claims"]:
        text = texts[claim["document"]]
        for words in (claim["quote"], claim["trigger"], claim["subject"], claim["object"], claim["place"]):
            assert words is None or text[words["start"] : words["end"]] == words["text"]
        assert claim["chain"][0]["start"] is None, "the outlet is the first link"
        refs = [claim["subject"], claim["object"], *(argument["ref"] for argument in claim["args"])]
        assert {ref["entity"] for ref in refs if ref and ref["entity"]} <= entities


def test_coverage_accounts_for_every_sentence(exported: dict[str, list[dict[str, Any]]]) -> None:
    for line in exported["coverage"]:
        silent = [{"start": s["start"], "end": s["end"]} for s in line["sentences"] if not s["claims"]]
        assert line["without_claim"] == silent


def test_the_schemas_know_every_word_of_the_vocabulary() -> None:
    claim = schema("claims")["properties"]
    assert claim["modality"]["enum"] == [value.value for value in Modality]
    assert claim["scope"]["enum"] == [value.value for value in Scope]
    assert claim["chain"]["items"]["properties"]["kind"]["enum"] == [value.value for value in SourceKind]
    assert schema("entities")["properties"]["type"]["enum"] == [value.value for value in EntityType]


def test_a_line_that_breaks_the_contract_is_refused(exported: dict[str, list[dict[str, Any]]]) -> None:
    claim = exported["claims"][0]
    with pytest.raises(ExportError, match="modality"):
        check_line("claims", {**claim, "modality": "certain"})
    with pytest.raises(ExportError, match="chain"):
        check_line("claims", {**claim, "chain": []})
    moved = {"id": claim["id"], "quote": {**claim["quote"], "text": "something nobody wrote"}}
    with pytest.raises(ExportError, match="quote"):
        check_words("claims", moved, "x" * 10_000)


def test_nothing_is_kept_of_an_export_that_fails(built: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    built.export("jsonl", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def lie(*given: Any) -> dict[str, Any]:
        raise ExportError("a line that lies")

    monkeypatch.setattr("headwater.store.lines.entity_line", lie)
    with pytest.raises(ExportError):
        built.export("jsonl", out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_unknown_format_names_the_known_ones(built: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="jsonl"):
        built.export("doc", tmp_path / "out")


def test_an_export_says_what_it_wrote(built: Case, tmp_path: Path) -> None:
    done = built.export("jsonl", tmp_path / "out")
    assert set(done.files) == {f"{file}.jsonl" for file in FILES}
    assert done.to_dict()["files"] == dataclasses.asdict(done)["files"]
