"""The state of a case in figures, and what did not come in and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, distinct, func, select

from headwater.model.claim import Modality
from headwater.model.convert import to_dict
from headwater.store.ledger import faults
from headwater.store.records import IntakeRecord
from headwater.store.tables import (
    chain_links,
    claims,
    conflicts,
    documents,
    entities,
    judgements,
    origins,
    propositions,
    readings,
    runs,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """``documents`` are all, ``read`` those that were read; ``silent`` sentences were read and yielded no claim.

    ``refused_spans`` counts what reading found and could not ground. ``voices`` counts claims by modality,
    ``sources`` everybody claims are ascribed to beside the outlets. ``propositions``, ``origins`` and ``conflicts``
    count what comparing the documents gave. ``unfinished``: the last build was stopped; build again to go on.
    """

    documents: int
    read: int
    words: int
    sentences: int
    silent: int
    refused_spans: int
    claims: int
    voices: Mapping[str, int]
    sources: int
    outlets: int
    entities: int
    propositions: int
    origins: int
    conflicts: int
    judgements: int
    unfinished: bool
    refused: tuple[IntakeRecord, ...]
    kept: tuple[IntakeRecord, ...]
    skipped: tuple[IntakeRecord, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain


def status(connection: Connection) -> Status:
    """The figures of the case as it is now."""
    documents_in = _documents(connection)
    records = faults(connection)
    voices = _voices(connection)
    return Status(
        **documents_in,
        refused_spans=_scalar(connection, select(func.sum(readings.c.refused))),
        claims=sum(voices.values()),
        voices=voices,
        sources=_sources(connection),
        outlets=_scalar(connection, select(func.count(distinct(documents.c.outlet)))),
        entities=_count(connection, entities),
        propositions=_count(connection, propositions),
        origins=_scalar(connection, select(func.count(distinct(origins.c.id)))),
        conflicts=_count(connection, conflicts),
        judgements=_count(connection, judgements),
        unfinished=_scalar(connection, select(func.count()).select_from(runs).where(~runs.c.finished)) > 0,
        refused=_of(records, "refused"),
        kept=_of(records, "kept"),
        skipped=_of(records, "skipped"),
    )


def _documents(connection: Connection) -> dict[str, int]:
    sums = (func.sum(documents.c[name]).label(name) for name in ("words", "sentences", "silent"))
    row = connection.execute(select(func.count().label("documents"), *sums)).one()
    kept = select(func.count()).select_from(documents).where(documents.c.refusal.is_not(None))
    figures = {name: value or 0 for name, value in row._mapping.items()}
    return {**figures, "read": figures["documents"] - _scalar(connection, kept)}


def _voices(connection: Connection) -> dict[str, int]:
    """In the order of the vocabulary, without the voices nobody speaks in."""
    voiced = select(claims.c.modality, func.count().label("claims")).group_by(claims.c.modality)
    counts = {row.modality: row.claims for row in connection.execute(voiced)}
    return {voice.value: counts[voice.value] for voice in Modality if voice.value in counts}


def _sources(connection: Connection) -> int:
    """Entities, and names that belong to none, beyond the first link of a chain, which is the outlet."""
    known = func.coalesce(chain_links.c.entity, chain_links.c.folded)
    return _scalar(connection, select(func.count(distinct(known))).where(chain_links.c.position > 0))


def _of(records: list[IntakeRecord], outcome: str) -> tuple[IntakeRecord, ...]:
    return tuple(record for record in records if record.outcome == outcome)


def _count(connection: Connection, table: Any) -> int:
    return _scalar(connection, select(func.count()).select_from(table))


def _scalar(connection: Connection, query: Any) -> int:
    return int(connection.scalar(query) or 0)
