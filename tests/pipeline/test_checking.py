"""`check` finds whatever was altered by hand; a backup taken while the case is built is a whole case."""

from __future__ import annotations

import shutil
import sqlite3
import tarfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from headwater import Case
from headwater.cli.app import FAILED, OK, run
from headwater.errors import CaseError, UsageError


@pytest.fixture
def case(built: Case, tmp_path: Path) -> Path:
    """A case of its own to be damaged."""
    return Path(shutil.copytree(built.folder, tmp_path / "case"))


def _kinds(case: Path) -> set[str]:
    with Case.open(case) as opened:
        return {fault.kind for fault in opened.check().faults}


def _alter(case: Path, statement: str) -> None:
    with closing(sqlite3.connect(case / "case.db")) as database, database:
        database.executescript(statement)


def _original(case: Path) -> Path:
    return min(path for path in (case / "originals").glob("??/*") if not path.suffix)


def test_a_case_nobody_touched_has_no_fault(case: Path) -> None:
    with Case.open(case) as opened:
        found = opened.check()
    assert not found.faults
    assert found.documents == 2
    assert found.originals >= 2
    assert len(found.head) == 64
    assert run(["check", str(case)]) == OK


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE documents SET text = replace(text, 'depot', 'hotel')", "text"),
        ("UPDATE documents SET text = 'N' || text", "offset"),
        ("UPDATE claims SET quote = quote || ' indeed'", "offset"),
        ('UPDATE mentions SET "end" = "end" + 1', "offset"),
        ('UPDATE claims SET body = replace(body, \'"text":"Rebels"\', \'"text":"Police"\')', "offset"),
        ("DROP TRIGGER journal_altered; UPDATE journal SET line = replace(line, 'intake', 'import')", "journal"),
        ("DROP TRIGGER journal_removed; DELETE FROM journal WHERE number = 1", "journal"),
        ("DROP TRIGGER journal_removed; DELETE FROM journal WHERE number = 2", "journal"),
        ("UPDATE documents SET original = replace(original, substr(original, 1, 2), 'ff')", "original"),
    ],
)
def test_an_alteration_is_found(case: Path, statement: str, kind: str) -> None:
    _alter(case, statement)
    assert kind in _kinds(case)
    assert run(["check", str(case)]) == FAILED


@pytest.mark.parametrize("statement", ["UPDATE journal SET line = ''", "DELETE FROM journal"])
def test_the_journal_is_only_ever_added_to(case: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="added to"):
        _alter(case, statement)


def test_an_original_that_changed_or_went_is_found(case: Path) -> None:
    _original(case).write_bytes(b"something else")
    assert _kinds(case) == {"original"}
    _original(case).unlink()
    assert _kinds(case) == {"original"}


def test_a_damaged_database_is_a_fault_with_a_word(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (case / "case.db").open("r+b") as stream:
        stream.seek(40_000)
        stream.write(b"\xff" * 200_000)
    assert run(["check", str(case)]) == FAILED
    shown = capsys.readouterr()
    assert "database" in shown.out + shown.err


def test_a_backup_comes_back_as_it_was(case: Path, tmp_path: Path) -> None:
    assert run(["backup", str(case), str(tmp_path / "case.tar")]) == OK
    assert run(["restore", str(tmp_path / "case.tar"), "--case", str(tmp_path / "again")]) == OK
    for folder in (case, tmp_path / "again"):
        with Case.open(folder) as opened:
            opened.export("jsonl", tmp_path / f"out-{folder.name}")
    for path in sorted((tmp_path / "out-case").iterdir()):
        assert path.read_bytes() == (tmp_path / "out-again" / path.name).read_bytes()
    with pytest.raises(UsageError, match="already"):
        Case.from_backup(tmp_path / "case.tar", tmp_path / "again")


def test_a_backup_taken_while_the_case_is_built_is_whole(case: Path, tmp_path: Path) -> None:
    reports = tmp_path / "more"
    reports.mkdir()
    for n in range(12):
        (reports / f"{n}.txt").write_text(
            f"Front attacks depot {n}\n\nThe Kestari Front attacked depot {n} near Oltar.\n"
        )

    def build() -> None:
        with Case.open(case) as opened:
            opened.build([reports], workers=1)

    building = threading.Thread(target=build)
    building.start()
    taken = []
    while building.is_alive() or not taken:
        out = tmp_path / f"{len(taken)}.tar"
        with Case.open(case) as opened:
            opened.backup(out)
        taken.append(out)
    building.join()
    for number in sorted({0, len(taken) // 2, len(taken) - 1}):
        Case.from_backup(taken[number], tmp_path / f"restored-{number}")  # refuses what is not whole


def test_a_damaged_backup_is_not_restored(case: Path, tmp_path: Path) -> None:
    _alter(case, "UPDATE documents SET text = 'N' || text")
    with Case.open(case) as opened:
        opened.backup(tmp_path / "bad.tar")
    with pytest.raises(CaseError, match="damaged"):
        Case.from_backup(tmp_path / "bad.tar", tmp_path / "again")
    assert not (tmp_path / "again").exists()
    (tmp_path / "none.tar").write_bytes(b"not a backup")
    with pytest.raises(CaseError, match="restored"):
        Case.from_backup(tmp_path / "none.tar", tmp_path / "again")


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "originals/ab/../../../outside", "case.db.exe"])
def test_nothing_of_a_backup_lands_outside_the_case(tmp_path: Path, name: str) -> None:
    (tmp_path / "bytes").write_bytes(b"x")
    with tarfile.open(tmp_path / "hostile.tar", "w") as archive:
        archive.add(tmp_path / "bytes", name)
    with tarfile.open(tmp_path / "hostile.tar") as archive:
        assert len(archive.getnames()) == 1
    with pytest.raises(CaseError, match="no place in a backup"):
        Case.from_backup(tmp_path / "hostile.tar", tmp_path / "deep" / "again")
    assert not list(tmp_path.rglob("outside"))


def test_a_case_is_not_backed_up_into_itself(case: Path) -> None:
    with Case.open(case) as opened, pytest.raises(UsageError, match="itself"):
        opened.backup(case / "me.tar")
