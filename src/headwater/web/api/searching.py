"""Search over reports, claims and actors."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from headwater.web.api import asking
from headwater.web.api.asking import Limit, TheCase
from headwater.web.shapes import ClaimShape, DocumentShape, EntityShape

router = APIRouter(tags=["search"])


class HitShape(BaseModel):
    """What was found; ``marks`` are spans of ``snippet``, code points."""

    kind: str
    id: str
    snippet: str
    marks: list[tuple[int, int]]
    document: DocumentShape
    claim: ClaimShape | None


class FoundShape(BaseModel):
    """Hits in reports, then in claims; and the actors that go by these words."""

    query: str
    actors: list[EntityShape]
    hits: list[HitShape]


@router.get("/search")
def search(case: TheCase, q: Annotated[str, Query(max_length=400)] = "", limit: Limit = 20) -> FoundShape:
    """Reports and claims by their words, the best first: words, "phrases", -without, begin*."""
    with case.view() as view:
        hits = view.search(q, limit)
        actors = view.entities(about=q, limit=5).items if q.strip() else ()
        reviewed = asking.reviews(view)
    return FoundShape(
        query=q,
        actors=[asking.entity(record) for record in actors],
        hits=[
            HitShape(
                kind=hit.kind,
                id=hit.id,
                snippet=hit.snippet,
                marks=[*hit.marks],
                document=DocumentShape(**hit.document.to_dict()),
                claim=asking.claim(hit.claim, reviewed) if hit.claim else None,
            )
            for hit in hits
        ],
    )
