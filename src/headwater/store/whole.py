"""A document and its reading, put together again from their rows: what went in comes out equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, select

from headwater.errors import NotFound
from headwater.model.convert import from_dict
from headwater.model.document import Document
from headwater.model.evidence import EvidenceItem
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.place import Place
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.store.tables import attributions, claims, documents, evidence, members, mentions, readings, times

_CHUNK = 500


def document_of(connection: Connection, ident: str) -> Document:
    """A document as it was taken in. Raises ``NotFound``."""
    row = connection.execute(select(documents.c.text, documents.c.body).where(documents.c.id == ident)).first()
    if row is None:
        raise NotFound(f"{ident!r} is no document of this case. `headwater search CASE WORDS` finds some.")
    return from_dict(Document, {**row.body, "text": row.text})


def reading_of(connection: Connection, ident: str) -> Reading:
    """All that was found in a stored document; ``syntax`` and ``notes`` are never kept."""

    def bodies(table: Table, *order: str) -> list[Any]:
        query = select(table.c.body).where(table.c.document == ident).order_by(*(table.c[name] for name in order))
        return list(connection.scalars(query))

    reading = from_dict(
        Reading,
        {
            **connection.execute(select(readings.c.body).where(readings.c.document == ident)).scalar_one(),
            "document": ident,
            "times": bodies(times, "start", "end"),
            "attributions": bodies(attributions, "position"),
            "claims": bodies(claims, "number"),
            "evidence": bodies(evidence, "position"),
        },
    )
    found, peopled = tuple(_mentions(connection, ident)), tuple(_members(connection, ident))
    return replace(reading, mentions=found, entities=peopled)


def evidence_of(connection: Connection, ids: Iterable[str]) -> list[EvidenceItem]:
    """What documents say shows something, document by document."""
    wanted = sorted(set(ids))
    found: list[EvidenceItem] = []
    for at in range(0, len(wanted), _CHUNK):
        query = select(evidence.c.body).where(evidence.c.document.in_(wanted[at : at + _CHUNK]))
        bodies = connection.scalars(query.order_by(evidence.c.document, evidence.c.position))
        found += [from_dict(EvidenceItem, body) for body in bodies]
    return found


def entity_of(row: Any) -> Entity:
    """A row of ``members`` or ``entities`` as a value."""
    return Entity(
        id=row.id,
        name=row.name,
        type=EntityType(row.type),
        names=tuple(row.body["names"]),
        place=from_dict(Place, row.body["place"]) if row.body["place"] else None,
        roles=tuple(row.body["roles"]),
    )


def _mentions(connection: Connection, ident: str) -> Iterator[Mention]:
    order = (mentions.c.start, mentions.c.end, mentions.c.kind)
    for row in connection.execute(select(mentions).where(mentions.c.document == ident).order_by(*order)):
        yield Mention(
            span=Span(row.start, row.end),
            text=row.text,
            kind=MentionKind(row.kind),
            type=EntityType(row.type),
            entity=row.member,
            head=Span(row.head_start, row.head_end) if row.head_start is not None else None,
            because=row.because,
            literal=row.literal,
        )


def _members(connection: Connection, ident: str) -> Iterator[Entity]:
    query = select(members).where(members.c.document == ident).order_by(members.c.position)
    return map(entity_of, connection.execute(query))
