"""DOCX: notes are links to the register, pictures are vectors with a bitmap for those who cannot show them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from docx import Document as new_document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from headwater.report.parts import (
    Bullets,
    Dossier,
    Facts,
    Heading,
    Note,
    Paper,
    Part,
    Picture,
    Prose,
    Sentence,
    Table,
    marked,
)
from headwater.report.plain import Labels, basis, where

_FAINT = RGBColor(0x5D, 0x6B, 0x78)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT_WIDTH = 17.0
"""Centimetres."""
_MARGIN = Cm(2)
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_KEY = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_ENTRY = (
    f'<w:p {nsdecls("w")}><w:bookmarkStart w:id="{{number}}" w:name="{{anchor}}"/>'
    '<w:r><w:rPr><w:b/><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{0}</w:t></w:r>'
    '<w:bookmarkEnd w:id="{number}"/>'
    '<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{1}</w:t></w:r>'
    '<w:r><w:rPr><w:color w:val="5D6B78"/><w:sz w:val="16"/></w:rPr><w:br/>'
    '<w:t xml:space="preserve">{2}</w:t></w:r></w:p>'
)
_WHEN = (1980, 1, 1, 0, 0, 0)


def as_docx(dossier: Dossier) -> bytes:
    """Office Open XML; the same bytes for the same dossier."""
    writer = _Writer(dossier.labels())
    writer.start(dossier.title)
    for part in dossier.body:
        writer.part(part)
    writer.heading("Annex A. Claims, in the words of the reports", 1)
    for note in dossier.notes:
        writer.note(note)
    writer.heading("Annex B. Reports", 1)
    for paper in dossier.papers:
        writer.paper(paper)
    for part in dossier.end:
        writer.part(part)
    return _repacked(writer.saved())


class _Writer:
    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._file: Any = new_document()
        self._bookmarks = 0
        self._pictures = 0

    def start(self, title: str) -> None:
        section = self._file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
        self._file.styles["Normal"].font.size = Pt(10.5)
        self._file.styles["Normal"].paragraph_format.space_after = Pt(6)
        self._file.core_properties.title = _clean(title)[:250]
        self._file.core_properties.author = "headwater"
        self._file.core_properties.comments = ""
        self._file.add_heading(_clean(title), 0)

    def heading(self, text: str, level: int) -> None:
        self._file.add_heading(_clean(text), level)

    def part(self, part: Part) -> None:
        match part:
            case Heading():
                self.heading(part.text, part.level)
            case Prose():
                if part.sentences:
                    self._say(self._file.add_paragraph(), part.sentences)
            case Bullets():
                for item in part.items:
                    self._say(self._file.add_paragraph(style="List Bullet"), item)
            case Facts():
                rows = tuple((Sentence(text=name), Sentence(text=value)) for name, value in part.rows)
                self._grid((), rows, (28, 72))
            case Table():
                self._grid(part.head, part.rows, part.widths)
            case Picture():
                self._picture(part)

    def note(self, note: Note) -> None:
        words = f"“{note.quote}” {where(note)}."
        self._entry(self._labels[note.id][1], f"{note.number}  ", words, f"Chain: {note.chain}. {basis(note)}")

    def paper(self, paper: Paper) -> None:
        title = f": {paper.title}" if paper.title else ""
        words = f"{paper.outlet}{title}, {paper.published}."
        address = f" · {paper.address}" if paper.address else ""
        under = f"{paper.file}{address} · SHA-256 {paper.sha256}"
        self._entry(self._labels[paper.id][1], f"B{paper.number}  ", words, under)

    def saved(self) -> bytes:
        stream = io.BytesIO()
        self._file.save(stream)
        return stream.getvalue()

    def _say(self, paragraph: Any, some: Iterable[Sentence]) -> None:
        for number, one in enumerate(some):
            _run(paragraph, (" " if number else "") + one.text)
            self._marks(paragraph, one.notes)

    def _marks(self, paragraph: Any, notes: Iterable[str]) -> None:
        for number, note in enumerate(notes):
            if number:
                _run(paragraph, ", ").font.superscript = True
            label, anchor = self._labels[note]
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), anchor)
            run = _run(paragraph, label)
            run.font.superscript = True
            run.font.color.rgb = RGBColor(0x1F, 0x5F, 0x8B)
            link.append(run._r)
            paragraph._p.append(link)

    def _grid(self, head: tuple[str, ...], rows: tuple[tuple[Sentence, ...], ...], widths: tuple[int, ...]) -> None:
        table = self._file.add_table(rows=0, cols=len(widths), style="Table Grid" if head else "Normal Table")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(_TEXT_WIDTH * width / sum(widths))
        if head:
            self._row(table, tuple(Sentence(text=name) for name in head), widths, bold=True)
            _repeat(table.rows[0])
        for row in rows:
            self._row(table, row, widths)
        self._file.add_paragraph().paragraph_format.space_after = Pt(2)

    def _row(self, table: Any, row: tuple[Sentence, ...], widths: tuple[int, ...], *, bold: bool = False) -> None:
        cells = table.add_row().cells
        for cell, one, notes, width in zip(cells, row, marked(row), widths, strict=True):
            cell.width = Cm(_TEXT_WIDTH * width / sum(widths))
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            _run(paragraph, one.text, Pt(8.5)).bold = bold
            self._marks(paragraph, notes)

    def _picture(self, part: Picture) -> None:
        self._pictures += 1
        paragraph = self._file.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(part.png), width=Cm(_TEXT_WIDTH))
        shape._inline.docPr.set("descr", _clean(part.words)[:2000])
        package = self._file.part.package
        name = PackURI(f"/word/media/drawing{self._pictures}.svg")
        drawing = FilePart(name, "image/svg+xml", part.svg, package)
        relation = self._file.part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
        _add_vector(shape, relation)
        self._caption(part.caption)

    def _entry(self, anchor: str, label: str, words: str, under: str) -> None:
        """One entry of a register, as XML: there are thousands, and a paragraph made run by run takes milliseconds."""
        self._bookmarks += 1
        texts = (escape(_clean(text)) for text in (label, words, under))
        xml = _ENTRY.format(*texts, anchor=anchor, number=self._bookmarks)
        self._file.element.body.sectPr.addprevious(parse_xml(xml))

    def _caption(self, text: str) -> None:
        _run(self._file.add_paragraph(), text, Pt(8)).font.color.rgb = _FAINT


def _run(paragraph: Any, text: str, size: Any = None) -> Any:
    run = paragraph.add_run(_clean(text))
    if size is not None:
        run.font.size = size
    return run


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _repeat(row: Any) -> None:
    """The head of a table stands on each of its pages."""
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _add_vector(shape: Any, relation: str) -> None:
    """Word 2016 and later show the vectors, others the bitmap (Office drawing extension ``svgBlip``)."""
    blip = next(shape._inline.iter(qn("a:blip")))
    extensions, extension = OxmlElement("a:extLst"), OxmlElement("a:ext")
    extension.set("uri", _SVG_KEY)
    vector = extension.makeelement(f"{{{_SVG}}}svgBlip", nsmap={"asvg": _SVG})
    vector.set(qn("r:embed"), relation)
    extension.append(vector)
    extensions.append(extension)
    blip.append(extensions)


def _repacked(content: bytes) -> bytes:
    """Without the time of the run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _WHEN), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
