"""What a common noun refers back to: its apposition, the last thing called so, the last thing of its kind, a pair."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from headwater.model.ids import content_id
from headwater.model.mention import GROUP_TYPES, Entity, EntityType, Mention
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.discourse import MANY_TAGS, PERSONS, Discourse, Referent
from headwater.rules import load

_WINDOW = 4
"""Sentences a description may look back."""
_LEAD = 0.5
"""How much more present than any rival a thing must be."""


def by_apposition(discourse: Discourse, s: Sentence, token: int) -> tuple[Referent, str, float] | None:
    """ "the coordinator, Anwar Desh" and "Anwar Desh, the coordinator"; "commander Anwar Desh"."""
    near = [c for c in s.having(token, "appos") if discourse.is_name(s, c)]
    if s.dep[token] in ("appos", "compound", "nmod") and discourse.is_name(s, s.head[token]):
        near.append(s.head[token])
    for other in near:
        name = discourse.mentions[s.mention[other]]
        own = discourse.mentions[s.mention[token]]
        if name.entity is None or not _agree(own.type, name.type):
            continue
        if name.entity not in discourse.referents:
            discourse.saw(s, other, name.entity, name, named=True)
        return discourse.referents[name.entity], "apposition", 0.9
    return None


def by_description(
    discourse: Discourse, s: Sentence, token: int, mention: Mention
) -> tuple[Referent, str, float] | None:
    """A definite noun points back to the last thing called so, or to the last thing of its kind."""
    if not _is_definite(s, token):
        return None
    recent = [r for r in discourse.recent(s, token) if not r.parts]
    if mention.because == "the two":
        pool = [r for r in recent if r.type in GROUP_TYPES or r.type in PERSONS]
        alike = [r for r in pool if (r.type in GROUP_TYPES) == (pool[0].type in GROUP_TYPES)]
        return _pair(discourse, s, token, alike)
    count, head, plural = _count(s, token), s.lemma[token], s.tag[token] in MANY_TAGS
    same = [r for r in recent if head in r.heads and r.plural == plural]
    if same and count is None:
        return same[0], "same description", 0.85
    kinds = _kinds(s, token)
    if not kinds or (plural and count is None and head == s.word[token].lower()):
        return None
    fitting = [r for r in recent if r.type.value in kinds]
    if plural and count == 2:
        return _pair(discourse, s, token, fitting)
    if plural and head not in _word_set("stand_for_body"):
        return None
    return _most_present(discourse, s, token, fitting, kinds)


def _most_present(
    discourse: Discourse, s: Sentence, token: int, fitting: Sequence[Referent], kinds: Sequence[str]
) -> tuple[Referent, str, float] | None:
    """The most present of them, if none is about as present."""
    near = [r for r in fitting if r.sentence >= s.index - _WINDOW and (r.named or r.type.value == kinds[0])]
    if not near:
        return None
    best = max(near, key=lambda r: discourse.salience(s, token, r))
    least = discourse.salience(s, token, best) - _LEAD
    rivals = [r for r in near if r is not best and discourse.salience(s, token, r) > least]
    return (best, "description", 0.65) if not rivals else None


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(load("nominals")[name])


def _kinds(s: Sentence, token: int) -> Sequence[str]:
    """The entity types this noun may point back to."""
    table: dict[str, list[str]] = load("nominals")["points_back"]
    return table.get(s.word[token].lower()) or table.get(s.lemma[token]) or ()


def _is_definite(s: Sentence, token: int) -> bool:
    return any(
        s.dep[c] in ("det", "predet", "amod") and s.lemma[c] in _word_set("determiners") for c in s.children[token]
    )


def _count(s: Sentence, token: int) -> int | None:
    words = {s.lemma[c] for c in s.children[token] if s.dep[c] in ("nummod", "predet", "det")}
    return 2 if words & {"two", "both"} else (3 if "three" in words else None)


def _pair(
    discourse: Discourse, s: Sentence, token: int, fitting: Sequence[Referent]
) -> tuple[Referent, str, float] | None:
    """ "the two groups": the last two of the kind, if they stood together."""
    if len(fitting) < 2 or fitting[0].sentence < s.index - _WINDOW:
        return None
    left, right = sorted(fitting[:2], key=lambda r: r.span)
    ident = content_id("ent", discourse.reading.document, "pair", left.entity, right.entity)
    if ident not in discourse.referents:
        name = f"{discourse.entities[left.entity].name} and {discourse.entities[right.entity].name}"
        discourse.entities[ident] = Entity(id=ident, name=name, type=left.type)
        discourse.referents[ident] = Referent(
            entity=ident,
            type=left.type,
            plural=True,
            heads={s.lemma[token]},
            sentence=s.index,
            token=token,
            weight=1.0,
            span=Span(left.span.start, right.span.end),
            named=False,
            parts=(left.entity, right.entity),
        )
    return discourse.referents[ident], "the last two", 0.75


def _agree(description: EntityType, name: EntityType) -> bool:
    """A person is described by a person's noun, a body by a body's."""
    if description is name:
        return True
    persons = (EntityType.PERSON, EntityType.UNNAMED_SOURCE, EntityType.ROLE, EntityType.POPULATION)
    return (
        (description in persons and name is EntityType.PERSON)
        or (description in GROUP_TYPES and name in GROUP_TYPES)
        or (
            description in (EntityType.PLACE, EntityType.FACILITY)
            and name in (EntityType.PLACE, EntityType.FACILITY, EntityType.STATE)
        )
    )
