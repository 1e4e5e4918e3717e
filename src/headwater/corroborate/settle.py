"""Findings put beside one another: denials attached, conflicts named, grades proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.corroborate.denials import Denials
from headwater.corroborate.disagree import disagreements
from headwater.corroborate.grade import Beside, credibility
from headwater.corroborate.parties import Parties
from headwater.corroborate.propositions import Put
from headwater.corroborate.provenance import Tracing
from headwater.corroborate.report import Pile
from headwater.corroborate.signature import Said
from headwater.corroborate.weigh import Weighing
from headwater.model.claim import Polarity
from headwater.model.finding import Conflict, ConflictClass, Finding


class Voices:
    """A claim → the parties whose word it is."""

    def __init__(self, tracing: Tracing, parties: Parties) -> None:
        self._tracing, self._parties = tracing, parties

    def __call__(self, claim: Said) -> frozenset[str]:
        """The innermost source of each way the claim came, as its party."""
        ways = self._tracing.path(claim, set())
        return frozenset(self.root(way[-1].above or way[-1].id) for way in ways if way)

    def root(self, entity: str) -> str:
        """The party at the top of an entity."""
        return self._parties.root(entity)


def settled(
    pile: Pile, puts: Sequence[Put], weighing: Weighing, voices: Voices
) -> tuple[tuple[Finding, ...], tuple[Conflict, ...]]:
    """All findings with what denies and contradicts them, and all conflicts. A denial is no finding itself."""
    denials = Denials(puts, voices, voices.root)
    attached = denials.attached()
    by_id = {one.proposition.id: one for one in puts}
    shown = [one for one in puts if one.sign != "denied" or not attached[one.proposition.id]]
    plain = {one.proposition.id: weighing.finding(one) for one in shown}
    conflicts = {one.id: one for one in (*denials.conflicts(attached), *disagreements(pile, puts, voices.root))}
    denied = _denied(conflicts.values())
    for ident in plain:
        if by_id[ident].sign == "denied":
            denied[ident] = {claim.id for claim in by_id[ident].group.members}
    allied = _allied(puts, voices)
    about: dict[str, list[Conflict]] = {}
    for conflict in conflicts.values():
        for ident in conflict.propositions:
            about.setdefault(ident, []).append(conflict)
    found = []
    for ident, finding in sorted(plain.items()):
        mine = about.get(ident, [])
        beside = _beside(finding, by_id[ident], mine, plain, allied)
        grade = credibility(finding, beside)
        against = tuple(sorted(conflict.id for conflict in mine))
        denied_by = tuple(sorted(denied.get(ident, ())))
        found.append(replace(finding, denied_by=denied_by, conflicts=against, credibility=grade))
    return tuple(found), tuple(conflicts[ident] for ident in sorted(conflicts))


def _denied(conflicts: Iterable[Conflict]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for conflict in conflicts:
        if conflict.cls is ConflictClass.DENIAL:
            for ident in conflict.propositions:
                found.setdefault(ident, set()).update(conflict.claims)
    return found


def _allied(puts: Sequence[Put], voices: Voices) -> set[frozenset[str]]:
    """Parties that some report calls allied, part of or under one another: of one interest, for grading."""
    kinds = {"allied_with", "affiliate_of", "part_of", "agent_of", "sponsors", "uses_as_proxy", "directs"}
    found = set()
    for one in puts:
        first = one.first
        if first.type in kinds and first.claim.polarity is Polarity.POSITIVE and first.subject and first.object:
            ends = (first.subject.entity, first.object.entity)
            if ends[0] and ends[1]:
                found.add(frozenset((voices.root(ends[0]), voices.root(ends[1]))))
    return found


def _beside(
    finding: Finding, one: Put, mine: Sequence[Conflict], plain: Mapping[str, Finding], allied: set[frozenset[str]]
) -> Beside:
    known = sorted(origin.id for origin in finding.origins if origin.kind in {"party", "observation"})
    free = [ident for at, ident in enumerate(known) if not any(frozenset((ident, o)) in allied for o in known[:at])]
    others = {ident for conflict in mine for ident in conflict.propositions if ident != finding.proposition.id}
    firm = [conflict for conflict in mine if conflict.cls is not ConflictClass.DENIAL]
    against = [plain[ident].lower for ident in others if ident in plain and firm]
    return Beside(
        against=max(against, default=0) if firm else 0,
        contradicted=bool(firm),
        denied=len(firm) < len(mine),
        inspectable=_inspectable(one),
        refuted=False,
        interests=len(free),
    )


def _inspectable(one: Put) -> bool:
    """Whether a reader can look at what a claim rests on."""
    for claim in one.group.members:
        items = {item.id: item for item in claim.report.reading.evidence}
        if any(items[ident].inspectable for ident in claim.claim.evidence if ident in items):
            return True
    return False
