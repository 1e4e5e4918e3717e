"""All that one pass found in one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from headwater.model.attribution import Attribution
from headwater.model.claim import Claim
from headwater.model.document import Region
from headwater.model.evidence import EvidenceItem
from headwater.model.mention import Entity, Mention
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class CorefLink:
    """A coreference link: the later mention, what it refers back to, the rule that says so, how sure it is."""

    span: Span
    antecedent: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedWord:
    """An evaluative word, its category and a neutral wording."""

    span: Span
    text: str
    category: str
    neutral: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something found and not kept, and why: silence is visible."""

    span: Span | None
    step: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceCoverage:
    """One sentence, the region it stands in and how many claims rest on it."""

    span: Span
    region: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was read, what yielded nothing, what was refused or skipped."""

    sentences: tuple[SentenceCoverage, ...] = ()
    refused: tuple[Refusal, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the steps have found so far. A step returns a new ``Reading`` (``dataclasses.replace``).

    ``syntax`` and ``notes`` serve the steps only and are never stored: the parse of each sentence, and
    whatever one step leaves for a later one, by the step's name.
    """

    document: str
    regions: tuple[Region, ...] = ()
    sentences: tuple[Span, ...] = ()
    syntax: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    links: tuple[CorefLink, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    loaded: tuple[LoadedWord, ...] = ()
    refused: tuple[Refusal, ...] = ()
    coverage: Coverage = Coverage()
    notes: Mapping[str, object] = field(default_factory=dict)
