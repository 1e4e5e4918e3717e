"""Documents and claims found by their words, the best first."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from headwater.store import search
from headwater.store.asking import records
from headwater.store.listing import documents_of
from headwater.store.records import ClaimRecord, DocumentRecord, Hit
from headwater.store.tables import documents

_MARK = re.compile(f"{search.OPEN}(.*?){search.CLOSE}", re.DOTALL)


def find(connection: Connection, query: str, limit: int) -> list[Hit]:
    """Up to ``limit`` documents, then up to ``limit`` claims. Any text is a query; one without a word finds nothing."""
    terms = search.parse(query)
    if not any(not term.without for term in terms):
        return []
    return [*_documents(connection, terms, limit), *_claims(connection, terms, limit)]


def _documents(connection: Connection, terms: tuple[search.Term, ...], limit: int) -> list[Hit]:
    found = _best(connection, "documents", terms, limit)
    chosen = select(documents.c.number, documents.c.id).where(documents.c.number.in_(found))
    ids = {row.number: row.id for row in connection.execute(chosen)}
    held = documents_of(connection, ids.values())
    return [_hit(held[ids[number]], snippet) for number, snippet in found.items()]


def _claims(connection: Connection, terms: tuple[search.Term, ...], limit: int) -> list[Hit]:
    found = _best(connection, "claims", terms, limit)
    held = records(connection, list(found))
    return [_claim_hit(record, snippet) for record, snippet in zip(held, found.values(), strict=True)]


def _best(connection: Connection, name: str, terms: tuple[search.Term, ...], limit: int) -> dict[int, str]:
    matches = search.matching(name, terms)
    order = (matches.selected_columns.rank, matches.selected_columns.number)
    numbers = [row.number for row in connection.execute(matches.order_by(*order).limit(limit))]
    excerpts = {row.number: row.snippet for row in connection.execute(search.snippets(name, terms, numbers))}
    return {number: excerpts[number] for number in numbers}


def _hit(document: DocumentRecord, snippet: str) -> Hit:
    words, marks = _unmarked(snippet)
    return Hit(kind="document", id=document.id, document=document, snippet=words, marks=marks)


def _claim_hit(record: ClaimRecord, snippet: str) -> Hit:
    words, marks = _unmarked(snippet)
    ident, document = record.claim.id, record.document
    return Hit(kind="claim", id=ident, document=document, snippet=words, marks=marks, claim=record)


def _unmarked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words, and the spans of those that were marked."""
    words, marks, end = "", [], 0
    for match in _MARK.finditer(snippet):
        words += snippet[end : match.start()]
        marks.append((len(words), len(words) + len(match[1])))
        words, end = words + match[1], match.end()
    return words + snippet[end:], tuple(marks)
