"""Files of every format intake reads, built from nothing. All countries, groups, people and outlets are invented."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Mapping

import docx
import odfdo

from headwater.ingest import Input, Intake, Originals
from headwater.ingest.source import Source
from headwater.ingest.take import Taker
from headwater.model.document import Document, RegionKind
from headwater.settings import Settings

HEADLINE = "Kestari rebels seize Oltar depot, officials say"
LEAD = "Fighters of the Kestari Front seized an arms depot near Oltar on Sunday, two officials said."
SECOND = "The army denied it. “Nothing happened,” a spokesman told reporters in the capital."
STORY = f"{HEADLINE}\n\n{LEAD}\n\n{SECOND}\n"

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} | Northern Herald</title>
<meta property="og:site_name" content="Northern Herald">
<meta property="article:published_time" content="2031-05-04T10:22:00+02:00">
<meta name="author" content="Arvo Tam">
<link rel="canonical" href="https://herald.test/2031/05/04/depot"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{HEADLINE}</h1><p class="byline">By Arvo Tam</p>
<figure><img src="smoke.jpg"><figcaption>Smoke over Oltar. Photo: Meridian Press</figcaption></figure>
<p>{LEAD.replace("two officials said", '<a href="https://meridian.test/a">two officials said</a>')}</p>
<p>{SECOND}</p><p>Residents of the town heard shots until dawn, and nobody could say who had fired them.</p></article>
<aside><h3>Related</h3><ul><li><a href="/r">Truce talks stall</a></li></ul></aside>
<div id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div>
<footer>Copyright 2031 Northern Herald</footer></body></html>"""


def take(name: str, data: bytes, settings: Settings | None = None, originals: Originals | None = None) -> list[Intake]:
    """Everything in these bytes, read in this process."""
    return list(Taker(settings or Settings(), originals).source(Source.of_bytes(name, data)))


def take_file(path: str, settings: Settings | None = None) -> list[Intake]:
    return list(Taker(settings or Settings()).take(Input(name=path, path=path)))


def document(name: str, data: bytes, settings: Settings | None = None) -> Document:
    """The one document in these bytes."""
    (found,) = take(name, data, settings)
    assert isinstance(found, Document), found
    return found


def regions(doc: Document, kind: str) -> list[str]:
    return [span.of(doc.text) for span in doc.spans(RegionKind(kind))]


def pdf(pages: Iterable[Iterable[tuple[float, float, float, str]]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF of pages of (x, y, size, text) in points from the lower left."""
    objects: list[bytes] = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", b""]
    kids = []
    for lines in pages:
        content = b"".join(_set(*line) for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 1 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(b"<< %s >>" % b" ".join(f"/{key} ({value})".encode() for key, value in (info or {}).items()))
    return _pdf_file(objects, root=len(objects) - 1, info=len(objects))


def _set(x: float, y: float, size: float, text: str) -> bytes:
    words = text.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        words = words.replace(mark, b"\\" + mark)
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, words)


def _pdf_file(objects: list[bytes], root: int, info: int) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>" % (len(objects) + 1, root, info)
    start = len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        trailer,
        start,
    )


def scanned_pdf() -> bytes:
    """One page with a picture and no text."""
    pixels = b"\xff" * 64
    draw = b"q 500 0 0 700 40 60 cm /I Do Q"
    objects = [
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Length 64 >>\nstream\n" + pixels + b"\nendstream",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R"
        b" /Resources << /XObject << /I 1 0 R >> >> >>",
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< >>",
    ]
    return _pdf_file(objects, root=5, info=6)


def word(fill: object = None) -> bytes:
    """A DOCX file with headline, text, a list, a caption and a table."""
    made = docx.Document()
    made.add_heading(HEADLINE, 0)
    made.add_paragraph(LEAD)
    made.add_paragraph("The depot held rifles.", style="List Bullet")
    made.add_paragraph("Smoke over Oltar.", style="Caption")
    table = made.add_table(2, 2)
    for place, words in zip(((0, 0), (0, 1), (1, 0), (1, 1)), ("Town", "Dead", "Oltar", "12"), strict=True):
        table.cell(*place).text = words
    made.core_properties.author = "Arvo Tam"
    if callable(fill):
        fill(made)
    return saved(made)


def saved(made: object) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def open_text() -> bytes:
    """An ODT file with headline, a paragraph with a link, a list and a table."""
    made = odfdo.Document("text")
    made.body.clear()
    made.body.append(odfdo.Header(1, HEADLINE))
    paragraph = odfdo.Paragraph("Fighters of the Kestari Front seized an arms depot near Oltar, ")
    paragraph.append(odfdo.Link("https://meridian.test/a", text="two officials said"))
    made.body.append(paragraph)
    made.body.append(odfdo.List(["The depot held rifles.", "It held mortars."]))
    table = odfdo.Table("T", 2, 1)
    table.set_value((0, 0), "Oltar")
    table.set_value((1, 0), "12")
    made.body.append(table)
    return saved(made)


def archive(members: Mapping[str, bytes | str], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packed) as to:
        for name, data in members.items():
            to.writestr(name, data)
    return buffer.getvalue()


def rewritten(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """An archive with members replaced, added, or (``None``) left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        members: dict[str, bytes] = {name: old.read(name) for name in old.namelist()}
    for name, content in changes.items():
        if content is None:
            members.pop(name, None)
        else:
            members[name] = content
    return archive(members)


def record(address: str, body: bytes, media_type: str = "text/html", status: str = "200 OK", extra: str = "") -> bytes:
    """One response record of a WARC file."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{extra}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Date: 2031-05-04T10:00:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(*records: bytes) -> bytes:
    return b"".join(gzip.compress(one) for one in records)


def feed(*items: str, title: str = "Northern Herald") -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><language>en</language>'
        f"<link>https://herald.test</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(title: str, body: str, link: str = "https://herald.test/1", more: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Sun, 04 May 2031 10:22:00 +0200</pubDate>"
        f"<description><![CDATA[{body}]]></description>{more}</item>"
    )


def mail_bytes() -> bytes:
    head = f"From: Arvo Tam <a@herald.test>\nSubject: {HEADLINE}\nDate: Sun, 4 May 2031 10:00:00 +0000\n"
    return f"{head}\n{LEAD}\n".encode()
