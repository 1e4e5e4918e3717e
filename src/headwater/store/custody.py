"""The journal of custody: what came in, was decided, or left; each entry carries the hash of the last.

An entry is one line of canonical JSON, kept byte by byte as it was hashed (docs/reference/journal.md). It holds ids and
hashes, never words of a report: what is taken out of a case later need not break the chain.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from headwater.model.ids import canonical_json, sha256
from headwater.store.tables import journal

INTAKE, REMOVAL, JUDGEMENT, RETRACTION, EXPORT = "intake", "removal", "judgement", "retraction", "export"
"""What an entry is about. ``removal``: no input yields the document any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal: ``hash`` is the SHA-256 of ``line`` in UTF-8."""

    number: int
    hash: str
    line: str

    @property
    def body(self) -> dict[str, Any]:
        """number, kind, when, who, what, previous. Raises ``ValueError`` when it is no JSON object."""
        body = json.loads(self.line)
        if not isinstance(body, dict):
            raise ValueError("an entry of the journal is an object")
        return body


def user() -> str:
    """Who is at the keyboard, as far as the machine knows."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def append(connection: Connection, kind: str, what: Mapping[str, Any], who: str = "") -> Entry:
    """Adds an entry of this moment to the end."""
    last = connection.execute(select(journal).order_by(journal.c.number.desc()).limit(1)).first()
    number = last.number + 1 if last is not None else 1
    body = {
        "number": number,
        "kind": kind,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "who": who or user(),
        "what": dict(what),
        "previous": last.hash if last is not None else "",
    }
    line = canonical_json(body)
    entry = Entry(number=number, hash=sha256(line.encode()), line=line)
    connection.execute(insert(journal).values(number=entry.number, hash=entry.hash, line=line))
    return entry


def entries(connection: Connection) -> Iterator[Entry]:
    """The journal from its beginning."""
    for row in connection.execute(select(journal).order_by(journal.c.number)):
        yield Entry(number=row.number, hash=row.hash, line=row.line)


def broken(found: Iterator[Entry]) -> Iterator[tuple[int, str]]:
    """Entries that do not fit their own hash, their number or the entry before: number and reason, in order."""
    previous = ""
    for place, entry in enumerate(found, 1):
        try:
            body = entry.body
        except ValueError:
            body = {}
        if sha256(entry.line.encode()) != entry.hash:
            yield entry.number, "Its words do not fit its hash: it was altered."
        elif body.get("previous") != previous:
            yield entry.number, "It does not follow the entry before it: one was altered, taken out or put in."
        elif entry.number != place or body.get("number") != place:
            yield entry.number, f"It should be number {place}: one was taken out or put in."
        previous = entry.hash
