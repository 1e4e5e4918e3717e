"""What a dossier is made of, before it is set as a page: headings, sentences with their notes, tables, pictures.

Every string in here is plain text. ``notes`` are ids of claims (their words stand in the register) or of documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and what it stands on. ``own`` is false for words of a report, which stand in quotation marks."""

    text: str
    notes: tuple[str, ...] = ()
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """``level`` 1 to 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A paragraph."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list, an item a paragraph."""

    items: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names and values: what a head of a page holds. No sentences, so no notes."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and rows of cells; ``widths`` are shares of the width."""

    head: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing: ``svg`` for print and screen, ``png`` for what cannot show it, ``words`` for who cannot see it."""

    name: str
    svg: bytes
    png: bytes
    caption: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a sentence stands on: the words of a report, where they stand, who says so, from which bytes."""

    id: str
    number: int
    quote: str
    start: int
    end: int
    outlet: str
    title: str
    published: str
    file: str
    address: str
    sha256: str
    chain: str
    voice: str
    type: str
    review: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A report in the register of documents."""

    id: str
    number: int
    outlet: str
    title: str
    published: str
    file: str
    address: str
    sha256: str
    claims: int


Part: TypeAlias = Heading | Prose | Bullets | Facts | Table | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything, in the order of reading: ``body``, then the ``notes``, the ``papers`` and the ``end``."""

    title: str
    body: tuple[Part, ...]
    notes: tuple[Note, ...]
    papers: tuple[Paper, ...]
    end: tuple[Part, ...]

    def labels(self) -> dict[str, tuple[str, str]]:
        """What each note is called and the anchor it leads to, by id: ``("12", "n12")``, ``("B3", "b3")``."""
        claims = {note.id: (str(note.number), f"n{note.number}") for note in self.notes}
        return claims | {paper.id: (f"B{paper.number}", f"b{paper.number}") for paper in self.papers}


def marked(row: tuple[Sentence, ...]) -> tuple[tuple[str, ...], ...]:
    """The notes to show beside each cell: those that the next cell shares stand there alone."""
    following = (*(cell.notes for cell in row[1:]), ())
    return tuple(() if cell.notes == after else cell.notes for cell, after in zip(row, following, strict=True))


def sentences(parts: tuple[Part, ...]) -> Iterator[Sentence]:
    """Every sentence of these parts, cells of tables included."""
    for part in parts:
        if isinstance(part, Prose):
            yield from part.sentences
        elif isinstance(part, Bullets):
            yield from (sentence for item in part.items for sentence in item)
        elif isinstance(part, Table):
            yield from (cell for row in part.rows for cell in row)


def changed(dossier: Dossier, change: Change) -> Dossier:
    """The dossier with every text in it changed; offsets, hashes and ids stay."""
    return replace(
        dossier,
        title=change(dossier.title),
        body=tuple(_part(part, change) for part in dossier.body),
        end=tuple(_part(part, change) for part in dossier.end),
        notes=tuple(_note(note, change) for note in dossier.notes),
        papers=tuple(
            replace(p, outlet=change(p.outlet), title=change(p.title), file=change(p.file), address=change(p.address))
            for p in dossier.papers
        ),
    )


def _note(note: Note, change: Change) -> Note:
    told = replace(note, quote=change(note.quote), outlet=change(note.outlet), title=change(note.title))
    return replace(told, file=change(note.file), address=change(note.address), chain=change(note.chain))


def _part(part: Part, change: Change) -> Part:
    def told(sentence: Sentence) -> Sentence:
        return replace(sentence, text=change(sentence.text))

    match part:
        case Heading():
            return replace(part, text=change(part.text))
        case Prose():
            return Prose(sentences=tuple(map(told, part.sentences)))
        case Bullets():
            return Bullets(items=tuple(tuple(map(told, item)) for item in part.items))
        case Facts():
            return Facts(rows=tuple((name, change(value)) for name, value in part.rows))
        case Table():
            return replace(part, rows=tuple(tuple(map(told, row)) for row in part.rows))
        case Picture():  # its labels were changed before it was drawn
            return replace(part, caption=change(part.caption), words=change(part.words))
