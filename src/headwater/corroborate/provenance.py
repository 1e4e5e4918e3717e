"""The provenance graph of one proposition: from every report that says so back to where it had it (handbook 6.4).

Edges run in the direction of information. A copy has what its original has too from its original: "a dossier says" in
a rewrite leads to the paper that was rewritten, not past it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headwater.corroborate.citation import Credit
from headwater.corroborate.dates import before
from headwater.corroborate.kinship import originals, twins
from headwater.corroborate.outlets import Outlets
from headwater.corroborate.report import Pile, Report
from headwater.corroborate.signature import Said
from headwater.corroborate.sources import PARTY, UNKNOWN, VOICE, Node, Sources
from headwater.model.attribution import SourceKind
from headwater.model.claim import ChainLink
from headwater.model.finding import Lineage

REPORT = "report"


@dataclass(slots=True)
class Provenance:
    """``parents`` holds for each node where it had it from; ``ends`` are the reports that make the claim."""

    nodes: dict[str, Node] = field(default_factory=dict)
    parents: dict[str, set[str]] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    """Reports of one text of which nobody can say which came first: one, for the lower bound."""

    def join(self, child: str, way: Sequence[Node]) -> None:
        """``child`` had it by this way, outermost first; the innermost had it from the party above it."""
        for node in way:
            self.nodes.setdefault(node.id, node)
            self.parents.setdefault(node.id, set())
            if node.id != child:
                self.parents.setdefault(child, set()).add(node.id)
            child = node.id
        if way and way[-1].above:
            node = way[-1]
            above = self.nodes.setdefault(str(node.above), Node(id=str(node.above), label="", kind=PARTY))
            self.parents.setdefault(above.id, set())
            self.parents[node.id].add(above.id)


class Tracing:
    """Builds the graphs of a pile, along what its reports credit and what ``copies`` of texts were found."""

    def __init__(
        self,
        pile: Pile,
        outlets: Outlets,
        sources: Sources,
        credit: Mapping[str, Sequence[Credit]],
        copies: Sequence[Lineage],
    ) -> None:
        self._pile, self._outlets, self._sources = pile, outlets, sources
        self._credit, self._originals, self._alike = credit, originals(copies), twins(copies)
        self._passages = {(link.source, link.target): [p.right for p in link.shared] for link in copies}
        self._reports = {report.id: report for report in pile.reports}
        self._spoken_of: dict[str, frozenset[str]] = {}

    def graph(self, claims: Sequence[Said]) -> Provenance:
        """Where the reports that make these claims have them from."""
        made = Provenance()
        makers = {one.report.id for one in claims}
        for one in sorted(claims, key=lambda one: one.id):
            report = one.report
            made.ends.add(report.id)
            made.nodes.setdefault(report.id, Node(id=report.id, label=report.label, kind=REPORT))
            self._trace(made, one, makers)
        for left in makers:
            made.pairs |= {(left, right) for right in self._alike.get(left, ()) if right in makers and left < right}
        self._label(made)
        return made

    def path(self, one: Said, makers: set[str]) -> list[list[Node]]:
        """The ways a claim came into its report, each outermost first; its own voice where it names nobody."""
        report = one.report
        found: list[list[Node]] = [[]]
        links = list(self._credited(report)) + list(one.claim.chain[1:])
        for link in links:
            if isinstance(link, Credit):
                meant = [ident for ident in link.reports if ident in makers and ident != report.id]
                if meant:
                    return [[*way, self._report(ident)] for way in found for ident in meant]
                found = [[*way, Node(id=link.node, label=link.label, kind=UNKNOWN)] for way in found]
            elif not self._outlets.is_own(report, link.text, report.entity(link.entity)):
                meant = self._meant(report, link, makers)
                if meant:
                    return [[*way, self._report(ident)] for way in found for ident in meant]
                found = [[*way, *self._sources.nodes(report, one.claim, link)] for way in found]
        return found if found != [[]] else [[self._sources.own_voice(report)]]

    def speaks_for_itself(self, report: Report, node: Node) -> bool:
        """Whether a source is whoever published the report."""
        return self._outlets.is_own(report, node.label, node.id if node.kind != REPORT else None)

    def _trace(self, made: Provenance, one: Said, makers: set[str]) -> None:
        report = one.report
        originals = [ident for ident in self._originals.get(report.id, ()) if ident in makers]
        silent = [] if originals else self._silent(one, makers)
        for ident in (*originals, *silent):
            made.join(report.id, [self._report(ident)])
        for way in self.path(one, makers):
            known = [*originals, *silent]
            if not known or not self._inherited(way, known):
                made.join(report.id, way)
                continue
            # An original that was not read to say so had it from where its copies say; those that were read speak.
            for ident in silent:
                made.join(ident, [node for node in way if not node.id.startswith(VOICE) and node.id != ident])

    def _silent(self, one: Said, makers: set[str]) -> list[str]:
        """Originals that must have said so too: the words are theirs, or two of their copies say it."""
        found = []
        for ident in self._originals.get(one.report.id, ()):
            others = sum(ident in self._originals.get(maker, ()) for maker in makers)
            if others > 1 or self._is_theirs(one, ident):
                found.append(ident)
        return found

    def _is_theirs(self, one: Said, ident: str) -> bool:
        """Whether at least half of the claim's words stand in a passage shared with that original."""
        quote = one.claim.quote
        covered = sum(
            max(0, min(span.end, quote.end) - max(span.start, quote.start))
            for span in self._passages.get((ident, one.report.id), ())
        )
        return 2 * covered >= quote.end - quote.start

    def _inherited(self, way: list[Node], originals: list[str]) -> bool:
        """Whether the original speaks of the same source, so that the copy may have it from there."""
        inner = way[-1]
        if inner.faceless or inner.kind == UNKNOWN or any(node.id in originals for node in way):
            return True
        return any(inner.id in self._mentioned(ident) or inner.kind == REPORT for ident in originals)

    def _mentioned(self, ident: str) -> frozenset[str]:
        if ident not in self._spoken_of:
            report = self._reports[ident]
            cases = (report.entity(m.entity) for m in report.reading.mentions)
            self._spoken_of[ident] = frozenset(case for case in cases if case)
        return self._spoken_of[ident]

    def _credited(self, report: Report) -> Iterable[Credit]:
        """Credits of the whole text that stand between the report and whoever it quotes."""
        return [credit for credit in self._credit.get(report.id, ()) if credit.whole and not credit.exact]

    def _meant(self, report: Report, link: ChainLink, makers: set[str]) -> list[str]:
        """The reports of the pile that a link of a chain stands for, of those that make the claim and are not later."""
        by_link = [
            ident
            for credit in self._credit.get(report.id, ())
            if credit.exact and credit.span and link.span and credit.span.overlaps(link.span)
            for ident in credit.reports
        ]
        names = self._outlets.names(link.text, report.entity(link.entity))
        by_name = [one.id for one in self._outlets.reports(names)] if _may_publish(link) else []
        wanted = {ident for ident in (*by_link, *by_name) if ident in makers and ident != report.id}
        return sorted(ident for ident in wanted if not before(report.published, self._reports[ident].published))

    def _report(self, ident: str) -> Node:
        return Node(id=ident, label=self._reports[ident].label, kind=REPORT)

    def _label(self, made: Provenance) -> None:
        for ident, node in list(made.nodes.items()):
            if not node.label:
                made.nodes[ident] = self._sources.party(ident)


def _may_publish(link: ChainLink) -> bool:
    return link.kind in {SourceKind.MEDIA_OUTLET, SourceKind.ORGANISATION, SourceKind.DOCUMENT, SourceKind.NAMED_PERSON}
