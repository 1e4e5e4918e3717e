"""Decisions of people: claims to review, matches to judge, the log, and taking back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from headwater.store import Question, View
from headwater.web.api import asking
from headwater.web.api.asking import Limit, Offset, TheCase
from headwater.web.shapes import ClaimShape, JudgementShape

router = APIRouter(tags=["judging"])
_QUOTES = 3


class SentenceShape(BaseModel):
    """A sentence that names somebody."""

    document: str
    report: str
    text: str


class SideShape(BaseModel):
    """One of two that may be the same: claims about it, else sentences that name it, with their reports."""

    id: str
    name: str
    type: str
    quotes: list[ClaimShape]
    sentences: list[SentenceShape]


class MatchShape(BaseModel):
    """Two entities that may be one, and why; the evidence first."""

    left: SideShape
    right: SideShape
    probability: float
    why: str
    unsure: bool


class QueueShape(BaseModel):
    """What waits for a person; ``log`` holds the last decisions, the newest first."""

    matches: list[MatchShape]
    matches_total: int
    claims: list[ClaimShape]
    claims_total: int
    reviewed: int
    log: list[JudgementShape]


class ReviewRequest(BaseModel):
    """A decision about a claim."""

    claim: str = Field(max_length=100)
    verdict: Literal["positive", "negative", "unsure"]
    why: str = Field(default="", max_length=2000)


class JudgeRequest(BaseModel):
    """A decision about a pair."""

    left: str = Field(max_length=400)
    right: str = Field(max_length=400)
    decision: Literal["same", "different", "unsure"]
    why: str = Field(default="", max_length=2000)


class NameRequest(BaseModel):
    """A word that is no name of an entity; its own name when none is given."""

    entity: str = Field(max_length=400)
    name: str = Field(default="", max_length=400)
    why: str = Field(default="", max_length=2000)


class UndoRequest(BaseModel):
    """Takes a judgement back; without one the last."""

    judgement: str | None = Field(default=None, max_length=100)


class JudgedShape(BaseModel):
    """What was written to the log, and what it goes against."""

    judgements: list[JudgementShape]
    warnings: list[str]


@router.get("/queue")
def queue(case: TheCase, limit: Limit = 8, offset: Offset = 0, done: Annotated[bool, Query()] = False) -> QueueShape:
    """Matches to judge and claims to review, the most doubtful first; ``done`` lists reviewed claims too."""
    with case.view() as view:
        reviewed = asking.reviews(view)
        page = view.questions(limit, offset)
        waiting = view.claims(Question(), limit + len(reviewed), 0)
        claims = [record for record in waiting if done or record.claim.id not in reviewed][:limit]
        claims.sort(key=lambda record: (record.claim.confidence, record.claim.id))
        log = [asking.judgement(entry) for entry in view.judgements()][::-1][:50]
        return QueueShape(
            matches=[
                MatchShape(
                    left=_side(view, one.left, one.left_name, one.left_type),
                    right=_side(view, one.right, one.right_name, one.right_type),
                    probability=one.probability,
                    why=one.why,
                    unsure=one.unsure,
                )
                for one in page
            ],
            matches_total=page.total,
            claims=[asking.claim(record, reviewed) for record in claims],
            claims_total=waiting.total - len(reviewed),
            reviewed=len(reviewed),
            log=log,
        )


@router.get("/judgements")
def judgements(case: TheCase) -> list[JudgementShape]:
    """The log of decisions, from its beginning."""
    with case.view() as view:
        return [asking.judgement(entry) for entry in view.judgements()]


@router.post("/review")
def review(case: TheCase, asked: ReviewRequest) -> JudgementShape:
    """Writes to the log that a claim is read rightly, wrongly, or that nobody can say."""
    return asking.judgement(case.review(asked.claim, asked.verdict, why=asked.why))


@router.post("/judge")
def judge(case: TheCase, asked: JudgeRequest) -> JudgedShape:
    """Decides that two entities are the same, different, or that nobody can say."""
    done = case.judge(asked.left, asked.right, asked.decision, why=asked.why)
    return JudgedShape(judgements=[asking.judgement(e) for e in done.judgements], warnings=list(done.warnings))


@router.post("/not_a_name")
def not_a_name(case: TheCase, asked: NameRequest) -> JudgedShape:
    """Says that a word is no name of an entity."""
    done = case.not_a_name(asked.entity, asked.name, why=asked.why)
    return JudgedShape(judgements=[asking.judgement(e) for e in done.judgements], warnings=list(done.warnings))


@router.post("/undo")
def undo(case: TheCase, asked: UndoRequest) -> JudgedShape:
    """Takes a judgement back; the log keeps both."""
    done = case.undo(asked.judgement)
    return JudgedShape(judgements=[asking.judgement(e) for e in done.judgements], warnings=list(done.warnings))


def _side(view: View, ident: str, name: str, kind: str) -> SideShape:
    quotes = view.claims(Question(about=ident), _QUOTES)
    claims = [asking.claim(record, {}) for record in quotes]
    return SideShape(id=ident, name=name, type=kind, quotes=claims, sentences=[] if claims else _named(view, ident))


def _named(view: View, ident: str) -> list[SentenceShape]:
    """A sentence of each of its first reports that names it."""
    record = next(iter(view.entities(about=ident, limit=1)), None)
    found = []
    for document in record.documents[:_QUOTES] if record else ():
        homes, reading, text = view.clusters(document), view.reading(document), view.document(document).text
        spans = (m.span for m in reading.mentions if homes.get(m.entity or "") == ident)
        sentence = next((s for span in spans for s in reading.sentences if s.contains(span)), None)
        if sentence:
            label = view.find_document(document).label
            found.append(SentenceShape(document=document, report=label, text=sentence.of(text)))
    return found
