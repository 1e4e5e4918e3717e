"""Whether a database still says what was written: its own integrity, every offset against its text, the journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from headwater.model.convert import from_dict, to_dict
from headwater.model.document import Document
from headwater.store import custody, journal
from headwater.store.tables import attributions, claims, documents, evidence, mentions, readings, times

_BODIES: tuple[Table, ...] = (readings, attributions, times, evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as it was: ``kind`` is database, original, text, offset or journal."""

    kind: str
    where: str
    reason: str

    def to_dict(self) -> dict[str, str]:
        """As plain values."""
        plain: dict[str, str] = to_dict(self)
        return plain


def verify(connection: Connection) -> Iterator[Fault]:
    """Every fault there is; nothing when all is well."""
    for (word,) in connection.exec_driver_sql("PRAGMA integrity_check").fetchall():
        if word != "ok":
            yield Fault(kind="database", where="case.db", reason=f"{word}.")
    for row in connection.execute(select(documents).order_by(documents.c.number)):
        yield from _of_document(connection, row)
    yield from _of_journal(connection)


def _of_document(connection: Connection, row: Any) -> Iterator[Fault]:
    text = row.text
    document = from_dict(Document, {**row.body, "text": text})
    if document.id != row.id:
        yield Fault(kind="text", where=row.id, reason="Its text, outlet or date was altered: its id no longer fits.")
    if document.custody.original != row.original:
        yield Fault(kind="text", where=row.id, reason="It names two originals.")
    yield from _spans(row.body, text, row.id)
    for table in _BODIES:
        for body in connection.scalars(select(table.c.body).where(table.c.document == row.id)):
            yield from _spans(body, text, f"{row.id} {table.name}")
    yield from _of_mentions(connection, row.id, text)
    yield from _of_claims(connection, row.id, text)


def _of_mentions(connection: Connection, ident: str, text: str) -> Iterator[Fault]:
    for mention in connection.execute(select(mentions).where(mentions.c.document == ident)):
        if text[mention.start : mention.end] != mention.text:
            yield _misplaced(mention.id, mention.text, mention.start, mention.end)


def _of_claims(connection: Connection, ident: str, text: str) -> Iterator[Fault]:
    for claim in connection.execute(select(claims).where(claims.c.document == ident).order_by(claims.c.number)):
        for words, span in ((claim.quote, claim.body["quote"]), (claim.trigger_text, claim.body["trigger"])):
            if text[span["start"] : span["end"]] != words:
                yield _misplaced(claim.id, words, span["start"], span["end"])
        yield from _spans(claim.body, text, claim.id)


def _spans(node: Any, text: str, where: str) -> Iterator[Fault]:
    """Spans outside the text, and words that do not stand at the span beside them."""
    if isinstance(node, list):
        for value in node:
            yield from _spans(value, text, where)
    if not isinstance(node, dict):
        return
    if set(node) == {"start", "end"} and not 0 <= node["start"] <= node["end"] <= len(text):
        yield Fault(kind="offset", where=where, reason=f"{node['start']}–{node['end']} lies outside its text.")
    span, words = node.get("span"), node.get("text")
    if isinstance(span, dict) and isinstance(words, str) and text[span["start"] : span["end"]] != words:
        yield _misplaced(where, words, span["start"], span["end"])
    for value in node.values():
        yield from _spans(value, text, where)


def _misplaced(where: str, words: str, start: int, end: int) -> Fault:
    return Fault(kind="offset", where=where, reason=f"{words[:80]!r} does not stand at {start}–{end} of its text.")


def _of_journal(connection: Connection) -> Iterator[Fault]:
    for number, reason in custody.broken(custody.entries(connection)):
        yield Fault(kind="journal", where=f"entry {number}", reason=reason)
    if (at := journal.broken_at(connection)) is not None:
        yield Fault(kind="journal", where=f"judgement {at}", reason="It does not fit the one before it.")
    originals: dict[str, str] = {}
    decided: dict[str, str] = {}
    for entry in custody.entries(connection):
        try:
            what = entry.body["what"]
        except (ValueError, KeyError):
            continue  # told above: its line no longer fits its hash
        if "judgement" in what:
            decided[what["judgement"]] = what["sha256"]
        elif entry.body["kind"] == custody.INTAKE:
            originals[what["document"]] = what["original"]
    for ident, original in connection.execute(select(documents.c.id, documents.c.original)):
        if originals.get(ident) != original:
            yield Fault(kind="journal", where=ident, reason="The journal has no intake of it from this original.")
    for judgement in journal.entries(connection):
        if decided.pop(judgement.id, None) != journal.digest(judgement):
            yield Fault(kind="journal", where=judgement.id, reason="The journal has no such decision.")
    for ident in decided:
        yield Fault(kind="journal", where=ident, reason="The journal has this decision, the log of decisions has not.")
