"""What bears no name, and names that changed places: one only where a sentence stands in two reports.

"A former clerk" of one report and "a former clerk" of another may be two people, and nobody can know. In a copy of the
same sentence they are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.resolve.body import body_words
from headwater.resolve.forms import is_distinctive, key
from headwater.resolve.link_people import Tokens
from headwater.resolve.members import Advice, Link, Member, Sort
from headwater.resolve.stars import grouped, link, star, threshold

_TOPIC = 40
"""Reports that may name somebody before that binds them no more."""


def link_described(members: Sequence[Member], sorts: Mapping[str, Sort], tokens: Tokens) -> Iterator[Link]:
    """Descriptions with one head noun: joined by a shared sentence; things are asked about when bound to one party."""
    described = [m for m in members if not m.named and m.document]
    for _, some in grouped(described, lambda m: ((sorts[m.id], head(m), f) for f in m.frames)).items():
        why = f"The sentence about “{some[0].name}” stands in both reports"
        yield from star(some, threshold("same"), Advice.JOIN, why)
    things = [m for m in described if sorts[m.id] is Sort.THING and m.shown]
    tied = grouped(things, lambda m: ((m.type, head(m), t) for t in tokens.get(m.id, ()) if t.startswith("with")))
    for (_, _, token), some in _unpacked(tied):
        words = tokens[some[0].id].get(token, "")
        yield from star(some, threshold("bare"), Advice.ASK, f"Both are a “{head(some[0])}”; {words}")


def _unpacked(found: Mapping[object, list[Member]]) -> Iterator[tuple[tuple[object, str, str], list[Member]]]:
    for at, some in found.items():
        if isinstance(at, tuple):
            yield at, some


def head(member: Member) -> str:
    """The noun a description turns on: its last word, before any "of" or "in"."""
    words = key(member.name).split()
    cut = next((i for i, word in enumerate(words) if i and word in ("of", "in", "at", "from", "for")), len(words))
    return words[cut - 1] if words else ""


def link_replaced(members: Sequence[Member], sorts: Mapping[str, Sort]) -> Iterator[Link]:
    """Different names in the same place of the same sentence: a question, whatever the names."""
    named = [m for m in members if m.named and m.shown and m.document and sorts[m.id] is not Sort.SOURCE]
    for _, some in grouped(named, lambda m: ((sorts[m.id], f) for f in m.frames)).items():
        seen: dict[str, Member] = {}
        for member in some:
            seen.setdefault(key(member.name), member)
        first, *others = seen.values()
        for other in others:
            if other.document != first.document:
                why = f"The same sentence has “{first.name}” in one report and “{other.name}” in another"
                yield link(first, other, threshold("replaced"), Advice.ASK, why)


def link_topics(members: Sequence[Member], sorts: Mapping[str, Sort], groups: Mapping[str, str]) -> Iterator[Link]:
    """Things and offices described alike ("the dossier", "police") in reports that name the same people or bodies.

    Nobody can be sure, so each is asked about once, last of all; what half the case is about says nothing here either.
    """
    topics: defaultdict[str, set[str]] = defaultdict(set)
    for member in members:
        if member.named and sorts[member.id] in (Sort.PERSON, Sort.BODY) and member.id in groups:
            topics[groups[member.id]].add(member.document)
    named: defaultdict[str, list[str]] = defaultdict(list)
    for group, documents in topics.items():
        if len(documents) <= _TOPIC:
            for document in documents:
                named[document].append(group)
    alike = [m for m in members if m.shown and m.document and _is_office(m, sorts[m.id])]
    buckets = grouped(alike, lambda m: ((sorts[m.id], head(m), group) for group in named[m.document]))
    yield from _once(buckets.values())


def _is_office(member: Member, sort: Sort) -> bool:
    if sort is Sort.THING:
        return not member.named
    return sort is Sort.BODY and not is_distinctive(member.name) and head(member) not in body_words().broad


def _once(buckets: Iterable[Sequence[Member]]) -> Iterator[Link]:
    """Stars that never ask a second time about what is bound already."""
    home: dict[str, str] = {}

    def find(ident: str) -> str:
        while home.setdefault(ident, ident) != ident:
            ident = home[ident]
        return ident

    for some in buckets:
        for other in some[1:]:
            one, two = find(some[0].id), find(other.id)
            if one != two and some[0].document != other.document:
                home[two] = one
                why = f"Both are a “{head(other)}”, in reports that name the same people or bodies"
                yield link(some[0], other, threshold("topic"), Advice.ASK, why)
