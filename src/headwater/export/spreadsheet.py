"""``csv``: claims, findings, entities and documents as spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from headwater.export.cells import write_rows
from headwater.export.columns import BETWEEN, COLUMNS, Row, row_of
from headwater.model.finding import Finding
from headwater.store import View
from headwater.store.told import papers, telling

FINDINGS = (
    "proposition", "statement", "type", "subject", "object", "date", "earliest", "latest", "place", "status", "reports",
    "origins_low", "origins_high", "origins", "bottleneck", "unknown_roots", "low", "best", "high", "claims",
    "denied_by", "conflicts",
)  # fmt: skip
ENTITIES = ("entity", "name", "type", "aliases", "roles", "mentions", "documents", "latitude", "longitude", "radius_m")
DOCUMENTS = ("document", "outlet", "title", "published", "address", "file", "language", "claims", "original_sha256")


def write_csv(view: View, folder: Path) -> Mapping[str, int]:
    """Four spreadsheets; the number of rows in each."""
    return {
        "claims.csv": write_rows(folder / "claims.csv", tuple(COLUMNS), map(row_of, telling(view))),
        "findings.csv": write_rows(folder / "findings.csv", FINDINGS, _findings(view)),
        "entities.csv": write_rows(folder / "entities.csv", ENTITIES, _entities(view)),
        "documents.csv": write_rows(folder / "documents.csv", DOCUMENTS, _documents(view)),
    }


def _findings(view: View) -> Iterator[Row]:
    for found in view.findings():
        said = found.proposition
        names = view.entities_of(ident for ident in (said.subject, said.object, said.place) if ident)
        subject, target, place = (
            names[ident].name if ident in names else ident for ident in (said.subject, said.object, said.place)
        )
        yield {
            "proposition": said.id,
            "statement": said.statement,
            "type": said.type,
            "subject": subject,
            "object": target,
            "date": said.time.edtf if said.time else None,
            "earliest": said.time.earliest if said.time else None,
            "latest": said.time.latest if said.time else None,
            "place": place,
            **_weight(found),
        }


def _weight(found: Finding) -> Row:
    spread = found.spread
    return {
        "status": found.status,
        "reports": found.reports,
        "origins_low": found.lower,
        "origins_high": found.upper,
        "origins": BETWEEN.join(origin.label for origin in found.origins),
        "bottleneck": BETWEEN.join(found.bottleneck),
        "unknown_roots": found.unknown_roots,
        "low": spread.low if spread else None,
        "best": spread.best if spread else None,
        "high": spread.high if spread else None,
        "claims": BETWEEN.join(found.proposition.claims),
        "denied_by": BETWEEN.join(found.denied_by),
        "conflicts": BETWEEN.join(found.conflicts),
    }


def _entities(view: View) -> Iterator[Row]:
    for record in view.all_entities():
        entity, place = record.entity, record.entity.place
        yield {
            "entity": entity.id,
            "name": entity.name,
            "type": entity.type.value,
            "aliases": BETWEEN.join(name for name in entity.names if name != entity.name),
            "roles": BETWEEN.join(entity.roles),
            "mentions": record.mentions,
            "documents": len(record.documents),
            "latitude": place.lat if place else None,
            "longitude": place.lon if place else None,
            "radius_m": place.radius_m if place else None,
        }


def _documents(view: View) -> Iterator[Row]:
    for record in papers(view):
        yield {
            "document": record.id,
            "outlet": record.outlet,
            "title": record.title,
            "published": record.published,
            "address": record.uri,
            "file": record.file,
            "language": record.language,
            "claims": record.claims,
            "original_sha256": record.original,
        }
