"""Claims → clusters that say one thing, each to become a proposition (handbook 7.1, 7.2).

Claims are taken in an order of their own (the fullest first, then by id), so the order of intake changes nothing. A
claim joins the group it shares most with, and none that it clashes with; one that fits nowhere begins a group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.corroborate.group import Group, compare
from headwater.corroborate.signature import SYMMETRIC, Said
from headwater.corroborate.tolls import both, meet, width
from headwater.model.claim import ClaimKind
from headwater.model.judgement import Judgement, Verdict

MATCH = "match"
"""What a judgement on two claims is about: whether they say one thing."""
_BLOCK = 400
"""Groups one claim is compared with at most: a key that more share tells nothing apart."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person has decided of pairs of claims."""

    one: frozenset[frozenset[str]] = frozenset()
    two: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Decided:
        """The last word on each pair, from a log in its order; ``unsure`` takes a decision back."""
        last: dict[frozenset[str], Verdict] = {}
        for judgement in judgements:
            if judgement.about == MATCH and judgement.right:
                last[frozenset((judgement.left, judgement.right))] = judgement.verdict
        return cls(
            one=frozenset(pair for pair, verdict in last.items() if verdict is Verdict.POSITIVE),
            two=frozenset(pair for pair, verdict in last.items() if verdict is Verdict.NEGATIVE),
        )

    def joined(self, pairs: frozenset[frozenset[str]]) -> Decided:
        """With these pairs as one too, unless a person said otherwise."""
        return Decided(one=self.one | (pairs - self.two), two=self.two)

    def apart(self, group: Group, one: Said) -> bool:
        """Whether a person said that this claim is not what some claim of the group says."""
        return bool(self.two) and any(frozenset((one.id, member.id)) in self.two for member in group.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Claims that say one thing. ``event`` is equal for tolls that count the victims of one event."""

    group: Group
    event: str


def clusters(claims: Sequence[Said], decided: Decided | None = None) -> tuple[Cluster, ...]:
    """All claims in clusters, each claim in one."""
    held = decided or Decided()
    groups = _joined(_grown(claims, held), held)
    found: list[Cluster] = []
    for group in groups:
        if group.members[0].claim.kind is ClaimKind.QUANTITY:
            found += [Cluster(group=part, event=group.first) for part in _by_value(group)]
        else:
            found.append(Cluster(group=group, event=group.first))
    return tuple(sorted(found, key=lambda cluster: cluster.group.first))


def _grown(claims: Sequence[Said], decided: Decided) -> list[Group]:
    groups: list[Group] = []
    index: dict[Key, list[int]] = {}
    for one in sorted(claims, key=lambda one: (-one.weight, one.id)):
        keys = list(_keys(one))
        near = sorted({at for key in keys for at in index.get(key, ())[:_BLOCK]})
        best = _best([(at, groups[at]) for at in near], one, decided)
        if best is None:
            best = len(groups)
            groups.append(Group())
        groups[best].add(one)
        for key in keys:
            known = index.setdefault(key, [])
            if best not in known:
                known.append(best)
    return groups


def _best(near: list[tuple[int, Group]], one: Said, decided: Decided) -> int | None:
    ranked = []
    for at, group in near:
        verdict = compare(group, one)
        if verdict.same and not decided.apart(group, one):
            ranked.append((-verdict.points, -len(group.documents), group.first, at))
    return min(ranked)[-1] if ranked else None


def _keys(one: Said) -> Iterator[Key]:
    """What two claims must share, at least one of, to be compared at all (blocking: handbook 7.2)."""
    stem = (one.type, one.sign, one.mode)
    if one.claim.kind is ClaimKind.RELATION:
        ends = [party.key if party else "" for party in (one.subject, one.object)]
        if all(ends):
            yield (*stem, *(sorted(ends) if one.type in SYMMETRIC else ends))
        return
    for party in one.parties:
        if not party.vague:
            yield (*stem, "party", party.key)
    if one.place is not None and not one.place.vague:
        yield (*stem, "place", one.place.key)
    if one.earliest is not None and one.earliest == one.latest:
        yield (*stem, "day", one.earliest)


def _joined(groups: list[Group], decided: Decided) -> list[Group]:
    """Groups that a person said are one, made one."""
    if not decided.one:
        return groups
    place = {one.id: at for at, group in enumerate(groups) for one in group.members}
    parent = list(range(len(groups)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for pair in sorted(decided.one, key=sorted):
        ends = sorted(root(place[claim]) for claim in pair if claim in place)
        if len(ends) == 2:
            parent[ends[1]] = ends[0]
    merged: dict[int, Group] = {}
    for at, group in enumerate(groups):
        target = merged.setdefault(root(at), Group())
        for one in group.members:
            target.add(one)
    return list(merged.values())


def _by_value(group: Group) -> Iterator[Group]:
    """Tolls of one event, parted where they cannot all be true; the narrowest ranges choose first.

    "At least 11" goes with the nearest number it allows: it was hardly said of the farthest.
    """
    parts: list[tuple[Group, tuple[float | None, float | None]]] = []
    order = sorted(group.members, key=lambda one: (width((one.low, one.high)), -(one.low or 0), one.id))
    for one in order:
        fitting = [at for at, (_, allowed) in enumerate(parts) if _fits(allowed, one)]
        if fitting:
            at = min(fitting, key=lambda at: (_distance(parts[at][1], one), -len(parts[at][0].documents), at))
            parts[at][0].add(one)
            parts[at] = (parts[at][0], both(parts[at][1], (one.low, one.high)))
        else:
            fresh = Group()
            fresh.add(one)
            parts.append((fresh, (one.low, one.high)))
    return (part for part, _ in parts)


def _fits(allowed: tuple[float | None, float | None], one: Said) -> bool:
    """Whether a number counts for these: "at least 11" allows 71, but says nothing for it."""
    near = one.high is not None or 2 * (one.low or 0) >= (allowed[0] or 0)
    return meet(allowed, (one.low, one.high)) and near


def _distance(allowed: tuple[float | None, float | None], one: Said) -> float:
    return abs((allowed[0] or 0) - (one.low or 0))
