"""Across documents: what is said by whom, what derives from what, how many origins there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.ids import content_id
from headwater.model.span import Span
from headwater.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What a cluster of claims says. Arguments are case-level entity ids."""

    id: str
    type: str
    subject: str | None
    object: str | None
    time: TimeExpression | None
    place: str | None
    statement: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]


class LineageClass(StrEnum):
    """How one thing derives from another (handbook 6.1, METER classes)."""

    VERBATIM = "verbatim"
    REWRITE = "rewrite"
    PARTIAL = "partial"
    COMMON_SOURCE = "common_source"
    CITES = "cites"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """The same words in two documents."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """``source`` came first: information flows from it to ``target``. Undirected where nobody can know."""

    source: str
    target: str
    cls: LineageClass
    credited: bool = False
    directed: bool = True
    score: float = 1.0
    shared: tuple[SharedPassage, ...] = ()
    why: str = ""

    @property
    def id(self) -> str:
        """``lin-`` and a hash of ends and class."""
        return content_id("lin", self.source, self.target, self.cls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A point with no known ancestor. ``kind`` is party, artefact, observation or unknown."""

    id: str
    label: str
    kind: str
    documents: tuple[str, ...]


class ConflictClass(StrEnum):
    """How propositions disagree (handbook 7.1)."""

    POLARITY = "polarity"
    DENIAL = "denial"
    NUMERIC = "numeric"
    FUNCTIONAL = "functional"
    TEMPORAL = "temporal"
    SPATIAL = "spatial"
    PERPETRATOR = "perpetrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Propositions that cannot all be so, or a denial beside what it denies."""

    cls: ConflictClass
    propositions: tuple[str, ...]
    claims: tuple[str, ...]
    why: str

    @property
    def id(self) -> str:
        """``con-`` and a hash of class, propositions and claims."""
        return content_id("con", self.cls, self.propositions, self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A proposition weighed. ``lower`` gives unknown roots nothing; ``upper`` keeps them apart."""

    proposition: Proposition
    reports: int
    lower: int
    upper: int
    origins: tuple[Origin, ...] = ()
    bottleneck: tuple[str, ...] = ()
    unknown_roots: int = 0
    denied_by: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
