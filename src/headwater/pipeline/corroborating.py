"""Stored readings and clusters → findings, lineage and conflicts, stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from headwater.corroborate import Corroboration, Judged, Report, corroborate
from headwater.model.ids import content_id
from headwater.model.mention import Entity
from headwater.resolve.decisions import in_force
from headwater.store import Findings, View, Writer


def weigh(
    view: View, as_of: str | None = None, without: frozenset[str] = frozenset(), counted: frozenset[str] = frozenset()
) -> Corroboration:
    """Works out what follows from all reports of a case together, as of an ISO date. Stores nothing.

    Reports of ``without`` are left out; those of ``counted`` count even where a person retracted them.
    """
    judged = Judged.of(in_force(view.judgements()))
    judged = replace(judged, retracted=(judged.retracted - counted) | without)
    return corroborate(reports_of(view), entities_of(view), judged, as_of)


def corroborate_case(view: View, writer: Writer, version: str) -> bool:
    """Works it out and stores it, unless it was already for these documents, judgements and this ``version`` of rules.

    Call it after entities are resolved and after every judgement; whether there was anything to do.
    """
    state = content_id("cor", version, view.resolved(), view.ids(), [entry.id for entry in view.judgements()])
    if view.weighed() == state:
        return False
    found = weigh(view)
    writer.corroborate(Findings(findings=found.findings, lineage=found.lineage, conflicts=found.conflicts), state)
    return True


def reports_of(view: View) -> Iterator[Report]:
    """The reports of a case that were read, by id, each with the entities of the case it names."""
    for ident in view.ids():
        document = view.document(ident)
        if document.refusal is None:
            yield Report(id=ident, document=document, reading=view.reading(ident), members=view.clusters(ident))


def entities_of(view: View) -> Mapping[str, Entity]:
    """The entities of the case by id."""
    return {record.entity.id: record.entity for record in view.all_entities()}
