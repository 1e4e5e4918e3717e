"""What this pile says, and what it stands on."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from headwater.model.mention import ARTEFACT_TYPES
from headwater.store import Standing, View, Weighed
from headwater.web.api import asking
from headwater.web.api.asking import TheCase
from headwater.web.foundation import Foundation, foundations
from headwater.web.shapes import ConflictShape, FindingShape, IntakeShape, NameShape

router = APIRouter(tags=["overview"])
_FINDINGS, _DISPUTES, _FOUNDATIONS, _EVIDENCE = 12, 8, 8, 5000


class FoundationShape(BaseModel):
    """A source, the reports that go back to it, and the claims that rest on it by name or stand beside it."""

    id: str | None
    name: str
    kind: str
    artefact: bool
    shown: bool | None
    maker: NameShape | None
    reports: list[str]
    claims: int
    named: int
    voiced: int


class FiguresShape(BaseModel):
    """The case in figures; ``voices`` counts claims by modality, ``told_twice`` findings of more than one report."""

    title: str
    documents: int
    read: int
    outlets: int
    words: int
    sentences: int
    silent: int
    claims: int
    own_voice: int
    voices: dict[str, int]
    sources: int
    entities: int
    findings: int
    told_twice: int
    told_by_two_origins: int
    conflicts: int
    judgements: int
    questions: int
    unfinished: bool


class OverviewShape(BaseModel):
    """All of the first view."""

    figures: FiguresShape
    foundations: list[FoundationShape]
    findings: list[FindingShape]
    disputes: list[ConflictShape]
    refused: list[IntakeShape]
    kept: list[IntakeShape]


@router.get("/overview")
def overview(case: TheCase) -> OverviewShape:
    """What this pile says: the findings most told, how much rests on the largest source, what could not be read."""
    with case.view() as view:
        rows = view.standing()
        told, twice = view.findings_like(Weighed(reports=2), _FINDINGS)
        if len(told) < _FINDINGS:
            more, _ = view.findings_like(Weighed(), _FINDINGS)
            told = [*told, *(one for one in more if one not in told)][:_FINDINGS]
        disputes = sorted(view.conflicts(), key=lambda one: (one.inferred, -len(one.propositions), one.id))
        return OverviewShape(
            figures=_figures(view, case.folder.resolve().name, sum(r.claims for r in rows if r.outlet), twice),
            foundations=_foundations(view, rows),
            findings=asking.findings(view, told),
            disputes=asking.conflicts(view, disputes[:_DISPUTES]),
            refused=[IntakeShape(**record.to_dict()) for record in view.status().refused],
            kept=[IntakeShape(**record.to_dict()) for record in view.status().kept],
        )


def _figures(view: View, title: str, own_voice: int, twice: int) -> FiguresShape:
    status = view.status()
    _, confirmed = view.findings_like(Weighed(reports=2, origins=2), 1)
    return FiguresShape(
        title=title,
        own_voice=own_voice,
        voices=dict(status.voices),
        findings=status.propositions,
        told_twice=twice,
        told_by_two_origins=confirmed,
        questions=view.questions(1).total,
        **{
            name: getattr(status, name)
            for name in (
                "documents", "read", "outlets", "words", "sentences", "silent", "claims", "sources", "entities",
                "conflicts", "judgements", "unfinished",
            )
        },
    )  # fmt: skip


def _foundations(view: View, rows: list[Standing]) -> list[FoundationShape]:
    evidence = view.evidence_of(sorted({row.document for row in rows})[:_EVIDENCE])
    sources = view.entities_of(row.entity for row in rows if row.entity)
    called = {ident: entity.name for ident, entity in sources.items()}
    some = foundations(rows, view.lineage(), evidence, called)[:_FOUNDATIONS]
    known = asking.names(view, [ident for one in some for ident in (one.id, *one.makers)])
    return [_shape(one, known) for one in some]


def _shape(one: Foundation, known: dict[str, NameShape]) -> FoundationShape:
    return FoundationShape(
        id=one.id,
        name=one.text,
        kind=one.kind,
        artefact=one.artefact,
        shown=one.shown,
        maker=next((known[m] for m in one.makers if m in known and known[m].type not in ARTEFACT_TYPES), None),
        reports=list(one.reports),
        claims=one.claims,
        named=one.named,
        voiced=one.voiced,
    )
