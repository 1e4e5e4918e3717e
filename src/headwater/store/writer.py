"""Everything that changes a case. One transaction a document: its rows and the note of its intake, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from headwater.model.document import Document
from headwater.model.judgement import Judgement
from headwater.store import custody, journal, ledger, pairs
from headwater.store.connect import explained
from headwater.store.derived import Cluster, Findings, put_clusters, put_findings
from headwater.store.ledger import Edition, Slot
from headwater.store.pairs import Asked, Known, Linked
from headwater.store.records import IntakeRecord
from headwater.store.rows import Row, Rows
from headwater.store.tables import (
    OF_A_DOCUMENT,
    chain_links,
    claims,
    documents,
    entities,
    members,
    metadata,
    names,
    participants,
)

_CHUNK = 500


class Writer:
    """Writes to one case, for one build. Raises ``CaseError`` when the disk is full or the case read-only."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._documents = self._highest(documents)
        self._claims = self._highest(claims)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All that is written within, or nothing of it."""
        with explained(self._path), self._connection.begin():
            yield self._connection

    def add(self, rows: Rows, slot: Slot, record: IntakeRecord, run: int) -> bool:
        """One document with its reading and the note of its intake; whether it was written or was there already."""
        with self.transaction() as connection:
            written = self._put(rows)
            if written:
                (document,) = rows["documents"]
                what = {"document": document["id"], "original": document["original"]}
                custody.append(connection, custody.INTAKE, what)
            ledger.note(connection, slot, record, run)
        return written

    def replace(self, rows: Rows) -> None:
        """One document that is there, read anew."""
        with self.transaction():
            self._put(rows)

    def note(self, slot: Slot, record: IntakeRecord, run: int) -> None:
        """What came of one thing that brought no new document."""
        with self.transaction() as connection:
            ledger.note(connection, slot, record, run)

    def is_known(self, document: Document, ident: str, version: str) -> bool:
        """Whether this document, of this id, is stored and read under this version, so that reading it is no use."""
        columns = (documents.c.version, documents.c.refusal, documents.c.file, documents.c.original)
        with self.transaction() as connection:
            known = connection.execute(select(*columns).where(documents.c.id == ident)).first()
        new = {"version": version, "refusal": document.refusal, "file": document.file}
        return known is not None and not is_newer({**new, "original": document.custody.original}, known._mapping)

    def complete(self, after: Slot, edition: Edition, *, limited: bool) -> None:
        """Closes an input."""
        with self.transaction() as connection:
            ledger.complete(connection, after, edition, limited=limited)

    def begin(self, version: str) -> int:
        """Begins a build, or goes on with one that was killed; its number."""
        with self.transaction() as connection:
            return ledger.begin(connection, version)

    def finish(self, run: int) -> int:
        """Ends the build; how many documents went because no input yields them any more."""
        with self.transaction() as connection:
            gone = ledger.finish(connection, run)
            for ident in gone:
                self._remove(ident)
                custody.append(connection, custody.REMOVAL, {"document": ident})
        return len(gone)

    def resolve(self, clusters: Iterable[Cluster]) -> int:
        """Makes these the entities of the case; how many entities of documents changed theirs."""
        with self.transaction() as connection:
            return put_clusters(connection, clusters)

    def regroup(self, clusters: Iterable[Cluster]) -> int:
        """Makes these entities what they are now: all that have changed, and no others."""
        with self.transaction() as connection:
            return put_clusters(connection, clusters, whole=False)

    def link(self, found: Linked) -> None:
        """Keeps what resolving found, so that a judgement needs to compare nothing again."""
        with self.transaction() as connection:
            pairs.put_links(connection, found)

    def restate(self, state: str) -> None:
        """Says what the entities of the case rest on now."""
        with self.transaction() as connection:
            pairs.put_state(connection, state)

    def know(self, known: Iterable[Known]) -> None:
        """Makes these the known people and groups of the case."""
        with self.transaction() as connection:
            pairs.put_known(connection, known)

    def ask(self, questions: Iterable[Asked]) -> None:
        """Makes these the questions of the case, in this order."""
        with self.transaction() as connection:
            pairs.put_questions(connection, questions)

    def corroborate(self, found: Findings, state: str = "") -> None:
        """Makes these the propositions, origins, lineage and conflicts of the case, which rest on ``state``."""
        with self.transaction() as connection:
            put_findings(connection, found, state)

    def witness(self, kind: str, what: Mapping[str, Any], who: str = "") -> custody.Entry:
        """Adds an entry to the journal of custody."""
        with self.transaction() as connection:
            return custody.append(connection, kind, what, who)

    def judge(self, judgement: Judgement) -> Judgement:
        """Adds a decision to the log; the entry as it stands there."""
        with self.transaction() as connection:
            return journal.append(connection, judgement)

    def _put(self, rows: Rows) -> bool:
        (document,) = rows["documents"]
        known = self._connection.execute(select(documents).where(documents.c.id == document["id"])).first()
        if known is None:
            self._documents += 1
            document["number"] = self._documents
        elif is_newer(document, known._mapping):
            document["number"] = known.number
            self._remove(document["id"])
        else:
            return False
        self._insert(_numbered(rows, self._claims + 1))
        pairs.outdate(self._connection)
        self._claims += len(rows["claims"])
        return True

    def _insert(self, rows: Rows) -> None:
        for name, some in rows.items():
            if some:
                self._connection.execute(insert(metadata.tables[name]), some)

    def _remove(self, ident: str) -> None:
        mine = select(claims.c.number).where(claims.c.document == ident).scalar_subquery()
        for table in (participants, chain_links):
            self._connection.execute(delete(table).where(table.c.claim.in_(mine)))
        clusters = list(
            self._connection.scalars(select(members.c.entity).where(members.c.document == ident).distinct())
        )
        for table in (claims, members, *OF_A_DOCUMENT):
            self._connection.execute(delete(table).where(table.c.document == ident))
        self._connection.execute(delete(documents).where(documents.c.id == ident))
        self._forget_empty(clusters)

    def _forget_empty(self, clusters: list[str]) -> None:
        for at in range(0, len(clusters), _CHUNK):
            some = clusters[at : at + _CHUNK]
            peopled = set(self._connection.scalars(select(members.c.entity).where(members.c.entity.in_(some))))
            empty = [entity for entity in some if entity not in peopled]
            self._connection.execute(delete(entities).where(entities.c.id.in_(empty)))
            self._connection.execute(delete(names).where(names.c.entity.in_(empty)))

    def _highest(self, table: Table) -> int:
        with explained(self._path), self._connection.begin():
            return int(self._connection.scalar(select(func.max(table.c.number))) or 0)


def is_newer(new: Any, known: Any) -> bool:
    """Whether a document's row is to stand in the place of the one with its id: read anew, or first by name.

    Of the same text from two files the first by name stands for both, so that their order never matters.
    """
    if new["version"] != known["version"] or new["refusal"] != known["refusal"]:
        return True
    return bool((new["file"], new["original"]) < (known["file"], known["original"]))


def _numbered(rows: Rows, first: int) -> Rows:
    """The numbers of claims, counted on from those there are."""

    def shifted(some: list[Row], column: str) -> list[Row]:
        return [{**row, column: row[column] + first} for row in some]

    columns = {"claims": "number", "participants": "claim", "chain_links": "claim"}
    return {name: shifted(some, columns[name]) if name in columns else some for name, some in rows.items()}
