"""Words of a PDF page that nobody sees on it: set without ink, without body, or fully transparent.

A scan with its recognised words laid invisibly over the picture is the one honest use of this: where a picture covers
most of the page, such words are what the page says, and stay.
"""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

_SCANNED = 0.5
"""Share of the page that a picture covers when the words over it are those of the picture."""
_SMALLEST = 1.0
"""Type of less than this many points cannot be read by anybody."""


def hidden(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> frozenset[int]:
    """The places in ``text.get_text_range()`` of characters that cannot be seen."""
    if _covered(page) >= _SCANNED:
        return frozenset()
    words = text.get_text_range()
    found = set()
    at = 0
    for place, character in enumerate(words):
        if not character.isspace() and _is_hidden(text, at):
            found.add(place)
        at += 2 if ord(character) > 0xFFFF else 1  # PDFium counts in UTF-16
    return frozenset(found)


def _covered(page: pypdfium2.PdfPage) -> float:
    width, height = page.get_size()
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    sizes = ((right - left) * (top - bottom) for left, bottom, right, top in (one.get_bounds() for one in pictures))
    return float(max(sizes, default=0.0) / max(width * height, 1.0))


def _is_hidden(text: pypdfium2.PdfTextPage, at: int) -> bool:
    drawn = pdfium.FPDFText_GetTextObject(text.raw, at)
    if not drawn:
        return False
    mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
    if mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE or _tiny(text, at):
        return True
    shades = [ctypes.c_uint() for _ in range(4)]
    known = mode == pdfium.FPDF_TEXTRENDERMODE_FILL and pdfium.FPDFText_GetFillColor(text.raw, at, *shades)
    return bool(known) and shades[3].value == 0


def _tiny(text: pypdfium2.PdfTextPage, at: int) -> bool:
    place = pdfium.FS_MATRIX()
    size = float(pdfium.FPDFText_GetFontSize(text.raw, at))
    if not pdfium.FPDFText_GetMatrix(text.raw, at, place):
        return bool(size < _SMALLEST)
    return bool(size * max(abs(place.d), abs(place.b), abs(place.c), abs(place.a)) < _SMALLEST)
