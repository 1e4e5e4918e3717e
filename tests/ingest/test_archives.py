"""ZIP, gzip and WARC: every member by name, nothing outside, nothing without bound."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile

import pytest
from making import LEAD, PAGE, SECOND, STORY, archive, mail_bytes, record, take, warc, word

from headwater.ingest import Refused, Skipped
from headwater.model.document import Document
from headwater.settings import Settings


def kinds(found: list) -> list[str]:
    return [one.kind if isinstance(one, Refused) else type(one).__name__ for one in found]


def test_members_are_read_in_order_of_their_names():
    data = archive({"b/x.html": PAGE, "a.txt": STORY, "c.docx": word(), "d.eml": mail_bytes()})
    found = take("reports.zip", data)
    assert [one.file for one in found] == [f"reports.zip!/{name}" for name in ("a.txt", "b/x.html", "c.docx", "d.eml")]


def test_a_zip_that_is_called_otherwise():
    (found,) = take("reports.txt", archive({"a.txt": STORY}))
    assert found.file == "reports.txt!/a.txt"


def test_archives_in_archives():
    inner = archive({"a.txt": STORY})
    (found,) = take("a.zip", archive({"b.zip": inner}))
    assert found.file == "a.zip!/b.zip!/a.txt"


def test_archives_in_archives_without_end():
    data = archive({"a.txt": STORY})
    for _ in range(8):
        data = archive({"a.zip": data})
    (found,) = take("a.zip", data)
    assert kinds([found]) == ["too_large"]
    assert "HEADWATER_MAX_NESTING" in found.remedy


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:\\a.txt", "..\\a.txt"])
def test_names_that_lead_out_are_refused_and_the_rest_read(name):
    found = take("a.zip", archive({name: STORY, "z.txt": STORY}))
    assert sorted(kinds(found)) == ["Document", "malformed"]


def test_links_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as to:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        to.writestr(link, "/etc/passwd")
    (found,) = take("a.zip", buffer.getvalue())
    assert "link" in found.reason


def test_locked_members_are_refused():
    data = bytearray(archive({"a.txt": STORY}, zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    (found,) = take("a.zip", bytes(data))
    assert found.kind == "unreadable"


def test_hidden_members_are_counted():
    found = take("a.zip", archive({"__MACOSX/._a.txt": "x", ".DS_Store": "x", "a.txt": STORY}))
    assert kinds(found) == ["Document", "Skipped"]
    assert found[1].count == 2


def test_a_bomb_is_refused_and_the_rest_read():
    found = take("a.zip", archive({"bomb.txt": b"\0" * 20_000_000, "z.txt": STORY}))
    assert kinds(found) == ["too_large", "Document"]
    assert "bomb" in found[0].reason


def test_a_bomb_of_many_members_is_refused_before_anything_is_unpacked():
    data = archive({f"{n}.txt": STORY for n in range(40)})
    (found,) = take("a.zip", data, Settings(max_members=30))
    assert found.kind == "too_large"


def test_a_bomb_in_archives_is_refused_for_its_sum():
    inner = archive({f"{n}.txt": STORY * 40 for n in range(10)})
    found = take("a.zip", archive({f"{n}.zip": inner for n in range(10)}), Settings(max_unpacked=300_000))
    assert kinds(found)[-1] == "too_large"
    assert sum(len(one.text) for one in found if isinstance(one, Document)) < 300_000


def test_a_lying_archive_unpacks_no_more_than_it_says():
    data = bytearray(archive({"a.txt": b"The army left. " * 100_000}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = (50).to_bytes(4, "little")
    (found,) = take("a.zip", bytes(data))
    assert isinstance(found, Refused)


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_cut_off_zip_is_refused(keep):
    data = archive({"a.txt": STORY, "b.txt": STORY})
    (found,) = take("a.zip", data[: int(len(data) * keep)])
    assert found.kind == "malformed"


def test_an_empty_zip_gives_nothing_but_says_so():
    (found,) = take("a.zip", archive({}))
    assert isinstance(found, Refused)


def test_gzip():
    (found,) = take("a.html.gz", gzip.compress(PAGE.encode()))
    assert found.file == "a.html.gz!/a.html"
    assert found.media_type == "text/html"


def test_a_cut_off_gzip_is_refused():
    (found,) = take("a.txt.gz", gzip.compress(STORY.encode())[:-9])
    assert found.kind == "malformed"


def test_a_gzip_bomb_is_refused():
    (found,) = take("a.txt.gz", gzip.compress(b"\0" * 50_000_000))
    assert found.kind == "too_large"


def test_warc():
    data = warc(
        record("https://herald.test/2031/05/04/depot", PAGE.encode()),
        record("https://herald.test/moved", b"", status="301 Moved"),
        record("https://herald.test/x.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        record("https://herald.test/b", STORY.encode(), "text/plain"),
    )
    page, text, skipped = take("a.warc.gz", data)
    assert page.file == "a.warc.gz!/https://herald.test/2031/05/04/depot"
    assert page.uri == "https://herald.test/2031/05/04/depot"
    assert page.custody.retrieved == "2031-05-04T10:00:00Z"
    assert ("content-type", "text/html") in page.custody.headers
    assert text.media_type == "text/plain"
    assert isinstance(skipped, Skipped)
    assert skipped.count == 2


def test_warc_with_packed_and_chunked_answers():
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(STORY.encode()), STORY.encode())
    data = warc(
        record("https://a.test/1", gzip.compress(STORY.encode()), "text/plain", extra="Content-Encoding: gzip\r\n"),
        record("https://a.test/2", chunked, "text/plain", extra="Transfer-Encoding: chunked\r\n"),
    )
    assert [one.text for one in take("a.warc.gz", data)] == [STORY, STORY]


@pytest.mark.parametrize("cut", [5, 40, 100])
def test_a_cut_off_warc_gives_what_is_whole_and_a_refusal(cut):
    data = warc(*[record(f"https://a.test/{n}", STORY.encode(), "text/plain") for n in range(3)])
    found = take("a.warc.gz", data[:-cut])
    assert kinds(found)[:2] == ["Document", "Document"]
    assert kinds(found)[-1] == "malformed"
    plain = b"".join(record(f"https://a.test/{n}", STORY.encode(), "text/plain") for n in range(3))
    assert kinds(take("a.warc", plain[: -4 - cut])) == ["Document", "Document", "malformed"]


def test_a_packed_bomb_in_a_warc_is_refused():
    bomb = gzip.compress(b"\0" * 20_000_000)
    found = take(
        "a.warc.gz",
        warc(record("https://a.test/1", bomb, extra="Content-Encoding: gzip\r\n")),
        Settings(max_bytes=1_000_000),
    )
    assert kinds(found) == ["too_large"]


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\n", b"WARC/1.0\r\n\r\n", b"WARC/9.9\r\nWARC-Type: x\r\nContent-Length: z\r\n\r\n"]
)
def test_a_warc_without_pages_is_refused(data):
    assert all(isinstance(one, (Refused, Skipped)) for one in take("a.warc", data))
    assert take("a.warc", data)


def test_what_a_page_in_a_warc_says_is_what_it_says(tmp_path):
    page = f"<html><p>{LEAD}</p><p>{SECOND}</p></html>".encode()
    (found,) = take("a.warc.gz", warc(record("https://herald.test/2031/05/04/x", page)))
    assert found.published.edtf == "2031-05-04"
