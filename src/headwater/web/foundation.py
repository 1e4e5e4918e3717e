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
_PASSES_ON = frozenset({LineageClass.VERBATIM, LineageClass.REWRITE, LineageClass.PARTIAL, LineageClass.CITES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """One source: ``named`` claims end at it, ``voiced`` are said beside it in the outlets' own voice.

    ``claims`` are all of its ``reports``; ``shown`` says whether a report lets the reader see it, where it could be
    seen at all; ``maker`` whose it is.
    """

    id: str | None
    text: str
    kind: str
    artefact: bool
    shown: bool | None
    maker: str | None
    reports: tuple[str, ...]
    claims: int
    named: int
    voiced: int


def foundations(
    rows: Sequence[Standing], links: Iterable[Lineage], evidence: Iterable[EvidenceItem], outlets: frozenset[str]
) -> list[Foundation]:
    """Every source, the one most reports go back to first. ``outlets`` are the names of the reports' own outlets."""
    links = list(links)
    after = _after(links)
    shown = _shown(evidence)
    makers = {link.target: link.source for link in links if not _is_report(link.source) and not _is_report(link.target)}
    held = _by_source(
        [row for row in rows if not row.outlet and row.kind != "media_outlet" and row.text not in outlets]
    )
    voiced, told = _voiced(rows)
    found = [_weighed(some, after, held) for some in held.values()]
    return sorted(
        (_put(some, reach, voiced, told, shown, makers) for some, reach in found),
        key=lambda one: (-len(one.reports), not one.artefact, -one.named, one.text),
    )


_Found = tuple[list[Standing], frozenset[str]]


def _by_source(rows: Iterable[Standing]) -> dict[str, list[Standing]]:
    held: defaultdict[str, list[Standing]] = defaultdict(list)
    for row in rows:
        held[row.entity or row.text.casefold()].append(row)
    return dict(held)


def _weighed(some: list[Standing], after: Mapping[str, set[str]], held: Mapping[str, list[Standing]]) -> _Found:
    """The source's own rows with those of "the dossier" in reports that go back to it, and all these reports."""
    reach = _reach({row.document for row in some}, after)
    if some[0].kind not in _ARTEFACTS:
        return some, reach
    head = _head(some[0].text)
    same = [
        row
        for rows in held.values()
        for row in rows
        if row.kind in _ARTEFACTS and _head(row.text) == head and row.document in reach
    ]
    return sorted({*some, *same}, key=lambda row: (-row.claims, row.document, row.text)), reach


def _put(
    some: list[Standing],
    reach: frozenset[str],
    voiced: Mapping[str, int],
    told: Mapping[str, int],
    shown: Mapping[str, bool],
    makers: Mapping[str, str],
) -> Foundation:
    ids = sorted({row.entity for row in some if row.entity})
    seen = [shown[ident] for ident in ids if ident in shown]
    longest = max(some, key=lambda row: (len(row.text.split()) > 1, row.claims, len(row.text)))
    return Foundation(
        id=longest.entity or next(iter(ids), None),
        text=longest.text,
        kind=longest.kind,
        artefact=longest.kind in _ARTEFACTS,
        shown=any(seen) if seen else None,
        maker=next((makers[ident] for ident in ids if ident in makers), None),
        reports=tuple(sorted(reach)),
        claims=sum(told.get(report, 0) for report in reach),
        named=sum(row.claims for row in some),
        voiced=sum(voiced.get(report, 0) for report in reach),
    )


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
