"""A killed build loses nothing, and what it leaves is finished to the same bytes as an undisturbed build."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headwater import Case
from headwater.settings import Settings

BUILD = """
import sys
from headwater import Case, Settings
with Case.create(sys.argv[2], Settings(batch=2)) as case:
    case.build([sys.argv[1]], workers=int(sys.argv[3]))
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen short reports that differ in their numbers."""
    folder = tmp_path_factory.mktemp("reports")
    for n in range(16):
        text = (
            f"Rebels attack depot {n}\n\nNorthern Herald, {1 + n % 28} May 2031\n\n"
            f"The Kestari Front attacked depot {n} near Oltar, killing {n + 2} soldiers, the army said. "
            "The Front denied it.\n"
        )
        (folder / f"report-{n:02}.txt").write_text(text)
    return folder


def exported(case: Path, out: Path) -> dict[str, bytes]:
    """Every file of the export."""
    with Case.open(case) as opened:
        opened.export("jsonl", out)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture(scope="module")
def undisturbed(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The export of a build nobody killed."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with Case.create(folder / "case", Settings(batch=2)) as case:
        case.build([reports], workers=1)
    return exported(folder / "case", folder / "out")


def test_a_killed_build_is_finished_by_the_next(reports: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    case = tmp_path / "case"
    arguments = [sys.executable, "-c", BUILD, str(reports), str(case), "1"]
    killed = _killed_half_way(arguments, case)
    assert 0 < killed < 16, "it was to be killed in the middle"
    with Case.open(case) as left:
        assert left.status().unfinished
        for record in left.documents():
            assert left.show(record.id).reading.coverage.sentences, "what was committed is whole"
    subprocess.run(arguments, check=True, timeout=120)
    assert exported(case, tmp_path / "out") == undisturbed


def test_two_workers_give_the_same_bytes_as_one(reports: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", Settings(batch=2)) as case:
        case.build([reports], workers=2)
    assert exported(tmp_path / "case", tmp_path / "out") == undisturbed


def test_reports_may_come_in_any_order(reports: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", Settings(batch=2)) as case:
        for path in sorted(reports.iterdir(), reverse=True)[:4]:
            case.build([path], workers=1)
        case.build([reports], workers=1)
    assert exported(tmp_path / "case", tmp_path / "out") == undisturbed


def _killed_half_way(arguments: list[str], case: Path) -> int:
    """Kills the build once some reports are stored; how many there are then."""
    process = subprocess.Popen(arguments)
    deadline = time.monotonic() + 100
    while time.monotonic() < deadline and process.poll() is None:
        if (case / "case.db").exists() and (stored := _stored(case)):
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            return max(stored, _stored(case))
        time.sleep(0.005)
    process.kill()
    return -1


def _stored(case: Path) -> int:
    try:
        with Case.open(case) as opened:
            return opened.status().documents
    except Exception:  # it is being made just now
        return 0
