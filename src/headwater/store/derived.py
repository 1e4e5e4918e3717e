"""What follows from all documents together and can be worked out again: clusters, findings, lineage, conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from headwater.model.convert import from_dict, to_dict
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.model.mention import Entity
from headwater.store.rows import entity_body, spellings
from headwater.store.tables import (
    chain_links,
    conflicts,
    entities,
    facts,
    lineage,
    members,
    names,
    origins,
    packed,
    participants,
    proposition_claims,
    propositions,
)

_CHUNK = 1000
_WEIGHED = "weighed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """An entity of the case and the entities of documents it stands for. ``drawer``: nothing rests on it."""

    entity: Entity
    members: tuple[str, ...]
    drawer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that corroboration gives."""

    findings: tuple[Finding, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def put_clusters(connection: Connection, clusters: Iterable[Cluster], *, whole: bool = True) -> int:
    """Makes these the entities of the case; how many members changed theirs. Every member is in one cluster.

    With ``whole`` false only these are put: every cluster whose members, name or type are not what they were.
    """
    given = list(clusters)
    held = {row.id: row for row in _held(connection, None if whole else [m for c in given for m in c.members])}
    moved = [
        {"of": m, "to": c.entity.id, "from": held[m].entity}
        for c in given
        for m in c.members
        if held[m].entity != c.entity.id
    ]
    for table, key in ((members, "id"), (participants, "member"), (chain_links, "member")):
        ends = [{"of": row["of"], "to": row["to"]} for row in moved]
        _run(connection, update(table).where(table.c[key] == bindparam("of")).values(entity=bindparam("to")), ends)
    if whole:
        connection.execute(delete(entities))
        connection.execute(delete(names))
    else:
        stale = sorted({row["from"] for row in moved} | {c.entity.id for c in given})
        _run(connection, delete(entities).where(entities.c.id == bindparam("of")), [{"of": ident} for ident in stale])
        _run(connection, delete(names).where(names.c.entity == bindparam("of")), [{"of": ident} for ident in stale])
    _run(connection, insert(entities), [_entity(cluster, held) for cluster in given])
    spelled = [{"folded": spelling, "entity": c.entity.id} for c in given for spelling in spellings(c.entity)]
    _run(connection, insert(names), spelled)
    return len(moved)


def _held(connection: Connection, wanted: list[str] | None) -> Iterator[Any]:
    query = select(members.c.id, members.c.entity, members.c.mentions, members.c.document)
    if wanted is None:
        yield from connection.execute(query)
        return
    for at in range(0, len(wanted), _CHUNK):
        yield from connection.execute(query.where(members.c.id.in_(wanted[at : at + _CHUNK])))


def _entity(cluster: Cluster, held: Mapping[str, Any]) -> dict[str, Any]:
    entity = cluster.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "mentions": sum(held[m].mentions for m in cluster.members),
        "documents": len({held[m].document for m in cluster.members}),
        "body": packed(entity_body(entity)),
        "drawer": cluster.drawer,
    }


def put_findings(connection: Connection, derived: Findings, state: str = "") -> None:
    """Makes these the propositions, origins, lineage and conflicts of the case; ``state`` names what they rest on."""
    connection.execute(delete(facts).where(facts.c.name == _WEIGHED))
    connection.execute(insert(facts).values(name=_WEIGHED, value=state))
    findings = derived.findings
    _replace(connection, propositions, [_proposition(finding) for finding in findings])
    said = [(claim, finding.proposition.id) for finding in findings for claim in finding.proposition.claims]
    _replace(connection, proposition_claims, [{"claim": claim, "proposition": ident} for claim, ident in said])
    _replace(connection, origins, [row for finding in findings for row in _origins(finding)])
    _replace(connection, lineage, [_link(link) for link in derived.lineage])
    bodies = [{"id": c.id, "class": c.cls.value, "body": packed(to_dict(c))} for c in derived.conflicts]
    _replace(connection, conflicts, bodies)


def weighed(connection: Connection) -> str | None:
    """What the stored findings rest on, or ``None`` before the first."""
    value: str | None = connection.scalar(select(facts.c.value).where(facts.c.name == _WEIGHED))
    return value


def findings(connection: Connection) -> Iterator[Finding]:
    """Every proposition weighed, by id."""
    return (from_dict(Finding, body) for body in _bodies(connection, propositions))


def findings_of(connection: Connection, ids: Iterable[str]) -> dict[str, Finding]:
    """These propositions weighed, by id."""
    wanted = sorted(set(ids))
    found: dict[str, Finding] = {}
    for at in range(0, len(wanted), _CHUNK):
        some = select(propositions.c.body).where(propositions.c.id.in_(wanted[at : at + _CHUNK]))
        parsed = (from_dict(Finding, body) for body in connection.scalars(some))
        found.update({finding.proposition.id: finding for finding in parsed})
    return found


def links(connection: Connection) -> Iterator[Lineage]:
    """Every link of descent, by its ends and class."""
    order = (lineage.c.source, lineage.c.target, lineage.c["class"])
    return (from_dict(Lineage, body) for body in connection.scalars(select(lineage.c.body).order_by(*order)))


def disputes(connection: Connection) -> Iterator[Conflict]:
    """Every conflict, by id."""
    return (from_dict(Conflict, body) for body in _bodies(connection, conflicts))


def propositions_of(connection: Connection, claims: Iterable[str]) -> dict[str, str]:
    """Claims → the propositions they belong to."""
    wanted = list(claims)
    found: dict[str, str] = {}
    for at in range(0, len(wanted), _CHUNK):
        some = proposition_claims.c.claim.in_(wanted[at : at + _CHUNK])
        found.update({row.claim: row.proposition for row in connection.execute(select(proposition_claims).where(some))})
    return found


def _bodies(connection: Connection, table: Table) -> Iterator[Any]:
    return iter(connection.scalars(select(table.c.body).order_by(table.c.id)))


def _proposition(finding: Finding) -> dict[str, Any]:
    said = finding.proposition
    return {
        "id": said.id,
        "type": said.type,
        "subject": said.subject,
        "object": said.object,
        "place": said.place,
        "reports": finding.reports,
        "lower": finding.lower,
        "upper": finding.upper,
        "body": packed(to_dict(finding)),
    }


def _origins(finding: Finding) -> list[dict[str, Any]]:
    proposition = finding.proposition.id
    return [{"proposition": proposition, "id": o.id, "kind": o.kind, "label": o.label} for o in finding.origins]


def _link(link: Lineage) -> dict[str, Any]:
    ends = {"source": link.source, "target": link.target, "class": link.cls.value}
    return {"id": link.id, **ends, "body": packed(to_dict(link))}


def _replace(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    connection.execute(delete(table))
    _run(connection, insert(table), rows)


def _run(connection: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    for at in range(0, len(rows), _CHUNK):
        connection.execute(statement, rows[at : at + _CHUNK])
