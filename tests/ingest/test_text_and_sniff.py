"""Bytes → text, exactly; and what bytes are taken for."""

from __future__ import annotations

import contextlib
import gzip
import time

import pytest
from making import HEADLINE, LEAD, PAGE, STORY, archive, document, feed, item, open_text, pdf, record, warc, word

from headwater.errors import Malformed, Unsupported
from headwater.ingest.decode import decode
from headwater.ingest.sniff import Format, sniff
from headwater.ingest.source import Source

CURLY = "The army’s spokesman – Général Durée – said “nothing” happened in Oltar."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_encodings(encoding):
    assert decode("a.txt", CURLY.encode(encoding)) == CURLY


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Представитель армии заявил в воскресенье, что войска покинули город."),
        ("cp1256", "قال المتحدث باسم الجيش يوم الأحد إن القوات غادرت المدينة"),
        ("gb18030", "军方发言人周日表示，部队已经离开了该镇。这是第一次。"),
        ("cp1250", "Rzecznik armii powiedział w niedzielę, że wojska opuściły miasto i że żołnierze są bezpieczni."),
    ],
)
def test_other_code_pages(encoding, text):
    assert decode("a.txt", text.encode(encoding)) == text


def test_a_declared_encoding_is_believed():
    words = "軍の報道官は日曜日、部隊が町を離れたと述べた。"
    assert decode("a.html", words.encode("shift_jis"), "Shift_JIS") == words


@pytest.mark.parametrize(
    "label", ["zlib", "base64", "rot13", "punycode", "idna", "utf-7", "nonsense", "unicode_escape", ""]
)
def test_declared_encodings_that_are_none(label):
    assert decode("a.html", "Café in Oltar".encode("cp1252"), label) == "Café in Oltar"


def test_nul_bytes_are_replaced_one_for_one():
    assert decode("a.txt", b"The army\0left the town.") == "The army\ufffdleft the town."


def test_torn_utf8_keeps_the_rest():
    data = (CURLY * 3).encode()
    torn = data.replace("é".encode(), b"\xc3", 1)
    assert decode("a.txt", torn).count("\ufffd") == 1


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500, b"\xff\xfe\xfd" * 300, b"P5 " + b"\xff" * 9000]
)
def test_rubbish_is_refused(data):
    with pytest.raises(Malformed, match="no text in any known encoding"):
        decode("a.txt", data)


def test_plain_text_is_the_file_character_for_character():
    words = f"{HEADLINE}\r\n\r\n{LEAD}\t \u200b\u202e\r\n"
    assert document("a.txt", b"\xef\xbb\xbf" + words.encode()).text == words


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", STORY.encode(), Format.TEXT),
        ("a", STORY.encode(), Format.TEXT),
        ("a.md", STORY.encode(), Format.MARKDOWN),
        ("a.txt", PAGE.encode(), Format.HTML),
        ("a.txt", b"\n <!-- a --> <html><p>x</p></html>", Format.HTML),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><p>x", Format.HTML),
        ("a.html", b"<p>The army left.</p>", Format.HTML),
        ("a.html", b"The army left.", Format.TEXT),
        ("a.html", pdf([[(72, 700, 11, "x")]]), Format.PDF),
        ("a.pdf", PAGE.encode(), Format.HTML),
        ("a.pdf", word(), Format.DOCX),
        ("a.zip", open_text(), Format.ODT),
        ("a.docx", archive({"word/document.xml": "<x/>"}), Format.DOCX),
        ("a", archive({"a.txt": STORY}), Format.ZIP),
        ("a.gz", gzip.compress(STORY.encode()), Format.GZIP),
        ("a.gz", warc(record("https://a.test", b"x")), Format.WARC),
        ("a", record("https://a.test", b"x"), Format.WARC),
        ("a.xml", feed(item("t", "b")), Format.FEED),
        ("a", b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', Format.FEED),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE html><html/>', Format.HTML),
        ("a.eml", b"From: a@b.test\nSubject: x\n\nhi", Format.MAIL),
        ("a.txt", b"Received: by x\nFrom: a@b.test\nSubject: x\n\nhi", Format.MAIL),
        ("a.txt", b"From: the ministry\nTo: all\nDate: Sunday\n\nWe left.", Format.TEXT),
        ("a", b"From a@b.test Sun May  4 10:00:00 2031\nFrom: a@b.test\n\nhi", Format.MBOX),
        ("a", b"From: <Saved by X>\nSnapshot-Content-Location: http://a.test\nMIME-Version: 1.0\n\n", Format.MHTML),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, Format.IMAGE),
        ("a.pgm", b"P5 8 8 255\n" + b"\xff" * 64, Format.IMAGE),
        ("a.txt", b"\xff\xd8\xff\xe0" + b"\0" * 20, Format.IMAGE),
    ],
)
def test_bytes_decide(name, data, expected):
    assert sniff(Source.of_bytes(name, data)) is expected


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 50, "office"),
        ("a.rtf", b"{\\rtf1 hi}", "RTF"),
        ("a.rar", b"Rar!\x1a\x07\0", "archive"),
        ("a.tar", b"a.txt".ljust(257, b"\0") + b"ustar\0", "archive"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "video"),
        ("a.exe", b"\x7fELF" + b"\0" * 50, "program"),
        ("a.csv", b"a,b\n1,2\n", ".csv"),
        ("a.xlsx", archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "spreadsheet"),
        ("a.epub", archive({"mimetype": "application/epub+zip"}), "book"),
        ("a.xml", b'<?xml version="1.0"?><data/>', "XML"),
    ],
)
def test_strangers_are_refused_with_a_remedy(name, data, word):
    with pytest.raises(Unsupported) as raised:
        sniff(Source.of_bytes(name, data))
    assert word in raised.value.reason
    assert raised.value.remedy.endswith(".")


@pytest.mark.parametrize(
    "data", [b"<!--" * 16000, b" " * 65000, b"<?x?>" * 13000 + b"y", b"<!DOCTYPE " + b"[]" * 30000]
)
def test_hostile_beginnings_are_judged_at_once(data):
    start = time.perf_counter()
    with contextlib.suppress(Unsupported):
        sniff(Source.of_bytes("a", data))
    assert time.perf_counter() - start < 2
