"""The names of a case as forms: each spelling once, with the members that bear it.

Names are compared form by form, so that a thousand reports on one man cost one comparison.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.resolve.body import body_name
from headwater.resolve.members import Member, Sort, sort_of
from headwater.resolve.normalise import plain
from headwater.resolve.person import person_name

_VOTES = 0.6
"""The share of reports that must read a name as one sort before the others follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One spelling within one sort, and the members that bear it, in the order of the case.

    ``text`` is the name as first written, ``key`` what its spellings have in common.
    """

    sort: Sort
    key: str
    text: str
    members: tuple[Member, ...]


def key(name: str) -> str:
    """What two spellings must share to be one form: letters without marks, case, hyphens, articles."""
    words = plain(name).words
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def main_names(member: Member, sort: Sort) -> tuple[str, ...]:
    """The names a member is compared by: of a person the fullest, of a body each that is no part of another."""
    if sort is Sort.PERSON:
        return (member.name,)
    names = dict.fromkeys((member.name, *member.names))
    long = [name for name in names if not body_name(name).acronym]
    return tuple(n for n in long if not any(_is_part(n, other) for other in names)) or tuple(list(names)[:1])


def _is_part(name: str, other: str) -> bool:
    words, more = set(key(name).split()), set(key(other).split())
    return words < more


def sorts_of(members: Iterable[Member]) -> dict[str, Sort]:
    """The sort of each member. A name of several words that most reports read as one sort is of that sort in all.

    A name in one report alone keeps what was read; states and places never outvote each other, since one name is both.
    """
    listed = list(members)
    votes: defaultdict[str, Counter[Sort]] = defaultdict(Counter)
    for member in listed:
        if member.named:
            for text in {key(name) for name in (member.name, *member.names)}:
                votes[text][sort_of(member.type)] += 1
    return {member.id: _voted(member, votes[key(member.name)]) for member in listed}


def _voted(member: Member, votes: Counter[Sort]) -> Sort:
    own = sort_of(member.type)
    if not member.named or " " not in key(member.name) or own is Sort.SOURCE:
        return own
    sort, count = max(votes.items(), key=lambda item: (item[1], item[0] == own, item[0].value))
    territorial = {own, sort} == {Sort.STATE, Sort.PLACE}
    return own if territorial or count < _VOTES * votes.total() or sort is Sort.OTHER else sort


def forms_of(members: Sequence[Member], sorts: Mapping[str, Sort], sort: Sort) -> list[Form]:
    """The forms of one sort, by text. Only names: what is merely described is no form."""
    bearers: defaultdict[str, dict[str, Member]] = defaultdict(dict)
    texts: dict[str, str] = {}
    for member in members:
        if member.named and sorts[member.id] is sort:
            for name in main_names(member, sort):
                if common := key(name):
                    bearers[common][member.id] = member
                    texts.setdefault(common, name)
    return [
        Form(sort=sort, key=common, text=texts[common], members=tuple(found.values()))
        for common, found in sorted(bearers.items())
    ]


def is_full(name: str) -> bool:
    """Whether a person's name has two words: a lone surname or given name is many people's."""
    return len([part for part in person_name(name).parts if not part.initial]) > 1


def is_distinctive(name: str) -> bool:
    """Whether a body's name has a word that few others have: there is a "Ministry of Defence" in every country."""
    taken = body_name(name)
    return bool(taken.acronym and len(taken.acronym) > 2) or any(len(word.text) > 2 for word in taken.distinctive)
