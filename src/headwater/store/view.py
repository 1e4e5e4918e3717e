"""The case as it stood when the view was opened: whatever is written in the meantime is not seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from headwater.model.document import Document
from headwater.model.evidence import EvidenceItem
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.model.judgement import Judgement
from headwater.model.mention import Entity
from headwater.model.reading import Reading
from headwater.store import (
    acting,
    asking,
    custody,
    derived,
    finding,
    gathering,
    journal,
    ledger,
    listing,
    pairs,
    standing,
    summary,
    verifying,
    whole,
)
from headwater.store.asking import Question
from headwater.store.records import ClaimRecord, DocumentRecord, EntityRecord, Hit, IntakeRecord, Page
from headwater.store.summary import Status
from headwater.store.tables import documents


class View:
    """Every question a case answers; every list in a fixed order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def status(self) -> Status:
        """Figures, and what did not come in."""
        return summary.status(self._connection)

    def documents(self, limit: int | None = None, offset: int = 0) -> Page[DocumentRecord]:
        """Documents, the newest first."""
        return listing.list_documents(self._connection, limit, offset)

    def find_document(self, name: str) -> DocumentRecord:
        """By id, beginning of an id, or file. Raises ``NotFound``, naming the choices."""
        return listing.find_document(self._connection, name)

    def document(self, ident: str) -> Document:
        """A document as it was taken in. Raises ``NotFound``."""
        return whole.document_of(self._connection, ident)

    def reading(self, ident: str) -> Reading:
        """All that was found in a document."""
        return whole.reading_of(self._connection, ident)

    def ids(self) -> list[str]:
        """The ids of all documents, sorted."""
        return list(self._connection.scalars(select(documents.c.id).order_by(documents.c.id)))

    def stale(self, version: str) -> list[str]:
        """The ids of the documents that were not read under this version, in the order they came."""
        query = select(documents.c.id).where(documents.c.version != version).order_by(documents.c.number)
        return list(self._connection.scalars(query))

    def clusters(self, document: str) -> dict[str, str]:
        """Entities of a document → entities of the case."""
        return listing.clusters(self._connection, document)

    def entities(
        self,
        about: str | None = None,
        type: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        drawer: bool = False,
    ) -> Page[EntityRecord]:
        """Entities that claims, roles or sources rest on, the most mentioned first; with ``drawer`` the others."""
        return listing.list_entities(self._connection, about, type, limit, offset, drawer)

    def find_entity(self, name: str) -> EntityRecord:
        """By id, beginning of an id, or name. Raises ``NotFound``, naming the choices."""
        return listing.find_entity(self._connection, name)

    def all_entities(self) -> Iterator[EntityRecord]:
        """Every entity, by id, in little memory."""
        return listing.all_entities(self._connection)

    def entities_of(self, ids: Iterable[str]) -> dict[str, Entity]:
        """These entities of the case, by id."""
        return listing.entities_of(self._connection, ids)

    def acting(self, types: Collection[str], roles: Collection[str]) -> set[str]:
        """Entities that are the subject of a claim of these types, have one of these roles, or speak under a name."""
        return acting.acting(self._connection, types, roles)

    def claims(self, question: Question, limit: int | None = 100, offset: int = 0) -> Page[ClaimRecord]:
        """The claims that answer a question, the newest first."""
        return asking.ask(self._connection, question, limit, offset)

    def claims_of(self, ids: Iterable[str]) -> list[ClaimRecord]:
        """The claims of these ids, as they stand in the case; ids of none are left out."""
        return asking.records_of(self._connection, ids)

    def evidence_of(self, documents: Iterable[str]) -> list[EvidenceItem]:
        """What these documents say shows something."""
        return whole.evidence_of(self._connection, documents)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Documents and claims by their words, the best first."""
        return finding.find(self._connection, query, limit)

    def propositions_of(self, claims: list[str]) -> dict[str, str]:
        """Claims → their propositions."""
        return derived.propositions_of(self._connection, claims)

    def weighed(self) -> str | None:
        """What the stored findings rest on, or ``None`` before the first."""
        return derived.weighed(self._connection)

    def findings(self) -> Iterator[Finding]:
        """Propositions weighed, by id."""
        return derived.findings(self._connection)

    def findings_of(self, ids: Iterable[str]) -> dict[str, Finding]:
        """These propositions weighed, by id."""
        return derived.findings_of(self._connection, ids)

    def findings_like(
        self, wanted: standing.Weighed, limit: int | None = None, offset: int = 0
    ) -> tuple[list[Finding], int]:
        """Findings looked up by what they name, the most told first; and how many there are in all."""
        return standing.findings_like(self._connection, wanted, limit, offset)

    def standing(self) -> list[standing.Standing]:
        """What the claims of each report stand on: their innermost sources."""
        return standing.standing(self._connection)

    def links_at(self, ends: Iterable[str]) -> list[Lineage]:
        """Who has it from whom, for these alone."""
        return standing.links_at(self._connection, ends)

    def conflicts_of(self, ids: Iterable[str]) -> list[Conflict]:
        """These conflicts, by id."""
        return standing.conflicts_of(self._connection, ids)

    def documents_of(self, ids: Iterable[str]) -> dict[str, DocumentRecord]:
        """These documents, by id."""
        return listing.documents_of(self._connection, ids)

    def lineage(self) -> Iterator[Lineage]:
        """Who has it from whom, by ends."""
        return derived.links(self._connection)

    def conflicts(self) -> Iterator[Conflict]:
        """What cannot all be so, by id."""
        return derived.disputes(self._connection)

    def judgements(self) -> Iterator[Judgement]:
        """The log of decisions, from its beginning."""
        return journal.entries(self._connection)

    def custody(self) -> Iterator[custody.Entry]:
        """The journal of custody, from its beginning."""
        return custody.entries(self._connection)

    def verify(self) -> Iterator[verifying.Fault]:
        """Whatever in the database is not as it was written."""
        return verifying.verify(self._connection)

    def custodies(self) -> list[tuple[str, str, str]]:
        """Every document with its file and the hash of its original, by id."""
        columns = (documents.c.id, documents.c.file, documents.c.original)
        rows = self._connection.execute(select(*columns).order_by(documents.c.id))
        return [(row.id, row.file, row.original) for row in rows]

    def peopled(self) -> gathering.Peopled:
        """The entities of all documents with what is known of each, as resolving needs them."""
        return gathering.peopled(self._connection)

    def passages(self) -> Iterator[gathering.Passages]:
        """Every document's text with its sentences and the mentions of its entities, by the order of intake."""
        return gathering.passages(self._connection)

    def resolved(self) -> str:
        """What the entities of the case rest on; empty before the first resolving."""
        return pairs.state(self._connection)

    def linked(self) -> pairs.Linked:
        """Members and links as last resolved."""
        return pairs.linked(self._connection)

    def known(self) -> list[pairs.Known]:
        """The people and groups of imported lists, by id."""
        return pairs.known_ones(self._connection)

    def questions(self, limit: int | None = None, offset: int = 0) -> Page[pairs.Asked]:
        """Entities that may be one, the likeliest first."""
        return pairs.questions_of(self._connection, limit, offset)

    def cluster(self, entity: str) -> list[tuple[Entity, str]]:
        """The entities of documents that an entity of the case stands for, each with its document."""
        return gathering.cluster_of(self._connection, entity)

    def members(self, ids: list[str]) -> list[Entity]:
        """These entities of documents, by id."""
        return gathering.members_of(self._connection, ids)

    def homes(self) -> dict[str, str]:
        """Every entity of a document → the entity of the case it is part of."""
        return gathering.homes_of(self._connection)

    def journal_broken_at(self) -> int | None:
        """The number of the first entry of the log that was tampered with."""
        return journal.broken_at(self._connection)

    def done(self, names: list[str]) -> dict[tuple[str, str], ledger.Entry]:
        """The inputs of these names that are done, by name and content."""
        return ledger.entries(self._connection, names)

    def of_input(self, name: str, content: str) -> list[IntakeRecord]:
        """What came of an input."""
        return ledger.of_input(self._connection, name, content)
