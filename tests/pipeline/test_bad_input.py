"""Whatever is given, the rest of the pile is read, and status names file, reason and remedy."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from headwater import Case
from headwater.case import Status

GOOD = "The Kestari Front seized an arms depot near Oltar on Sunday, two officials told the Herald.\n"
PAGE = "<html><head><title>Depot</title></head><body>{}<p>" + GOOD * 3 + "</p>{}</body></html>"


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 30_000_000)
    return packed.getvalue()


@pytest.fixture(scope="module")
def status(tmp_path_factory: pytest.TempPathFactory) -> Status:
    """The status of a case built from one good report among the bad."""
    pile = tmp_path_factory.mktemp("pile")
    (pile / "good.txt").write_text(GOOD)
    (pile / "empty.txt").write_bytes(b"")
    (pile / "truncated.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    (pile / "nested.html").write_text(PAGE.format("<div>" * 10_000, "</div>" * 10_000))
    (pile / "bomb.zip").write_bytes(_bomb())
    (pile / "latin.txt").write_bytes("El ejército atacó Oltar, según el Frente. ".encode("latin-1") * 20)
    (pile / "wide.txt").write_bytes((GOOD * 5).encode("utf-16-le"))
    (pile / "nul.txt").write_bytes(GOOD.encode() + b"\x00\x00\x00" * 50 + GOOD.encode())
    (pile / "program.html").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(4000))
    with (pile / "huge.txt").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with Case.create(tmp_path_factory.mktemp("case") / "case") as case:
        case.build([pile], workers=1)
        return case.status()


@pytest.mark.parametrize("name", ["empty.txt", "truncated.pdf", "bomb.zip", "program.html", "huge.txt", "nul.txt"])
def test_what_cannot_be_read_is_named_with_reason_and_remedy(status: Status, name: str) -> None:
    (record,) = [r for r in status.refused if name in r.name]
    assert record.reason
    assert record.reason.endswith(".")
    assert record.remedy
    assert record.remedy.endswith(".")


def test_what_can_be_read_is_read_whatever_lies_beside_it(status: Status) -> None:
    refused = {Path(record.name.split("!")[0]).name for record in status.refused}
    assert not refused & {"good.txt", "nested.html", "latin.txt", "wide.txt"}
    assert status.claims


def test_every_file_of_the_pile_is_accounted_for(status: Status) -> None:
    assert status.documents + len(status.refused) == 10


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_folder_without_rights(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "secret.txt").write_text(GOOD)
    closed.chmod(0)
    try:
        with Case.create(tmp_path / "case") as case:
            built = case.build([closed], workers=1)
    finally:
        closed.chmod(0o700)
    assert [record.kind for record in built.refused] == ["unreadable"]


def test_an_address_is_not_fetched_unless_asked(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case") as case:
        built = case.build(["https://news.example/report.html"], workers=1)
    assert built.refused[0].kind == "address_refused"
    assert "--fetch" in str(built.refused[0].remedy)
