"""What claims stand on: the innermost source of each, counted by report; and findings looked up by what they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from headwater.model.convert import from_dict
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.store.listing import CHUNK
from headwater.store.tables import chain_links, claims, conflicts, lineage, origins, propositions


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """So many ``claims`` of one ``document`` have this source at the inner end of their chain.

    ``entity`` is that source as an entity of the case, where it is one; ``outlet`` says that it is the outlet itself:
    nobody else is named for these claims.
    """

    document: str
    entity: str | None
    text: str
    kind: str
    outlet: bool
    claims: int


def standing(connection: Connection) -> list[Standing]:
    """Every report and innermost source, in one pass over the chains."""
    inner = select(chain_links.c.claim, func.max(chain_links.c.position).label("position")).group_by(
        chain_links.c.claim
    )
    last = inner.subquery()
    ends = (last.c.claim == chain_links.c.claim) & (last.c.position == chain_links.c.position)
    known = func.coalesce(chain_links.c.entity, chain_links.c.folded)
    query = (
        select(
            claims.c.document,
            chain_links.c.entity,
            func.min(chain_links.c.text).label("text"),
            func.min(chain_links.c.kind).label("kind"),
            func.max(chain_links.c.position).label("position"),
            func.count().label("claims"),
        )
        .select_from(chain_links)
        .join(last, ends)
        .join(claims, claims.c.number == chain_links.c.claim)
        .group_by(claims.c.document, known, chain_links.c.position > 0)
        .order_by(claims.c.document, known)
    )
    return [
        Standing(
            document=row.document, entity=row.entity, text=row.text, kind=row.kind,
            outlet=row.position == 0, claims=row.claims,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Which findings: about an entity, of a type, of an origin, told by so many reports, with so many origins."""

    about: str | None = None
    type: str | None = None
    origin: str | None = None
    reports: int = 0
    origins: int = 0


def findings_like(connection: Connection, wanted: Weighed, limit: int | None, offset: int) -> tuple[list[Finding], int]:
    """The findings most reports tell first, then those with the fewest origins; and how many there are in all."""
    query = _matching(wanted)
    total = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
    order = (propositions.c.reports.desc(), propositions.c.upper, propositions.c.lower, propositions.c.id)
    bodies = connection.scalars(query.order_by(*order).limit(limit).offset(offset))
    return [from_dict(Finding, body) for body in bodies], total


def links_at(connection: Connection, ends: Iterable[str]) -> list[Lineage]:
    """The links of descent that begin or end at one of these, by ends and class."""
    wanted = sorted(set(ends))
    found: dict[str, Lineage] = {}
    for at in range(0, len(wanted), CHUNK):
        some = wanted[at : at + CHUNK]
        here = or_(lineage.c.source.in_(some), lineage.c.target.in_(some))
        links = (from_dict(Lineage, body) for body in connection.scalars(select(lineage.c.body).where(here)))
        found.update({link.id: link for link in links})
    return sorted(found.values(), key=lambda link: (link.source, link.target, link.cls))


def conflicts_of(connection: Connection, ids: Iterable[str]) -> list[Conflict]:
    """These conflicts, by id."""
    wanted = sorted(set(ids))
    found: list[Conflict] = []
    for at in range(0, len(wanted), CHUNK):
        some = select(conflicts.c.body).where(conflicts.c.id.in_(wanted[at : at + CHUNK])).order_by(conflicts.c.id)
        found += [from_dict(Conflict, body) for body in connection.scalars(some)]
    return found


def _matching(wanted: Weighed) -> Select[Any]:
    query = select(propositions.c.body)
    if wanted.about is not None:
        parties = (propositions.c.subject, propositions.c.object, propositions.c.place)
        query = query.where(or_(*(party == wanted.about for party in parties)))
    if wanted.type is not None:
        query = query.where(propositions.c.type == wanted.type)
    if wanted.origin is not None:
        rests = select(origins.c.proposition).where(origins.c.id == wanted.origin)
        query = query.where(propositions.c.id.in_(rests))
    if wanted.reports:
        query = query.where(propositions.c.reports >= wanted.reports)
    if wanted.origins:
        query = query.where(propositions.c.upper >= wanted.origins)
    return query
