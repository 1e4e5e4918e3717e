"""Whatever the bytes, intake gives documents and records, and every offset is true."""

from __future__ import annotations

import gzip
import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from making import (
    LEAD,
    PAGE,
    STORY,
    archive,
    feed,
    item,
    mail_bytes,
    open_text,
    pdf,
    record,
    take,
    warc,
    word,
)

from headwater.ingest import Refused, Skipped
from headwater.ingest.blocks import split
from headwater.ingest.layout import lay_out
from headwater.ingest.wire import decode, encode, of_intake, to_intake
from headwater.model.document import Document
from headwater.settings import Settings

SMALL = Settings(max_bytes=2_000_000, max_unpacked=4_000_000, max_members=200, tesseract="no-such-program")
SAMPLES = {
    "a.txt": STORY.encode(),
    "a.html": PAGE.encode(),
    "a.md": f"# Depot\n\n{LEAD} [x](http://a.test)\n\n> a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode(),
    "a.pdf": pdf([[(72, 700, 20, "Depot falls"), (72, 660, 11, LEAD)], [(72, 700, 11, LEAD)]]),
    "a.docx": word(),
    "a.odt": open_text(),
    "a.eml": mail_bytes(),
    "a.mbox": b"From a@b.test Sun May  4 10:00:00 2031\n" + mail_bytes(),
    "a.xml": feed(item("Depot falls", f"<p>{LEAD}</p>"), item("Truce", LEAD)),
    "a.zip": archive({"a.txt": STORY, "b.html": PAGE}),
    "a.gz": gzip.compress(PAGE.encode()),
    "a.warc": record("https://a.test/1", PAGE.encode()) + record("https://a.test/2", STORY.encode(), "text/plain"),
    "a.warc.gz": warc(record("https://a.test/1", PAGE.encode())),
}
NAMES = st.sampled_from([*SAMPLES, "a", "a.doc", "a.png", "a.mhtml", "a.csv"])


def check(found: list) -> None:
    """What must hold for anything intake gives."""
    for one in found:
        assert isinstance(one, (Document, Refused, Skipped))
        if isinstance(one, Document):
            check_document(one)
        elif isinstance(one, Refused):
            assert one.name
            assert one.reason.endswith(".")
            assert one.remedy.endswith(".")
            assert one.kind in {"unreadable", "unsupported", "malformed", "too_large", "address_refused"}
        assert to_intake(decode(encode(of_intake(one)))) == one


def check_document(doc: Document) -> None:
    last = 0
    for region in doc.regions:
        assert last <= region.span.start < region.span.end <= len(doc.text)
        words = region.span.of(doc.text)
        assert words == words.strip()
        last = region.span.end
    for link in doc.links:
        assert link.span is None or link.span.of(doc.text) == link.anchor
    assert all(0 <= page <= len(doc.text) for page in doc.pages)
    assert list(doc.pages) == sorted(doc.pages)
    doc.text.encode("utf-8")
    assert "\0" not in doc.text


@given(NAMES, st.binary(max_size=600))
@example("a.html", b"<html><body><p>x<a href='http://[' >y</a>")
@example("a.pdf", b"%PDF-1.4 %%EOF")
@example("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc")
@settings(max_examples=300, deadline=None)
def test_any_bytes(name, data):
    check(take(name, data, SMALL))


@given(
    st.sampled_from(["<html>", "<rss version='2.0'>", "From: a@b.test\nSubject: x\n\n", "WARC/1.0\r\n", "# "]),
    st.text(max_size=400),
)
@settings(max_examples=200, deadline=None)
def test_any_text_after_a_telling_beginning(start, words):
    check(take("a", (start + words).encode("utf-8", "surrogatepass"), SMALL))


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_read(name):
    found = take(name, SAMPLES[name], SMALL)
    check(found)
    assert any(isinstance(one, Document) and "Oltar" in one.text for one in found)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("seed", range(12))
def test_damaged_files_of_every_format(name, seed):
    chance = random.Random(f"{name} {seed}")
    data = bytearray(SAMPLES[name])
    for _ in range(chance.choice((1, 3, 30))):
        how, at = chance.randrange(4), chance.randrange(len(data))
        if how == 0:
            data[at] = chance.randrange(256)
        elif how == 1:
            del data[at : at + chance.randrange(1, 40)]
        elif how == 2:
            data[at:at] = data[chance.randrange(len(data)) :][:50]
        else:
            data[at:at] = bytes(chance.randrange(256) for _ in range(8))
        if not data:
            break
    check(take(name, bytes(data), SMALL))


LINES = st.sampled_from(
    ["", " ", "Home", "Share", "Leave a Reply", "By Arvo Tam", "4 May 2031", "OLTAR —", "Northern Herald", LEAD,
     "a" * 90, "\t• x", "Related", "(MPA)", "> quoted", "Photo: a", "Depot Falls To Rebels", "x", "—", "1.", "\x0c",
     "\u2028", "\u202e"]
)  # fmt: skip


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2029"]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_plain_texts_of_any_make_up(lines, ending):
    words = ending.join(lines)
    found = take("a.txt", words.encode(), SMALL)
    check(found)
    assert all(one.text == words for one in found if isinstance(one, Document))


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_every_word_of_a_plain_text_is_in_one_region(words):
    blocks = split(words, lambda line: False)
    layout = lay_out(words, blocks, None, "en")
    covered = "".join(region.span.of(words) for region in layout.regions)
    assert sorted(c for c in covered if c.isalnum()) == sorted(c for c in words if c.isalnum())


@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.booleans()), min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_links_of_pages_stand_where_they_say(parts):
    from html import escape

    body = "".join(
        f'<a href="/x{n}">{escape(words)}</a> ' if link else f"{escape(words)} "
        for n, (words, link) in enumerate(parts)
    )
    page = f"<html><body><article><p>{LEAD}</p><p>{body}</p><p>{LEAD} {LEAD}</p></article></body></html>"
    check(take("a.html", page.encode("utf-8", "replace"), SMALL))
