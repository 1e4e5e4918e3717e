"""The public shape of everything that leaves the case as JSON: vocabulary.md, section 6. Keys stand in a fixed order.

``entities`` maps the ids of one document's entities to those of the case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from headwater.model.attribution import Attribution
from headwater.model.claim import ChainLink, Claim, Quantity, Ref
from headwater.model.document import Document
from headwater.model.evidence import EvidenceItem
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.model.mention import Entity, EntityType, Mention
from headwater.model.place import Place
from headwater.model.reading import Reading, Refusal
from headwater.model.span import Span
from headwater.model.time import TimeExpression

Line = dict[str, Any]
Entities = Mapping[str, str]

FTM_SCHEMA: Mapping[EntityType, str] = {
    EntityType.PERSON: "Person",
    EntityType.ARMED_GROUP: "Organization",
    EntityType.INTELLIGENCE_AGENCY: "PublicBody",
    EntityType.STATE: "PublicBody",
    EntityType.STATE_BODY: "PublicBody",
    EntityType.POLITICAL_PARTY: "Organization",
    EntityType.OUTLET: "Organization",
    EntityType.COMPANY: "Company",
    EntityType.INTERNATIONAL_ORGANISATION: "Organization",
    EntityType.ORGANISATION: "Organization",
    EntityType.POPULATION: "LegalEntity",
    EntityType.UNNAMED_SOURCE: "LegalEntity",
    EntityType.PLACE: "Territory",
    EntityType.FACILITY: "RealEstate",
    EntityType.DOCUMENT: "Document",
    EntityType.IMAGE: "Image",
    EntityType.MEDIA_ITEM: "Document",
    EntityType.ROLE: "Position",
}
"""FollowTheMoney's name for each entity type. A state that acts is a public body; where it lies is a territory."""


def document_line(document: Document) -> Line:
    """A line of ``documents.jsonl``."""
    return {
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "outlet": document.outlet,
        "authors": list(document.authors),
        "published": document.published.edtf,
        "published_basis": document.published.basis.value,
        "uri": document.uri,
        "language": document.language,
        "media_type": document.media_type,
        "original_sha256": document.custody.original,
        "text": document.text,
        "regions": [{"kind": region.kind.value, **_span(region.span)} for region in document.regions],
        "removed": dict(document.removed),
    }


def mention_line(ident: str, document: str, mention: Mention, entities: Entities) -> Line:
    """A line of ``mentions.jsonl``."""
    return {
        "id": ident,
        "document": document,
        **_span(mention.span),
        "text": mention.text,
        "kind": mention.kind.value,
        "type": mention.type.value,
        "entity": _entity(mention.entity, entities),
    }


def entity_line(entity: Entity, mentions: int, documents: Sequence[str]) -> Line:
    """A line of ``entities.jsonl``."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "aliases": [name for name in entity.names if name != entity.name],
        "mentions": mentions,
        "documents": list(documents),
        "ftm_schema": FTM_SCHEMA[entity.type],
        "gazetteer": _gazetteer(entity.place),
    }


def attribution_line(attribution: Attribution, text: str, entities: Entities) -> Line:
    """A line of ``attributions.jsonl``; ``text`` is the document's."""
    source, cue = attribution.source, attribution.cue
    entity = _entity(attribution.source_entity, entities)
    return {
        "id": attribution.id,
        "document": attribution.document,
        "source": {"entity": entity, "text": source.of(text), **_span(source)} if source else None,
        "cue": {"text": cue.of(text), **_span(cue)} if cue else None,
        "content": [_span(span) for span in attribution.content],
        "kind": attribution.kind.value,
        "cue_class": attribution.cue_class.value,
        "source_kind": attribution.source_kind.value,
        "scope": attribution.scope.value,
        "parent": attribution.parent,
    }


def claim_line(claim: Claim, words: Mapping[str, str], entities: Entities, proposition: str | None) -> Line:
    """A line of ``claims.jsonl``; ``words`` holds the texts of its ``trigger`` and ``quote``."""
    return {
        "id": claim.id,
        "document": claim.document,
        "proposition": proposition,
        "kind": claim.kind.value,
        "type": claim.type,
        "subject": _ref(claim.subject, entities),
        "object": _ref(claim.object, entities),
        "args": [{"role": argument.role, "ref": _ref(argument.ref, entities)} for argument in claim.args],
        "trigger": {"text": words["trigger"], **_span(claim.trigger)},
        "sentence": _span(claim.sentence),
        "quote": {"text": words["quote"], **_span(claim.quote)},
        "time": _time(claim.time),
        "place": _ref(claim.place, entities),
        "quantity": _quantity(claim.quantity),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "factuality": [{"source": held.source, "value": held.value.value} for held in claim.factuality],
        "evidentiality": claim.evidentiality.value,
        "evidence": list(claim.evidence),
        "chain": [_link(link, entities) for link in claim.chain],
        "scope": claim.scope.value,
        "confidence": claim.confidence,
    }


