"""DOCX → text: headings, paragraphs, lists, tables, text boxes, captions, footnotes, links.

python-docx opens the package and knows styles and relations. The body is walked as XML, because its paragraphs
leave out tracked insertions, content controls and text boxes. Deleted and hidden text is not read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from lxml import etree

from headwater.errors import Malformed
from headwater.ingest.archive import BROKEN, check_package
from headwater.ingest.blocks import Hint
from headwater.ingest.draft import Draft, TextBuilder
from headwater.ingest.html import resolver
from headwater.ingest.markup import Vocabulary, write_blocks
from headwater.ingest.source import Source
from headwater.model.document import Published, PublishedBasis
from headwater.settings import Settings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HEADING = re.compile(r"(?i)^(?:heading|title|subtitle)\b")
WORD = Vocabulary(
    blocks=frozenset(("body", "p", "tbl", "tr", "sdt", "txbxcontent", "footnotes", "footnote", "endnote")),
    headings=frozenset(("heading",)),
    captions=frozenset(("caption",)),
    breaks=frozenset(("br", "cr")),
    cells=frozenset(("tc",)),
    rows=frozenset(("tr",)),
    dropped=frozenset(
        ("del", "movefrom", "instrtext", "deltext", "ppr", "rpr", "sectpr", "tblpr", "trpr", "tcpr", "sdtpr",
         "fallback", "hidden")
    ),
    link="hyperlink",
    address="href",
)  # fmt: skip


def read_docx(source: Source, settings: Settings) -> Iterator[Draft]:
    """One draft. Raises ``Malformed``, ``TooLarge``."""
    check_package(source, settings)
    try:
        document = docx.Document(io.BytesIO(source.read(settings.max_bytes)))
        yield _draft(document)
    except (*BROKEN, KeyError, AttributeError, TypeError, IndexError, etree.LxmlError) as error:
        reason = f"It is no sound DOCX file ({type(error).__name__})."
        raise Malformed(source.name, reason, "Open and save it again in an office program.") from None


def _draft(document: Any) -> Draft:
    builder = TextBuilder()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    body = etree.fromstring(etree.tostring(document.element.body), parser=parser)
    hidden = _prepare(body, _style_names(document), document.part.rels)
    write_blocks(body, WORD, builder, resolver(None))
    for notes in _notes(document, parser):
        _prepare(notes, {}, {})
        write_blocks(notes, WORD, builder, resolver(None))
    properties = document.core_properties
    made = properties.created.date().isoformat() if properties.created else None
    heading = next((b.span.of(builder.text) for b in builder.blocks[:4] if b.hint is Hint.HEADING), None)
    return Draft(
        text=builder.text,
        blocks=tuple(builder.blocks),
        title=heading or properties.title.strip() or None,
        weak_authors=tuple(filter(None, [properties.author])),
        weak_dates=(Published(edtf=made, basis=PublishedBasis.METADATA),) if made else (),
        links=tuple(builder.links),
        removed=(("hidden", hidden),) if hidden else (),
    )


def _style_names(document: Any) -> dict[str, str]:
    return {style.style_id: style.name or "" for style in document.styles}


def _prepare(body: Any, styles: dict[str, str], relations: Any) -> int:
    """Gives elements the names and addresses that ``WORD`` knows; the number of hidden runs."""
    hidden = 0
    for element in body.iter("*"):
        element.tail = None
        if element.tag in (f"{_W}t", f"{_W}noBreakHyphen"):
            element.text = element.text if element.tag == f"{_W}t" else "-"
            continue
        element.text = " " if element.tag == f"{_W}tab" and element.getparent().tag == f"{_W}r" else None
        if element.tag == f"{_W}p":
            _name_paragraph(element, styles)
        elif element.tag == f"{_W}hyperlink" and element.get(_ID) in relations:
            element.set("href", relations[element.get(_ID)].target_ref)
        elif element.tag == f"{_W}vanish" and element.get(f"{_W}val") not in ("0", "false"):
            hidden += _hide_run(element)
    return hidden


def _name_paragraph(paragraph: Any, styles: dict[str, str]) -> None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    if _HEADING.match(name):
        paragraph.tag = f"{_W}heading"
    elif name.lower() == "caption":
        paragraph.tag = f"{_W}caption"


def _hide_run(mark: Any) -> int:
    run = mark.getparent().getparent()
    if run is None or run.tag != f"{_W}r":
        return 0
    run.tag = f"{_W}hidden"
    return 1


def _notes(document: Any, parser: Any) -> Iterator[Any]:
    """Reports of commissions and organisations keep their sources here."""
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
            yield etree.fromstring(part.blob, parser=parser)
