"""Links of descent: copies from text reuse, citations from credits, links and chains (handbook 6.1, 6.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from headwater.corroborate.citation import Credit
from headwater.corroborate.kinship import originals
from headwater.corroborate.propositions import Put
from headwater.corroborate.provenance import REPORT, Tracing
from headwater.corroborate.sources import ARTEFACT, OBSERVATION, PARTY
from headwater.model.finding import Lineage, LineageClass


def citations(
    credit: Mapping[str, Sequence[Credit]], puts: Sequence[Put], tracing: Tracing, copies: Sequence[Lineage]
) -> tuple[Lineage, ...]:
    """``cites`` links: by address, by credit line, by the sources that claims name; copies have theirs already."""
    copied = {frozenset((link.source, link.target)) for link in copies}
    derived = originals(copies)
    found: dict[tuple[str, str], Lineage] = {}
    links = [*_from_credits(credit), *(link for one in puts for link in _from_chains(one, tracing, derived))]
    for link in sorted(links, key=lambda link: (link.source, link.target, -link.score, link.why)):
        if frozenset((link.source, link.target)) not in copied and link.source != link.target:
            found.setdefault((link.source, link.target), link)
    return tuple(found[key] for key in sorted(found))


def _from_credits(credit: Mapping[str, Sequence[Credit]]) -> Iterator[Lineage]:
    for ident, credits in sorted(credit.items()):
        for one in credits:
            if one.exact:
                yield _cites(one.reports[0], ident, one.why, 1.0)
            elif not one.reports:
                yield _cites(one.node, ident, one.why, 0.95)


def _from_chains(one: Put, tracing: Tracing, derived: Mapping[str, Sequence[str]]) -> Iterator[Lineage]:
    makers = set(one.proposition.documents)
    for claim in one.group.members:
        ident = claim.report.id
        if any(original in makers for original in derived.get(ident, ())):
            continue  # a copy has its sources from its original
        for way in tracing.path(claim, makers):
            node = way[0]  # what stands behind the outermost source belongs to that source, not to this report
            named = node.kind in {PARTY, OBSERVATION} and not node.faceless
            if (node.kind in {REPORT, ARTEFACT} or named) and not tracing.speaks_for_itself(claim.report, node):
                yield _cites(node.id, ident, f"names {node.label} as its source", 0.9)
            for first, second in pairwise(way):
                if first.kind == second.kind == ARTEFACT:
                    yield _cites(second.id, first.id, f"{first.label} cites {second.label}", 0.9)
            if node.kind == ARTEFACT and node.above:
                yield _cites(node.above, node.id, f"{node.label} is theirs", 0.9)


def _cites(source: str, target: str, why: str, score: float) -> Lineage:
    return Lineage(source=source, target=target, cls=LineageClass.CITES, credited=True, score=score, why=why)
