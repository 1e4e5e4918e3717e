"""A document and its reading → rows, as plain values ready to be sent to another process and inserted.

Numbers of documents and claims are left to the writer: ``claim`` and ``number`` count from 0 within the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from headwater.model.claim import Claim, Ref
from headwater.model.convert import to_dict
from headwater.model.document import Document
from headwater.model.ids import content_id
from headwater.model.mention import Entity, Mention
from headwater.model.reading import Coverage, Reading
from headwater.model.time import TimeExpression
from headwater.store.folding import folded
from headwater.store.tables import packed

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""The rows of one document by the name of their table."""

_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![\dX])")
_WORDS = re.compile(r"\S+")
_KEPT_WHOLE = ("regions", "sentences", "links", "loaded", "refused", "coverage")


def rows_of(document: Document, reading: Reading | None, version: str, fault: str | None = None) -> Rows:
    """All rows of one document. ``reading`` is ``None`` for one that is kept and not read, ``fault`` says why."""
    ident, day = document.id, first_day(document.published.edtf)
    refusal = fault or document.refusal
    read = reading or Reading(document=ident, coverage=Coverage(skipped=(refusal or "It was not read.",)))
    claims = _unique(read.claims)
    return {
        "documents": [{**_document(document, read, version, len(claims)), "refusal": refusal}],
        "readings": [_reading(read)],
        "mentions": _distinct(map(_mention_of(ident), read.mentions), "start", "end", "kind"),
        **_entities(ident, read),
        "attributions": _distinct(_attributions(read), "id"),
        "claims": [_claim(number, claim, document, day) for number, claim in enumerate(claims)],
        "participants": [row for number, claim in enumerate(claims) for row in _participants(number, claim, day)],
        "chain_links": [row for number, claim in enumerate(claims) for row in _chain(number, claim, day)],
        "times": _distinct(_times(read), "start", "end"),
        "evidence": _distinct(_evidence(read), "id"),
    }


def first_day(edtf: str | None) -> str:
    """The first day a publication date allows, as ISO 8601; empty for none: what sorts by date sorts by this."""
    match = _DAY.match(edtf or "")
    return f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}" if match else ""


def mention_id(document: str, mention: Mention) -> str:
    """``men-`` and a hash of document, span and kind."""
    return content_id("men", document, mention.span.start, mention.span.end, mention.kind)


def time_id(document: str, time: TimeExpression) -> str:
    """``tim-`` and a hash of document and span."""
    return content_id("tim", document, time.span.start, time.span.end)


def _document(document: Document, reading: Reading, version: str, claims: int) -> Row:
    covered = reading.coverage.sentences
    body = to_dict(document)
    del body["text"]
    return {
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "outlet": document.outlet,
        "edtf": document.published.edtf,
        "published": first_day(document.published.edtf),
        "language": document.language,
        "media_type": document.media_type,
        "uri": document.uri,
        "original": document.custody.original,
        "version": version,
        "words": sum(1 for _ in _WORDS.finditer(document.text)),
        "sentences": len(covered),
        "silent": sum(1 for sentence in covered if not sentence.claims),
        "claims": claims,
        "text": document.text,
        "body": packed(body),
    }


def _reading(reading: Reading) -> Row:
    refused = reading.coverage.refused or reading.refused
    body = packed({name: to_dict(getattr(reading, name)) for name in _KEPT_WHOLE})
    return {"document": reading.document, "refused": len(refused), "body": body}


def _mention_of(document: str) -> Any:
    def row(mention: Mention) -> Row:
        return {
            "document": document,
            "start": mention.span.start,
            "end": mention.span.end,
            "kind": mention.kind.value,
            "id": mention_id(document, mention),
            "text": mention.text,
            "type": mention.type.value,
            "member": mention.entity,
            "head_start": mention.head.start if mention.head else None,
            "head_end": mention.head.end if mention.head else None,
            "because": mention.because,
            "literal": mention.literal,
        }

    return row


