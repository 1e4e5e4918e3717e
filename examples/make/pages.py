"""PDF pages set in a standard font: A4, running head, page number, headings in bold."""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from manuscript import Manuscript

_WIDTH, _HEIGHT, _MARGIN = 595.0, 842.0, 72.0
_BODY, _HEADING, _SMALL = 12.0, 15.0, 8.0
_LEADING = 1.5
Font = Any
"""PDFium's handle; the binding ships no type for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """A line with its place in points from the lower left."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


def pdf(manuscript: Manuscript) -> bytes:
    """The manuscript as a PDF with title, author and date in its properties."""
    document = pypdfium2.PdfDocument.new()
    fonts = {bold: _font(document, bold) for bold in (False, True)}
    for number, lines in enumerate(_laid_out(document, fonts, manuscript), 1):
        page = document.new_page(_WIDTH, _HEIGHT)
        if manuscript.running:
            lines.insert(0, _Set(text=manuscript.running, x=_MARGIN, y=_HEIGHT - 45, size=_SMALL))
        lines.append(_Set(text=f"Page {number}", x=_WIDTH - _MARGIN - 30, y=40, size=_SMALL))
        for line in lines:
            pdfium.FPDFPage_InsertObject(page.raw, _text_object(document, fonts[line.bold], line))
        page.gen_content()
    target = io.BytesIO()
    document.save(target)
    return _with_properties(target.getvalue(), manuscript)


def _font(document: pypdfium2.PdfDocument, bold: bool) -> Font:
    return pdfium.FPDFText_LoadStandardFont(document.raw, b"Helvetica-Bold" if bold else b"Helvetica")


def _text_object(document: pypdfium2.PdfDocument, font: Font, line: _Set) -> Any:
    made = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, line.size)
    words = (line.text + "\0").encode("utf-16-le")
    pdfium.FPDFText_SetText(made, ctypes.cast(ctypes.c_char_p(words), pdfium.FPDF_WIDESTRING))
    pdfium.FPDFPageObj_Transform(made, 1, 0, 0, 1, line.x, line.y)
    return made


def _laid_out(document: pypdfium2.PdfDocument, fonts: dict[bool, Font], manuscript: Manuscript) -> Iterator[list[_Set]]:
    page: list[_Set] = []
    y = _HEIGHT - _MARGIN
    for paragraph in manuscript.paragraphs:
        size = _HEADING if paragraph.heading else _BODY
        for text in _wrapped(document, fonts[paragraph.heading], paragraph.text, size):
            if y < _MARGIN:
                yield page
                page, y = [], _HEIGHT - _MARGIN
            page.append(_Set(text=text, x=_MARGIN, y=y, size=size, bold=paragraph.heading))
            y -= size * _LEADING
        y -= _BODY * 0.9
    yield page


def _wrapped(document: pypdfium2.PdfDocument, font: Font, text: str, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(document, font, longer, size) > _WIDTH - 2 * _MARGIN:
            yield line
            longer = word
        line = longer
    yield line


def _width(document: pypdfium2.PdfDocument, font: Font, text: str, size: float) -> float:
    made = _text_object(document, font, _Set(text=text, x=0, y=0, size=size))
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(made, *edges)
    pdfium.FPDFPageObj_Destroy(made)
    return edges[2].value - edges[0].value


def _with_properties(data: bytes, manuscript: Manuscript) -> bytes:
    """PDFium writes its own clock, a random id and no title: the first two are fixed, an update adds the third.

    The update is incremental (ISO 32000, 7.5.6): a new information dictionary behind the old file.
    """
    stamp = f"D:{manuscript.created:%Y%m%d%H%M%S}+00'00'".encode()
    data = _replaced(rb"(?<=/CreationDate\()D:[^)]*(?=\))", stamp, data)
    name = hashlib.md5(repr(manuscript).encode(), usedforsecurity=False).hexdigest().upper().encode()
    data = _replaced(rb"/ID ?\[ ?<[0-9A-F]{32}> ?<[0-9A-F]{32}> ?\]", b"/ID[<%s><%s>]" % (name, name), data)
    start = int(data[data.rindex(b"startxref") :].split()[1])
    end = data[start:]
    said = {word: _found(rb"/%s (\d+)" % word.encode(), end) for word in ("Root", "Info", "Size")}
    info = b"%d 0 obj\n<< /Title %s /Author %s /CreationDate (%s) >>\nendobj\n" % (
        said["Info"], _string(manuscript.title), _string(manuscript.author), stamp,
    )  # fmt: skip
    table = (
        b"xref\n0 1\n0000000000 65535 f \n%d 1\n%010d 00000 n \n" % (said["Info"], len(data))
        + b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d /ID[<%s><%s>] >>\n"
        % (said["Size"], said["Root"], said["Info"], start, name, name)
        + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(info))
    )
    return data + info + table


def _replaced(pattern: bytes, new: bytes, data: bytes) -> bytes:
    """Only for what has the same length: every offset in the file must stay true."""
    found = re.search(pattern, data)
    if found is None or len(found.group()) != len(new):
        raise ValueError(f"PDFium wrote no {pattern!r} of {len(new)} bytes")
    return data[: found.start()] + new + data[found.end() :]


def _found(pattern: bytes, data: bytes) -> int:
    found = re.search(pattern, data)
    if found is None:
        raise ValueError(f"PDFium wrote no {pattern!r}")
    return int(found.group(1))


def _string(text: str) -> bytes:
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().upper().encode() + b">"
