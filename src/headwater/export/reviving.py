"""Lines → values: the inverse of the public shapes, as far as they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from headwater.errors import UsageError
from headwater.model.attribution import Attribution, AttributionKind, CueClass, Scope, SourceKind
from headwater.model.claim import (
    Argument,
    ChainLink,
    Claim,
    ClaimKind,
    Evidentiality,
    FactValue,
    Modality,
    Polarity,
    Quantity,
    Ref,
    SourceFactuality,
)
from headwater.model.document import Custody, Document, Published, PublishedBasis, Region, RegionKind
from headwater.model.evidence import EvidenceItem, EvidenceKind
from headwater.model.ids import content_id
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.place import Place
from headwater.model.reading import Coverage, Reading, Refusal, SentenceCoverage
from headwater.model.span import Span
from headwater.model.time import TimeBasis, TimeExpression, Timex

Line = Mapping[str, Any]


def document_of(line: Line) -> Document:
    """Raises ``UsageError`` when text, outlet or date are not those its id was made of."""
    document = Document(
        text=line["text"],
        file=line["file"],
        title=line["title"],
        outlet=line["outlet"],
        authors=tuple(line["authors"]),
        published=Published(edtf=line["published"], basis=PublishedBasis(line["published_basis"])),
        uri=line["uri"],
        language=line["language"],
        media_type=line["media_type"],
        custody=Custody(original=line["original_sha256"], size=len(line["text"].encode("utf-8", "surrogatepass"))),
        regions=tuple(Region(kind=RegionKind(one["kind"]), span=span_of(one)) for one in line["regions"]),
        removed=tuple(line["removed"].items()),
    )
    if document.id != line["id"]:
        raise UsageError(f"{line['id']}: its text, outlet or date was changed after the export. Export the case again.")
    return document


def entity_of(line: Line) -> Entity:
    """An entity of the case."""
    held = line["gazetteer"]
    place = Place(name=line["name"], kind="", **held) if held else None
    names = (line["name"], *line["aliases"])
    return Entity(id=line["id"], name=line["name"], type=EntityType(line["type"]), names=names, place=place)


class Revival:
    """Readings of documents. An entity of the case becomes one of each document that names it, and they one again."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._members: dict[str, list[str]] = {ident: [] for ident in entities}

    def members_of(self, entity: str) -> tuple[str, ...]:
        """The entities of documents that an entity of the case stands for."""
        return tuple(self._members[entity])

    def reading_of(self, document: str, lines: Mapping[str, Sequence[Line]], named: Sequence[str]) -> Reading:
        """All that the lines say was found in a document; ``named`` are the entities it names."""
        one = _One(document, self._entities)
        entities = []
        for ident in named:
            member, whole = one.member(ident), self._entities[ident]
            self._members[ident].append(member)
            entities.append(Entity(id=member, name=whole.name, type=whole.type, names=whole.names, place=whole.place))
        times = {(line["start"], line["end"]): one.time(line) for line in lines["times"]}
        return Reading(
            document=document,
            mentions=tuple(one.mention(line) for line in lines["mentions"]),
            entities=tuple(entities),
            times=tuple(times.values()),
            attributions=tuple(one.attribution(line) for line in lines["attributions"]),
            claims=tuple(one.claim(line, times) for line in lines["claims"]),
            evidence=tuple(one.evidence(line) for line in lines["evidence"]),
            coverage=_coverage(lines["coverage"][0]) if lines["coverage"] else Coverage(),
        )


