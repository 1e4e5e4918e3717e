"""A claim with all that must travel with it: its words, its report, who says so, whom it names, how it was weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.errors import ExportError
from headwater.model.claim import ChainLink, Claim, Ref
from headwater.model.document import Document
from headwater.model.finding import Finding
from headwater.model.judgement import Verdict
from headwater.model.mention import Entity
from headwater.resolve.decisions import in_force
from headwater.store.asking import Question
from headwater.store.records import ClaimRecord, DocumentRecord
from headwater.store.view import View

ARROW = " → "
AROUND = 32
"""Characters of context kept with a quote, so that it is found again in another extraction of the report."""
_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """``finding`` is ``None`` until documents were compared; ``entities`` holds at least those it names, by id.

    ``before`` and ``after`` are the ``AROUND`` characters on either side of the quote. ``review`` is what a reviewer
    decided of the claim, or "".
    """

    record: ClaimRecord
    finding: Finding | None
    entities: Mapping[str, Entity]
    before: str = ""
    after: str = ""
    review: str = ""

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.record.claim

    def entity(self, ref: Ref | ChainLink | None) -> Entity | None:
        """The entity of the case a reference or a link of the chain stands for."""
        if ref is None or ref.entity is None:
            return None
        return self.entities.get(self.record.entities.get(ref.entity, ref.entity))

    def name(self, ref: Ref | ChainLink | None) -> str:
        """The name of that entity, else the words of the text; empty for nothing."""
        entity = self.entity(ref)
        return entity.name if entity else ref.text if ref else ""

    @property
    def links(self) -> tuple[str, ...]:
        """Who says so, outermost first, by the words of the text; the same words twice in a row count once."""
        texts = [link.text for link in self.claim.chain]
        return tuple(text for at, text in enumerate(texts) if not at or text != texts[at - 1])

    @property
    def chain(self) -> str:
        """Who says so, as one line."""
        return ARROW.join(self.links)


def telling(view: View) -> Iterator[Told]:
    """Every claim of the case, document by document in the order of ids, a document at a time in memory.

    Raises ``ExportError`` for a claim whose quote does not stand at its offsets.
    """
    decided = reviews(view)
    for ident in view.ids():
        records = view.claims(Question(document=ident), limit=None).items
        if records:
            yield from completed(view, records, {ident: view.document(ident)}, decided)


def completed(
    view: View, records: tuple[ClaimRecord, ...], texts: Mapping[str, Document], decided: Mapping[str, str]
) -> Iterator[Told]:
    """These claims with their findings and entities; ``texts`` holds their documents. Raises ``ExportError``."""
    findings = view.findings_of(record.proposition for record in records if record.proposition)
    entities = view.entities_of(entity for record in records for entity in record.entities.values())
    for record in records:
        yield told_of(record, texts[record.claim.document].text, findings, entities, decided)


def told_of(
    record: ClaimRecord,
    text: str,
    findings: Mapping[str, Finding],
    entities: Mapping[str, Entity],
    decided: Mapping[str, str],
) -> Told:
    """A claim of this ``text`` with what is known of it. Raises ``ExportError`` when its quote is not in its place."""
    _check(record, text)
    quote = record.claim.quote
    return Told(
        record=record,
        finding=findings.get(record.proposition) if record.proposition else None,
        entities=entities,
        before=text[max(0, quote.start - AROUND) : quote.start],
        after=text[quote.end : quote.end + AROUND],
        review=decided.get(record.claim.id, ""),
    )


def papers(view: View) -> Iterator[DocumentRecord]:
    """Every document, the newest first, in little memory."""
    offset = 0
    while some := view.documents(_PAGE, offset).items:
        yield from some
        offset += _PAGE


def reviews(view: View) -> dict[str, str]:
    """What reviewers last decided of claims and did not take back: id → positive, negative or unsure."""
    found: dict[str, str] = {}
    for judgement in in_force(view.judgements()):
        if judgement.about == "claim":
            found[judgement.left] = judgement.verdict.value
    return found


def is_reviewed(told: Told) -> bool:
    """Whether a reviewer stands behind the claim."""
    return told.review == Verdict.POSITIVE.value


def _check(record: ClaimRecord, text: str) -> None:
    span = record.claim.quote
    if not record.quote or span.of(text) != record.quote:
        where = f"{record.claim.id}: its quote is not at {span.start}–{span.end} of {record.document.file}"
        raise ExportError(f"{where}. Build the case again, then export.")
