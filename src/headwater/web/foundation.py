"""What a pile stands on: for each source, the reports that go back to it and the claims that rest on it.

A report goes back to a source when its claims end there, or when it copies, rewrites or cites a report that does.
Claims in an outlet's own voice inside such a report name nobody: counted apart, never as resting on it by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.evidence import EvidenceItem
from headwater.model.finding import Lineage, LineageClass
from headwater.store import Standing

_ARTEFACTS = frozenset({"document", "image_or_video"})
_PASSING = frozenset({"media_outlet", "reputation", "passive_none"})
"""Kinds that pass on what others say, or name nobody."""
_PASSES_ON = frozenset({LineageClass.VERBATIM, LineageClass.REWRITE, LineageClass.PARTIAL, LineageClass.CITES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """One source: ``named`` claims end at it, ``voiced`` are said beside it in the outlets' own voice.

    ``claims`` are all of its ``reports``; ``shown`` says whether a report lets the reader see it, where it could be
    seen at all; ``makers`` whose it may be.
    """

    id: str | None
    text: str
    kind: str
    artefact: bool
    shown: bool | None
    makers: tuple[str, ...]
    reports: tuple[str, ...]
    claims: int
    named: int
    voiced: int


def foundations(
    rows: Sequence[Standing], links: Iterable[Lineage], evidence: Iterable[EvidenceItem], names: Mapping[str, str]
) -> list[Foundation]:
    """Every source, the one most reports go back to first. ``names`` are those of the sources that are entities."""
    links = list(links)
    after, shown = _after(links), _shown(evidence)
    makers = _makers(links)
    voiced, told = _voiced(rows)
    found = []
    for some, reach in _joined(_by_source(rows), after, names):
        ids = sorted({row.entity for row in some if row.entity}, key=lambda i: (-_claims(some, i), i))
        seen = [shown[ident] for ident in ids if ident in shown]
        found.append(
            Foundation(
                id=ids[0] if ids else None,
                text=names.get(ids[0], some[0].text) if ids else some[0].text,
                kind=some[0].kind,
                artefact=some[0].kind in _ARTEFACTS,
                shown=any(seen) if seen else None,
                makers=tuple(dict.fromkeys(maker for ident in ids for maker in makers.get(ident, ()))),
                reports=tuple(sorted(reach)),
                claims=sum(told.get(report, 0) for report in reach),
                named=sum(row.claims for row in some),
                voiced=sum(voiced.get(report, 0) for report in reach),
            )
        )
    return sorted(found, key=lambda one: (-len(one.reports), not one.artefact, -one.named, one.text))


def _by_source(rows: Iterable[Standing]) -> list[list[Standing]]:
    """The rows of each source that is somebody else than an outlet, the source most claims end at first."""
    held: defaultdict[str, list[Standing]] = defaultdict(list)
    for row in rows:
        if not row.outlet and row.kind not in _PASSING:
            held[row.entity or row.text.casefold()].append(row)
    return sorted(held.values(), key=lambda some: (-sum(row.claims for row in some), some[0].document, some[0].text))


def _joined(
    sources: Iterable[list[Standing]], after: Mapping[str, set[str]], names: Mapping[str, str]
) -> list[tuple[list[Standing], frozenset[str]]]:
    """Sources with their reports; papers of one kind that stand behind the same reports count as one paper."""
    found: list[tuple[list[Standing], frozenset[str]]] = []
    for some in sources:
        reach = _reach({row.document for row in some}, after)
        for at, (others, theirs) in enumerate(found):
            if _is_same(some[0], others[0], names) and reach & theirs:
                found[at] = ([*others, *some], theirs | reach)
                break
        else:
            found.append((some, reach))
    return found


def _is_same(left: Standing, right: Standing, names: Mapping[str, str]) -> bool:
    heads = {_head(names.get(row.entity or "", row.text)) for row in (left, right)}
    return left.kind == right.kind == "document" and len(heads) == 1


def _claims(some: Iterable[Standing], ident: str) -> int:
    return sum(row.claims for row in some if row.entity == ident)


def _makers(links: Iterable[Lineage]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        if not _is_report(link.source) and not _is_report(link.target):
            found[link.target].append(link.source)
    return dict(found)


def _after(links: Iterable[Lineage]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.directed and link.cls in _PASSES_ON and _is_report(link.source) and _is_report(link.target):
            found[link.source].add(link.target)
    return dict(found)


def _reach(start: set[str], after: Mapping[str, set[str]]) -> frozenset[str]:
    found, queue = set(start), list(start)
    while queue:
        for report in after.get(queue.pop(), ()):
            if report not in found:
                found.add(report)
                queue.append(report)
    return frozenset(found)


def _voiced(rows: Iterable[Standing]) -> tuple[dict[str, int], dict[str, int]]:
    voiced: defaultdict[str, int] = defaultdict(int)
    told: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        told[row.document] += row.claims
        if row.outlet:
            voiced[row.document] += row.claims
    return dict(voiced), dict(told)


def _shown(evidence: Iterable[EvidenceItem]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for item in evidence:
        if item.entity and item.inspectable is not None:
            found[item.entity] = found.get(item.entity, False) or item.inspectable
    return found


def _head(text: str) -> str:
    words = text.casefold().split()
    return words[-1] if words else ""


def _is_report(ident: str) -> bool:
    return ident.startswith("doc-")