class _One:
    """The lines of one document."""

    def __init__(self, document: str, entities: Mapping[str, Entity]) -> None:
        self._document = document
        self._entities = entities

    def member(self, entity: str) -> str:
        """The id of this document's own entity."""
        return content_id("ent", "restored", self._document, entity)

    def own(self, entity: str | None) -> str | None:
        return self.member(entity) if entity in self._entities and entity is not None else entity

    def mention(self, line: Line) -> Mention:
        kind, type = MentionKind(line["kind"]), EntityType(line["type"])
        return Mention(span=span_of(line), text=line["text"], kind=kind, type=type, entity=self.own(line["entity"]))

    def time(self, line: Line) -> TimeExpression:
        timex = Timex(**line["timex3"])
        return _time(line, timex)

    def attribution(self, line: Line) -> Attribution:
        source = line["source"]
        return Attribution(
            document=self._document,
            source=span_of(source) if source else None,
            cue=span_of(line["cue"]) if line["cue"] else None,
            content=tuple(map(span_of, line["content"])),
            kind=AttributionKind(line["kind"]),
            cue_class=CueClass(line["cue_class"]),
            source_kind=SourceKind(line["source_kind"]),
            scope=Scope(line["scope"]),
            source_entity=self.own(source["entity"]) if source else None,
            parent=line["parent"],
        )

    def claim(self, line: Line, times: Mapping[tuple[int, int], TimeExpression]) -> Claim:
        claim = Claim(
            document=self._document,
            kind=ClaimKind(line["kind"]),
            type=line["type"],
            subject=self.ref(line["subject"]),
            object=self.ref(line["object"]),
            args=tuple(Argument(role=one["role"], ref=self.sure(one["ref"])) for one in line["args"]),
            trigger=span_of(line["trigger"]),
            sentence=span_of(line["sentence"]),
            quote=span_of(line["quote"]),
            time=time_of(line["time"], times),
            place=self.ref(line["place"]),
            quantity=Quantity(**line["quantity"]) if line["quantity"] else None,
            polarity=Polarity(line["polarity"]),
            modality=Modality(line["modality"]),
            factuality=tuple(
                SourceFactuality(source=one["source"], value=FactValue(one["value"])) for one in line["factuality"]
            ),
            evidentiality=Evidentiality(line["evidentiality"]),
            evidence=tuple(line["evidence"]),
            chain=tuple(map(self.link, line["chain"])),
            scope=Scope(line["scope"]),
            confidence=line["confidence"],
        )
        if claim.id != line["id"]:
            raise UsageError(f"{line['id']}: the claim was changed after the export. Export the case again.")
        return claim

    def sure(self, line: Line) -> Ref:
        return Ref(span=span_of(line), text=line["text"], entity=self.own(line["entity"]))

    def ref(self, line: Line | None) -> Ref | None:
        return self.sure(line) if line else None

    def link(self, line: Line) -> ChainLink:
        span = span_of(line) if line["start"] is not None else None
        return ChainLink(text=line["text"], kind=SourceKind(line["kind"]), entity=self.own(line["entity"]), span=span)

    def evidence(self, line: Line) -> EvidenceItem:
        ref = line["ref"]
        return EvidenceItem(
            document=self._document,
            kind=EvidenceKind(line["kind"]),
            span=span_of(ref),
            text=ref["text"],
            entity=self.own(ref["entity"]),
            shows=tuple(line["shows"]),
            said_to_prove=tuple(line["said_to_prove"]),
            producer=self.own(line["producer"]),
            obtained_by=self.own(line["obtained_by"]),
            inspectable=line["inspectable"],
        )


def _coverage(line: Line) -> Coverage:
    return Coverage(
        sentences=tuple(
            SentenceCoverage(span=span_of(one), region=one["region"], claims=one["claims"]) for one in line["sentences"]
        ),
        refused=tuple(
            Refusal(span=span_of(one) if one["start"] is not None else None, step=one["step"], why=one["why"])
            for one in line["refused"]
        ),
        skipped=tuple(line["skipped"]),
    )


def time_of(line: Line | None, times: Mapping[tuple[int, int], TimeExpression]) -> TimeExpression | None:
    """When, as a claim or a proposition has it; ``times`` hold the readings of the expressions by their offsets."""
    if line is None:
        return None
    held = times.get((line["start"], line["end"]))
    return _time(line, held.timex if held else Timex(type="DATE", value=line["edtf"] or ""))


def _time(line: Line, timex: Timex) -> TimeExpression:
    return TimeExpression(
        span=span_of(line),
        text=line["text"],
        timex=timex,
        edtf=line["edtf"],
        earliest=line["earliest"],
        latest=line["latest"],
        basis=TimeBasis(line["basis"]),
    )


def span_of(line: Line) -> Span:
    """Two offsets."""
    return Span(line["start"], line["end"])
