"""The data behind the pictures: network, timeline, map. Each is also a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from headwater.model.finding import Finding
from headwater.store import View, Weighed
from headwater.web.api import asking
from headwater.web.api.asking import Limit, TheCase
from headwater.web.shapes import NameShape, PlaceShape

router = APIRouter(tags=["pictures"])
_HOPS = 2


class ActorNode(NameShape):
    """Somebody in the network, and in how many of the links shown."""

    links: int


class LinkEdge(BaseModel):
    """A finding between two actors. ``voices`` counts its claims by modality; ``voice`` is the most frequent."""

    id: str
    source: str
    target: str
    type: str
    statement: str
    voice: str
    voices: dict[str, int]
    reports: int
    origins_lower: int
    origins_upper: int
    denied: bool
    earliest: str | None
    latest: str | None


class NetworkShape(BaseModel):
    """Actors and claimed links, from one actor outward; ``left_out`` links did not fit."""

    around: NameShape | None
    nodes: list[ActorNode]
    edges: list[LinkEdge]
    left_out: int


class MomentShape(BaseModel):
    """A finding in time, with its bounds; reports say when it was told."""

    id: str
    statement: str
    type: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    basis: str
    told: list[str]
    reports: int
    origins_lower: int
    origins_upper: int
    denied: bool


class TimelineShape(BaseModel):
    """Findings that have a time, the earliest first; ``undated`` have none."""

    moments: list[MomentShape]
    undated: int


class SpotShape(BaseModel):
    """A place, as an area with its uncertainty, and the findings said to be there."""

    id: str
    name: str
    place: PlaceShape
    findings: list[NameShape]


class MapShape(BaseModel):
    """Places findings name; ``unplaced`` findings name none that is known."""

    spots: list[SpotShape]
    unplaced: int


@router.get("/network")
def network(
    case: TheCase,
    around: Annotated[str | None, Query(max_length=400)] = None,
    limit: Limit = 120,
) -> NetworkShape:
    """Claimed links from one actor outward, two steps; without one, the links most reports tell."""
    with case.view() as view:
        centre = view.find_entity(around).entity if around else None
        some, _ = _outward(view, centre.id, limit) if centre else view.findings_like(Weighed(), 5 * limit)
        linking = [one for one in some if one.proposition.subject and one.proposition.object]
        shown = linking[:limit]
        edges = _edges(view, shown)
        degree = Counter(end for edge in edges for end in (edge.source, edge.target))
        named = asking.names(view, [*degree, *([centre.id] if centre else [])])
        nodes = [ActorNode(**name.model_dump(), links=degree[ident]) for ident, name in sorted(named.items())]
        kept = [edge for edge in edges if edge.source in named and edge.target in named]
        left = len(linking) - len(shown)
    return NetworkShape(around=named.get(centre.id) if centre else None, nodes=nodes, edges=kept, left_out=left)


@router.get("/timeline")
def timeline(case: TheCase, limit: Limit = 300) -> TimelineShape:
    """When things are said to have happened, within their bounds, beside when they were told."""
    with case.view() as view:
        some, total = view.findings_like(Weighed(), 1000)
        told = {report for one in some for report in one.proposition.documents}
        published = {report.id: report.published for report in view.documents_of(told).values()}
        moments = [_moment(one, published) for one in some if one.proposition.time]
    dated = sorted(
        (m for m in moments if m.earliest or m.latest), key=lambda m: (m.earliest or m.latest or "", m.statement)
    )
    return TimelineShape(moments=dated[:limit], undated=total - len(dated))


@router.get("/map")
def places(case: TheCase, limit: Limit = 300) -> MapShape:
    """Where things are said to have happened: areas with radii, never pins."""
    with case.view() as view:
        some, total = view.findings_like(Weighed(), 1000)
        at: dict[str, list[Finding]] = {}
        for one in some:
            if one.proposition.place:
                at.setdefault(one.proposition.place, []).append(one)
        found = view.entities_of(at)
    spots = [
        SpotShape(
            id=ident,
            name=entity.name,
            place=PlaceShape(
                id=place.id, lat=place.lat, lon=place.lon, radius_m=place.radius_m, precision=place.precision
            ),
            findings=[
                NameShape(id=f.proposition.id, name=f.proposition.statement, type=f.proposition.type) for f in at[ident]
            ],
        )
        for ident, entity in sorted(found.items())
        if (place := entity.place) is not None
    ]
    spots.sort(key=lambda spot: (-len(spot.findings), spot.name))
    return MapShape(spots=spots[:limit], unplaced=total - sum(len(spot.findings) for spot in spots))


def _outward(view: View, centre: str, limit: int) -> tuple[list[Finding], int]:
    """Findings about the centre, then about those they lead to."""
    found: dict[str, Finding] = {}
    edge, seen = [centre], {centre}
    for _ in range(_HOPS):
        reached: list[str] = []
        for ident in edge:
            if len(found) >= limit:
                break
            for one in view.findings_like(Weighed(about=ident), limit)[0]:
                found.setdefault(one.proposition.id, one)
                reached += [end for end in (one.proposition.subject, one.proposition.object) if end]
        edge = [ident for ident in dict.fromkeys(reached) if ident not in seen]
        seen.update(edge)
    return list(found.values()), len(found)


def _edges(view: View, some: Iterable[Finding]) -> list[LinkEdge]:
    some = list(some)
    wanted = [claim for one in some for claim in one.proposition.claims]
    voices = {record.claim.id: record.claim.modality.value for record in view.claims_of(wanted)}
    edges = []
    for one in some:
        said = one.proposition
        counted = Counter(voices[claim] for claim in said.claims if claim in voices)
        edges.append(
            LinkEdge(
                id=said.id, source=said.subject or "", target=said.object or "", type=said.type,
                statement=said.statement, voice=max(counted, key=lambda v: (counted[v], v), default="asserted"),
                voices=dict(counted), reports=one.reports, origins_lower=one.lower, origins_upper=one.upper,
                denied=bool(one.denied_by), earliest=said.time.earliest if said.time else None,
                latest=said.time.latest if said.time else None,
            )
        )  # fmt: skip
    return edges


def _moment(one: Finding, published: dict[str, str | None]) -> MomentShape:
    said, time = one.proposition, one.proposition.time
    return MomentShape(
        id=said.id,
        statement=said.statement,
        type=said.type,
        edtf=time.edtf if time else None,
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        basis=time.basis.value if time else "none",
        told=sorted({day for report in said.documents if (day := published.get(report))}),
        reports=one.reports,
        origins_lower=one.lower,
        origins_upper=one.upper,
        denied=bool(one.denied_by),
    )
