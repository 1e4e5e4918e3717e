"""How a route reaches its case, and how values of the case become answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from fastapi import Depends, Query, Request

from headwater.case import Case, ClaimRecord, EntityRecord
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.model.judgement import Judgement
from headwater.resolve.decisions import in_force
from headwater.store import View
from headwater.web.shapes import (
    ClaimShape,
    ConflictShape,
    EdgeShape,
    EntityShape,
    FindingShape,
    JudgementShape,
    NameShape,
    OriginShape,
)

CLAIM = "claim"


def _case(request: Request) -> Case:
    case: Case = request.app.state.case
    return case


TheCase = Annotated[Case, Depends(_case)]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, description="Leave out so many first.")]


def reviews(view: View) -> dict[str, Judgement]:
    """What was last decided of each claim and not taken back."""
    return {entry.left: entry for entry in in_force(view.judgements()) if entry.about == CLAIM}


def claim(record: ClaimRecord, reviewed: Mapping[str, Judgement], headline: bool = False) -> ClaimShape:
    """A claim as an answer."""
    entry = reviewed.get(record.claim.id)
    decided = {"review": entry.verdict.value, "judgement": entry.id} if entry else {}
    return ClaimShape.model_validate({**record.to_dict(), **decided, "headline": headline})


def entity(record: EntityRecord) -> EntityShape:
    """An entity as an answer."""
    return EntityShape(**record.to_dict())


def names(view: View, ids: Iterable[str | None]) -> dict[str, NameShape]:
    """What to call these entities."""
    found = view.entities_of(ident for ident in ids if ident)
    return {ident: NameShape(id=ident, name=one.name, type=one.type.value) for ident, one in found.items()}


def findings(view: View, some: Iterable[Finding]) -> list[FindingShape]:
    """Findings as answers, with the names of whom they are about."""
    some = list(some)
    said = [one.proposition for one in some]
    known = names(view, (ident for one in said for ident in (one.subject, one.object, one.place)))
    return [_finding(one, known) for one in some]


def _finding(one: Finding, known: Mapping[str, NameShape]) -> FindingShape:
    said = one.proposition
    time = said.time
    return FindingShape(
        id=said.id,
        type=said.type,
        statement=said.statement,
        subject=known.get(said.subject or ""),
        object=known.get(said.object or ""),
        place=known.get(said.place or ""),
        edtf=time.edtf if time else None,
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        negative=said.negative,
        mode=said.mode,
        claims=list(said.claims),
        documents=list(said.documents),
        reports=one.reports,
        origins_lower=one.lower,
        origins_upper=one.upper,
        origins=[
            OriginShape(id=o.id, label=o.label, kind=o.kind, documents=list(o.documents)) for o in one.origins
        ],
        bottleneck=list(one.bottleneck),
        unknown_roots=one.unknown_roots,
        denied_by=list(one.denied_by),
        conflicts=list(one.conflicts),
        status=one.status,
        credibility=one.credibility.value,
        credibility_why=one.credibility.why,
        sentence=one.sentence,
    )  # fmt: skip


def conflicts(view: View, some: Iterable[Conflict]) -> list[ConflictShape]:
    """Conflicts as answers, with the statements that disagree."""
    some = list(some)
    said = view.findings_of(ident for one in some for ident in one.propositions)
    return [
        ConflictShape(
            id=one.id,
            cls=one.cls.value,
            propositions=[
                NameShape(id=ident, name=said[ident].proposition.statement, type=said[ident].proposition.type)
                for ident in one.propositions
                if ident in said
            ],
            claims=list(one.claims),
            why=one.why,
            inferred=one.inferred,
        )
        for one in some
    ]


def edge(link: Lineage) -> EdgeShape:
    """A link of descent as an answer."""
    return EdgeShape(
        source=link.source, target=link.target, cls=link.cls.value, credited=link.credited,
        directed=link.directed, score=link.score, why=link.why,
    )  # fmt: skip


def judgement(entry: Judgement) -> JudgementShape:
    """An entry of the log as an answer."""
    return JudgementShape(
        id=entry.id, about=entry.about, left=entry.left, right=entry.right, verdict=entry.verdict.value,
        who=entry.who, when=entry.when, why=entry.why,
    )  # fmt: skip
