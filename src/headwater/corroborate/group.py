"""A cluster of claims while it grows, and whether one more claim may be the same (handbook 7.1 and 7.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from headwater.corroborate.places import together
from headwater.corroborate.signature import SYMMETRIC, Party, Said
from headwater.model.claim import ClaimKind
from headwater.model.mention import GROUP_TYPES, EntityType

_NEAR = 7
"""Days that a time may span and still tell one event from another of its kind; a month or a year does not."""


@dataclass(slots=True)
class Group:
    """Claims that say one thing. Times are those that all of them allow."""

    members: list[Said] = field(default_factory=list)
    earliest: str | None = None
    latest: str | None = None
    parties: dict[str, Party] = field(default_factory=dict)
    subjects: dict[str, Party] = field(default_factory=dict)
    objects: dict[str, Party] = field(default_factory=dict)
    places: dict[str, Party] = field(default_factory=dict)

    def add(self, one: Said) -> None:
        """Takes a claim in."""
        self.members.append(one)
        self.earliest = max((d for d in (self.earliest, one.earliest) if d), default=None)
        self.latest = min((d for d in (self.latest, one.latest) if d), default=None)
        for table, party in ((self.subjects, one.subject), (self.objects, one.object), (self.places, one.place)):
            if party is not None and not party.vague:
                table.setdefault(party.key, party)
        for party in one.parties:
            if not party.vague:
                self.parties.setdefault(party.key, party)

    @property
    def first(self) -> str:
        """The smallest id of a claim: what ties are broken by."""
        return min(one.id for one in self.members)

    @property
    def documents(self) -> tuple[str, ...]:
        """The reports, each once, sorted."""
        return tuple(sorted({one.report.id for one in self.members}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a claim says the same as a group, why, and how strongly. ``points`` counts what they share."""

    same: bool
    points: float
    why: tuple[str, ...]


def compare(group: Group, one: Said, *, doer: bool = True) -> Verdict:
    """A claim against a group of its type. Relations need both arguments; events two things in common and no clash.

    ``doer`` false leaves out who did it, where that was compared already.
    """
    if not overlap(group.earliest, group.latest, one.earliest, one.latest):
        return Verdict(same=False, points=0.0, why=("the times exclude each other",))
    if one.claim.kind is ClaimKind.RELATION:
        return Verdict(same=True, points=3.0, why=("the same two parties stand in the same relation",))
    clash = _clash(group, one) or (_doers(group, one) if doer else None)
    if clash:
        return Verdict(same=False, points=0.0, why=(clash,))
    why = tuple(_shared(group, one))
    points = float(len(why))
    return Verdict(same=points >= 2, points=points, why=why)


def _shared(group: Group, one: Said) -> Iterable[str]:
    where = [one.place] if one.place is not None and one.place.key not in group.places else []
    for party in (*one.parties, *where):
        if not party.vague and (party.key in group.parties or party.key in group.places):
            yield f"{party.text!r} takes part in both"
    if (group.earliest or group.latest) and one.timed and near(one) and _bounded(group):
        yield "the times meet within days"
    if one.place is not None and any(together(one.place, place) for place in group.places.values()):
        yield f"both are placed at {one.place.text!r}"


def _clash(group: Group, one: Said) -> str | None:
    if one.type in SYMMETRIC:
        named = {party.key for party in one.parties if party.named}
        held = {key for key, party in group.parties.items() if party.named}
        apart = len(named) > 1 and len(held) > 1 and len(named & held) < 2
        return "the parties are others" if apart else None
    if one.object is not None and group.objects and _other(group.objects, one.object):
        return "the target is another"
    apart = one.place is not None and any(together(one.place, place) is False for place in group.places.values())
    return "the places lie apart" if apart else None


def _doers(group: Group, one: Said) -> str | None:
    """That a camp was attacked says nothing of who did it: with a doer and without are two propositions."""
    if one.type in SYMMETRIC or one.claim.kind is ClaimKind.QUANTITY:
        return None
    known = one.subject is not None and not one.subject.vague
    if known != bool(group.subjects):
        return "only one of them says who did it"
    return "the doer is another" if one.subject is not None and _other(group.subjects, one.subject) else None


def _other(table: dict[str, Party], party: Party) -> bool:
    """Whether a name is none of these. A person beside a group is neither the same nor another: he may lead it."""
    firm = [other for other in table.values() if other.named and _sort(other) == _sort(party)]
    return party.named and party.key not in table and bool(firm)


def _sort(party: Party) -> EntityType | None:
    """Types that readers of one text and another may give one body count as one."""
    return EntityType.ORGANISATION if party.type in GROUP_TYPES else party.type


def _bounded(group: Group) -> bool:
    return any(near(member) for member in group.members)


def near(one: Said) -> bool:
    """Whether its time is known to within days."""
    if one.earliest is None or one.latest is None:
        return False
    return (date.fromisoformat(one.latest) - date.fromisoformat(one.earliest)).days < _NEAR


def overlap(left: str | None, right: str | None, start: str | None, end: str | None) -> bool:
    """Whether two stretches of ISO days meet; an open end meets everything."""
    return not ((left and end and left > end) or (start and right and start > right))
