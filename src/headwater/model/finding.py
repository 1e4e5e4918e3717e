"""Across documents: what is said by whom, what derives from what, how many origins there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.ids import content_id
from headwater.model.span import Span
from headwater.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What a cluster of claims says. Arguments are case-level entity ids.

    ``negative`` says that it did not happen; ``mode`` is actual, or planned for what is intended or forecast.
    """

    id: str
    type: str
    subject: str | None
    object: str | None
    time: TimeExpression | None
    place: str | None
    statement: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    negative: bool = False
    mode: str = "actual"


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
    """Propositions that cannot all be so, or a denial beside what it denies.

    ``inferred``: the words of the denial do not say what they deny ("all accusations").
    """

    cls: ConflictClass
    propositions: tuple[str, ...]
    claims: tuple[str, ...]
    why: str
    inferred: bool = False

    @property
    def id(self) -> str:
        """``con-`` and a hash of class, propositions and claims."""
        return content_id("con", self.cls, self.propositions, self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Numbers of one toll, UCDP-wise: ``best`` is the value most origins give, or ``None``; ``high`` open or not."""

    low: float
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credibility:
    """Admiralty credibility, 1 confirmed to 5 improbable, 6 cannot be judged: proposed by a printed rule, no more."""

    value: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that happened to a proposition: ``what`` is reported, corrected or withdrawn; ``day`` is EDTF."""

    day: str | None
    what: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A node of a provenance graph. ``kind`` is report, party, artefact, observation or unknown."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A proposition weighed. ``lower`` gives unknown roots nothing; ``upper`` keeps them apart.

    ``status`` is open, corrected, withdrawn or denied (nobody asserts it). ``sentence`` says it in plain words.
    ``points`` and ``ways`` are its provenance graph, circles drawn together: each way runs from where a thing was known
    to who had it from there.
    """

    proposition: Proposition
    reports: int
    lower: int
    upper: int
    origins: tuple[Origin, ...] = ()
    bottleneck: tuple[str, ...] = ()
    unknown_roots: int = 0
    denied_by: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    status: str = "open"
    credibility: Credibility = Credibility(value=6, why="Nothing to compare it with.")
    spread: Spread | None = None
    history: tuple[Step, ...] = ()
    sentence: str = ""
    points: tuple[Point, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()
