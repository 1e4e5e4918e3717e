"""The whole of it, in order: reuse, credits, clusters, graphs, findings, conflicts, grades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headwater.corroborate.citation import Credit, all_credits
from headwater.corroborate.dates import day
from headwater.corroborate.direction import Text
from headwater.corroborate.echo import echoes
from headwater.corroborate.history import Ends
from headwater.corroborate.kinship import originals
from headwater.corroborate.lineage import citations
from headwater.corroborate.match import Decided, clusters
from headwater.corroborate.outlets import Outlets
from headwater.corroborate.parties import Parties
from headwater.corroborate.propositions import Put, put
from headwater.corroborate.provenance import Tracing
from headwater.corroborate.report import Pile, Report, pile_of
from headwater.corroborate.reuse import reuse
from headwater.corroborate.settle import Voices, settled
from headwater.corroborate.signature import said
from headwater.corroborate.sources import Sources
from headwater.corroborate.weigh import Weighing
from headwater.model.document import RegionKind
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.model.judgement import Judgement, Verdict
from headwater.model.mention import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What people have decided: claims that are one or two, reports that count no more, claims read wrongly."""

    matches: Decided = field(default_factory=Decided)
    retracted: frozenset[str] = frozenset()
    misread: frozenset[str] = frozenset()

    @classmethod
    def of(cls, log: Iterable[Judgement]) -> Judged:
        """From the judgements in force, in the order of the log; the last word on a thing counts."""
        entries = list(log)
        last = {(entry.about, entry.left): entry.verdict is Verdict.NEGATIVE for entry in entries}
        gone = {
            about: {left for (of, left), no in last.items() if no and of == about} for about in ("retract", "claim")
        }
        return cls(matches=Decided.of(entries), retracted=frozenset(gone["retract"]), misread=frozenset(gone["claim"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """All that follows from the reports together. ``puts`` and ``weighing`` answer further questions."""

    pile: Pile
    findings: tuple[Finding, ...]
    lineage: tuple[Lineage, ...]
    conflicts: tuple[Conflict, ...]
    puts: Mapping[str, Put]
    weighing: Weighing


def corroborate(
    reports: Iterable[Report],
    entities: Mapping[str, Entity] | None = None,
    judged: Judged | None = None,
    as_of: str | None = None,
) -> Corroboration:
    """Weighs every claim of these reports against all others.

    ``entities`` are those of the case (each report maps its own to them); ``as_of`` is an ISO date: later reports,
    corrections and withdrawals are left out. Reports without a date count at any date. The order never matters.
    """
    decided = judged or Judged()
    pile = pile_of((report for report in reports if _counts(report, decided, as_of)), entities)
    outlets = Outlets(pile)
    credit = all_credits(pile, outlets)
    copies = reuse([_text(report, credit[report.id]) for report in pile.reports])
    parties = Parties(pile)
    sources = Sources(pile, outlets, parties)
    tracing = Tracing(pile, outlets, sources, credit, copies.all)
    claims = [claim for claim in said(pile) if claim.id not in decided.misread]
    ends = Ends(pile, claims, credit, as_of)
    puts = put(pile, clusters(claims, decided.matches.joined(echoes(claims, credit, ends.corrections))))
    weighing = Weighing(pile, tracing, ends, frozenset(originals(copies.all)))
    voices = Voices(tracing, parties)
    findings, conflicts = settled(pile, puts, weighing, voices)
    return Corroboration(
        pile=pile,
        findings=findings,
        lineage=tuple(sorted((*copies.links, *citations(credit, puts, tracing, copies.all)), key=lambda link: link.id)),
        conflicts=conflicts,
        puts={one.proposition.id: one for one in puts},
        weighing=weighing,
    )


def _counts(report: Report, decided: Judged, as_of: str | None) -> bool:
    late = as_of is not None and (day(report.published) or "") > as_of
    return report.id not in decided.retracted and not late


def _text(report: Report, credits: Sequence[Credit]) -> Text:
    """What the comparison of texts needs of a report: boilerplate is no text of its own."""
    regions = report.document.regions
    spans = tuple((r.span.start, r.span.end) for r in regions if r.kind is not RegionKind.BOILERPLATE)
    return Text(
        id=report.id,
        text=report.document.text,
        published=report.published,
        spans=spans if regions else None,
        credits=frozenset(ident for credit in credits for ident in credit.reports),
        agencies=frozenset(credit.node for credit in credits if credit.whole and not credit.exact),
    )
