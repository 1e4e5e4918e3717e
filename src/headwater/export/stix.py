"""``stix``: a STIX 2.1 bundle. A claim is one relationship, a report a ``report``, a denial an ``opinion``.

What STIX has no field for stands in a property extension, defined in the bundle. Nobody is a ``threat-actor`` unless a
reviewer says so (a judgement about "threat_actor"). Times of making are those of publication, so that the same case
gives the same bytes; ids are name-based UUIDs (RFC 9562, version 5), as STIX asks of what is made deterministically.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from headwater.export.columns import row_of
from headwater.export.needed import needed
from headwater.export.stix_words import ENTITIES, EXTENSION, RELATIONSHIPS
from headwater.export.voices import story
from headwater.model.claim import Modality, Polarity
from headwater.model.mention import Entity
from headwater.store import DocumentRecord, View
from headwater.store.rows import about, first_day
from headwater.store.told import Told, papers, telling

_NAMESPACE: UUID = uuid5(NAMESPACE_URL, "urn:headwater:stix")
_EPOCH = "1970-01-01"
"""Stands for a day nobody knows; STIX demands one."""


def write_stix(view: View, folder: Path) -> Mapping[str, int]:
    """One bundle; the number of objects in it. Raises ``ExportError`` without stix2."""
    needed("stix", "stix2")
    count = 0
    with (folder / "bundle.json").open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(f'{{"type":"bundle","id":"{_id("bundle", "case")}","objects":[')
        for thing in _objects(view):
            stream.write((",\n" if count else "\n") + json.dumps(json.loads(thing.serialize()), ensure_ascii=False))
            count += 1
        stream.write("\n]}\n")
    return {"bundle.json": count}


def _objects(view: View) -> Iterator[Any]:
    threats = _threats(view)
    yield _author()
    yield _extension()
    for record in view.all_entities():
        yield _entity(record.entity, threats)
    held: list[str] = []
    last: DocumentRecord | None = None
    for told in telling(view):
        if last is not None and last.id != told.record.document.id:
            yield _report(last, held)
            held = []
        last = told.record.document
        for thing in _of_claim(told, threats):
            held.append(thing["id"])
            yield thing
    if last is not None:
        yield _report(last, held)
    yield from (_report(record, [_id("identity", "headwater")]) for record in papers(view) if not record.claims)


def _threats(view: View) -> frozenset[str]:
    decided = {j.left: j.verdict.value for j in view.judgements() if j.about == "threat_actor"}
    return frozenset(entity for entity, verdict in decided.items() if verdict == "positive")


def _of_claim(told: Told, threats: frozenset[str]) -> Iterator[Any]:
    (stix,) = needed("stix", "stix2")
    claim, day = told.claim, first_day(told.record.document.published)
    ends = list(dict.fromkeys(_ref(entity, threats) for _, ref in about(claim) if (entity := told.entity(ref))))
    if claim.kind.value == "event" or not ends:
        incident = stix.Incident(**_made("incident", claim.id, day), name=claim.type, description=told.record.quote)
        yield incident
        ends.insert(1, incident["id"])
    if len(ends) < 2:
        ends.append(_id("report", told.record.document.id))
    kind = RELATIONSHIPS.get(claim.type, "related-to")
    start = claim.time.earliest if claim.time else None
    tie = stix.Relationship(
        **_made("relationship", claim.id, day),
        source_ref=ends[0],
        target_ref=ends[1],
        relationship_type=kind,
        description=story(told),
        **({"start_time": f"{start}T00:00:00Z"} if start and len(start) == 10 else {}),
        extensions={EXTENSION: {"extension_type": "property-extension", **_carried(told)}},
    )
    yield tie
    if claim.modality is Modality.DENIED or claim.polarity is Polarity.NEGATIVE:
        yield _opinion(told, tie["id"], day)


def _opinion(told: Told, about: str, day: str) -> Any:
    """Disagreement, with the one who disagrees as its author."""
    (stix,) = needed("stix", "stix2")
    return stix.Opinion(
        **_made("opinion", told.claim.id, day),
        opinion="strongly-disagree",
        explanation=told.record.quote,
        authors=[told.links[-1] if told.links else told.record.document.label],
        object_refs=[about],
    )


def _carried(told: Told) -> dict[str, Any]:
    """All that STIX has no field for; what is empty is left out, as STIX demands."""
    row = row_of(told)
    return {name: value for name, value in row.items() if value not in (None, "")}


def _entity(entity: Entity, threats: frozenset[str]) -> Any:
    (stix,) = needed("stix", "stix2")
    kind, extra = ENTITIES[entity.type]
    made = _made(_kind(entity, threats), entity.id, "")
    aliases = [name for name in entity.names if name != entity.name]
    if entity.id in threats:
        return stix.ThreatActor(**made, name=entity.name, **({"aliases": aliases} if aliases else {}))
    if kind == "location":
        place = entity.place
        where: dict[str, Any] = (
            {"latitude": place.lat, "longitude": place.lon, "precision": float(place.radius_m)} if place else {}
        )
        return stix.Location(**made, name=entity.name, **(where or {"region": "unknown"}))
    if kind == "identity":
        also = f"Also named: {', '.join(aliases)}." if aliases else None
        return stix.Identity(**made, name=entity.name, **extra, **({"description": also} if also else {}))
    return stix.Note(
        **made, content=entity.name, abstract=entity.type.value, object_refs=[_id("identity", "headwater")]
    )


def _kind(entity: Entity, threats: frozenset[str]) -> str:
    return "threat-actor" if entity.id in threats else ENTITIES[entity.type][0]


def _ref(entity: Entity, threats: frozenset[str]) -> str:
    return _id(_kind(entity, threats), entity.id)


def _report(record: DocumentRecord, refs: list[str]) -> Any:
    (stix,) = needed("stix", "stix2")
    day = first_day(record.published)
    link: dict[str, Any] = {"source_name": record.label, "description": record.file}
    link |= {"url": record.uri} if record.uri else {}
    link |= {"hashes": {"SHA-256": record.original}} if record.uri else {}
    return stix.Report(
        **_made("report", record.id, day),
        name=record.title or record.file,
        published=f"{day or _EPOCH}T00:00:00Z",
        report_types=["threat-report"],
        external_references=[link],
        object_refs=refs,
    )


def _author() -> Any:
    (stix,) = needed("stix", "stix2")
    stamp = f"{_EPOCH}T00:00:00.000Z"
    ident = _id("identity", "headwater")
    return stix.Identity(id=ident, created=stamp, modified=stamp, name="headwater", identity_class="system")


def _extension() -> Any:
    (stix,) = needed("stix", "stix2")
    stamp = f"{_EPOCH}T00:00:00.000Z"
    return stix.ExtensionDefinition(
        id=EXTENSION,
        created=stamp,
        modified=stamp,
        created_by_ref=_id("identity", "headwater"),
        name="Attributed claim",
        description="Who says so, in which voice and words, from how many origins.",
        schema="The columns of claims.csv: see the guide on exports.",
        version="1.0.0",
        extension_types=["property-extension"],
    )


def _made(kind: str, name: str, day: str) -> dict[str, str]:
    stamp = f"{day or _EPOCH}T00:00:00.000Z"
    return {"id": _id(kind, name), "created": stamp, "modified": stamp, "created_by_ref": _id("identity", "headwater")}


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid5(_NAMESPACE, name)}"
