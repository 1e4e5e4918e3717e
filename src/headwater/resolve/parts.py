"""Disjoint sets of members that know which of them may not meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from headwater.resolve.comparison import Kind, compare
from headwater.resolve.stars import threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What clustering needs of a member. ``person`` is its name when it is a person; ``rank`` orders members."""

    id: str
    document: str
    person: str = ""
    rank: str = ""


class Parts:
    """Disjoint sets that know which of them may not meet: the smaller is always poured into the larger."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self._home = {ident: ident for ident in self.nodes}
        self._members = {ident: [ident] for ident in self.nodes}
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        self._names = {node.id: {node.person} for node in self.nodes.values() if node.person}

    def __contains__(self, ident: str) -> bool:
        return ident in self.nodes

    def find(self, ident: str) -> str:
        """The member that stands for the part of this one."""
        home = self._home
        while home[ident] != ident:
            home[ident] = home[home[ident]]
            ident = home[ident]
        return ident

    def members(self, ident: str) -> list[str]:
        """All members of the part this one is in."""
        return self._members[self.find(ident)]

    def all(self) -> Iterable[list[str]]:
        """Every part."""
        return self._members.values()

    def foes(self, left: str, right: str) -> bool:
        """Whether their parts may never meet."""
        return self.find(right) in self._foes[self.find(left)]

    def part(self, left: str, right: str) -> None:
        """Says that they never may."""
        one, other = self.find(left), self.find(right)
        if one != other:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def refusal(self, left: str, right: str) -> str:
        """The rule a join would break; empty for none."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return ""
        if other in self._foes[one]:
            return "known"
        names = self._names.get(one, set()), self._names.get(other, set())
        if any(_likely(a, b) < threshold("apart") for a, b in product(*names)):
            return "names"
        return "report" if self._meet_in_a_report(one, other) else ""

    def _meet_in_a_report(self, one: str, other: str) -> bool:
        """Whether some report has a bearer in both parts under names that are not surely one."""
        if not (self._names.get(one) and self._names.get(other)):
            return False
        few, many = sorted((self._members[one], self._members[other]), key=len)
        held: defaultdict[str, list[Node]] = defaultdict(list)
        for member in few:
            held[self.nodes[member].document].append(self.nodes[member])
        for member in many:
            node = self.nodes[member]
            for rival in held.get(node.document, ()):
                if _likely(node.person, rival.person) < threshold("join") or not node.document:
                    return True
        return False

    def join(self, left: str, right: str) -> None:
        """Makes their parts one."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return
        if (len(self._members[one]), other) < (len(self._members[other]), one):
            one, other = other, one
        self._home[other] = one
        self._members[one] += self._members.pop(other)
        if other in self._names:
            self._names.setdefault(one, set()).update(self._names.pop(other))
        for foe in self._foes.pop(other, set()):
            self._foes[foe].discard(other)
            self._foes[foe].add(one)
            self._foes[one].add(foe)


def _likely(left: str, right: str) -> float:
    return 1.0 if left == right else compare(Kind.PERSON, left, right).probability
