"""The log of judgements: only ever added to, each entry carrying the hash of the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from headwater.model.convert import to_dict
from headwater.model.ids import canonical_json, sha256
from headwater.model.judgement import Judgement, Verdict
from headwater.store import custody
from headwater.store.tables import judgements


def append(connection: Connection, judgement: Judgement) -> Judgement:
    """Writes a decision to the end of the log; the entry as it stands there, chained to the one before."""
    last = connection.scalar(select(judgements.c.id).order_by(judgements.c.number.desc()).limit(1))
    entry = replace(judgement, previous=last or "")
    connection.execute(insert(judgements).values(id=entry.id, **to_dict(entry)))
    kind = custody.RETRACTION if entry.about == "retract" else custody.JUDGEMENT
    custody.append(connection, kind, {"judgement": entry.id, "sha256": digest(entry)}, entry.who)
    return entry


def digest(judgement: Judgement) -> str:
    """All of a decision in one hash: what the journal of custody holds of it."""
    return sha256(canonical_json(to_dict(judgement)).encode())


def entries(connection: Connection) -> Iterator[Judgement]:
    """The log from its beginning."""
    for row in connection.execute(select(judgements).order_by(judgements.c.number)):
        yield _judgement(row)


def broken_at(connection: Connection) -> int | None:
    """The number of the first entry that does not fit the one before it or its own hash; ``None`` when all do."""
    previous = ""
    for row in connection.execute(select(judgements).order_by(judgements.c.number)):
        entry = _judgement(row)
        if entry.previous != previous or entry.id != row.id:
            return int(row.number)
        previous = entry.id
    return None


def _judgement(row: Any) -> Judgement:
    return Judgement(
        about=row.about,
        left=row.left,
        right=row.right,
        verdict=Verdict(row.verdict),
        who=row.who,
        when=row.when,
        why=row.why,
        previous=row.previous,
    )
