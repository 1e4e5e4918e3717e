"""The whole of intake, with its reading process: order, memory, hangs, crashes, originals, pools."""

from __future__ import annotations

import itertools
import os
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from making import PAGE, STORY, archive, pdf, word

from headwater.errors import CaseError, HeadwaterError
from headwater.ingest import Input, Originals, Refused, Skipped, ingest, ingest_one, plan, worker
from headwater.ingest.worker import Worker
from headwater.model.document import Document
from headwater.settings import Settings

# Stands in for a parser that hangs, crashes or eats memory, in the reading process only.
FAULTY = """
import os, time
from headwater.ingest import plain
sound = plain.decode
def decode(name, data, declared=None):
    name = name.rsplit("/", 1)[-1]
    if "hang" in name: time.sleep(600)
    if "crash" in name: os.abort()
    if "exit" in name: os._exit(3)
    if "greedy" in name: bytearray(1 << 33)
    if "talks" in name: print("x" * 100_000)
    return sound(name, data, declared)
plain.decode = decode
from headwater.ingest.serve import serve
serve()
"""


@pytest.fixture
def faulty(monkeypatch):
    monkeypatch.setattr(worker, "_COMMAND", FAULTY)


@pytest.fixture
def folder(tmp_path):
    for name, data in {"a.txt": STORY, "b.html": PAGE, "c.txt": "", "d.docx": word(), ".hidden": "x"}.items():
        (tmp_path / "reports").mkdir(exist_ok=True)
        (tmp_path / "reports" / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return tmp_path / "reports"


def shown(found: list) -> list[str]:
    return [one.kind if isinstance(one, Refused) else type(one).__name__ for one in found]


def test_everything_in_order(folder, tmp_path):
    originals = Originals(tmp_path / "originals")
    found = list(ingest([folder], Settings(), originals))
    assert shown(found) == ["Document", "Document", "malformed", "Document", "Skipped"]
    assert len(list(originals.digests())) == 3
    assert originals.verify() == []


def test_the_same_input_gives_the_same(folder):
    assert list(ingest([folder], Settings())) == list(ingest([folder], Settings()))


def test_one_by_one_is_the_same_as_all(folder):
    entries = plan([folder], Settings())
    assert [one for entry in entries for one in ingest_one(entry, Settings())] == list(ingest(entries, Settings()))


def test_in_a_pool_of_processes(folder):
    entries = plan([folder], Settings())
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(ingest_one, entries, itertools.repeat(Settings())))
    assert [one for each in found for one in each] == list(ingest(entries, Settings()))


def test_the_process_is_started_once(folder):
    with Worker() as one:
        pids = set()
        for entry in plan([folder], Settings()):
            list(one.run(entry, Settings(), None))
            pids.add(one._process.pid if one._process else None)
    assert len(pids) == 1


