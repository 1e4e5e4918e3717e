"""What a case answers with: frozen values, each with ``to_dict`` in the shape of the export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from headwater.model.claim import Claim
from headwater.model.convert import to_dict
from headwater.model.mention import Entity
from headwater.store import lines


class Plain(Protocol):
    """Whatever can be shown as JSON."""

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""


T = TypeVar("T", bound=Plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some of what was asked for: ``items`` from ``offset`` on, of ``total`` in all. It iterates over its items."""

    items: tuple[T, ...]
    total: int
    offset: int = 0

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> T:
        return self.items[index]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {"total": self.total, "offset": self.offset, "items": [item.to_dict() for item in self.items]}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document in a list. ``published`` is EDTF; ``refusal`` says why it was kept and not read.

    ``silent`` counts the sentences that were read and yielded no claim.
    """

    id: str
    file: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    media_type: str
    uri: str | None
    original: str
    refusal: str | None
    words: int
    sentences: int
    silent: int
    claims: int

    @property
    def label(self) -> str:
        """Who published it, or its file where nothing says who."""
        return self.outlet or self.file

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """An entity of the case, in how many mentions, and the ids of the documents it occurs in."""

    entity: Entity
    mentions: int
    documents: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in ``entities.jsonl``, with the roles texts give it."""
        line = lines.entity_line(self.entity, self.mentions, self.documents)
        return {**line, "roles": list(self.entity.roles)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim with what it must never be shown without: its words and its document.

    ``entities`` maps the document's entities the claim names to those of the case.
    """

    claim: Claim
    trigger: str
    quote: str
    document: DocumentRecord
    entities: Mapping[str, str]
    proposition: str | None

    def to_dict(self) -> dict[str, Any]:
        """As in ``claims.jsonl``, with the ``report``: where the words stand."""
        words = {"trigger": self.trigger, "quote": self.quote}
        line = lines.claim_line(self.claim, words, self.entities, self.proposition)
        document = self.document
        report = {"file": document.file, "title": document.title, "outlet": document.outlet}
        return {**line, "report": {**report, "published": document.published, "uri": document.uri}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What the search found. ``kind`` is document or claim; ``marks`` are the words found, as spans of ``snippet``.

    ``claim`` is set for a claim: it is never shown without its source and voice.
    """

    kind: str
    id: str
    document: DocumentRecord
    snippet: str
    marks: tuple[tuple[int, int], ...]
    claim: ClaimRecord | None = None

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "kind": self.kind,
            "id": self.id,
            "snippet": self.snippet,
            "marks": [list(mark) for mark in self.marks],
            "document": self.document.to_dict(),
            "claim": self.claim.to_dict() if self.claim else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRecord:
    """What came of one input or of one thing in it.

    ``outcome`` is read, kept (stored and not read), refused or skipped; ``reason`` and ``remedy`` are sentences.
    ``kind`` names the fault of what was refused; ``count`` says how many things a skipped record stands for.
    """

    name: str
    outcome: str
    document: str | None = None
    kind: str | None = None
    reason: str | None = None
    remedy: str | None = None
    count: int = 1

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain
