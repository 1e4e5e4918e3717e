"""Findings: what is said, by how many reports, from how many independent origins; and the river they come down."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from headwater.errors import NotFound
from headwater.model.finding import Finding
from headwater.store import View, Weighed
from headwater.web.api import asking
from headwater.web.api.asking import TheCase
from headwater.web.shapes import ClaimShape, ConflictShape, EdgeShape, FindingShape, FindingsPage

router = APIRouter(tags=["findings"])


class StepShape(BaseModel):
    """Something that happened to a finding."""

    day: str | None
    what: str
    document: str


class SpreadShape(BaseModel):
    """Numbers of one toll."""

    low: float
    best: float | None
    high: float | None


class NodeShape(BaseModel):
    """A report, or what stands behind one; ``claims`` are those of the finding in it. Bottlenecks hold all apart."""

    id: str
    label: str
    kind: str
    published: str | None = None
    file: str | None = None
    claims: int = 0
    bottleneck: bool = False
    origin: bool = False


class RiverShape(BaseModel):
    """Lineage as a graph: information flows along the edges, from origins to reports."""

    nodes: list[NodeShape]
    edges: list[EdgeShape]


class FindingPage(BaseModel):
    """A finding with every claim behind it, its conflicts, its history and its river."""

    finding: FindingShape
    claims: list[ClaimShape]
    denials: list[ClaimShape]
    conflicts: list[ConflictShape]
    history: list[StepShape]
    spread: SpreadShape | None
    river: RiverShape


class FindingsQuestion(BaseModel):
    """Which findings: of an actor, of a type, of an origin, told by so many reports, with so many origins at most."""

    about: str | None = Field(default=None, max_length=400)
    type: str | None = Field(default=None, max_length=60)
    origin: str | None = Field(default=None, max_length=400)
    reports: int = Field(default=0, ge=0, description="Told by at least so many reports.")
    origins: int = Field(default=0, ge=0, description="May have at least so many independent origins.")
    limit: int = Field(default=100, ge=1, le=1000)
    offset: int = Field(default=0, ge=0)


@router.get("/findings")
def findings(case: TheCase, asked: Annotated[FindingsQuestion, Query()]) -> FindingsPage:
    """The findings most reports tell first, then those with the fewest origins."""
    with case.view() as view:
        about = view.find_entity(asked.about).entity.id if asked.about else None
        wanted = Weighed(
            about=about,
            type=asked.type or None,
            origin=asked.origin or None,
            reports=asked.reports,
            origins=asked.origins,
        )
        some, total = view.findings_like(wanted, asked.limit, asked.offset)
        return FindingsPage(total=total, offset=asked.offset, items=asking.findings(view, some))


@router.get("/findings/{ident}")
def finding(case: TheCase, ident: str) -> FindingPage:
    """One finding, down to the sentences."""
    with case.view() as view:
        found = view.findings_of([ident]).get(ident)
        if found is None:
            raise NotFound(f"{ident!r} is no finding of this case. /findings lists them.")
        reviewed = asking.reviews(view)
        wanted = set(found.conflicts)
        disputes = view.conflicts_of(wanted)
        return FindingPage(
            finding=asking.findings(view, [found])[0],
            claims=[asking.claim(record, reviewed) for record in view.claims_of(found.proposition.claims)],
            denials=[asking.claim(record, reviewed) for record in view.claims_of(found.denied_by)],
            conflicts=asking.conflicts(view, disputes),
            history=[StepShape(day=step.day, what=step.what, document=step.document) for step in found.history],
            spread=(
                SpreadShape(low=found.spread.low, best=found.spread.best, high=found.spread.high)
                if found.spread
                else None
            ),
            river=_river_of(view, found),
        )


@router.get("/lineage")
def lineage(case: TheCase) -> RiverShape:
    """Who has it from whom, over all reports."""
    with case.view() as view:
        edges = [asking.edge(link) for link in view.lineage()]
        ends = {end for one in edges for end in (one.source, one.target)}
        targets = {one.target for one in edges}
        return RiverShape(nodes=_nodes(view, ends, {}, frozenset(), ends - targets), edges=edges)


def _river_of(view: View, found: Finding) -> RiverShape:
    """The reports of a finding and its origins, with the links between them."""
    told = {record.claim.id: record.claim.document for record in view.claims_of(found.proposition.claims)}
    inside = {*found.proposition.documents, *(origin.id for origin in found.origins)}
    links = [link for link in view.links_at(inside) if link.source in inside and link.target in inside]
    edges = [asking.edge(link) for link in links]
    fed = {link.target for link in links}
    joined = {(one.source, one.target) for one in edges}
    for origin in found.origins:  # an origin flows into the reports that are nobody's copy
        for report in origin.documents:
            if report not in fed and report != origin.id and (origin.id, report) not in joined:
                why = "the source this report names, or its own voice"
                edges.append(
                    EdgeShape(
                        source=origin.id, target=report, cls="cites", credited=True, directed=True, score=1.0, why=why
                    )
                )
    counts = {ident: list(told.values()).count(ident) for ident in found.proposition.documents}
    nodes = _nodes(view, inside, counts, frozenset(found.bottleneck), {origin.id for origin in found.origins})
    labels = {origin.id: origin for origin in found.origins}
    return RiverShape(
        nodes=[
            node.model_copy(update={"label": labels[node.id].label, "kind": labels[node.id].kind, "origin": True})
            if node.id in labels
            else node
            for node in nodes
        ],
        edges=edges,
    )


def _nodes(
    view: View, ids: set[str], claims: dict[str, int], bottleneck: frozenset[str], origins: set[str]
) -> list[NodeShape]:
    known = asking.names(view, ids)
    reports = view.documents_of(ids)
    found = []
    for ident in sorted(ids):
        report, name = reports.get(ident), known.get(ident)
        label = report.label if report else name.name if name else ident
        found.append(
            NodeShape(
                id=ident,
                label=label,
                kind="report" if report else name.type if name else "source",
                published=report.published if report else None,
                file=report.file if report else None,
                claims=claims.get(ident, 0),
                bottleneck=ident in bottleneck,
                origin=ident in origins,
            )
        )
    return found
