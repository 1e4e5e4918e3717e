"""ODT → text: headings, paragraphs, lists, tables, notes, links."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree
from odfdo import Document

from headwater.errors import Malformed
from headwater.ingest import dates
from headwater.ingest.archive import BROKEN, check_package
from headwater.ingest.blocks import Hint
from headwater.ingest.draft import Draft, TextBuilder
from headwater.ingest.html import resolver
from headwater.ingest.markup import Vocabulary, write_blocks
from headwater.ingest.source import Source
from headwater.model.document import Published, PublishedBasis
from headwater.settings import Settings

ODF = Vocabulary(
    blocks=frozenset(
        ("text", "p", "list", "list-item", "list-header", "section", "table", "table-row", "note-body", "frame",
         "text-box")
    ),
    headings=frozenset(("h",)),
    captions=frozenset(),
    breaks=frozenset(("line-break",)),
    cells=frozenset(("table-cell", "covered-table-cell")),
    rows=frozenset(("table-row",)),
    dropped=frozenset(
        ("tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls", "note-citation", "image",
         "script", "bibliography-source", "table-of-content-source", "variable-decls",
         "user-field-decls")
    ),
    link="a",
    address="{http://www.w3.org/1999/xlink}href",
)  # fmt: skip
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def read_odt(source: Source, settings: Settings) -> Iterator[Draft]:
    """One draft. Raises ``Malformed``, ``TooLarge``."""
    check_package(source, settings)
    try:
        document = Document(io.BytesIO(source.read(settings.max_bytes)))
        yield _draft(document)
    except (*BROKEN, KeyError, AttributeError, TypeError, IndexError, etree.LxmlError) as error:
        reason = f"It is no sound ODT file ({type(error).__name__})."
        raise Malformed(source.name, reason, "Open and save it again in an office program.") from None


def _draft(document: Any) -> Draft:
    builder = TextBuilder()
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    content = etree.fromstring(document.get_part("content.xml").serialize(), parser=parser)
    body = content.find(f".//{_OFFICE}text")
    if body is None:
        raise ValueError("no text in content.xml")
    _spell_out(body)
    write_blocks(body, ODF, builder, resolver(None))
    meta = document.meta
    made = dates.edtf(str(meta.creation_date)) if meta.creation_date else None
    heading = next((b.span.of(builder.text) for b in builder.blocks[:4] if b.hint is Hint.HEADING), None)
    return Draft(
        text=builder.text,
        blocks=tuple(builder.blocks),
        title=heading or (meta.title or "").strip() or None,
        weak_authors=tuple(filter(None, [meta.initial_creator or meta.creator])),
        weak_dates=(Published(edtf=made, basis=PublishedBasis.METADATA),) if made else (),
        links=tuple(builder.links),
    )


def _spell_out(body: etree._Element) -> None:
    """Runs of spaces and tabs are elements in ODF."""
    for element in body.iter(f"{_TEXT}s", f"{_TEXT}tab"):
        element.text = " "
