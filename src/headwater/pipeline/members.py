"""Rows of the store → members as resolving wants them: names, ties, sentences, what the text narrows places to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from headwater.model.ids import content_id
from headwater.model.mention import EntityType
from headwater.resolve.forms import key
from headwater.resolve.link_places import area_words
from headwater.resolve.members import Advice, Link, Member, Sort, Tie, sort_of
from headwater.rules import load
from headwater.store import View
from headwater.store.gathering import Bond, MemberRow, Passages, Peopled
from headwater.store.pairs import Known

_WORD = re.compile(r"\w+")
_FRAME = 6
"""Words a sentence must have beside the name for it to bind two reports: shorter ones recur by chance."""
_BESIDE = (Sort.PERSON, Sort.BODY)
_NAMED = ("name", "acronym")


@dataclass(slots=True)
class _Context:
    """What the text says around the mentions of one member."""

    frames: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)


def members_of(view: View) -> tuple[list[Member], list[Link]]:
    """All members of a case, known ones of lists included, and the differences that claims state."""
    found = view.peopled()
    contexts = _contexts(view.passages(), {row.entity.id: sort_of(row.entity.type) for row in found.members})
    ties = _ties(found.bonds)
    roles = _roles(found)
    members = [_member(row, contexts, ties, roles) for row in found.members]
    return [*members, *map(_known, view.known())], list(_differences(found.bonds))


def _member(
    row: MemberRow,
    contexts: Mapping[str, _Context],
    ties: Mapping[str, set[Tie]],
    roles: Mapping[str, set[str]],
) -> Member:
    entity = row.entity
    context = contexts.get(entity.id, _Context())
    bound = {*ties.get(entity.id, ()), *(Tie(how="beside", other=other) for other in context.beside)}
    return Member(
        id=entity.id,
        document=row.document,
        name=entity.name,
        type=entity.type,
        names=entity.names,
        named=row.named or _is_called(entity.name, sort_of(entity.type)),
        shown=row.shown,
        mentions=row.mentions,
        roles=tuple(sorted({*entity.roles, *roles.get(entity.id, ())})),
        place=entity.place,
        area=next(iter(context.areas)) if len(context.areas) == 1 else "",
        ties=tuple(sorted(bound, key=lambda tie: (tie.other, tie.how))),
        frames=frozenset(context.frames),
        rank=(row.published or "9999", row.document, f"{row.position:06d}"),
    )


def _is_called(description: str, sort: Sort) -> bool:
    """Whether a description names by itself: "Oltar district", "Vastria's foreign ministry", not "the ministry"."""
    words = description.split()
    if sort not in (Sort.BODY, Sort.PLACE) or len(words) < 2:
        return False
    proper = [word for word in words if word[:1].isupper() and word.casefold() not in area_words()]
    possessed = words[0][:1].isupper() and words[0].endswith(("'s", "’s", "'", "’"))
    return any(word[:1].isupper() for word in words[1:]) or possessed or (sort is Sort.PLACE and bool(proper))


def _known(listed: Known) -> Member:
    entity = listed.entity
    return Member(
        id=entity.id, document="", name=entity.name, type=entity.type, names=entity.names, mentions=0,
        roles=entity.roles, place=entity.place, rank=("", listed.source, entity.id),
    )  # fmt: skip


def _ties(bonds: Iterable[Bond]) -> Mapping[str, set[Tie]]:
    found: defaultdict[str, set[Tie]] = defaultdict(set)
    for bond in bonds:
        found[bond.left].add(Tie(how=bond.type, other=bond.right))
        found[bond.right].add(Tie(how=bond.type, other=bond.left))
    return found


def _roles(found: Peopled) -> Mapping[str, set[str]]:
    """Roles of two words or more that a claim gives a member: "commander" alone is many people's."""
    roles = {row.entity.id: row.entity.name for row in found.members if row.entity.type is EntityType.ROLE}
    held: defaultdict[str, set[str]] = defaultdict(set)
    for bond in found.bonds:
        if bond.type in ("holds_role", "leads"):
            for one, other in ((bond.left, bond.right), (bond.right, bond.left)):
                if other in roles and " " in key(roles[other]):
                    held[one].add(key(roles[other]))
    return held


def _differences(bonds: Iterable[Bond]) -> Iterator[Link]:
    """Whoever leads, funds or opposes somebody is another: parents and affiliates are never one."""
    apart = frozenset(load("resolving")["apart"])
    for bond in bonds:
        if bond.relation and bond.type in apart:
            left, right = sorted((bond.left, bond.right))
            why = f"A claim ({bond.type.replace('_', ' ')}) has them on its two sides."
            yield Link(left=left, right=right, probability=0.0, advice=Advice.APART, why=why)


def _contexts(texts: Iterable[Passages], sorts: Mapping[str, Sort]) -> Mapping[str, _Context]:
    found: defaultdict[str, _Context] = defaultdict(_Context)
    for passages in texts:
        starts = [start for start, _ in passages.sentences]
        inside: defaultdict[int, list[tuple[int, int, str, str]]] = defaultdict(list)
        for mention in passages.mentions:
            at = bisect_right(starts, mention[0]) - 1
            if at >= 0 and mention[1] <= passages.sentences[at][1]:
                inside[at].append(mention)
        for at, mentions in inside.items():
            _one_sentence(passages.text, passages.sentences[at], mentions, sorts, found)
    return found


def _one_sentence(
    text: str,
    sentence: tuple[int, int],
    mentions: Sequence[tuple[int, int, str, str]],
    sorts: Mapping[str, Sort],
    found: Mapping[str, _Context],
) -> None:
    beside = {member for _, _, kind, member in mentions if kind in _NAMED and sorts.get(member) in _BESIDE}
    for start, end, kind, member in mentions:
        if kind in ("pronoun", "adjectival"):
            continue
        context = found[member]
        words = [word.casefold() for word in _WORD.findall(f"{text[sentence[0] : start]} _ {text[end : sentence[1]]}")]
        if len(words) > _FRAME:
            context.frames.add(content_id("frm", words))
        if kind in _NAMED:
            context.beside |= beside - {member}
            if sorts.get(member) is Sort.PLACE and (area := _area(text, start, end)):
                context.areas.add(area)


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    kinds = "|".join(sorted(area_words(), key=len, reverse=True))
    before = re.compile(rf"\b({kinds})(?:,)? (?:of |called |named )?(?:the )?$", re.IGNORECASE)
    after = re.compile(rf"^(?: |, (?:the|a) )({kinds})\b", re.IGNORECASE)
    return before, after


def _area(text: str, start: int, end: int) -> str:
    """The kind of place beside a name: "the town of Oltar", "Oltar district", "Oltar, the town"."""
    before, after = _around()
    match = after.match(text[end : end + 40]) or before.search(text[max(0, start - 40) : start])
    return area_words()[match.group(1).casefold()] if match else ""
