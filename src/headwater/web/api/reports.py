"""Reports: the list, and one of them as text beside its claims."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from headwater.model.document import RegionKind
from headwater.model.span import Span
from headwater.store import Question
from headwater.web.api import asking
from headwater.web.api.asking import Limit, Offset, TheCase
from headwater.web.shapes import (
    ClaimShape,
    DocumentShape,
    DocumentsPage,
    EdgeShape,
    IntakeShape,
    NameShape,
    SpanShape,
    WordsShape,
)

router = APIRouter(tags=["reports"])
_SILENT = "read, no claim found"


class RegionShape(SpanShape):
    """A stretch of the text and what it is."""

    kind: str


class LoadedShape(WordsShape):
    """An evaluative word and a neutral wording."""

    category: str
    neutral: str


class MentionShape(WordsShape):
    """Words that refer, and the entity of the case they refer to."""

    kind: str
    type: str
    entity: str | None


class EvidenceShape(WordsShape):
    """A thing said to show something; ``inspectable`` says whether the reader may see it."""

    id: str
    kind: str
    inspectable: bool | None


class SilentShape(SpanShape):
    """A stretch that gave no claim, and why."""

    why: str


class ReaderShape(BaseModel):
    """One report with all that was found in it; spans are code points of ``text``."""

    document: DocumentShape
    authors: list[str]
    text: str
    regions: list[RegionShape]
    claims: list[ClaimShape]
    mentions: list[MentionShape]
    loaded: list[LoadedShape]
    evidence: list[EvidenceShape]
    silent: list[SilentShape]
    lineage: list[EdgeShape]
    names: dict[str, NameShape]
    """Whom the lineage names: reports and entities."""


@router.get("/documents")
def documents(case: TheCase, limit: Limit = 200, offset: Offset = 0) -> DocumentsPage:
    """The reports, the newest first, with what was refused, kept unread and skipped."""
    with case.view() as view:
        page, status = view.documents(limit, offset), view.status()
    return DocumentsPage(
        total=page.total,
        offset=page.offset,
        items=[DocumentShape(**record.to_dict()) for record in page],
        refused=[IntakeShape(**record.to_dict()) for record in status.refused],
        kept=[IntakeShape(**record.to_dict()) for record in status.kept],
        skipped=[IntakeShape(**record.to_dict()) for record in status.skipped],
    )


@router.get("/documents/{name:path}")
def show(case: TheCase, name: str) -> ReaderShape:
    """A report, by id, beginning of an id, or file: its text, claims, loaded words, and what gave no claim."""
    with case.view() as view:
        record = view.find_document(name)
        document, reading = view.document(record.id), view.reading(record.id)
        claims = view.claims(Question(document=record.id), limit=None).items
        reviewed, homes = asking.reviews(view), view.clusters(record.id)
        near = view.links_at([record.id])
        ends = {end for link in near for end in (link.source, link.target)}
        named = asking.names(view, ends)
        labels = view.documents_of(ends)
    named |= {i: NameShape(id=i, name=report.label, type="report") for i, report in labels.items()}
    heads = document.spans(RegionKind.HEADLINE)
    return ReaderShape(
        document=DocumentShape(**record.to_dict()),
        authors=list(document.authors),
        text=document.text,
        regions=[RegionShape(kind=r.kind.value, **_span(r.span)) for r in document.regions],
        claims=[asking.claim(c, reviewed, any(h.contains(c.claim.trigger) for h in heads)) for c in claims],
        mentions=[
            MentionShape(
                text=m.text, kind=m.kind.value, type=m.type.value,
                entity=homes.get(m.entity or "", m.entity), **_span(m.span),
            )
            for m in reading.mentions
        ],
        loaded=[
            LoadedShape(text=w.text, category=w.category, neutral=w.neutral, **_span(w.span)) for w in reading.loaded
        ],
        evidence=[
            EvidenceShape(id=e.id, text=e.text, kind=e.kind.value, inspectable=e.inspectable, **_span(e.span))
            for e in reading.evidence
        ],
        silent=[
            *(SilentShape(why=_SILENT, **_span(s.span)) for s in reading.coverage.sentences if not s.claims),
            *(SilentShape(why=r.why, **_span(r.span)) for r in reading.coverage.refused if r.span),
        ],
        lineage=[asking.edge(link) for link in near],
        names=named,
    )  # fmt: skip


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
