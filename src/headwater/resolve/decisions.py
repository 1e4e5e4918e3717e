"""The log of judgements as rules for clustering: the newest decision on a pair holds, what was undone does not.

``about`` of a judgement is "merge" (two entities are one, are two, or nobody can say), "name" (an entity's name; a
negative one says that ``right`` is no name of it) or "undo" (``left`` is the id of the entry it takes back).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.judgement import Judgement, Verdict

MERGE = "merge"
NAME = "name"
UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """``matches`` are the decisions in force, the newest first; ``pins`` the ids judged, in the order of the log.

    ``renamed`` maps an id to the name chosen for it, ``junk`` ids to spellings that are no name.
    """

    matches: tuple[Judgement, ...] = ()
    pins: Mapping[str, int]
    renamed: Mapping[str, str]
    junk: Mapping[str, frozenset[str]]


def decide(log: Sequence[Judgement]) -> Decisions:
    """What the log says today. An id that was ever judged keeps its pin, whatever is undone."""
    pins: dict[str, int] = {}
    newest: dict[frozenset[str], Judgement] = {}
    renamed: dict[str, str] = {}
    junk: defaultdict[str, set[str]] = defaultdict(set)
    for entry in log:
        for ident in (entry.left, entry.right if entry.about == MERGE else None):
            if ident and entry.about != UNDO:
                pins.setdefault(ident, len(pins))
    for entry in in_force(log):
        if entry.about == MERGE and entry.right:
            newest.pop(frozenset((entry.left, entry.right)), None)
            newest[frozenset((entry.left, entry.right))] = entry
        elif entry.about == NAME and entry.right:
            if entry.verdict is Verdict.POSITIVE:
                renamed[entry.left] = entry.right
                junk[entry.left].discard(entry.right)
            else:
                junk[entry.left].add(entry.right)
                if renamed.get(entry.left) == entry.right:
                    del renamed[entry.left]
    return Decisions(
        matches=tuple(reversed(newest.values())),
        pins=pins,
        renamed=renamed,
        junk={ident: frozenset(names) for ident, names in junk.items() if names},
    )


def in_force(log: Iterable[Judgement]) -> list[Judgement]:
    """The entries that were not taken back, in their order. An undo can be undone."""
    entries = list(log)
    gone: set[str] = set()
    for entry in reversed(entries):
        if entry.about == UNDO and entry.id not in gone:
            gone.add(entry.left)
    return [entry for entry in entries if entry.about != UNDO and entry.id not in gone]


def contradictions(left: str, right: str, verdict: Verdict, decisions: Decisions) -> Iterator[Judgement]:
    """Earlier decisions that a new one would go against, directly or through what was judged the same."""
    home = _homes(d for d in decisions.matches if d.verdict is Verdict.POSITIVE)
    mine, yours = home.get(left, left), home.get(right, right)
    for entry in decisions.matches:
        ends = {home.get(entry.left, entry.left), home.get(entry.right or "", entry.right or "")}
        if verdict is Verdict.POSITIVE and entry.verdict is Verdict.NEGATIVE and ends == {mine, yours}:
            yield entry
        if verdict is Verdict.NEGATIVE and entry.verdict is Verdict.POSITIVE and mine == yours and ends == {mine}:
            yield entry


def _homes(positive: Iterable[Judgement]) -> dict[str, str]:
    home: dict[str, str] = {}

    def find(ident: str) -> str:
        while (up := home.setdefault(ident, ident)) != ident:
            ident = up
        return ident

    for entry in positive:
        if entry.right:
            home[find(entry.right)] = find(entry.left)
    return {ident: find(ident) for ident in list(home)}
