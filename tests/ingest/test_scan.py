"""Pictures go through the program that the settings name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from making import LEAD, document, regions, scanned_pdf, take

from headwater.ingest import Refused
from headwater.settings import Settings

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def program(tmp_path: Path):
    """Makes a stand-in for tesseract from a few lines of Python."""
    if os.name != "posix":
        pytest.skip("the stand-in is a script, which only POSIX systems run")

    def make(lines: str) -> Settings:
        path = tmp_path / "tesseract"
        path.write_text(f"#!{sys.executable}\nimport os, sys, time\npicture = sys.stdin.buffer.read()\n{lines}\n")
        path.chmod(0o755)
        return Settings(tesseract=str(path), max_seconds=5)

    return make


def test_the_text_of_a_picture(program):
    settings = program(
        f"assert os.environ['OMP_THREAD_LIMIT'] == '1'\nprint('''Depot falls\n\n{LEAD[:40]}\n{LEAD[40:]}''')"
    )
    doc = document("a.png", PNG, settings)
    assert doc.text.split("\n\n")[0] == "Depot falls"
    assert regions(doc, "body") == [" ".join(f"{LEAD[:40]} {LEAD[40:]}".split())]


def test_a_sentence_that_was_parted_is_joined(program):
    doc = document(
        "a.png", PNG, program("print('The army left the town of\\n\\nOltar on Sunday. It was\\n\\nseen to leave.')")
    )
    assert doc.text == "The army left the town of\n\nOltar on Sunday. It was seen to leave."


def test_the_text_of_a_scanned_pdf(program):
    settings = program(f"assert picture[:2] == b'P5'\nprint('{LEAD}')")
    doc = document("a.pdf", scanned_pdf(), settings)
    assert doc.text == LEAD
    assert doc.pages == (0,)


@pytest.mark.parametrize(
    ("lines", "kind"), [("sys.exit('no')", "malformed"), ("print('')", "malformed"), ("time.sleep(60)", "too_large")]
)
def test_failures_are_refusals(program, lines, kind):
    (found,) = take("a.png", PNG, program(lines))
    assert isinstance(found, Refused)
    assert found.kind == kind


def test_without_the_program():
    (found,) = take("a.png", PNG, Settings(tesseract="no-such-program"))
    assert found.kind == "unsupported"
    assert "HEADWATER_TESSERACT" in found.remedy
