"""The ledger of builds: which inputs are done, under which rules, and what came of each.

An input is its name and the hash of its bytes. It is done when everything in it is stored; a build that was killed in
between finds the documents it has stored and does the rest. Addresses have no bytes before they are fetched: they are
done for the build that fetched them, and that build goes on under its number until it ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from headwater.store.records import IntakeRecord
from headwater.store.tables import documents, inputs, intake, runs

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What decides the outcome of reading. ``version`` stands for rules, code and model.

    ``limits`` stands for the settings that can only turn a refusal into a document; ``run`` numbers the build.
    """

    version: str
    limits: str
    run: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place of one thing among all that came in: its input, the hash of the input's bytes, its turn in it."""

    input: str
    content: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An input that was done to the end. ``limited``: something in it was refused, or kept unread, for its size."""

    edition: Edition
    limited: bool

    def holds(self, edition: Edition, *, address: bool) -> bool:
        """Whether doing the input again could bring nothing new."""
        mine = self.edition
        same = mine.version == edition.version and (not self.limited or mine.limits == edition.limits)
        return same and (not address or mine.run == edition.run)


def begin(connection: Connection, version: str) -> int:
    """The number of this build: that of the last one if it was killed, else the next."""
    last = connection.execute(select(runs).order_by(runs.c.number.desc()).limit(1)).first()
    if last is not None and not last.finished:
        connection.execute(update(runs).where(runs.c.number == last.number).values(version=version))
        return int(last.number)
    number = last.number + 1 if last is not None else 1
    connection.execute(insert(runs).values(number=number, version=version, finished=False))
    return number


def entries(connection: Connection, names: Iterable[str]) -> dict[tuple[str, str], Entry]:
    """The inputs of these names that are done, by name and content."""
    found: dict[tuple[str, str], Entry] = {}
    wanted = list(dict.fromkeys(names))
    for at in range(0, len(wanted), _CHUNK):
        chosen = select(inputs).where(inputs.c.name.in_(wanted[at : at + _CHUNK]))
        for row in connection.execute(chosen):
            edition = Edition(version=row.version, limits=row.limits, run=row.run)
            found[row.name, row.content] = Entry(edition=edition, limited=row.limited)
    return found


def note(connection: Connection, slot: Slot, record: IntakeRecord, run: int) -> None:
    """Writes down what came of one thing, in the place of what came of it before."""
    key = {"input": slot.input, "content": slot.content, "seq": slot.seq}
    connection.execute(delete(intake).where(*(intake.c[name] == value for name, value in key.items())))
    connection.execute(insert(intake).values(**key, **record.to_dict(), run=run))


def complete(connection: Connection, after: Slot, edition: Edition, *, limited: bool) -> None:
    """Closes an input whose last thing came before ``after``: earlier notes beyond it and earlier refusals go."""
    same_name, same_bytes = intake.c.input == after.input, intake.c.content == after.content
    connection.execute(delete(intake).where(same_name, same_bytes, intake.c.seq >= after.seq))
    fault = intake.c.outcome.in_(("refused", "skipped"))
    connection.execute(delete(intake).where(same_name, ~same_bytes, fault))
    key = {"name": after.input, "content": after.content}
    connection.execute(delete(inputs).where(inputs.c.name == after.input, inputs.c.content == after.content))
    values = {"version": edition.version, "limits": edition.limits, "limited": limited, "run": edition.run}
    connection.execute(insert(inputs).values(**key, **values))


def finish(connection: Connection, run: int) -> list[str]:
    """Ends the build; the ids of documents that no input yields any more (new rules took their text apart anew).

    A name that led to nothing and still does was a slip of the keyboard: it is forgotten with the next build.
    """
    unread = select(intake.c.input).where(intake.c.kind == "unreadable", intake.c.content == "", intake.c.run < run)
    gone = [name for (name,) in connection.execute(unread.distinct()) if not os.path.lexists(name)]
    for at in range(0, len(gone), _CHUNK):
        some = intake.c.input.in_(gone[at : at + _CHUNK])
        connection.execute(delete(intake).where(some, intake.c.kind == "unreadable", intake.c.content == ""))
    connection.execute(update(runs).where(runs.c.number == run).values(finished=True))
    yielded = select(intake.c.document).where(intake.c.document == documents.c.id)
    return list(connection.scalars(select(documents.c.id).where(~yielded.exists()).order_by(documents.c.id)))


def of_input(connection: Connection, name: str, content: str) -> list[IntakeRecord]:
    """What came of an input that is done."""
    rows = select(intake).where(intake.c.input == name, intake.c.content == content).order_by(intake.c.seq)
    return [record_of(row) for row in connection.execute(rows)]


def record_of(row: Any) -> IntakeRecord:
    """A row of ``intake`` as a value."""
    return IntakeRecord(
        name=row.name,
        outcome=row.outcome,
        document=row.document,
        kind=row.kind,
        reason=row.reason,
        remedy=row.remedy,
        count=row.count,
    )


def faults(connection: Connection) -> list[IntakeRecord]:
    """All that was refused, skipped or kept unread, in the order of names."""
    order = (intake.c.input, intake.c.content, intake.c.seq)
    rows = connection.execute(select(intake).where(intake.c.outcome != "read").order_by(*order))
    return [record_of(row) for row in rows]
