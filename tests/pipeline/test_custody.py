"""The journal names all that came, was decided and left; the verifier in docs/ believes it, and nothing altered."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from headwater import Case
from headwater.ingest import Originals
from headwater.model.ids import sha256
from headwater.store import Store

VERIFIER = Path(__file__).parents[2] / "docs" / "verify_journal.py"


@pytest.fixture
def case(built: Case, tmp_path: Path) -> Path:
    """A case of its own, with a retraction, an export and a dossier."""
    folder = Path(shutil.copytree(built.folder, tmp_path / "case"))
    with Case.open(folder) as opened:
        opened.retract("mirror.txt", why="withdrawn", who="ines")
        opened.export("jsonl", tmp_path / "out")
        opened.report(tmp_path / "all.md", format="md")
        opened.write_journal(tmp_path / "journal.txt")
    return folder


def _verify(*arguments: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, VERIFIER, *arguments], capture_output=True, text=True, timeout=60)


def test_the_journal_says_what_came_was_decided_and_left(case: Path, tmp_path: Path) -> None:
    rows = [json.loads(row.partition(" ")[2]) for row in (tmp_path / "journal.txt").read_text().splitlines()]
    kinds = [row["kind"] for row in rows]
    assert kinds[:2] == ["intake", "intake"]
    assert kinds[-3:] == ["retraction", "export", "export"]
    assert rows[-3]["who"] == "ines"
    assert rows[-1]["what"]["files"] == {"all.md": sha256((tmp_path / "all.md").read_bytes())}
    held = {row["what"]["original"] for row in rows if row["kind"] == "intake"}
    assert held <= set(Originals(case / "originals").digests())


def test_the_verifier_is_short_and_believes_a_whole_journal(case: Path, tmp_path: Path) -> None:
    assert len(VERIFIER.read_text().splitlines()) <= 30
    done = _verify(tmp_path / "journal.txt", case / "originals")
    assert done.returncode == 0, done.stderr
    assert "0 missing or altered" in done.stdout


def test_every_altered_byte_of_the_journal_is_found(case: Path, tmp_path: Path) -> None:
    whole = (tmp_path / "journal.txt").read_bytes()
    for at in range(0, len(whole) - 1, max(1, len(whole) // 12)):
        (tmp_path / "altered.txt").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert _verify(tmp_path / "altered.txt").returncode != 0, at


def test_an_entry_taken_out_or_moved_is_found(case: Path, tmp_path: Path) -> None:
    rows = (tmp_path / "journal.txt").read_text().splitlines(keepends=True)
    for altered in (rows[1:], [*rows[:1], *rows[2:]], [rows[1], rows[0], *rows[2:]], [rows[0], *rows]):
        (tmp_path / "altered.txt").write_text("".join(altered))
        assert _verify(tmp_path / "altered.txt").returncode != 0


def test_the_verifier_misses_an_original_that_changed(case: Path, tmp_path: Path) -> None:
    with Case.open(case) as opened:
        digest = opened.document("herald.txt").custody.original
    Originals(case / "originals").path(digest).write_bytes(b"something else")
    done = _verify(tmp_path / "journal.txt", case / "originals")
    assert done.returncode != 0
    assert digest in done.stderr


def test_an_older_case_begins_its_journal_with_what_it_holds(case: Path) -> None:
    with closing(sqlite3.connect(case / "case.db")) as database, database:
        database.executescript("DROP TABLE journal; UPDATE alembic_version SET version_num = '0002'")
    Store.open(case).close()
    with Case.open(case) as opened:
        found = opened.check()
    assert not found.faults
    assert found.entries == 3
