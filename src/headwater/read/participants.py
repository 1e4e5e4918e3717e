"""Who fills a slot: a token, the words it stands for, and whether a rule may take it there.

A slot takes a filler only when its type or head word belongs to the slot's set (``rules/en/type_sets.yml``): a wrong
subject ("evidence handed a pistol") is worse than a miss.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from headwater.model.claim import Ref
from headwater.model.mention import GROUP_TYPES, EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span, hull
from headwater.model.syntax import Sentence
from headwater.read.nominals import phrase
from headwater.rules import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A filler: head token, span, type (``None`` for a thing no entity type names) and the entity it refers to."""

    token: int
    span: Span
    text: str
    type: EntityType | None = None
    entity: str | None = None
    kind: MentionKind | None = None
    lemma: str = ""
    soft: bool = False
    """The type rests on the packaged model alone, so a neighbouring type will do."""

    def ref(self) -> Ref:
        """As an argument of a claim."""
        return Ref(span=self.span, text=self.text, entity=self.entity)


# What the packaged model most often means when it errs on the names of this field (our own gold, dev part).
_NEIGHBOURS = {
    EntityType.ORGANISATION: frozenset(
        (EntityType.PLACE, EntityType.ARMED_GROUP, EntityType.STATE, EntityType.COMPANY)
    ),
    EntityType.PLACE: frozenset((EntityType.ORGANISATION, EntityType.ARMED_GROUP, EntityType.STATE)),
    EntityType.PERSON: frozenset(
        (EntityType.PLACE, EntityType.ARMED_GROUP, EntityType.ORGANISATION, EntityType.COMPANY)
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSet:
    """Entity types and head words that may fill a slot."""

    types: frozenset[EntityType]
    words: frozenset[str]
    any: bool = False

    def takes(self, one: Participant) -> bool:
        """Whether ``one`` may fill the slot."""
        if self.any or (one.type is not None and one.type in self.types):
            return True
        if one.soft and one.type is not None and self.types & _NEIGHBOURS.get(one.type, frozenset()):
            return True
        return one.lemma in self.words and one.kind is not MentionKind.NAME


@cache
def type_sets() -> dict[str, TypeSet]:
    """All sets by name."""
    return {
        name: TypeSet(
            types=frozenset(EntityType(t) for t in row.get("types", ())),
            words=frozenset(row.get("words", ())),
            any=bool(row.get("any")),
        )
        for name, row in load("type_sets").items()
    }


_DESCRIBED = GROUP_TYPES | {EntityType.PERSON, EntityType.PLACE}
_BODIES = frozenset(
    (EntityType.ARMED_GROUP, EntityType.STATE_BODY, EntityType.INTELLIGENCE_AGENCY, EntityType.POLITICAL_PARTY)
)


@cache
def _people_of_bodies() -> frozenset[str]:
    return frozenset((*load("nominals")["individuals"], "member", "unit", "force", "troop", "cadre", "element", "man"))


@cache
def _partitives() -> frozenset[str]:
    return frozenset(load("nominals")["partitives"])


class Cast:
    """The possible participants of one sentence."""

    def __init__(self, s: Sentence, reading: Reading, text: str) -> None:
        self.s = s
        self._mentions = reading.mentions
        self._named = {m.entity for m in reading.mentions if m.kind in (MentionKind.NAME, MentionKind.ACRONYM)}
        self._pairs: dict[str, tuple[str, ...]] = reading.notes.get("pairs", {})  # type: ignore[assignment]
        self._text = text

    def at(self, token: int) -> Participant | None:
        """What the phrase headed by ``token`` refers to; behind a partitive, what there is some of."""
        s = self.s
        token = self._meant(token)
        reciprocal = s.lemma[token] in ("other", "another") and token > 0 and s.lemma[token - 1] in ("each", "one")
        if reciprocal or s.tag[token] in ("WP", "WDT", "WP$", "WRB"):
            return None
        index = s.mention[token]
        if index >= 0:
            return self._for_body(token, self._mentioned(token, self._mentions[index]))
        named = s.head[token] if s.dep[token] == "appos" and s.mention[s.head[token]] >= 0 else -1
        if named >= 0 and s.pos[token] == "NOUN" and self._mentions[s.mention[named]].type in _DESCRIBED:
            mention = self._mentions[s.mention[named]]
            return replace(self._mentioned(token, mention), span=phrase(s, token), text=phrase(s, token).of(self._text))
        if s.pos[token] in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"):
            span = phrase(s, token)
            return Participant(token=token, span=span, text=span.of(self._text), lemma=s.lemma[token])
        return None

    def each(self, token: int) -> list[Participant]:
        """As ``at``, but "the two groups" comes out as the two that coreference found."""
        found = self.at(token)
        if found is None:
            return []
        parts = self._pairs.get(found.entity or "", ())
        return [replace(found, entity=part) for part in parts] or [found]

    def _for_body(self, token: int, one: Participant) -> Participant:
        """ "Fighters of the Front", "Front fighters": what its people do, the body does."""
        s = self.s
        if one.kind is not MentionKind.NOMINAL or s.lemma[token] not in _people_of_bodies():
            return one
        near = [g for c in s.having(token, "prep") if s.lemma[c] in ("of", "from") for g in s.having(c, "pobj")]
        near += [c for c in s.having(token, "compound", "nmod") if not s.having(c, "conj", "cc")]
        for other in near:
            body = self._mentions[s.mention[other]] if s.mention[other] >= 0 else None
            if body is not None and body.type in _BODIES and body.kind is not MentionKind.ADJECTIVAL:
                span = hull((one.span, body.span))
                return replace(one, span=span, text=span.of(self._text), type=body.type, entity=body.entity)
        return one

    def is_named(self, one: Participant) -> bool:
        """Whether the text gives whoever this is a name somewhere."""
        return one.entity in self._named

    def mention_at(self, token: int) -> Mention | None:
        """The mention that ``token`` heads."""
        index = self.s.mention[token]
        return self._mentions[index] if index >= 0 else None

    def _mentioned(self, token: int, mention: Mention) -> Participant:
        return Participant(
            token=token,
            span=mention.span,
            text=mention.text,
            type=mention.type,
            entity=mention.entity,
            kind=mention.kind,
            lemma=self.s.lemma[token],
            soft=mention.because.startswith("model says")
            and (" " not in mention.text or mention.type is not EntityType.PERSON),
        )

    def _meant(self, token: int) -> int:
        """ "dozens of villagers" means villagers; "members of the Front" its members."""
        s = self.s
        for _ in range(3):
            if s.lemma[token] == "name" and s.having(token, "poss"):
                return s.having(token, "poss")[0]
            if s.lemma[token] not in _partitives() and s.word[token].lower() not in _partitives():
                return token
            inner = [g for c in s.having(token, "prep") if s.lemma[c] == "of" for g in s.having(c, "pobj")]
            if not inner:
                return token
            if s.lemma[token] == "member" or (s.mention[token] >= 0 and s.lemma[token] == "group"):
                return token
            token = inner[0]
        return token

    def phrase_of(self, token: int) -> Participant:
        """The whole phrase or clause below ``token``, for labels and plans."""
        s = self.s
        tokens = [t for t in s.subtree(token) if s.pos[t] != "PUNCT" or t != max(s.subtree(token))]
        span = s.cover(tokens or [token])
        mention = self.mention_at(token)
        return Participant(
            token=token,
            span=span,
            text=span.of(self._text),
            type=mention.type if mention else None,
            entity=mention.entity if mention and mention.span == span else None,
            lemma=s.lemma[token],
        )
