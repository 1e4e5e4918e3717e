"""The command line as a newcomer meets it: help, output, JSON, exit codes, and words that try to steer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from headwater import Case
from headwater.cli.app import COMMANDS, INCOMPLETE, LOCKED, NOT_FOUND, OK, USAGE, run
from headwater.cli.printing import plain

Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *arguments: str) -> Any:
    """The JSON a command prints."""
    assert run([*arguments, "--json"]) == OK
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_examples(command: str, capsys: Capture) -> None:
    assert run([command, "--help"]) == OK
    shown = capsys.readouterr().out
    assert "Examples:" in shown
    assert f"headwater {command}" in shown
    assert "--json" in shown


def test_a_build_with_a_bad_file_ends_with_its_own_code(pile: Path, tmp_path: Path, capsys: Capture) -> None:
    case = str(tmp_path / "case")
    assert run(["build", str(pile), "--case", case, "--workers", "1"]) == INCOMPLETE
    shown = capsys.readouterr()
    assert "2 read" in shown.out
    assert "broken.pdf" in shown.err
    assert run(["build", str(pile / "herald.txt"), "--case", case]) == OK


def test_status_says_what_did_not_come_in(built: Case, capsys: Capture) -> None:
    status = answer(capsys, "status", str(built.folder))
    assert status["documents"] == 2
    assert status["refused"][0]["name"].endswith("broken.pdf")
    assert run(["status", str(built.folder)]) == OK
    assert "broken.pdf" in capsys.readouterr().out.replace("\n", "")


def test_a_claim_is_never_printed_without_source_and_voice(built: Case, capsys: Capture) -> None:
    claims = answer(capsys, "claims", str(built.folder), "--about", "Kestari Front")["items"]
    assert claims
    assert run(["claims", str(built.folder), "--about", "Kestari Front"]) == OK
    shown = capsys.readouterr().out
    assert shown.count("says: ") == len(claims)
    assert all(f"[{claim['modality']}" in shown for claim in claims)


def test_narrowing_questions(built: Case, capsys: Capture) -> None:
    denied = answer(capsys, "claims", str(built.folder), "--modality", "denied")["items"]
    assert {claim["modality"] for claim in denied} == {"denied"}
    led = answer(capsys, "claims", str(built.folder), "--type", "leads", "--document", "herald.txt")
    assert [claim["type"] for claim in led["items"]] == ["leads"]


def test_show_marks_claims_and_sources(built: Case, capsys: Capture) -> None:
    assert run(["show", str(built.folder), "herald.txt"]) == OK
    shown = capsys.readouterr().out
    assert "‹two officials›" in " ".join(shown.split())
    assert "[1]" in shown
    assert answer(capsys, "show", str(built.folder), "herald.txt")["coverage"]["sentences"]


def test_entities_documents_and_search(built: Case, capsys: Capture) -> None:
    case = str(built.folder)
    assert answer(capsys, "entities", case, "--type", "armed_group")["items"]
    assert answer(capsys, "documents", case)["total"] == 2
    assert answer(capsys, "search", case, "depot")
    for command in (["entities", case], ["search", case, "depot"]):
        assert run(command) == OK
        assert "Kestari" in capsys.readouterr().out
    assert run(["documents", case]) == OK
    assert "Coast Mirror" in capsys.readouterr().out


def test_export_writes_what_it_says(built: Case, tmp_path: Path, capsys: Capture) -> None:
    done = answer(capsys, "export", str(built.folder), "--format", "jsonl", "--out", str(tmp_path / "out"))
    assert len((tmp_path / "out" / "claims.jsonl").read_text().splitlines()) == done["files"]["claims.jsonl"]


def test_what_goes_wrong_is_one_line_and_a_code(built: Case, tmp_path: Path, capsys: Capture) -> None:
    assert run(["status", str(tmp_path / "none")]) == NOT_FOUND
    assert capsys.readouterr().err.count("\n") == 1
    assert run(["show", str(built.folder), "nothing.txt"]) == NOT_FOUND
    assert run(["export", str(built.folder), "--format", "doc", "--out", str(tmp_path / "x")]) == USAGE
    assert run(["claims"]) == USAGE
    assert run(["nonsense"]) == USAGE


def test_a_case_that_is_being_built_is_left_alone(pile: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    with Case.create(case) as held, held._store.lock():
        assert run(["build", str(pile), "--case", str(case)]) == LOCKED


def test_words_of_a_document_cannot_steer_the_terminal() -> None:
    assert plain("a\x1b[31mred\x07\u202etxt.exe\u200b\nb") == "a�[31mred��txt.exe� b"
    assert plain("خانه\u200cها") == "خانه\u200cها"


def test_the_program_itself_starts_without_the_model() -> None:
    code = "import sys; from headwater.cli.app import run; run(['--version']); assert 'spacy' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("headwater ")
