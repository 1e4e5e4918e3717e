"""Everything a dossier is written from, taken out of the case at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.errors import NotFound, UsageError
from headwater.model.document import Document
from headwater.model.evidence import EvidenceItem
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.model.judgement import Judgement
from headwater.model.mention import Entity
from headwater.store import ClaimRecord, DocumentRecord, Question, Status, View
from headwater.store.told import Told, reviews, told_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a dossier is about: one name, one finding, or, with neither, the whole case."""

    about: str | None = None
    finding: str | None = None

    def __post_init__(self) -> None:
        if self.about is not None and self.finding is not None:
            raise UsageError("A dossier is about a name or about a finding: give one of --about, --finding and --all.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """``told`` holds the claims by id, ``findings`` those they belong to, the weightiest first.

    ``texts`` are the reports the claims stand in; ``evidence`` the items the claims name, by id. ``focus`` holds the
    entities asked about.
    """

    subject: Subject
    told: Mapping[str, Told]
    findings: tuple[Finding, ...]
    conflicts: Mapping[str, Conflict]
    lineage: tuple[Lineage, ...]
    texts: Mapping[str, Document]
    papers: Mapping[str, DocumentRecord]
    entities: Mapping[str, Entity]
    evidence: Mapping[str, EvidenceItem]
    judgements: tuple[Judgement, ...]
    status: Status
    focus: tuple[Entity, ...]

    def claims_of(self, finding: Finding) -> list[Told]:
        """The claims that say it, the oldest report first."""
        some = [self.told[ident] for ident in finding.proposition.claims if ident in self.told]
        return sorted(some, key=lambda t: (t.record.document.published or "~", t.claim.document, t.claim.quote.start))


def gather(view: View, subject: Subject) -> Material:
    """Raises ``NotFound`` for a name or a finding the case does not have, ``ExportError`` for a quote out of place."""
    focus = _focus(view, subject)
    records = _records(view, subject)
    findings = view.findings_of(_propositions(records))
    conflicts = {conflict.id: conflict for conflict in view.conflicts()}
    records = _with_others(view, records, findings.values(), conflicts)
    findings |= view.findings_of(_propositions(records) - set(findings))
    lineage = tuple(view.lineage())
    entities = view.entities_of(_named(records, findings.values(), lineage))
    decided = reviews(view)
    ordered = sorted(records, key=lambda r: (r.claim.document, r.claim.quote.start, r.claim.id))
    texts = {ident: view.document(ident) for ident in dict.fromkeys(record.claim.document for record in ordered)}
    told = {r.claim.id: told_of(r, texts[r.claim.document].text, findings, entities, decided) for r in ordered}
    kept = [finding for finding in findings.values() if any(claim in told for claim in finding.proposition.claims)]
    papers = {record.id: record for record in view.documents()}
    named = {ident for one in told.values() for ident in one.claim.evidence}
    return Material(
        subject=subject,
        told=told,
        findings=tuple(sorted(kept, key=_weight)),
        conflicts=conflicts,
        lineage=lineage,
        texts=texts,
        papers=papers,
        entities=entities,
        evidence={item.id: item for item in view.evidence_of(texts) if item.id in named},
        judgements=tuple(view.judgements()),
        status=view.status(),
        focus=focus,
    )


def _focus(view: View, subject: Subject) -> tuple[Entity, ...]:
    if subject.about is None:
        return ()
    found = tuple(record.entity for record in view.entities(about=subject.about))
    if not found:
        raise NotFound(f"{subject.about!r} is nobody this case names. `headwater entities CASE` lists who is.")
    return found


def _records(view: View, subject: Subject) -> list[ClaimRecord]:
    if subject.finding is None:
        return list(view.claims(Question(about=subject.about), limit=None))
    whole = [found for found in view.findings() if found.proposition.id.startswith(subject.finding)]
    if len(whole) != 1:
        raise NotFound(f"{subject.finding!r} is {'several findings' if whole else 'no finding'} of this case.")
    return view.claims_of(whole[0].proposition.claims)


def _with_others(
    view: View, records: list[ClaimRecord], findings: Iterable[Finding], conflicts: Mapping[str, Conflict]
) -> list[ClaimRecord]:
    """The claims that deny or contradict belong to the story, whoever they are about."""
    have = {record.claim.id for record in records}
    wanted: set[str] = set()
    for finding in findings:
        wanted.update(finding.denied_by)
        for ident in finding.conflicts:
            wanted.update(conflicts[ident].claims if ident in conflicts else ())
    return records + view.claims_of(sorted(wanted - have))


def _propositions(records: list[ClaimRecord]) -> set[str]:
    return {record.proposition for record in records if record.proposition}


def _named(records: list[ClaimRecord], findings: Iterable[Finding], lineage: Iterable[Lineage]) -> set[str]:
    """Every entity that a claim, a finding or a link of descent names."""
    named = {entity for record in records for entity in record.entities.values()}
    for said in (finding.proposition for finding in findings):
        named.update(ident for ident in (said.subject, said.object, said.place) if ident)
    return named | {ident for link in lineage for ident in (link.source, link.target)}


def _weight(finding: Finding) -> tuple[int, int, int, str]:
    return (-finding.upper, -finding.lower, -finding.reports, finding.proposition.id)
