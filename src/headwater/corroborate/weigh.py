"""Propositions → findings: reports, origins, bottleneck, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.corroborate.history import End, Ends, steps
from headwater.corroborate.origins import Bounds, bounds
from headwater.corroborate.propositions import Put
from headwater.corroborate.provenance import Provenance, Tracing
from headwater.corroborate.report import Pile
from headwater.corroborate.signature import Said
from headwater.corroborate.sources import ARTEFACT
from headwater.corroborate.statement import count, trace
from headwater.corroborate.tolls import spread
from headwater.model.finding import Finding, Origin, Spread


class Weighing:
    """Weighs propositions against the graph of who had it from whom. ``reused`` are reports whose text is another's."""

    def __init__(self, pile: Pile, tracing: Tracing, ends: Ends, reused: frozenset[str]) -> None:
        self._pile, self._tracing, self._ends, self._reused = pile, tracing, ends, reused
        self._hidden = frozenset(
            case
            for report in pile.reports
            for item in report.reading.evidence
            if item.inspectable is False and (case := report.entity(item.entity))
        )

    def standing(self, one: Put) -> list[Said]:
        """The claims that still hold: neither corrected nor withdrawn, and asserted."""
        gone = self._ends.of(one)
        return [claim for claim in one.group.members if claim.id not in gone] if one.sign != "denied" else []

    def graph(self, one: Put) -> Provenance:
        """Where the reports that say so have it from."""
        return self._tracing.graph(self.standing(one))

    def finding(self, one: Put) -> Finding:
        """The proposition with its bounds; conflicts and grade come later."""
        claims, ended = self.standing(one), self._ends.of(one)
        made = self._tracing.graph(claims)
        found = bounds(made)
        reports = len({claim.report.id for claim in claims})
        return Finding(
            proposition=one.proposition,
            reports=reports,
            lower=found.lower,
            upper=found.upper,
            origins=found.origins,
            bottleneck=found.bottleneck,
            unknown_roots=found.unknown_roots,
            status=_status(one, claims, ended),
            history=steps(one, ended),
            points=found.points,
            ways=found.ways,
            spread=self._spread(one, claims, found),
            sentence=" ".join(filter(None, (count(reports, found.lower, found.upper), self._traced(made, found)))),
        )

    def _spread(self, one: Put, claims: Sequence[Said], found: Bounds) -> Spread | None:
        """One vote an origin: of several reports with one origin the number most of them give is its vote."""
        exact = {c.report.id: c.low for c in claims if c.low is not None and c.low == c.high}
        votes = []
        for origin in found.origins:
            given = sorted(exact[document] for document in origin.documents if document in exact)
            if given:
                votes.append(max(given, key=lambda value: (given.count(value), -value)))
        return spread([(c.low, c.high) for c in claims], votes)

    def _traced(self, made: Provenance, found: Bounds) -> str:
        if not found.origins:
            return ""
        most = max(found.origins, key=lambda origin: (origin.kind != "unknown", len(origin.documents), origin.id))
        ways: dict[str, int] = {}
        for document in most.documents:
            way = "reuse" if document in self._reused else "credit"
            ways[way] = ways.get(way, 0) + 1
        papers = [ident for ident in self._papers(made, most) if ident in self._hidden]
        label = f"one paper ({self._pile.name(papers[0])})" if papers else most.label
        return trace(label, ways, False if papers else None)

    def _papers(self, made: Provenance, origin: Origin) -> list[str]:
        below = {child for child, parents in made.parents.items() if origin.id in parents} | {origin.id}
        return sorted(ident for ident in below if ident in made.nodes and made.nodes[ident].kind == ARTEFACT)


def _status(one: Put, claims: Sequence[Said], ended: Mapping[str, End]) -> str:
    if claims:
        return "open"
    return "denied" if one.sign == "denied" else max((end.what for end in ended.values()), default="open")