def time_line(ident: str, document: str, time: TimeExpression) -> Line:
    """A line of ``times.jsonl``."""
    return {
        "id": ident,
        "document": document,
        **_span(time.span),
        "text": time.text,
        "timex3": {"type": time.timex.type, "value": time.timex.value, "mod": time.timex.mod},
        "edtf": time.edtf,
        "earliest": time.earliest,
        "latest": time.latest,
        "basis": time.basis.value,
    }


def evidence_line(item: EvidenceItem, entities: Entities) -> Line:
    """A line of ``evidence.jsonl``."""
    return {
        "id": item.id,
        "document": item.document,
        "kind": item.kind.value,
        "ref": {"entity": _entity(item.entity, entities), "text": item.text, **_span(item.span)},
        "shows": list(item.shows),
        "said_to_prove": list(item.said_to_prove),
        "producer": _entity(item.producer, entities),
        "obtained_by": _entity(item.obtained_by, entities),
        "inspectable": item.inspectable,
    }


def coverage_line(reading: Reading) -> Line:
    """A line of ``coverage.jsonl``: every sentence read, those without a claim, spans refused, steps skipped."""
    sentences = [
        {**_span(sentence.span), "region": sentence.region, "claims": sentence.claims}
        for sentence in reading.coverage.sentences
    ]
    return {
        "document": reading.document,
        "sentences": sentences,
        "without_claim": [{"start": s["start"], "end": s["end"]} for s in sentences if not s["claims"]],
        "refused": [_refusal(refusal) for refusal in reading.coverage.refused or reading.refused],
        "skipped": list(reading.coverage.skipped),
    }


def lineage_line(link: Lineage) -> Line:
    """A line of ``lineage.jsonl``: information flows ``from`` one ``to`` the other."""
    return {
        "from": link.source,
        "to": link.target,
        "class": link.cls.value,
        "credited": link.credited,
        "directed": link.directed,
        "score": link.score,
        "shared": [{"from": _span(passage.left), "to": _span(passage.right)} for passage in link.shared],
    }


def proposition_line(finding: Finding) -> Line:
    """A line of ``propositions.jsonl``."""
    said = finding.proposition
    return {
        "id": said.id,
        "type": said.type,
        "subject": said.subject,
        "object": said.object,
        "time": _time(said.time),
        "place": said.place,
        "statement": said.statement,
        "claims": list(said.claims),
        "documents": list(said.documents),
        "reports": finding.reports,
        "origins_lower": finding.lower,
        "origins_upper": finding.upper,
        "origins": [
            {"id": origin.id, "label": origin.label, "kind": origin.kind, "documents": list(origin.documents)}
            for origin in finding.origins
        ],
        "bottleneck": list(finding.bottleneck),
        "unknown_roots": finding.unknown_roots,
        "denied_by": list(finding.denied_by),
        "conflicts": list(finding.conflicts),
    }


def conflict_line(conflict: Conflict) -> Line:
    """A line of ``conflicts.jsonl``."""
    return {
        "id": conflict.id,
        "class": conflict.cls.value,
        "propositions": list(conflict.propositions),
        "claims": list(conflict.claims),
        "why": conflict.why,
    }


def _span(span: Span) -> Line:
    return {"start": span.start, "end": span.end}


def _entity(member: str | None, entities: Entities) -> str | None:
    return entities.get(member, member) if member else None


def _ref(ref: Ref | None, entities: Entities) -> Line | None:
    return {"entity": _entity(ref.entity, entities), "text": ref.text, **_span(ref.span)} if ref else None


def _link(link: ChainLink, entities: Entities) -> Line:
    span = _span(link.span) if link.span else {"start": None, "end": None}
    return {"entity": _entity(link.entity, entities), "text": link.text, "kind": link.kind.value, **span}


def _time(time: TimeExpression | None) -> Line | None:
    if time is None:
        return None
    return {
        "edtf": time.edtf,
        "earliest": time.earliest,
        "latest": time.latest,
        "basis": time.basis.value,
        "text": time.text,
        **_span(time.span),
    }


def _quantity(quantity: Quantity | None) -> Line | None:
    if quantity is None:
        return None
    return {
        "role": quantity.role,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "operator": quantity.operator,
        "label": quantity.label,
    }


def _gazetteer(place: Place | None) -> Line | None:
    if place is None:
        return None
    return {
        "id": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "radius_m": place.radius_m,
        "precision": place.precision,
    }


def _refusal(refusal: Refusal) -> Line:
    span = _span(refusal.span) if refusal.span else {"start": None, "end": None}
    return {**span, "step": refusal.step, "why": refusal.why}
