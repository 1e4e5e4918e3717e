"""What resolving needs to know of the entities of all documents, read in a few passes over whole tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from headwater.model.mention import Entity
from headwater.store.tables import chain_links, claims, documents, evidence, members, mentions, participants, readings
from headwater.store.whole import entity_of

_NAMES = ("name", "acronym")
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """An entity of one document. ``named``: some mention is a name; ``shown``: a claim, role or source rests on it."""

    entity: Entity
    document: str
    published: str
    position: int
    mentions: int
    named: bool
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A claim of this type has both members; ``relation``: as subject and object of a relation."""

    type: str
    left: str
    right: str
    relation: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Peopled:
    """All entities of documents and all claims that bind two of them."""

    members: tuple[MemberRow, ...]
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """A text, its sentences and its mentions: start, end, kind, member."""

    document: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[tuple[int, int, str, str], ...]


def peopled(connection: Connection) -> Peopled:
    """Every entity of a document, by document and position, with the bonds of claims."""
    named = set(connection.scalars(select(mentions.c.member).where(mentions.c.kind.in_(_NAMES)).distinct()))
    shown = set(connection.scalars(select(participants.c.member).distinct()))
    shown |= set(connection.scalars(select(chain_links.c.member).distinct()))
    shown |= set(connection.scalars(select(evidence.c.member).distinct()))
    query = select(members, documents.c.published).join(documents, documents.c.id == members.c.document)
    rows = connection.execute(query.order_by(members.c.document, members.c.position))
    found = tuple(
        MemberRow(
            entity=entity_of(row), document=row.document, published=row.published, position=row.position,
            mentions=row.mentions, named=row.id in named, shown=row.id in shown,
        )
        for row in rows
    )  # fmt: skip
    return Peopled(members=found, bonds=tuple(_bonds(connection)))


def _bonds(connection: Connection) -> Iterator[Bond]:
    query = select(participants.c.claim, participants.c.member, participants.c.roles, claims.c.type, claims.c.kind)
    query = query.join(claims, claims.c.number == participants.c.claim)
    held: defaultdict[int, list[tuple[str, str, str, str]]] = defaultdict(list)
    for row in connection.execute(query.order_by(participants.c.claim, participants.c.member)):
        held[row.claim].append((row.member, row.roles, row.type, row.kind))
    for some in held.values():
        for at, (one, roles, type, kind) in enumerate(some):
            for other, their_roles, _, _ in some[at + 1 :]:
                ends = {*roles.split(), *their_roles.split()}
                relation = kind == "relation" and {"subject", "object"} <= ends
                yield Bond(type=type, left=one, right=other, relation=relation)


def passages(connection: Connection) -> Iterator[Passages]:
    """Document by document, in little memory."""
    query = select(documents.c.id, documents.c.text, readings.c.body)
    query = query.join(readings, readings.c.document == documents.c.id).where(documents.c.refusal.is_(None))
    for ident in list(connection.scalars(select(documents.c.id).order_by(documents.c.number))):
        row = connection.execute(query.where(documents.c.id == ident)).first()
        if row is not None:
            columns = (mentions.c.start, mentions.c.end, mentions.c.kind, mentions.c.member)
            some = select(*columns).where(mentions.c.document == ident, mentions.c.member.is_not(None))
            yield Passages(
                document=ident,
                text=row.text,
                sentences=tuple((s["start"], s["end"]) for s in row.body["sentences"]),
                mentions=tuple((a, b, c, d) for a, b, c, d in connection.execute(some.order_by(mentions.c.start))),
            )


def homes_of(connection: Connection) -> dict[str, str]:
    """Every entity of a document → the entity of the case it is part of."""
    return {row.id: row.entity for row in connection.execute(select(members.c.id, members.c.entity))}


def members_of(connection: Connection, ids: list[str]) -> list[Entity]:
    """These entities of documents, by id."""
    found: list[Entity] = []
    for at in range(0, len(ids), _CHUNK):
        query = select(members).where(members.c.id.in_(ids[at : at + _CHUNK])).order_by(members.c.id)
        found += map(entity_of, connection.execute(query))
    return found


def cluster_of(connection: Connection, entity: str) -> list[tuple[Entity, str]]:
    """The entities of documents that an entity stands for, each with its document, by document."""
    query = select(members).where(members.c.entity == entity).order_by(members.c.document, members.c.position)
    return [(entity_of(row), row.document) for row in connection.execute(query)]
