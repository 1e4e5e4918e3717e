"""The archive of originals: by hash, whole or not at all, with a receipt for each arrival."""

from __future__ import annotations

import pytest
from making import STORY, archive, take

from headwater.errors import CaseError, NotFound
from headwater.ingest import Input, Originals, Refused
from headwater.ingest.source import Source
from headwater.ingest.take import Taker
from headwater.model.ids import sha256
from headwater.settings import Settings


@pytest.fixture
def originals(tmp_path):
    return Originals(tmp_path / "originals")


def test_bytes_are_kept_by_their_hash(originals):
    digest = originals.put(Source.of_bytes("a.txt", b"The army left."), "headwater 1", "text/plain")
    assert digest == sha256(b"The army left.")
    assert originals.path(digest) == originals.folder / digest[:2] / digest
    assert originals.get(digest) == b"The army left."
    assert list(originals.digests()) == [digest]
    assert originals.verify() == []


def test_receipts_say_how_they_came(originals):
    source = Source.of_bytes("a.html", b"x")
    source.address, source.retrieved, source.headers = "https://a.test", "2031-05-04T10:00:00Z", (("etag", "1"),)
    digest = originals.put(source, "headwater 1", "text/html")
    originals.put(source, "headwater 1", "text/html")
    originals.put(Source.of_bytes("copy.html", b"x"), "headwater 1", "text/html")
    receipts = originals.receipts(digest)
    assert sorted(receipt["name"] for receipt in receipts) == ["a.html", "copy.html"]
    (fetched,) = [receipt for receipt in receipts if receipt["address"]]
    assert fetched["retrieved"] == "2031-05-04T10:00:00Z"
    assert fetched["headers"] == [["etag", "1"]]
    assert fetched["tool"] == "headwater 1"


def test_the_same_arrival_twice_changes_nothing(originals):
    def state():
        return sorted((p.name, p.stat().st_mtime_ns) for p in originals.folder.rglob("*") if p.is_file())

    source = Source.of_bytes("a.txt", b"x")
    originals.put(source, "headwater 1", "text/plain")
    before = state()
    originals.put(source, "headwater 1", "text/plain")
    assert state() == before


def test_damage_is_found(originals):
    kept = [originals.put(Source.of_bytes("a", data), "", "") for data in (b"1", b"2", b"3")]
    originals.path(kept[0]).write_bytes(b"changed")
    originals.path(kept[1]).unlink()
    assert [damage.sha256 for damage in originals.verify()] == [kept[0]]
    assert {damage.sha256 for damage in originals.verify(*kept)} == set(kept[:2])


def test_unknown_hashes(originals):
    with pytest.raises(NotFound):
        originals.get("0" * 64)
    with pytest.raises(NotFound):
        originals.path("../../etc/passwd")
    assert list(originals.digests()) == []


def test_what_an_interrupted_write_left_is_tidied(originals):
    digest = originals.put(Source.of_bytes("a", b"1"), "", "")
    part = originals.path(digest).with_name(f".{digest}.1.part")
    part.write_bytes(b"half")
    assert originals.verify() == []
    assert originals.tidy() == 1
    assert not part.exists()


def test_a_failed_write_leaves_nothing(originals, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        originals.put(Source.of_bytes("a", b"1"), "", "")
    assert [p for p in originals.folder.rglob("*") if p.is_file()] == []


def test_a_full_disk_ends_the_build_with_a_case_error(tmp_path, originals, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    with pytest.raises(CaseError, match="No space"):
        list(Taker(Settings(), originals).take(Input(name="a.txt", path=str(path))))


def test_members_are_kept_with_the_archive_they_came_in(originals):
    data = archive({"a.txt": STORY})
    (doc,) = take("a.zip", data, originals=originals)
    assert set(originals.digests()) == {sha256(data), doc.custody.original}
    (receipt,) = originals.receipts(doc.custody.original)
    assert receipt["within"] == sha256(data)
    assert receipt["name"] == "a.zip!/a.txt"


def test_what_was_refused_is_not_kept(originals):
    (found,) = take("a.txt", b"\0\1\2" * 500, originals=originals)
    assert isinstance(found, Refused)
    assert list(originals.digests()) == []
