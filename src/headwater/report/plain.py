"""A dossier as plain values: what templates are filled from. Notes are pairs of a label and the anchor it leads to."""

from __future__ import annotations

import base64
from typing import Any

from headwater.report.parts import (
    Bullets,
    Dossier,
    Facts,
    Heading,
    Note,
    Part,
    Picture,
    Prose,
    Sentence,
    Table,
    marked,
    sentences,
)

Labels = dict[str, tuple[str, str]]


def plain(dossier: Dossier) -> dict[str, Any]:
    """Everything, in the order of reading."""
    labels = dossier.labels()
    cited = {note for sentence in sentences(dossier.body) for note in sentence.notes}
    return {
        "title": dossier.title,
        "body": [_part(part, labels) for part in dossier.body],
        "notes": [{**_fields(note), "anchor": labels[note.id][1], "cited": note.id in cited} for note in dossier.notes],
        "papers": [
            {"anchor": labels[p.id][1], "label": labels[p.id][0], "outlet": p.outlet, "title": p.title,
             "published": p.published, "file": p.file, "address": p.address, "sha256": p.sha256, "claims": p.claims}
            for p in dossier.papers
        ],
        "end": [_part(part, labels) for part in dossier.end],
    }  # fmt: skip


def where(note: Note) -> str:
    """Outlet, title, date: how a report is cited."""
    title = f", “{note.title}”" if note.title else ""
    return f"{note.outlet}{title}, {note.published}"


def basis(note: Note) -> str:
    """Where the words stand, from which bytes, and in which voice they are said."""
    review = f" Reviewed: {note.review}." if note.review else ""
    place = f"Characters {note.start}–{note.end} of {note.file}, SHA-256 {note.sha256[:16]}…"
    return f"{place} {note.type.replace('_', ' ')}, {note.voice}.{review} {note.id}"


def _fields(note: Note) -> dict[str, Any]:
    return {"number": note.number, "quote": note.quote, "where": where(note), "chain": note.chain, "basis": basis(note)}


def _part(part: Part, labels: Labels) -> dict[str, Any]:
    match part:
        case Heading():
            return {"kind": "heading", "level": part.level, "text": part.text}
        case Prose():
            return {"kind": "prose", "sentences": _sentences(part.sentences, labels)}
        case Bullets():
            return {"kind": "bullets", "items": [_sentences(item, labels) for item in part.items]}
        case Facts():
            return {"kind": "facts", "rows": [list(row) for row in part.rows]}
        case Table():
            return _table(part, labels)
        case Picture():
            svg = base64.b64encode(part.svg).decode()
            return {"kind": "picture", "name": part.name, "svg": svg, "caption": part.caption, "words": part.words}


def _table(part: Table, labels: Labels) -> dict[str, Any]:
    rows = []
    for row in part.rows:
        shown = zip(row, marked(row), strict=True)
        rows.append([{"text": cell.text, "notes": [labels[n] for n in notes]} for cell, notes in shown])
    return {"kind": "table", "head": list(part.head), "widths": list(part.widths), "rows": rows}


def _sentences(some: tuple[Sentence, ...], labels: Labels) -> list[dict[str, Any]]:
    """A note that the next sentence of the paragraph shares stands behind that one too: each shows its own."""
    return [{"text": one.text, "notes": [labels[note] for note in one.notes]} for one in some]
