"""Who and what the reports name: a sourced profile, and what rests on somebody's word."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from headwater.store import EntityRecord, Question, View, Weighed
from headwater.web.api import asking
from headwater.web.api.asking import Limit, Offset, TheCase
from headwater.web.shapes import (
    ClaimsPage,
    ConflictShape,
    DocumentShape,
    EntitiesPage,
    EntityShape,
    FindingsPage,
)

router = APIRouter(tags=["actors"])
_FINDINGS, _CLAIMS, _REPORTS, _DISPUTES = 30, 20, 100, 20


class ActorShape(BaseModel):
    """A profile in which everything has its source: ``findings`` weigh what ``claims`` say of it."""

    entity: EntityShape
    findings: FindingsPage
    claims: ClaimsPage
    says: int
    """How many claims it is a source of: the source page lists them."""
    disputes: list[ConflictShape]
    reports: list[DocumentShape]


class SourceShape(BaseModel):
    """What somebody says, and what would be left without it. ``grades`` counts proposed credibility, 1 to 6."""

    entity: EntityShape | None
    name: str
    claims: ClaimsPage
    voices: dict[str, int]
    rests: FindingsPage
    alone: int
    """Findings of which it is the only origin."""
    grades: dict[str, int]
    reports: list[DocumentShape]


@router.get("/entities")
def entities(
    case: TheCase,
    about: Annotated[str | None, Query(max_length=400)] = None,
    type: Annotated[str | None, Query(max_length=60)] = None,
    limit: Limit = 200,
    offset: Offset = 0,
) -> EntitiesPage:
    """Who and what the reports name, the most mentioned first."""
    page = case.entities(about=about or None, type=type or None, limit=limit, offset=offset)
    return EntitiesPage(total=page.total, offset=page.offset, items=[asking.entity(record) for record in page])


@router.get("/actors/{name}")
def actor(case: TheCase, name: str) -> ActorShape:
    """A profile, by id or name."""
    with case.view() as view:
        record = view.find_entity(name)
        ident = record.entity.id
        about, total = view.findings_like(Weighed(about=ident), _FINDINGS)
        wanted = {one for finding in about for one in finding.conflicts}
        disputes = view.conflicts_of(wanted)[:_DISPUTES]
        return ActorShape(
            entity=asking.entity(record),
            findings=FindingsPage(total=total, offset=0, items=asking.findings(view, about)),
            claims=_claims(view, Question(about=ident)),
            says=view.claims(Question(source=ident), 1).total,
            disputes=asking.conflicts(view, disputes),
            reports=_reports(view, record.documents),
        )


@router.get("/sources/{name:path}")
def source(case: TheCase, name: str) -> SourceShape:
    """What rests on a source: an entity by id or name, the words for one that is none, or an origin's id."""
    with case.view() as view:
        record = _entity(view, name)
        ident = record.entity.id if record else name
        rests, total = view.findings_like(Weighed(origin=ident), _FINDINGS)
        label = next((o.label for one in rests for o in one.origins if o.id == ident), name)
        said = _claims(view, _said(ident, label))
        documents = record.documents if record else tuple({claim.document for claim in said.items})
        return SourceShape(
            entity=asking.entity(record) if record else None,
            name=record.entity.name if record else label,
            claims=said,
            voices=dict(Counter(claim.modality for claim in said.items)),
            rests=FindingsPage(total=total, offset=0, items=asking.findings(view, rests)),
            alone=sum(one.upper == 1 for one in rests),
            grades=dict(sorted(Counter(str(one.credibility.value) for one in rests).items())),
            reports=_reports(view, documents),
        )


def _said(ident: str, label: str) -> Question:
    if ident.startswith("voice:"):  # an outlet speaking for itself in one report
        return Question(document=ident.removeprefix("voice:"))
    return Question(source=ident if ident.startswith("ent-") else label)


def _entity(view: View, name: str) -> EntityRecord | None:
    found = view.entities(about=name, limit=1).items
    return found[0] if found else None


def _claims(view: View, question: Question) -> ClaimsPage:
    page, reviewed = view.claims(question, _CLAIMS), asking.reviews(view)
    return ClaimsPage(total=page.total, offset=0, items=[asking.claim(record, reviewed) for record in page])


def _reports(view: View, ids: tuple[str, ...]) -> list[DocumentShape]:
    found = list(view.documents_of(ids[:_REPORTS]).values())
    found.sort(key=lambda record: (record.published or "9", record.file))
    return [DocumentShape(**record.to_dict()) for record in found]
