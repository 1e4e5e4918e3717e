"""One source saying one thing in one document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.attribution import Scope, SourceKind
from headwater.model.ids import content_id
from headwater.model.span import Span
from headwater.model.time import TimeExpression


class ClaimKind(StrEnum):
    """What a claim is about."""

    RELATION = "relation"
    EVENT = "event"
    QUANTITY = "quantity"


class Polarity(StrEnum):
    """Whether the clause affirms or negates."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """The voice of a claim (vocabulary 5)."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    BELIEVED = "believed"
    DENIED = "denied"
    FORECAST = "forecast"
    INTENDED = "intended"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"


class FactValue(StrEnum):
    """FactBank values, always relative to a source (handbook 1.5)."""

    CT_PLUS = "CT+"
    CT_MINUS = "CT-"
    PR_PLUS = "PR+"
    PR_MINUS = "PR-"
    PS_PLUS = "PS+"
    PS_MINUS = "PS-"
    CT_U = "CTu"
    U_U = "Uu"


class Evidentiality(StrEnum):
    """How the source knows (handbook 1.6)."""

    FIRSTHAND = "firsthand"
    DOCUMENT = "document"
    PHOTO = "photo"
    VIDEO = "video"
    INTERCEPT = "intercept"
    DATA = "data"
    INFERENCE = "inference"
    HEARSAY = "hearsay"
    OPINION = "opinion"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A stretch of the claim's document and the entity it refers to, if it refers to one.

    ``via`` is the span in the claim's own sentence when ``span`` lies elsewhere: the pronoun or
    description that a shown coreference link resolves.
    """

    span: Span
    text: str
    entity: str | None = None
    via: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A participant and its role."""

    role: str
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFactuality:
    """How certain ``source`` presents the claim. ``source`` is "author" or the text of a chain link."""

    source: str
    value: FactValue


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One step of who-says-so, outermost first. ``span`` is ``None`` for the outlet."""

    text: str
    kind: SourceKind
    entity: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as stated, within ``low`` and ``high``.

    ``operator`` is =, >=, <=, ~ or range; ``label`` holds the words counted.
    """

    role: str
    value: float | None
    low: float | None
    high: float | None
    operator: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A named reason that moved a confidence, and by how much in log-odds."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One source saying one thing in one document. No span, no claim.

    ``sentence`` holds the trigger; ``quote`` is the words that support the claim, exactly as they stand
    in the document. ``chain`` runs outermost first and begins with the outlet. ``rule`` is the id of the
    rule that typed it.
    """

    document: str
    kind: ClaimKind
    type: str
    subject: Ref | None = None
    object: Ref | None = None
    args: tuple[Argument, ...] = ()
    trigger: Span
    sentence: Span
    quote: Span
    time: TimeExpression | None = None
    place: Ref | None = None
    quantity: Quantity | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    factuality: tuple[SourceFactuality, ...] = ()
    evidentiality: Evidentiality = Evidentiality.UNSTATED
    evidence: tuple[str, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    scope: Scope = Scope.OUTLET_VOICE
    attribution: str | None = None
    confidence: float = 0.5
    reasons: tuple[Reason, ...] = ()
    rule: str = ""

    @property
    def id(self) -> str:
        """``clm-`` and a hash of document, type, trigger, arguments and last source."""
        refs = [(r.span.start, r.span.end) if r else None for r in (self.subject, self.object)]
        args = [(a.role, a.ref.span.start, a.ref.span.end) for a in self.args]
        source = self.chain[-1].text if self.chain else None
        quantity = (self.quantity.role, self.quantity.low, self.quantity.high) if self.quantity else None
        return content_id("clm", self.document, self.kind, self.type, self.trigger.start, refs, args, quantity, source)
