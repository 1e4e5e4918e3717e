"""Who denies what: a denial is the stance of whoever denies, and no evidence that a thing is false (handbook 7.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from headwater.corroborate.dates import before
from headwater.corroborate.group import compare, overlap
from headwater.corroborate.hierarchy import narrower
from headwater.corroborate.propositions import Put
from headwater.corroborate.signature import SYMMETRIC, Party, Said
from headwater.corroborate.words import folded
from headwater.model.attribution import SourceKind
from headwater.model.claim import ClaimKind
from headwater.model.finding import Conflict, ConflictClass
from headwater.rules import load

_CHARGES = frozenset(
    {"funds", "arms", "trains", "shelters", "facilitates", "sponsors", "uses_as_proxy", "directs", "agent_of"}
    | {"recruits", "allied_with", "attack", "explosion_or_strike", "targeted_killing", "abduction"}
    | {"agreement_or_alliance", "accuses"}
)
"""What one may be accused of; "all accusations" denies these and not that somebody holds a post."""

_BOTH = frozenset({"agent_of", "allied_with", "agreement_or_alliance"})
"""Charges that fall on the object as well: whose agent one is."""

Voices = Callable[[Said], frozenset[str]]
"""A claim → the parties whose word it is."""


class Denials:
    """Denials and negations of a pile, put beside what they deny. ``root`` gives the party of an entity."""

    def __init__(self, puts: Sequence[Put], voices: Voices, root: Callable[[str], str]) -> None:
        self._puts, self._voices, self._root = puts, voices, root
        self._held: dict[tuple[str, str], list[Put]] = {}
        for one in puts:
            if one.sign == "+" and one.first.mode == "actual":
                for key in _keys(one.first):
                    self._held.setdefault((one.first.type, key), []).append(one)

    def attached(self) -> dict[str, tuple[Put, ...]]:
        """Denying or negative propositions → what they deny, by id."""
        found = {}
        for one in self._puts:
            if one.sign != "+":
                found[one.proposition.id] = tuple(self._denied(one))
        return found

    def conflicts(self, attached: Mapping[str, tuple[Put, ...]]) -> Iterator[Conflict]:
        """One conflict for each denial or negation that meets something, and for each denial of everything."""
        by_id = {one.proposition.id: one for one in self._puts}
        for ident, targets in sorted(attached.items()):
            if targets:
                yield self._conflict(by_id[ident], targets)
        for one in self._puts:
            if one.sign == "+" and one.first.type == "denies":
                for claim in one.group.members:
                    yield from self._of_everything(claim)

    def is_denial(self, one: Put, targets: Sequence[Put]) -> bool:
        """Whether those whom it concerns say no; anybody else who says no contradicts."""
        if one.sign == "denied":
            return True
        concerned = {self._root(p.entity) for put in targets for p in put.first.parties if p.entity}
        named = [claim for claim in one.group.members if not _unnamed(claim)]
        return any(self._voices(claim) & concerned for claim in named)

    def _conflict(self, one: Put, targets: Sequence[Put]) -> Conflict:
        claims = tuple(sorted(claim.id for claim in one.group.members))
        propositions = tuple(sorted(put.proposition.id for put in targets))
        if self.is_denial(one, targets):
            why = f"Denied by whom it concerns: {_said(one)}"
            return Conflict(cls=ConflictClass.DENIAL, propositions=propositions, claims=claims, why=why)
        why = f"Others say that it is not so: {_said(one)}"
        both = tuple(sorted((*propositions, one.proposition.id)))
        return Conflict(cls=ConflictClass.POLARITY, propositions=both, claims=claims, why=why)

    def _denied(self, one: Put) -> Iterator[Put]:
        first = one.first
        seen: set[str] = set()
        for key in _keys(first):
            for target in self._held.get((first.type, key), ()):
                if target.proposition.id not in seen and self._meets(target, first):
                    seen.add(target.proposition.id)
                    yield target
        if first.claim.kind is ClaimKind.RELATION:  # who denies the broader denies the narrower
            for kind in narrower(first.type):
                for key in _keys(first):
                    puts = self._held.get((kind, key), ())
                    yield from (put for put in puts if self._meets(put, first) and put.proposition.id not in seen)

    def _meets(self, target: Put, one: Said) -> bool:
        group = target.group
        if not overlap(group.earliest, group.latest, one.earliest, one.latest):
            return False
        if one.claim.kind is ClaimKind.RELATION:
            return True
        doers = {self._party(party) for party in group.subjects.values()}
        if one.type not in SYMMETRIC and doers and one.subject and self._party(one.subject) not in doers:
            return False  # that these did not do it says nothing of whether others did
        verdict = compare(group, one, doer=False)
        nobody = not any(party.named for party in one.parties)  # "nobody met there on 9 November"
        return verdict.same or (nobody and verdict.points >= 1 and one.earliest is not None)

    def _party(self, party: Party) -> str:
        return self._root(party.entity) if party.entity else party.key

    def _of_everything(self, claim: Said) -> Iterator[Conflict]:
        """ "All accusations": attached to what the denier is accused of before, flagged as inferred."""
        denier = claim.subject.entity if claim.subject else None
        words = set(re.findall(r"[a-z]+", folded(claim.object.text))) if claim.object else {"it"}
        if denier is None or not words & set(load("corroborate")["unnamed_charges"]):
            return
        party = self._root(denier)
        targets = [put for put in self._puts if self._may_mean(put, party, claim)]
        if targets:
            yield Conflict(
                cls=ConflictClass.DENIAL,
                propositions=tuple(sorted(put.proposition.id for put in targets)),
                claims=(claim.id,),
                why="It does not say what it denies: attached by inference to what its speaker was accused of.",
                inferred=True,
            )

    def _may_mean(self, put: Put, party: str, claim: Said) -> bool:
        first = put.first
        if put.sign != "+" or first.mode != "actual" or first.type not in _CHARGES:
            return False
        ends = (first.subject, first.object if first.type in _BOTH else None)
        if not any(end and end.entity and self._root(end.entity) == party for end in ends):
            return False
        return any(before(claim.report.published, one.report.published) is not True for one in put.group.members)


def _keys(one: Said) -> list[str]:
    if one.claim.kind is ClaimKind.RELATION:
        ends = [party.key if party else "" for party in (one.subject, one.object)]
        return ["|".join(sorted(ends) if one.type in SYMMETRIC else ends)] if all(ends) else []
    keys = [party.key for party in one.parties if not party.vague]
    days = [f"day:{one.earliest}"] if one.earliest and one.earliest == one.latest else []
    return sorted({*keys, *days})


def _unnamed(claim: Said) -> bool:
    kinds = {SourceKind.ANONYMOUS_OFFICIALS, SourceKind.COLLECTIVE_EXPERTS, SourceKind.PASSIVE_NONE}
    return bool(claim.claim.chain) and claim.claim.chain[-1].kind in kinds


def _said(one: Put) -> str:
    claim = one.first.claim
    who = claim.chain[-1].text if claim.chain else one.first.report.label
    return " ".join(f"{who}: “{claim.quote.of(one.first.report.document.text)}”".split())