def _entities(document: str, reading: Reading) -> Rows:
    """Members, and each as an entity of its own until the case is resolved."""
    counts: dict[str, int] = {}
    for mention in reading.mentions:
        if mention.entity:
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    found: Rows = {"members": [], "entities": [], "names": []}
    for position, entity in enumerate(reading.entities):
        row = {"id": entity.id, "name": entity.name, "type": entity.type.value, "mentions": counts.get(entity.id, 0)}
        body = packed(entity_body(entity))
        found["members"].append({**row, "document": document, "entity": entity.id, "position": position, "body": body})
        found["entities"].append({**row, "documents": 1, "body": body})
        found["names"] += [{"folded": name, "entity": entity.id} for name in spellings(entity)]
    return {
        name: _distinct(rows, *(("folded", "entity") if name == "names" else ("id",))) for name, rows in found.items()
    }


def entity_body(entity: Entity) -> Row:
    """What an entity carries beside its name and type."""
    return {"names": list(entity.names), "place": to_dict(entity.place), "roles": list(entity.roles)}


def spellings(entity: Entity) -> list[str]:
    """The folded names of an entity, without what folds to nothing."""
    return sorted({spelling for name in (entity.name, *entity.names) if (spelling := folded(name))})


def _attributions(reading: Reading) -> Iterator[Row]:
    for position, found in enumerate(reading.attributions):
        yield {
            "id": found.id,
            "document": reading.document,
            "position": position,
            "member": found.source_entity,
            "body": packed(to_dict(found)),
        }


def _claim(number: int, claim: Claim, document: Document, day: str) -> Row:
    parties = dict.fromkeys(ref.text for _, ref in about(claim))
    return {
        "number": number,
        "id": claim.id,
        "document": claim.document,
        "published": day,
        "kind": claim.kind.value,
        "type": claim.type,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "scope": claim.scope.value,
        "confidence": claim.confidence,
        "earliest": claim.time.earliest if claim.time else None,
        "latest": claim.time.latest if claim.time else None,
        "trigger_text": claim.trigger.of(document.text),
        "quote": claim.quote.of(document.text),
        "parties": " · ".join(parties),
        "body": packed(to_dict(claim)),
    }


def about(claim: Claim) -> Iterator[tuple[str, Ref]]:
    """Who and what a claim is about, by role."""
    named = [("subject", claim.subject), ("object", claim.object), ("place", claim.place)]
    for role, ref in [*named, *((argument.role, argument.ref) for argument in claim.args)]:
        if ref is not None:
            yield role, ref


def _participants(number: int, claim: Claim, day: str) -> Iterator[Row]:
    roles: dict[str, list[str]] = {}
    for role, ref in about(claim):
        if ref.entity:
            roles.setdefault(ref.entity, []).append(role)
    for member, held in roles.items():
        listed = " ".join(dict.fromkeys(held))
        yield {"claim": number, "member": member, "entity": member, "roles": listed, "published": day}


def _chain(number: int, claim: Claim, day: str) -> Iterator[Row]:
    for position, link in enumerate(claim.chain):
        yield {
            "claim": number,
            "position": position,
            "text": link.text,
            "folded": folded(link.text),
            "kind": link.kind.value,
            "member": link.entity,
            "entity": link.entity,
            "published": day,
        }


def _times(reading: Reading) -> Iterator[Row]:
    for time in reading.times:
        span = {"start": time.span.start, "end": time.span.end}
        ident = time_id(reading.document, time)
        bounds = {"earliest": time.earliest, "latest": time.latest}
        yield {"id": ident, "document": reading.document, **span, **bounds, "body": packed(to_dict(time))}


def _evidence(reading: Reading) -> Iterator[Row]:
    for position, item in enumerate(reading.evidence):
        row = {"id": item.id, "document": reading.document, "position": position, "kind": item.kind.value}
        yield {**row, "member": item.entity, "body": packed(to_dict(item))}


def _distinct(rows: Iterable[Row], *key: str) -> list[Row]:
    """The first row of each key: what is found twice is kept once."""
    kept: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        kept.setdefault(tuple(row[name] for name in key), row)
    return list(kept.values())


def _unique(claims: Iterable[Claim]) -> list[Claim]:
    kept: dict[str, Claim] = {}
    for claim in claims:
        kept.setdefault(claim.id, claim)
    return list(kept.values())