def test_a_hang_a_crash_and_an_exit_cost_only_themselves(faulty, tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(
        archive(dict.fromkeys(("1.txt", "2-hang.txt", "3.txt", "4-crash.txt", "5-exit.txt", "6.txt"), STORY))
    )
    start = time.perf_counter()
    found = list(ingest([path], Settings(max_seconds=4)))
    assert shown(found) == ["Document", "too_large", "Document", "malformed", "malformed", "Document"]
    assert "longer than 4 seconds" in found[1].reason
    assert found[1].name.endswith("a.zip!/2-hang.txt")
    assert time.perf_counter() - start < 60


def test_the_next_input_is_read_after_a_hang(faulty, tmp_path):
    for name in ("a-hang.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    assert shown(list(ingest([tmp_path], Settings(max_seconds=3)))) == ["too_large", "Document"]


def test_an_input_that_stops_the_reader_again_and_again_is_given_up(faulty, tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(archive({f"{n}-exit.txt": STORY for n in range(9)}))
    found = list(ingest([path], Settings()))
    assert found[-1].kind == "too_large"
    assert "the rest of it was not read" in found[-1].reason


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux holds a process to its data limit")
def test_memory_is_bounded(faulty, tmp_path):
    for name in ("a-greedy.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    found = list(ingest([tmp_path], Settings(max_memory=1 << 30)))
    assert shown(found) == ["too_large", "Document"]
    assert "memory" in found[0].reason


def test_what_a_library_prints_does_not_reach_the_wire(faulty, tmp_path):
    (tmp_path / "talks.txt").write_text(STORY)
    assert shown(list(ingest([tmp_path], Settings()))) == ["Document"]


def test_whoever_stops_listening_leaves_a_sound_worker(folder):
    with Worker() as one:
        first = next(one.run(Input(name="a", path=str(folder / "a.txt")), Settings(), None))
        assert isinstance(first, Document)
        (second,) = one.run(Input(name="b", path=str(folder / "b.html")), Settings(), None)
        assert second.file == "b"


def test_a_reader_that_cannot_be_loaded_is_no_fault_of_the_input(folder, monkeypatch):
    monkeypatch.setattr(worker, "_COMMAND", "import no_such_parser")
    with pytest.raises(HeadwaterError, match="no_such_parser"):
        list(ingest([folder], Settings()))


def test_loading_the_parsers_is_not_counted(folder, monkeypatch):
    slow = "import time; time.sleep(2); from headwater.ingest.serve import serve; serve()"
    monkeypatch.setattr(worker, "_COMMAND", slow)
    assert shown(list(ingest([folder / "a.txt"], Settings(max_seconds=1)))) == ["Document"]


def test_the_founding_report():
    report = Path(__file__).parents[3] / "shared" / "reports" / "founding-report.txt"
    if not report.exists():
        pytest.skip("the shared reports do not lie beside the project")
    (found,) = ingest([report], Settings())
    kinds = [region.kind.value for region in found.regions]
    assert kinds == ["headline"] + ["body"] * 6 + ["boilerplate"] * 2
    assert found.text == report.read_bytes().decode()
    assert found.language == "en"


def test_originals_that_cannot_be_kept_end_the_build(folder, tmp_path):
    (tmp_path / "originals").write_text("a file where the folder should be")
    with pytest.raises(CaseError, match="cannot be kept"):
        list(ingest([folder], Settings(), Originals(tmp_path / "originals")))


def test_a_text_of_two_hundred_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as to:
        to.truncate(200 * 1024 * 1024)
    start = time.perf_counter()
    (found,) = ingest([path], Settings())
    assert found.kind == "too_large"
    assert "209,715,200" in found.reason
    assert "HEADWATER_MAX_BYTES" in found.remedy
    assert time.perf_counter() - start < 10


def test_a_long_text_is_refused_for_its_length_and_a_longish_one_for_reading(tmp_path):
    (tmp_path / "a.txt").write_text("The army left. " * 400)
    (found,) = ingest([tmp_path / "a.txt"], Settings(max_text=5000))
    assert found.kind == "too_large"
    (doc,) = ingest([tmp_path / "a.txt"], Settings(max_words=1000))
    assert "1,200 words" in doc.refusal


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.txt", b"", "malformed"),
        ("white.txt", b" \n\t \r\n", "malformed"),
        ("mark.txt", b"\xef\xbb\xbf", "malformed"),
        ("stars.txt", b"*** --- ***", "malformed"),
        ("zeros.txt", b"\0" * 5000, "malformed"),
        ("a.pdf", pdf([[(72, 700, 11, "x")]])[:-40], "malformed"),
        ("a.pdf", b"%PDF-", "malformed"),
        ("a.zip", b"PK\x03\x04", "malformed"),
        ("a.gz", b"\x1f\x8b", "malformed"),
        ("a.docx", b"PK\x03\x04 broken", "malformed"),
        ("a.html", b"<html>", "malformed"),
        ("a.xml", b"<rss", "malformed"),
        ("a.json", b"{}", "unsupported"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unsupported"),
    ],
)
def test_bad_input_is_named_with_reason_and_remedy(tmp_path, name, data, kind):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(STORY)
    found = list(ingest([tmp_path], Settings()))
    assert shown(found) == [kind, "Document"]
    assert found[0].name.endswith(name)
    assert found[0].reason.endswith(".")
    assert found[0].remedy.endswith(".")


def test_importing_the_room_loads_no_parser():
    import subprocess
    import sys

    heavy = ("trafilatura", "pypdfium2", "docx", "py3langid", "lxml")
    code = f"import sys, headwater.ingest; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_skipped_and_refused_are_told_apart(folder):
    found = list(ingest([folder], Settings()))
    assert isinstance(found[-1], Skipped)
    assert found[-1].count == 1
    assert os.fspath(folder) == found[-1].name
