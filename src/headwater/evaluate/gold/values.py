"""An annotated report, with its words found in the text. Fields as in ``docs/reference/gold-format.md``."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.document import Document
from headwater.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of a sentence and where they stand. ``name`` is what they refer to, when that is worded elsewhere."""

    text: str
    span: Span
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuantity:
    """A number as stated: ``value``, or bounds; ``operator`` is =, >=, <=, ~ or range."""

    value: float | None
    low: float | None
    high: float | None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A time expression. ``edtf`` is ``None`` where the words give no date."""

    phrase: Phrase
    edtf: str | None
    type: str = "DATE"
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim. Tuples of alternatives hold what is annotated first, then what ``or`` lists; ``None`` is absence."""

    sentence: int
    types: tuple[str, ...]
    kind: str
    triggers: tuple[Phrase, ...]
    subjects: tuple[Phrase | None, ...]
    objects: tuple[Phrase | None, ...]
    args: tuple[tuple[str, Phrase], ...]
    times: tuple[GoldTime | None, ...]
    places: tuple[Phrase | None, ...]
    quantity: GoldQuantity | None
    polarities: tuple[str, ...]
    modalities: tuple[str, ...]
    factualities: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]
    scope: str
    core: bool

    @property
    def time(self) -> GoldTime | None:
        """The time as annotated first."""
        return self.times[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """A saying. ``source`` is ``None`` where hidden, ``cue`` where only quotation marks say it; no content: access."""

    source: Phrase | None
    cue: Phrase | None
    content: tuple[Span, ...]
    kind: str
    cue_class: str
    source_kind: str
    within: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A place name; ``literal`` is false for a capital that speaks and for a demonym."""

    phrase: Phrase
    literal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A name or nominal and the name of what it refers to."""

    phrase: Phrase
    type: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvidence:
    """A thing said to show something."""

    phrase: Phrase
    kind: str
    inspectable: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """One sentence and all that is annotated in it."""

    span: Span
    claims: tuple[GoldClaim, ...] = ()
    attributions: tuple[GoldAttribution, ...] = ()
    times: tuple[GoldTime, ...] = ()
    places: tuple[GoldPlace, ...] = ()
    mentions: tuple[GoldMention, ...] = ()
    evidence: tuple[GoldEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """What a careless reader would claim. ``sentence`` counts from 0, ``None`` means anywhere."""

    type: str
    subject: str | None
    object: str | None
    sentence: int | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """An annotated report."""

    id: str
    document: Document
    sentences: tuple[GoldSentence, ...]
    forbidden: tuple[Forbidden, ...] = ()
