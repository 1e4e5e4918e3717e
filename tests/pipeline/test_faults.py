"""What goes wrong under a case: a kill at any point, a second build, a full or read-only disk, another version."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from headwater import Case
from headwater.cli.app import FAILED, LOCKED, OK, run
from headwater.errors import CaseError, CaseLocked, CaseVersion
from headwater.ingest import Originals
from headwater.ingest.source import Source
from headwater.store import Store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def case(built: Case, tmp_path: Path) -> Path:
    """A case of its own."""
    return Path(shutil.copytree(built.folder, tmp_path / "case"))


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """One more report."""
    (tmp_path / "more.txt").write_text("Front attacks depot\n\nThe Kestari Front attacked a second depot near Oltar.\n")
    return tmp_path / "more.txt"


_PASSING = ("build.lock", "case.db-shm", "case.db-wal")
"""What SQLite and the lock make to look at a case at all; they hold nothing of it."""


def _state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name not in _PASSING}


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    parts = [folder, *folder.rglob("*")]
    for part in parts:
        part.chmod(0o555 if part.is_dir() else 0o444)
    try:
        yield
    finally:
        for part in parts:
            part.chmod(0o755 if part.is_dir() else 0o644)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.timeout(280)
def test_ten_kills_lose_nothing(tmp_path: Path) -> None:
    """`python benchmarks/kills.py` does two hundred; in a process of its own, because it forks."""
    script = [sys.executable, str(ROOT / "benchmarks" / "kills.py"), "--kills", "10", "--seed", "7"]
    done = subprocess.run(script, capture_output=True, text=True, timeout=270)
    assert done.returncode == 0, done.stderr
    assert "nothing lost" in done.stdout


def test_of_two_builds_at_once_one_refuses(case: Path, more: Path) -> None:
    with Store.open(case).lock():
        assert run(["build", str(more), "--case", str(case)]) == LOCKED
        with Case.open(case) as opened, pytest.raises(CaseLocked, match=f"process {os.getpid()}"):
            opened.build([more], workers=1)
    assert run(["build", str(more), "--case", str(case)]) == OK


def test_a_newer_case_is_refused_untouched(case: Path, more: Path) -> None:
    with closing(sqlite3.connect(case / "case.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = _state(case)
    with pytest.raises(CaseVersion, match="nothing was changed"):
        Case.open(case)
    for command in (["check", str(case)], ["build", str(more), "--case", str(case)]):
        assert run(command) == FAILED
    assert _state(case) == before


def test_an_older_case_is_brought_to_the_present_form(case: Path) -> None:
    with Case.open(case) as opened:
        claims = [record.claim.id for record in opened.claims(limit=None)]
    with closing(sqlite3.connect(case / "case.db")) as database, database:
        database.executescript("DROP TABLE journal; UPDATE alembic_version SET version_num = '0002'")
    with Case.open(case) as opened:
        assert not opened.check().faults
        assert [record.claim.id for record in opened.claims(limit=None)] == claims


def test_a_full_disk_loses_nothing_and_the_next_build_goes_on(
    case: Path, more: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database may grow by one page and no more: SQLite says then what it says of a full disk."""
    from headwater.store import connect

    prepare = connect._prepare_writing

    def full(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")

    (more.parent / "long.txt").write_text("The Kestari Front attacked a depot near Oltar, it said.\n\n" * 2_000)
    with monkeypatch.context() as patched:
        patched.setattr(connect, "_prepare_writing", full)
        with Case.open(case) as opened, pytest.raises(CaseError, match="disk is full"):
            opened.build([more.parent / "long.txt"], workers=1)
    with Case.open(case) as opened:
        assert not opened.check().faults
        assert opened.status().documents == 2
        opened.build([more], workers=1)
        assert opened.status().documents == 3
        assert not opened.check().faults


def test_no_room_for_an_original_stops_the_build_with_a_word(tmp_path: Path, more: Path) -> None:
    class Full(Originals):
        def _write(self, path: Path, data: bytes) -> None:
            raise OSError(28, "No space left on device")

    source = Source(name=more.name, size=more.stat().st_size, path=str(more))
    with pytest.raises(OSError, match="No space"):
        Full(tmp_path / "originals").put(source, "headwater", "text/plain")
    assert not list((tmp_path / "originals").rglob("*.part"))
    assert not Originals(tmp_path / "originals").verify()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_case_on_a_read_only_disk_is_read_and_not_written(case: Path, more: Path, tmp_path: Path) -> None:
    with _read_only(case), Case.open(case) as opened:
        assert not opened.check().faults
        opened.export("jsonl", tmp_path / "out")
        with pytest.raises(CaseError, match="right"):
            opened.build([more], workers=1)


def test_a_journal_nobody_may_write_keeps_no_export_back(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(case) as opened:
        entries = opened.check().entries
        monkeypatch.setattr(os, "access", lambda path, mode, **_: mode != os.W_OK)
        opened.export("jsonl", tmp_path / "out")
        assert (tmp_path / "out" / "claims.jsonl").exists()
        assert opened.check().entries == entries
