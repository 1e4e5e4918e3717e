"""Claims that answer a question: about whom, of what type, who says so, in which voice. The newest come first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, func, or_, select

from headwater.model.claim import Claim
from headwater.model.convert import from_dict
from headwater.store import search
from headwater.store.folding import folded
from headwater.store.listing import CHUNK, clusters_of, documents_of, find_document, named
from headwater.store.records import ClaimRecord, Page
from headwater.store.rows import about
from headwater.store.tables import chain_links, claims, participants, proposition_claims

_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which claims. What is not given does not matter; what is given must all hold.

    ``about`` is a name, alias, acronym or id of an entity, else words to be found in the claim. ``source`` is the
    same for anybody in the chain of who says so, the outlet included. ``document`` is an id, its beginning, or a file.
    ``text`` is searched for in the claim's own words.
    """

    about: str | None = None
    type: str | None = None
    source: str | None = None
    modality: str | None = None
    document: str | None = None
    text: str | None = None


def ask(connection: Connection, question: Question, limit: int | None = _PAGE, offset: int = 0) -> Page[ClaimRecord]:
    """The claims, by date of publication, then as they stand in the reports. Raises ``NotFound`` for the document."""
    keys = _keys(connection, question)
    total = connection.scalar(select(func.count()).select_from(keys.subquery())) or 0
    order = (keys.selected_columns.published.desc(), keys.selected_columns.number)
    numbers = [row.number for row in connection.execute(keys.order_by(*order).limit(limit).offset(offset))]
    return Page(items=tuple(records(connection, numbers)), total=total, offset=offset)


def records_of(connection: Connection, ids: Iterable[str]) -> list[ClaimRecord]:
    """The claims of these ids, as they stand in the case; ids of none are left out."""
    wanted = sorted(set(ids))
    numbers: list[int] = []
    for at in range(0, len(wanted), CHUNK):
        numbers += connection.scalars(select(claims.c.number).where(claims.c.id.in_(wanted[at : at + CHUNK])))
    return records(connection, sorted(numbers))


def records(connection: Connection, numbers: list[int]) -> list[ClaimRecord]:
    """The claims of these numbers, in this order, with their words and documents."""
    rows = {row.number: row for row in _rows(connection, numbers)}
    parsed = {number: from_dict(Claim, row.body) for number, row in rows.items()}
    held = documents_of(connection, (row.document for row in rows.values()))
    entities = clusters_of(connection, (member for claim in parsed.values() for member in _members(claim)))
    return [
        ClaimRecord(
            claim=(claim := parsed[number]),
            trigger=rows[number].trigger_text,
            quote=rows[number].quote,
            document=held[rows[number].document],
            entities={member: entities[member] for member in _members(claim) if member in entities},
            proposition=rows[number].proposition,
        )
        for number in numbers
    ]


def _rows(connection: Connection, numbers: list[int]) -> list[Any]:
    columns = (claims.c.number, claims.c.document, claims.c.trigger_text, claims.c.quote, claims.c.body)
    query = select(*columns, proposition_claims.c.proposition)
    query = query.outerjoin(proposition_claims, proposition_claims.c.claim == claims.c.id)
    some = (numbers[at : at + CHUNK] for at in range(0, len(numbers), CHUNK))
    return [row for chunk in some for row in connection.execute(query.where(claims.c.number.in_(chunk)))]


def _members(claim: Claim) -> list[str]:
    refs = [ref.entity for _, ref in about(claim)] + [link.entity for link in claim.chain]
    return [entity for entity in refs if entity]


def _keys(connection: Connection, question: Question) -> Select[Any]:
    """Number and date of every claim that answers, each once, from the table that narrows it down most."""
    conditions = _conditions(connection, question)
    if question.about is not None and (entities := named(connection, question.about)):
        query = select(participants.c.claim.label("number"), participants.c.published)
        query = query.where(participants.c.entity.in_(entities)).distinct()
        return query.join(claims, claims.c.number == participants.c.claim).where(*conditions) if conditions else query
    if question.about is not None:
        conditions.append(_worded(question.about))
    return select(claims.c.number, claims.c.published).where(*conditions)


def _conditions(connection: Connection, question: Question) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for name in ("type", "modality"):
        if (value := getattr(question, name)) is not None:
            found.append(claims.c[name] == value)
    if question.document is not None:
        found.append(claims.c.document == find_document(connection, question.document).id)
    if question.text is not None:
        found.append(_worded(question.text))
    if question.source is not None:
        found.append(claims.c.number.in_(_said_by(connection, question.source)))
    return found


def _said_by(connection: Connection, source: str) -> Select[Any]:
    entities = named(connection, source)
    exact = or_(chain_links.c.entity.in_(entities), chain_links.c.folded == folded(source))
    if connection.scalar(select(chain_links.c.claim).where(exact).limit(1)) is None:
        exact = chain_links.c.folded.contains(folded(source), autoescape=True) if folded(source) else false()
    return select(chain_links.c.claim).where(exact)


def _worded(words: str) -> ColumnElement[bool]:
    terms = search.parse(words)
    if not any(not term.without for term in terms):
        return false()
    return claims.c.number.in_(select(search.matching("claims", terms).subquery().c.number))
