"""Claims: who says what, in which voice, in which words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from headwater.errors import NotFound
from headwater.store import Question
from headwater.web.api import asking
from headwater.web.api.asking import TheCase
from headwater.web.shapes import ClaimShape, ClaimsPage

router = APIRouter(tags=["claims"])
Word = Annotated[str | None, Field(max_length=400)]


class ClaimsQuestion(BaseModel):
    """Which claims: what is given must all hold."""

    about: Word = None
    type: Word = None
    source: Word = None
    modality: Word = None
    document: Word = None
    text: Word = None
    limit: int = Field(default=100, ge=1, le=1000)
    offset: int = Field(default=0, ge=0)


@router.get("/claims")
def claims(case: TheCase, asked: Annotated[ClaimsQuestion, Query()]) -> ClaimsPage:
    """The claims that answer: about whom, of what type, who says so, in which voice, in which report."""
    given = asked.model_dump(exclude={"limit", "offset"})
    with case.view() as view:
        question = Question(**{name: value or None for name, value in given.items()})
        page = view.claims(question, asked.limit, asked.offset)
        reviewed = asking.reviews(view)
    return ClaimsPage(total=page.total, offset=page.offset, items=[asking.claim(record, reviewed) for record in page])


@router.get("/claims/{ident}")
def claim(case: TheCase, ident: str) -> ClaimShape:
    """One claim."""
    with case.view() as view:
        found = view.claims_of([ident])
        if not found:
            raise NotFound(f"{ident!r} is no claim of this case. /claims lists them.")
        return asking.claim(found[0], asking.reviews(view))
