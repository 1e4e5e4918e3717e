"""The example reports as they are read, their entities resolved by hand from the aliases of the truth.

Whoever tests what stands on resolved entities tests it here with the right ones, so that a fault of resolving is none
of weighing.
"""

from __future__ import annotations

from functools import cache

from examples_pile import documents, truth

from headwater.corroborate import Report
from headwater.corroborate.words import folded
from headwater.model.document import Document
from headwater.model.mention import Entity, EntityType
from headwater.model.reading import Reading
from headwater.read import read


@cache
def readings() -> dict[str, Reading]:
    """Report id → reading, of those that are read."""
    return {name: read(document) for name, document in documents().items() if document.refusal is None}


@cache
def aliases() -> dict[tuple[str, str], str]:
    """(report, folded alias) → entity of the truth; names of the entity itself stand for every report."""
    found: dict[tuple[str, str], str] = {}
    for entity in truth()["entities"]:
        for report in documents():
            listed = entity["aliases"].get(report)
            for alias in listed or ():
                found.setdefault((report, folded(alias)), entity["id"])
    return found


@cache
def entities() -> dict[str, Entity]:
    """The entities of the truth as values."""
    return {
        entity["id"]: Entity(
            id=entity["id"],
            name=entity["name"],
            type=EntityType(entity["type"]),
            names=tuple(sorted({alias for some in entity["aliases"].values() for alias in some})),
        )
        for entity in truth()["entities"]
    }


def members(name: str, reading: Reading) -> dict[str, str]:
    """Entities of one reading → entities of the truth, where an alias says so."""
    found = {}
    for entity in reading.entities:
        for spelling in (entity.name, *entity.names):
            known = aliases().get((name, folded(spelling)))
            if known:
                found[entity.id] = known
                break
    return found


@cache
def resolved() -> tuple[tuple[Report, ...], dict[str, Entity]]:
    """All reports, each entity under that of the truth or under its own id, and all entities."""
    held = dict(entities())
    reports = []
    for name, reading in readings().items():
        known = members(name, reading)
        for entity in reading.entities:
            held.setdefault(known.get(entity.id, entity.id), entity)
        reports.append(Report.of(documents()[name], reading, known))
    return tuple(reports), held


def document(name: str) -> Document:
    """A report's document."""
    return documents()[name]
