"""Lists of documents and of entities, each in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from headwater.errors import NotFound
from headwater.model.mention import Entity
from headwater.store.folding import folded
from headwater.store.records import DocumentRecord, EntityRecord, Page
from headwater.store.tables import documents, entities, members, names
from headwater.store.whole import entity_of

CHUNK = 500
"""Values named in one query: databases limit them."""
LISTED = (
    documents.c.id, documents.c.file, documents.c.title, documents.c.outlet, documents.c.edtf, documents.c.language,
    documents.c.media_type, documents.c.uri, documents.c.original, documents.c.refusal, documents.c.words,
    documents.c.sentences, documents.c.silent, documents.c.claims,
)  # fmt: skip


def list_documents(connection: Connection, limit: int | None, offset: int) -> Page[DocumentRecord]:
    """Documents, the newest first; those without a date last; then by file."""
    order = (documents.c.published.desc(), documents.c.file, documents.c.id)
    rows = connection.execute(select(*LISTED).order_by(*order).limit(limit).offset(offset))
    total = connection.scalar(select(func.count()).select_from(documents)) or 0
    return Page(items=tuple(map(record_of, rows)), total=total, offset=offset)


def find_document(connection: Connection, name: str) -> DocumentRecord:
    """The document of this id, file, end of a file's path, or beginning of an id. Raises ``NotFound``.

    The first of these ways that finds any decides; more than one find is an error that names the choices.
    """
    begins = name if name.startswith("doc-") else f"doc-{name}"
    ways = (
        documents.c.id == name,
        documents.c.file == name,
        documents.c.file.endswith(f"/{name}", autoescape=True),
        documents.c.id.startswith(begins, autoescape=True),
    )
    for condition in ways if name else ():
        found = connection.execute(select(*LISTED).where(condition).order_by(documents.c.id).limit(20)).all()
        if len(found) == 1:
            return record_of(found[0])
        if found:
            choices = ", ".join(f"{row.id} ({row.file})" for row in found[:5])
            raise NotFound(f"{name!r} could be several documents: {choices}. Give more of one id.")
    raise NotFound(f"{name!r} is no document of this case. `headwater search CASE WORDS` finds documents by words.")


def documents_of(connection: Connection, ids: Iterable[str]) -> dict[str, DocumentRecord]:
    """These documents, by id."""
    wanted = sorted(set(ids))
    found = {}
    for at in range(0, len(wanted), CHUNK):
        rows = connection.execute(select(*LISTED).where(documents.c.id.in_(wanted[at : at + CHUNK])))
        found.update({row.id: record_of(row) for row in rows})
    return found


def record_of(row: Any) -> DocumentRecord:
    """A row of the columns ``LISTED`` as a value."""
    values = dict(row._mapping)
    return DocumentRecord(published=values.pop("edtf"), **values)


def list_entities(
    connection: Connection, about: str | None, type: str | None, limit: int | None, offset: int, drawer: bool = False
) -> Page[EntityRecord]:
    """Entities, the most mentioned first. ``about`` is a name, an alias, an acronym or an id.

    Those that nothing rests on are left out, unless asked about; with ``drawer`` they alone are listed.
    """
    query = select(entities)
    if about is None or drawer:
        query = query.where(entities.c.drawer.is_(drawer))
    if about is not None:
        query = query.where(entities.c.id.in_(named(connection, about)))
    if type is not None:
        query = query.where(entities.c.type == type)
    total = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
    order = (entities.c.mentions.desc(), entities.c.name, entities.c.id)
    rows = connection.execute(query.order_by(*order).limit(limit).offset(offset)).all()
    return Page(items=tuple(_entity_records(connection, rows)), total=total, offset=offset)


def find_entity(connection: Connection, name: str) -> EntityRecord:
    """The one entity of this id, beginning of an id, or name. Raises ``NotFound``, naming the choices."""
    by_member = connection.scalars(select(members.c.entity).where(members.c.id == name)).all()
    begins = name if name.startswith("ent-") else f"ent-{name}"
    begun = connection.scalars(select(entities.c.id).where(entities.c.id.startswith(begins, autoescape=True)).limit(9))
    ids = sorted({*named(connection, name), *by_member}) or (sorted(begun) if name else [])
    rows = connection.execute(select(entities).where(entities.c.id.in_(ids[:50]))).all()
    if len(rows) > 1 and (shown := [row for row in rows if not row.drawer]):
        rows = shown
    if len(rows) == 1:
        return next(_entity_records(connection, rows))
    if rows:
        ranked = sorted(rows, key=lambda row: (-row.mentions, row.id))
        choices = ", ".join(f"{r.id} ({r.name}, {r.type}, {r.documents} reports)" for r in ranked[:5])
        raise NotFound(f"{name!r} could be several entities: {choices}. Give an id.")
    raise NotFound(f"{name!r} is no entity of this case. `headwater entities CASE` lists them.")


def all_entities(connection: Connection) -> Iterator[EntityRecord]:
    """Every entity in the order of ids, in little memory."""
    last = ""
    while rows := connection.execute(
        select(entities).where(entities.c.id > last).order_by(entities.c.id).limit(CHUNK)
    ).all():
        yield from _entity_records(connection, rows)
        last = rows[-1].id


def entities_of(connection: Connection, ids: Iterable[str]) -> dict[str, Entity]:
    """These entities of the case, by id."""
    wanted = sorted(set(ids))
    found: dict[str, Entity] = {}
    for at in range(0, len(wanted), CHUNK):
        some = select(entities).where(entities.c.id.in_(wanted[at : at + CHUNK]))
        found.update({row.id: entity_of(row) for row in connection.execute(some)})
    return found


def named(connection: Connection, name: str) -> list[str]:
    """The ids of the entities that go by this name, in any spelling of it."""
    spelled = connection.scalars(select(names.c.entity).where(names.c.folded == folded(name)))
    by_id = connection.scalars(select(entities.c.id).where(entities.c.id == name))
    return sorted({*spelled, *by_id})


def clusters(connection: Connection, document: str) -> dict[str, str]:
    """Entities of a document → entities of the case."""
    rows = connection.execute(select(members.c.id, members.c.entity).where(members.c.document == document))
    return {row.id: row.entity for row in rows}


def clusters_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """These entities of documents → entities of the case."""
    wanted = sorted(set(ids))
    found: dict[str, str] = {}
    for at in range(0, len(wanted), CHUNK):
        some = members.c.id.in_(wanted[at : at + CHUNK])
        found.update(
            {row.id: row.entity for row in connection.execute(select(members.c.id, members.c.entity).where(some))}
        )
    return found


def _entity_records(connection: Connection, rows: Iterable[Any]) -> Iterator[EntityRecord]:
    rows = list(rows)
    places: dict[str, list[str]] = {row.id: [] for row in rows}
    ids = list(places)
    for at in range(0, len(ids), CHUNK):
        some = members.c.entity.in_(ids[at : at + CHUNK])
        pairs = select(members.c.entity, members.c.document).where(some).distinct().order_by(members.c.document)
        for entity, document in connection.execute(pairs):
            places[entity].append(document)
    for row in rows:
        yield EntityRecord(entity=entity_of(row), mentions=row.mentions, documents=tuple(places[row.id]))
