"""What corroboration looks at: reports with their readings, and the entities of the case that they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from headwater.corroborate.words import folded
from headwater.model.document import Document
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.reading import Reading

_NAMING = (MentionKind.NAME, MentionKind.ACRONYM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document, what was read in it, and which entity of the case each of its entities is."""

    id: str
    document: Document
    reading: Reading
    members: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, reading: Reading, members: Mapping[str, str] | None = None) -> Report:
        """A report whose id is worked out here, once: an id hashes the whole text."""
        return cls(id=document.id, document=document, reading=reading, members=members or {})

    def entity(self, member: str | None) -> str | None:
        """The entity of the case for one of this document, or ``None`` for none."""
        return self.members.get(member, member) if member else None

    @property
    def outlet(self) -> str:
        """Who published it, or its file where nothing says who: the name claims give their first link."""
        return self.document.outlet or self.document.file

    @property
    def label(self) -> str:
        """What to call it in a sentence: its outlet, else its title, else the last part of its file's name."""
        document = self.document
        return document.outlet or document.title or document.file.rstrip("/").rpartition("/")[2]

    @property
    def published(self) -> str | None:
        """Publication date, EDTF, or ``None``."""
        return self.document.published.edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """All reports, by id, whatever the order they came in; ``entities`` are those of the case."""

    reports: tuple[Report, ...]
    entities: Mapping[str, Entity]
    named: frozenset[str]
    """Entities of the case that some report calls by name or acronym."""

    def name(self, entity: str) -> str:
        """What an entity of the case is called, or its id where the case does not know it."""
        held = self.entities.get(entity)
        return held.name if held else entity

    def type(self, entity: str | None) -> EntityType | None:
        """The type of an entity of the case."""
        held = self.entities.get(entity or "")
        return held.type if held else None

    def folded_names(self, entity: str) -> frozenset[str]:
        """Every spelling of an entity's name, folded."""
        held = self.entities.get(entity)
        return frozenset(folded(name) for name in (held.name, *held.names)) if held else frozenset()


def pile_of(reports: Iterable[Report], entities: Mapping[str, Entity] | None = None) -> Pile:
    """Reports in a fixed order. Without ``entities``, those the readings found, each under its entity of the case."""
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    known = dict(entities) if entities is not None else dict(_found(ordered))
    named = frozenset(
        case
        for report in ordered
        for mention in report.reading.mentions
        if mention.kind in _NAMING and (case := report.entity(mention.entity))
    )
    return Pile(reports=ordered, entities=known, named=named)


def _found(reports: Iterable[Report]) -> Iterator[tuple[str, Entity]]:
    seen: set[str] = set()
    for report in reports:
        for entity in report.reading.entities:
            case = report.entity(entity.id) or entity.id
            if case not in seen:
                seen.add(case)
                yield case, entity


def mentions_within(report: Report, start: int, end: int) -> list[Mention]:
    """The mentions that lie between two offsets of the text, in order."""
    found = [m for m in report.reading.mentions if start <= m.span.start and m.span.end <= end]
    return sorted(found, key=lambda m: (m.span.start, m.span.end))
