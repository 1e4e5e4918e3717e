"""Answers about what reports tell: documents, claims, entities, judgements, intake."""

from __future__ import annotations

from pydantic import BaseModel


class SpanShape(BaseModel):
    """Where in the report's text: Unicode code points, end-exclusive."""

    start: int
    end: int


class WordsShape(SpanShape):
    """A span and its words."""

    text: str


class RefShape(WordsShape):
    """Words and the entity they refer to."""

    entity: str | None


class ArgumentShape(BaseModel):
    """A participant and its role."""

    role: str
    ref: RefShape


class TimeShape(WordsShape):
    """When, as EDTF, with its bounds and what they rest on."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    basis: str


class QuantityShape(BaseModel):
    """A number as stated."""

    role: str
    value: float | None
    low: float | None
    high: float | None
    operator: str
    label: str


class LinkShape(BaseModel):
    """One step of who says so, outermost first; the outlet has no span."""

    entity: str | None
    text: str
    kind: str
    start: int | None
    end: int | None


class FactualityShape(BaseModel):
    """How certain a source presents a claim."""

    source: str
    value: str


class ReportShape(BaseModel):
    """Where the words stand."""

    file: str
    title: str | None
    outlet: str | None
    published: str | None
    uri: str | None


class ClaimShape(BaseModel):
    """A claim, as in ``claims.jsonl``, with its report and what a reviewer decided of it ("" for nothing yet)."""

    id: str
    document: str
    proposition: str | None
    kind: str
    type: str
    subject: RefShape | None
    object: RefShape | None
    args: list[ArgumentShape]
    trigger: WordsShape
    sentence: SpanShape
    quote: WordsShape
    time: TimeShape | None
    place: RefShape | None
    quantity: QuantityShape | None
    polarity: str
    modality: str
    factuality: list[FactualityShape]
    evidentiality: str
    evidence: list[str]
    chain: list[LinkShape]
    scope: str
    confidence: float
    report: ReportShape
    review: str = ""
    judgement: str | None = None
    """The id of the judgement behind ``review``: what an undo takes."""
    headline: bool = False
    """Whether it stands in a headline, where the outlet speaks to those who read no further."""


class DocumentShape(BaseModel):
    """A report in a list. ``refusal`` says why it was kept and not read."""

    id: str
    file: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    media_type: str
    uri: str | None
    original: str
    refusal: str | None
    words: int
    sentences: int
    silent: int
    claims: int


class PlaceShape(BaseModel):
    """Where, with its radius in metres and UCDP's precision (1 exact to 7)."""

    id: str
    lat: float
    lon: float
    radius_m: int
    precision: int


class EntityShape(BaseModel):
    """Who or what the reports name, as in ``entities.jsonl``."""

    id: str
    name: str
    type: str
    aliases: list[str]
    mentions: int
    documents: list[str]
    ftm_schema: str
    gazetteer: PlaceShape | None
    roles: list[str]


class JudgementShape(BaseModel):
    """An entry of the log of decisions."""

    id: str
    about: str
    left: str
    right: str | None
    verdict: str
    who: str
    when: str
    why: str


class IntakeShape(BaseModel):
    """What came of one input."""

    name: str
    outcome: str
    document: str | None
    kind: str | None
    reason: str | None
    remedy: str | None
    count: int


class FaultShape(BaseModel):
    """What went wrong: the message names the object and the remedy."""

    error: str
    kind: str


class ClaimsPage(BaseModel):
    """Some of the claims."""

    total: int
    offset: int
    items: list[ClaimShape]


class DocumentsPage(BaseModel):
    """The reports, and what did not come in."""

    total: int
    offset: int
    items: list[DocumentShape]
    refused: list[IntakeShape]
    kept: list[IntakeShape]
    skipped: list[IntakeShape]


class EntitiesPage(BaseModel):
    """Some of the entities."""

    total: int
    offset: int
    items: list[EntityShape]
