"""Markdown with footnotes (as Pandoc, GitHub and others read them), pictures within."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator

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

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~$!])")


def as_markdown(dossier: Dossier) -> bytes:
    """UTF-8."""
    labels = dossier.labels()
    blocks = [f"# {_text(dossier.title)}", *(b for part in dossier.body for b in _part(part, labels))]
    blocks += ["## Annex A. Claims, in the words of the reports", *map(_listed, dossier.notes)]
    blocks += ["## Annex B. Reports", *map(_paper, dossier.papers)]
    blocks += [block for part in dossier.end for block in _part(part, labels)]
    blocks += [f"[^{note.number}]: {_note(note)}" for note in dossier.notes]
    blocks += [f"[^B{paper.number}]: {_cited(paper)}" for paper in dossier.papers]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _text(text: str) -> str:
    """On one line, with nothing in it that Markdown would read as its own."""
    line = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^([-+=]|\d+[.)])", r"\\\1", line)


def _part(part: Part, labels: Labels) -> Iterator[str]:
    match part:
        case Heading():
            yield f"{'#' * (part.level + 1)} {_text(part.text)}"
        case Prose():
            yield from [_said(part.sentences, labels)] if part.sentences else []
        case Bullets():
            yield from ["\n".join(f"- {_said(item, labels)}" for item in part.items)] if part.items else []
        case Facts():
            yield "\n".join(["| | |", "|---|---|", *(f"| {_text(a)} | {_text(b)} |" for a, b in part.rows)])
        case Table():
            yield "\n".join(_table(part, labels))
        case Picture():
            picture = base64.b64encode(part.svg).decode()
            yield f"![{_text(part.words)}](data:image/svg+xml;base64,{picture})"
            yield f"*{_text(part.caption)}*"


def _table(part: Table, labels: Labels) -> Iterator[str]:
    yield f"| {' | '.join(map(_text, part.head))} |"
    yield f"|{'---|' * len(part.head)}"
    for row in part.rows:
        cells = (_text(cell.text) + _marks(notes, labels) for cell, notes in zip(row, marked(row), strict=True))
        yield f"| {' | '.join(cells)} |"


def _said(some: Iterable[Sentence], labels: Labels) -> str:
    return " ".join(_text(one.text) + _marks(one.notes, labels) for one in some)


def _marks(notes: Iterable[str], labels: Labels) -> str:
    return "".join(f"[^{labels[note][0]}]" for note in notes)


def _listed(note: Note) -> str:
    return f"**{note.number}** {_note(note)}"


def _note(note: Note) -> str:
    return f"“{_text(note.quote)}” {_text(where(note))}. Chain: {_text(note.chain)}. {_text(basis(note))}"


def _paper(paper: Paper) -> str:
    return f"**B{paper.number}** {_cited(paper)} {paper.claims:,} claims cited."


def _cited(paper: Paper) -> str:
    title = f": {_text(paper.title)}" if paper.title else ""
    address = f" {_text(paper.address)}" if paper.address else ""
    return f"{_text(paper.outlet)}{title}, {paper.published}. {_text(paper.file)}.{address} SHA-256 {paper.sha256}."
