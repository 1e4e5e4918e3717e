"""What a case answers about its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from headwater.corroborate.words import folded
from headwater.errors import NotFound
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.pipeline.corroborating import weigh
from headwater.pipeline.finding_records import ConflictRecord, Descent, Family, FindingRecord, Passage, Weighed
from headwater.store import Page, View

_SHORTEST = 6
"""Characters of an id's beginning that may stand for it."""


def findings(view: View, about: str | None, type: str | None, limit: int | None, offset: int) -> Page[FindingRecord]:
    """Findings, those of most reports first. ``about`` is a name, alias or id of an entity, else words."""
    held = [one for one in view.findings() if type is None or one.proposition.type == type]
    if about is not None:
        known = {record.entity.id for record in view.entities(about=about)}
        held = [one for one in held if _is_about(one, known, folded(about))]
    held.sort(key=lambda one: (-one.reports, -one.upper, -one.lower, one.proposition.id))
    some = held[offset : None if limit is None else offset + limit]
    names = names_of(view, some)
    return Page(items=tuple(_record(one, names) for one in some), total=len(held), offset=offset)


def find(view: View, name: str) -> Finding:
    """One finding by its id or the beginning of it. Raises ``NotFound``."""
    found = [one for one in view.findings() if one.proposition.id == name]
    if not found and len(name) >= _SHORTEST:
        found = [one for one in view.findings() if one.proposition.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    several = f" It may be {', '.join(one.proposition.id for one in found[:5])}." if found else ""
    raise NotFound(f"{name!r} is no finding of this case.{several} `headwater findings CASE` lists them.")


def weighed(view: View, name: str) -> Weighed:
    """A finding in full. Raises ``NotFound``."""
    finding = find(view, name)
    names = names_of(view, [finding])
    mine = [conflict for conflict in view.conflicts() if conflict.id in finding.conflicts]
    return Weighed(
        record=_record(finding, names),
        claims=tuple(view.claims_of(finding.proposition.claims)),
        denials=tuple(view.claims_of(finding.denied_by)),
        conflicts=tuple(_conflicts(view, mine)),
    )


def dated(view: View, name: str, as_of: str) -> FindingRecord:
    """A finding as it stood on a day: without later reports, corrections and withdrawals. Raises ``NotFound``."""
    claims = set(find(view, name).proposition.claims)
    then = [one for one in weigh(view, as_of).findings if claims & set(one.proposition.claims)]
    if not then:
        raise NotFound(f"{name!r}: no report of {as_of} or before says this. Give a later date.")
    best = max(then, key=lambda one: (len(claims & set(one.proposition.claims)), one.proposition.id))
    return _record(best, names_of(view, [best]))


def record_of(view: View, name: str) -> FindingRecord:
    """A finding with its names. Raises ``NotFound``."""
    finding = find(view, name)
    return _record(finding, names_of(view, [finding]))


def conflicts(view: View, limit: int | None, offset: int) -> Page[ConflictRecord]:
    """What disagrees, those between most reports first; inferred denials come last."""
    reports = {one.proposition.id: one.reports for one in view.findings()}
    held = sorted(
        view.conflicts(),
        key=lambda one: (one.inferred, -sum(reports.get(ident, 0) for ident in one.propositions), one.id),
    )
    some = held[offset : None if limit is None else offset + limit]
    return Page(items=tuple(_conflicts(view, some)), total=len(held), offset=offset)


def family(view: View, name: str) -> Family:
    """The links of a report. Raises ``NotFound``."""
    record = view.find_document(name)
    links = [link for link in view.lineage() if record.id in (link.source, link.target)]
    labels = _labels(view, {end for link in links for end in (link.source, link.target)})
    text = {
        ident: view.document(ident).text
        for ident in {e for n in links for e in (n.source, n.target)}
        if _is_report(ident)
    }

    def shown(link: Lineage) -> Descent:
        other = link.source if link.target == record.id else link.target
        passages = [
            Passage(left=p.left.of(text[link.source]), right=p.right.of(text[link.target])) for p in link.shared
        ]
        return Descent(link=link, other=labels.get(other, other), passages=tuple(passages))

    return Family(
        document=record,
        sources=tuple(shown(link) for link in links if link.directed and link.target == record.id),
        copies=tuple(shown(link) for link in links if link.directed and link.source == record.id),
        alike=tuple(shown(link) for link in links if not link.directed),
    )


def names_of(view: View, some: Iterable[Finding]) -> dict[str, str]:
    """Ids that these findings hold → what they are called."""
    held = list(some)
    wanted = {end for one in held for end in (one.proposition.subject, one.proposition.object, one.proposition.place)}
    wanted |= {ident for one in held for ident in one.proposition.documents}
    found = {point.id: point.label for one in held for point in one.points}
    return {**_labels(view, {ident for ident in wanted if ident}), **found}


def _labels(view: View, wanted: set[str]) -> dict[str, str]:
    found = {r.id: r.label for r in view.documents() if r.id in wanted}
    if len(found) < len(wanted):
        found |= {r.entity.id: r.entity.name for r in view.all_entities() if r.entity.id in wanted}
    return found


def _conflicts(view: View, some: Iterable[Conflict]) -> Iterator[ConflictRecord]:
    held = list(some)
    wanted = {ident for one in held for ident in one.propositions}
    found = {one.proposition.id: one for one in view.findings() if one.proposition.id in wanted}
    names = names_of(view, found.values())
    for one in held:
        sides = tuple(_record(found[ident], names) for ident in one.propositions if ident in found)
        yield ConflictRecord(conflict=one, findings=sides, claims=tuple(view.claims_of(one.claims)))


def _record(finding: Finding, names: Mapping[str, str]) -> FindingRecord:
    said = finding.proposition
    mine = {said.subject, said.object, said.place, *said.documents, *(point.id for point in finding.points)}
    return FindingRecord(finding=finding, names={ident: names[ident] for ident in mine if ident and ident in names})


def _is_about(one: Finding, known: set[str], words: str) -> bool:
    said = one.proposition
    if known:
        return bool(known & {said.subject, said.object, said.place})
    return words in folded(said.statement)


def _is_report(ident: str) -> bool:
    return ident.startswith("doc-")
