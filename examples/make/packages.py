"""Office documents and archives: zipped with a fixed clock, so that the same text gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

import docx as python_docx
import odfdo
from manuscript import Manuscript


def docx(manuscript: Manuscript) -> bytes:
    """A Word document with core properties."""
    document = python_docx.Document()
    for paragraph in manuscript.paragraphs:
        if paragraph.heading:
            document.add_heading(paragraph.text, level=1)
        else:
            document.add_paragraph(paragraph.text)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = manuscript.title, manuscript.author, ""
    properties.created = properties.modified = manuscript.created.replace(tzinfo=None)
    target = io.BytesIO()
    document.save(target)
    return _repacked(target.getvalue(), manuscript.created.date())


def odt(manuscript: Manuscript) -> bytes:
    """An OpenDocument text with metadata."""
    document = odfdo.Document("text")
    document.body.clear()
    for paragraph in manuscript.paragraphs:
        made = odfdo.Header(1, paragraph.text) if paragraph.heading else odfdo.Paragraph(paragraph.text)
        document.body.append(made)
    meta = document.meta
    meta.title, meta.creator, meta.generator = manuscript.title, manuscript.author, "examples/make"
    meta.initial_creator = manuscript.author
    meta.creation_date = meta.date = manuscript.created.replace(tzinfo=None)
    target = io.BytesIO()
    document.save(target)
    return _repacked(target.getvalue(), manuscript.created.date())


def zipped(members: Mapping[str, bytes], day: str) -> bytes:
    """A ZIP archive of these members, dated ``day`` (ISO 8601)."""
    return _packed(members, date.fromisoformat(day))


def _repacked(package: bytes, day: date) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return _packed(members, day)


def _packed(members: Mapping[str, bytes], day: date) -> bytes:
    """``mimetype`` goes first and unpacked, as OpenDocument asks."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(members, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every machine
            archive.writestr(entry, members[name])
    return target.getvalue()
