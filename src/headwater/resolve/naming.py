"""What an entity is called, its type, where it lies: what most of its members say, unless a person said better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from headwater.model.mention import Entity, EntityType
from headwater.resolve.decisions import Decisions
from headwater.resolve.forms import key
from headwater.resolve.members import Member

_SPECIFIC = tuple(EntityType)
"""Where as many reports say one type as another, the more telling one: the order of the vocabulary."""


def entity_of(ident: str, members: Sequence[Member], decisions: Decisions) -> Entity:
    """The entity that these members are, under this id."""
    junk = {name for m in members for name in decisions.junk.get(m.id, ())} | decisions.junk.get(ident, frozenset())
    names = [name for name in _names(members) if name not in junk] or [members[0].name]
    chosen = next((decisions.renamed[i] for i in (ident, *(m.id for m in members)) if i in decisions.renamed), "")
    name = chosen or _name(members, names)
    type = _type(members)
    return Entity(
        id=ident,
        name=name,
        type=type,
        names=tuple(dict.fromkeys((name, *names))),
        place=next((m.place for m in members if m.place), None) if type is EntityType.PLACE else None,
        roles=tuple(sorted({role for m in members for role in m.roles})),
    )


def is_junk(ident: str, members: Sequence[Member], decisions: Decisions) -> bool:
    """Whether a person said of every name of an entity that it is none."""
    junk = {name for i in (ident, *(m.id for m in members)) for name in decisions.junk.get(i, ())}
    return bool(junk) and all(name in junk for m in members for name in (m.name, *m.names))


def _names(members: Iterable[Member]) -> list[str]:
    """Spellings, those of most reports first, the fuller before the shorter."""
    counts: Counter[str] = Counter()
    for member in members:
        counts.update(dict.fromkeys((member.name, *member.names), 1))
    return sorted(counts, key=lambda name: (-counts[name], -len(name), name))


def _name(members: Sequence[Member], names: Sequence[str]) -> str:
    """A list's name for it; else the full name most reports use, never an acronym or a surname that has a long form."""
    for member in members:
        if member.known:
            return member.name
    full: Counter[str] = Counter(member.name for member in members if member.named and member.name in names)
    if not full:
        return names[0]
    most = max(len(key(name).split()) > 1 for name in full)
    able = [name for name in full if (len(key(name).split()) > 1) == most]
    return min(able, key=lambda name: (-full[name], -len(name), name))


def _type(members: Sequence[Member]) -> EntityType:
    votes: Mapping[EntityType, int] = Counter(member.type for member in members)
    known = [member.type for member in members if member.known]
    return known[0] if known else min(votes, key=lambda type: (-votes[type], _SPECIFIC.index(type)))
