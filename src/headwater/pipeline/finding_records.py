"""Findings, conflicts and links of descent with the names and words they must never be shown without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headwater.model.convert import to_dict
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.store import ClaimRecord, DocumentRecord
from headwater.store.lines import conflict_line, lineage_line, proposition_line


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """A finding with the names of what it speaks of: ``names`` maps ids of entities, reports and points."""

    finding: Finding
    names: Mapping[str, str]

    def to_dict(self) -> dict[str, Any]:
        """As in ``propositions.jsonl``, with the sentence, the grade, the history and the names."""
        said = self.finding
        added: dict[str, Any] = {
            "sentence": said.sentence,
            "status": said.status,
            "negative": said.proposition.negative,
            "mode": said.proposition.mode,
            "credibility": to_dict(said.credibility),
            "spread": to_dict(said.spread),
            "history": to_dict(said.history),
            "names": dict(sorted(self.names.items())),
        }
        return {**proposition_line(said), **added}

    def name(self, ident: str | None) -> str:
        """What an id stands for."""
        return self.names.get(ident or "", ident or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One finding in full: its claims, its denials, what conflicts with it."""

    record: FindingRecord
    claims: tuple[ClaimRecord, ...]
    denials: tuple[ClaimRecord, ...]
    conflicts: tuple[ConflictRecord, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {
            **self.record.to_dict(),
            "supports": [claim.to_dict() for claim in self.claims],
            "denials": [claim.to_dict() for claim in self.denials],
            "disagrees": [conflict.to_dict() for conflict in self.conflicts],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRecord:
    """What disagrees, side by side: the statement and the claims of each side. A denial has one statement a target."""

    conflict: Conflict
    findings: tuple[FindingRecord, ...]
    claims: tuple[ClaimRecord, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in ``conflicts.jsonl``, with statements, bounds and claims."""
        sides = [
            {"id": r.finding.proposition.id, "statement": r.finding.proposition.statement, "reports": r.finding.reports,
             "origins_lower": r.finding.lower, "origins_upper": r.finding.upper}
            for r in self.findings
        ]  # fmt: skip
        line = {**conflict_line(self.conflict), "inferred": self.conflict.inferred}
        return {**line, "sides": sides, "said": [claim.to_dict() for claim in self.claims]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words in two reports."""

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """One link of descent of a report. ``other`` is the name of the other end, ``passages`` what both have."""

    link: Lineage
    other: str
    passages: tuple[Passage, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in ``lineage.jsonl``, with the reason and the words shared."""
        line = {**lineage_line(self.link), "why": self.link.why, "name": self.other}
        return {**line, "passages": [to_dict(passage) for passage in self.passages]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Where a report has its text and claims from, who has them from it, and what is undirected."""

    document: DocumentRecord
    sources: tuple[Descent, ...]
    copies: tuple[Descent, ...]
    alike: tuple[Descent, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "document": self.document.to_dict(),
            "derives_from": [one.to_dict() for one in self.sources],
            "derived": [one.to_dict() for one in self.copies],
            "undirected": [one.to_dict() for one in self.alike],
        }
