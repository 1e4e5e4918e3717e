"""PDF → text by paragraphs, pages kept. Pages without text are read from their picture when tesseract is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from headwater.errors import Malformed, TooLarge, Unreadable, Unsupported
from headwater.ingest import dates, scan
from headwater.ingest.blocks import Hint
from headwater.ingest.draft import Draft, TextBuilder
from headwater.ingest.pdf_hidden import hidden
from headwater.ingest.pdf_lines import Line, Paragraph, paragraphs, without_running_lines
from headwater.ingest.source import Source
from headwater.model.document import Published, PublishedBasis
from headwater.settings import Settings

_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d+)")
_FEW = 12
"""A page with fewer characters than this and a picture on it is a scan."""
_UNTITLED = re.compile(r"(?i)^(?:untitled|microsoft word.*|document\d*|.*\.(?:docx?|pdf|indd|qxd|odt|tmp))?$")


def read_pdf(source: Source, settings: Settings) -> Iterator[Draft]:
    """One draft.

    Raises ``Malformed`` for a broken or cut-off file, ``Unreadable`` for an encrypted one, ``TooLarge`` over
    ``max_pages``, ``Unsupported`` for a scan while tesseract is missing.
    """
    data = source.read(settings.max_bytes)
    _check_whole(source.name, data)
    with closing(_opened(source.name, data)) as document:
        if len(document) > settings.max_pages:
            reason = f"It has {len(document):,} pages; the limit is {settings.max_pages:,}."
            raise TooLarge(source.name, reason, "Split it, or raise HEADWATER_MAX_PAGES.")
        yield _draft(source.name, document, settings)


def _check_whole(name: str, data: bytes) -> None:
    """PDFium repairs what it can and says nothing of the pages it lost; a cut-off file must not pass as whole."""
    stated = _LENGTH.search(data[:2048])
    if b"%%EOF" not in data or (stated and int(stated.group(1)) > len(data)):
        raise Malformed(name, "The PDF is cut off: its end is missing.", "Get the complete file.")


def _opened(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            remedy = "Save a copy without the password and add that."
            raise Unreadable(name, "The PDF is locked with a password.", remedy) from None
        raise Malformed(name, "The PDF is broken and cannot be opened.", "Get the file again.") from None


def _draft(name: str, document: pypdfium2.PdfDocument, settings: Settings) -> Draft:
    pages: list[list[Line]] = []
    scanned: dict[int, str] = {}
    length = unseen = 0
    for number in range(len(document)):
        lines, pictured, parts = _read_page(name, document, number)
        unseen += parts
        if pictured and sum(len(line.text) for line in lines) < _FEW:
            scanned[number] = _recognised(name, document, number, settings)
            lines = []
        pages.append(lines)
        length += sum(len(line.text) for line in lines)
        if length > 2 * settings.max_text:
            raise TooLarge(name, f"Its text is longer than {settings.max_text:,} characters.", "Split it.")
    pages, removed = without_running_lines(pages)
    builder, starts = _written(paragraphs(pages), scanned, len(pages))
    said = {key: value.strip() for key, value in document.get_metadata_dict().items() if value.strip()}
    made = dates.edtf_of_pdf(said.get("CreationDate"))
    heading = next((b.span.of(builder.text) for b in builder.blocks[:4] if b.hint is Hint.HEADING), None)
    stated = said.get("Title", "")
    return Draft(
        text=builder.text,
        blocks=tuple(builder.blocks),
        title=heading or (None if _UNTITLED.match(stated) else stated),
        weak_authors=tuple(part for part in [said.get("Author", "")] if part),
        weak_dates=(Published(edtf=made, basis=PublishedBasis.METADATA),) if made else (),
        pages=starts,
        removed=tuple((part, count) for part, count in (("hidden", unseen), ("running_line", removed)) if count),
    )


def _read_page(name: str, document: pypdfium2.PdfDocument, number: int) -> tuple[list[Line], bool, int]:
    """Its lines, whether there is a picture on it, and how many of its lines have words that nobody sees."""
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            pictured = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
            unseen = hidden(page, text)
            lines = list(_lines(text, unseen))
            return lines, pictured, _stretches(text, unseen)
    except pypdfium2.PdfiumError:
        remedy = "Get the file again, or save the sound pages to a new one."
        raise Malformed(name, f"Page {number + 1} of the PDF is broken.", remedy) from None


def _stretches(page: pypdfium2.PdfTextPage, unseen: frozenset[int]) -> int:
    return sum(not unseen.isdisjoint(range(*found.span())) for found in _LINE.finditer(page.get_text_range()))


def _lines(page: pypdfium2.PdfTextPage, unseen: frozenset[int]) -> Iterator[Line]:
    text = "".join(" " if place in unseen else c for place, c in enumerate(page.get_text_range()))
    exact = len(text) == page.count_chars()  # false with characters outside the basic plane: places are then near
    for found in _LINE.finditer(text):
        words = found.group().rstrip("\ufffe")
        if not words.strip():
            continue
        lead = len(words) - len(words.lstrip())
        first, last = found.start() + lead, found.start() + len(words.rstrip()) - 1
        limit = page.count_chars() - 1
        left, bottom, _, top = page.get_charbox(min(first, limit), loose=True)
        right = page.get_charbox(min(last, limit), loose=True)[2] if exact else left
        broken = found.group().endswith("\ufffe")
        text_here = words.strip().replace("\x02", "").replace("\ufffe", "")
        yield Line(text=text_here, left=left, right=right, bottom=bottom, size=max(top - bottom, 1.0), broken=broken)


def _recognised(name: str, document: pypdfium2.PdfDocument, number: int, settings: Settings) -> str:
    if not scan.is_installed(settings):
        raise Unsupported(name, f"Page {number + 1} is a scan without text.", scan.INSTALL)
    with closing(document[number]) as page:
        width, height = page.get_size()
        scale = min(200 / 72, scan.MOST_PIXELS / max(width, height, 1.0))
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            return scan.recognise(name, scan.pgm(bitmap), settings)


def _written(found: Iterator[Paragraph], scanned: dict[int, str], count: int) -> tuple[TextBuilder, tuple[int, ...]]:
    """The text and where each page begins in it."""
    builder = TextBuilder()
    starts: list[int] = []

    def begin(page: int) -> None:
        while len(starts) <= page:
            starts.append(builder.length + (2 if builder.parts else 0))
            for part in scan.paragraphs(scanned.get(len(starts) - 1, "")):
                builder.add(part, Hint.PARAGRAPH)

    for paragraph in found:
        begin(paragraph.page)
        builder.add(paragraph.text, paragraph.hint)
        starts.extend(builder.length - len(paragraph.text) + turn for turn in paragraph.turns)
    begin(count - 1)
    return builder, tuple(min(start, builder.length) for start in starts)
