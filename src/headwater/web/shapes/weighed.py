"""Answers about what was weighed: findings, origins, conflicts, lineage."""

from __future__ import annotations

from pydantic import BaseModel


class OriginShape(BaseModel):
    """A point with no known ancestor."""

    id: str
    label: str
    kind: str
    documents: list[str]


class NameShape(BaseModel):
    """An id with what to call it, its type and the page that shows it."""

    id: str
    name: str
    type: str


class FindingShape(BaseModel):
    """A proposition weighed; origins as a range."""

    id: str
    type: str
    statement: str
    subject: NameShape | None
    object: NameShape | None
    place: NameShape | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    negative: bool
    mode: str
    claims: list[str]
    documents: list[str]
    reports: int
    origins_lower: int
    origins_upper: int
    origins: list[OriginShape]
    bottleneck: list[str]
    unknown_roots: int
    denied_by: list[str]
    conflicts: list[str]
    status: str
    credibility: int
    credibility_why: str
    sentence: str


class ConflictShape(BaseModel):
    """What cannot all be so."""

    id: str
    cls: str
    propositions: list[NameShape]
    claims: list[str]
    why: str
    inferred: bool


class EdgeShape(BaseModel):
    """Who has it from whom: information flows from ``source`` to ``target``."""

    source: str
    target: str
    cls: str
    credited: bool
    directed: bool
    score: float
    why: str


class FindingsPage(BaseModel):
    """Some of the findings."""

    total: int
    offset: int
    items: list[FindingShape]
