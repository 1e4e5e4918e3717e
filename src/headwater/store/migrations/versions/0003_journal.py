"""The journal of custody, begun for older cases with what they hold: documents and decisions in their order."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_journal = sa.table("journal", sa.column("number"), sa.column("hash"), sa.column("line"))
_documents = sa.table("documents", sa.column("number"), sa.column("id"), sa.column("original"))
_FIELDS = ("about", "left", "right", "verdict", "who", "when", "why", "previous")
_judgements = sa.table("judgements", sa.column("number"), sa.column("id"), *(sa.column(name) for name in _FIELDS))


def upgrade() -> None:
    """Makes the table, writes the first entries, and forbids changing any."""
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        sa.Column("line", sa.Text, nullable=False),
    )
    _begin()
    for name, change in (("altered", "UPDATE"), ("removed", "DELETE")):
        refuse = "SELECT RAISE(ABORT, 'the journal is only ever added to')"
        op.execute(f"CREATE TRIGGER journal_{name} BEFORE {change} ON journal BEGIN {refuse}; END")


def _begin() -> None:
    connection = op.get_bind()
    held: list[tuple[str, dict[str, Any]]] = []
    for row in connection.execute(sa.select(_documents).order_by(_documents.c.number)):
        held.append(("intake", {"document": row.id, "original": row.original, "late": True}))
    for row in connection.execute(sa.select(_judgements).order_by(_judgements.c.number)):
        digest = _sha256(_canonical({name: getattr(row, name) for name in _FIELDS}))
        kind = "retraction" if row.about == "retract" else "judgement"
        held.append((kind, {"judgement": row.id, "sha256": digest, "late": True}))
    when, previous = datetime.now(UTC).isoformat(timespec="seconds"), ""
    for number, (kind, what) in enumerate(held, 1):
        body = {"number": number, "kind": kind, "when": when, "who": "headwater", "what": what, "previous": previous}
        line = _canonical(body)
        previous = _sha256(line)
        connection.execute(sa.insert(_journal).values(number=number, hash=previous, line=line))


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sha256(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def downgrade() -> None:
    """Takes it away."""
    op.drop_table("journal")
