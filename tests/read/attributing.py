"""Reads short texts as far as their attributions, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.document import Custody, Document, Region, RegionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.read import default_steps
from headwater.read.attribution import find_attributions


def document(text: str, *, headline: bool = False, outlet: str | None = None) -> Document:
    """A document of one region."""
    kind = RegionKind.HEADLINE if headline else RegionKind.BODY
    custody = Custody(original="0" * 64, size=len(text))
    regions = (Region(kind=kind, span=Span(0, len(text))),)
    return Document(text=text, file="note.txt", outlet=outlet, custody=custody, regions=regions)


def read_to_attributions(documents: Sequence[Document]) -> list[Reading]:
    """The default steps up to and including the attributions, over all documents at once."""
    readings = [Reading(document=d.id) for d in documents]
    for step in default_steps():
        many = getattr(step, "many", None)
        if many is not None:
            readings = many(documents, readings)
        else:
            readings = [step(d, r) for d, r in zip(documents, readings, strict=True)]
        if step is find_attributions:
            return readings
    raise AssertionError("find_attributions is not among the default steps")


@dataclass(frozen=True)
class Row:
    """An attribution in words."""

    source: str | None
    cue: str | None
    content: str | None
    cue_class: str
    kind: str
    scope: str
    obtained_by: str | None
    parent: str | None


def row(a: Attribution, text: str, cues: dict[str, str]) -> Row:
    return Row(
        source=a.source.of(text) if a.source else None,
        cue=a.cue.of(text) if a.cue else None,
        content=" … ".join(c.of(text) for c in a.content) or None,
        cue_class=a.cue_class.value,
        kind=a.kind.value,
        scope=a.scope.value,
        obtained_by=a.obtained_by.of(text) if a.obtained_by else None,
        parent=cues.get(a.parent) if a.parent else None,
    )


def rows(doc: Document, reading: Reading) -> list[Row]:
    """The attributions of a reading in words; a parent is named by its cue."""
    cues = {a.id: a.cue.of(doc.text) if a.cue else "" for a in reading.attributions}
    return [row(a, doc.text, cues) for a in reading.attributions]


def attributions(text: str, *, headline: bool = False, outlet: str | None = None) -> list[Row]:
    """The attributions of one text, in words."""
    doc = document(text, headline=headline, outlet=outlet)
    return rows(doc, read_to_attributions([doc])[0])
