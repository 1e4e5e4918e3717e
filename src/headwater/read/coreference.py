"""Step 5: which mentions refer to one thing, by a sieve of rules, surest first (Lee et al. 2013; reading.md 4).

Every link carries its rule and a confidence and is shown; when two candidates tie, nothing is guessed. Metonyms
("Islamabad", "the deep state") are not coreference: they stay mentions of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from headwater.model.document import Document
from headwater.model.ids import content_id
from headwater.model.mention import GROUP_TYPES, Entity, EntityType, Mention, MentionKind
from headwater.model.reading import CorefLink, Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.nominals import pronouns
from headwater.rules import load

_ROLE = {
    "nsubj": 3.0,
    "nsubjpass": 3.0,
    "dobj": 2.0,
    "pobj": 1.2,
    "poss": 1.5,
    "agent": 2.0,
    "conj": 1.5,
    "appos": 2.5,
    "attr": 0.8,
}
_MANY_TAGS = ("NNS", "NNPS")
_PERSONS = frozenset((EntityType.PERSON, EntityType.UNNAMED_SOURCE))
_THINGS = GROUP_TYPES | {
    EntityType.DOCUMENT,
    EntityType.IMAGE,
    EntityType.MEDIA_ITEM,
    EntityType.PLACE,
    EntityType.FACILITY,
}
_WINDOW = 3
"""Sentences a pronoun may look back."""


@dataclass(slots=True)
class Referent:
    """Something the text has spoken of: its entity, and where it was last mentioned."""

    entity: str
    type: EntityType
    plural: bool
    heads: set[str]
    sentence: int
    token: int
    weight: float
    span: Span
    named: bool
    count: int = 1
    gender: str = ""
    parts: tuple[str, ...] = field(default_factory=tuple)


class _Discourse:
    """What has been spoken of so far, most recent last."""

    def __init__(self, reading: Reading, document: Document) -> None:
        self.reading = reading
        self.text = document.text
        self.mentions = list(reading.mentions)
        self.entities = {e.id: e for e in reading.entities}
        self.referents: dict[str, Referent] = {}
        self.links: list[CorefLink] = []
        rules = load("nominals")
        self._points_back = rules["points_back"]
        self._determiners = frozenset(rules["determiners"])

    # -- the sieve -----------------------------------------------------------------------------------

    def read(self, s: Sentence) -> None:
        """All mentions of one sentence, left to right."""
        for token, index in enumerate(s.mention):
            if index < 0:
                continue
            mention = self.mentions[index]
            if mention.kind is MentionKind.PRONOUN:
                self._pronoun(s, token, index)
            elif mention.kind is MentionKind.NOMINAL:
                self._nominal(s, token, index)
            elif mention.entity is not None:
                self._saw(s, token, mention.entity, mention, named=True)

    def _nominal(self, s: Sentence, token: int, index: int) -> None:
        mention = self.mentions[index]
        found = self._by_apposition(s, token) or self._by_description(s, token, mention)
        if found is None:
            ident = content_id("ent", self.reading.document, mention.span.start, mention.span.end)
            self.entities[ident] = Entity(id=ident, name=mention.text, type=mention.type, names=(mention.text,))
            self._assign(index, ident)
            self._saw(s, token, ident, mention, named=False)
            return
        referent, rule, confidence = found
        self._link(mention.span, referent, rule, confidence)
        self._assign(index, referent.entity, referent.type)
        self._saw(s, token, referent.entity, mention, named=False)

    def _by_apposition(self, s: Sentence, token: int) -> tuple[Referent, str, float] | None:
        """ "the coordinator, Anwar Desh" and "Anwar Desh, the coordinator"; "commander Anwar Desh"."""
        near = [c for c in s.having(token, "appos") if self._is_name(s, c)]
        if s.dep[token] in ("appos", "compound", "nmod") and self._is_name(s, s.head[token]):
            near.append(s.head[token])
        for other in near:
            name = self.mentions[s.mention[other]]
            own = self.mentions[s.mention[token]]
            if name.entity is None or not _agree(own.type, name.type):
                continue
            if name.entity not in self.referents:
                self._saw(s, other, name.entity, name, named=True)
            return self.referents[name.entity], "apposition", 0.9
        return None

    def _is_name(self, s: Sentence, token: int) -> bool:
        index = s.mention[token]
        return index >= 0 and self.mentions[index].kind in (MentionKind.NAME, MentionKind.ACRONYM)

    def _by_description(self, s: Sentence, token: int, mention: Mention) -> tuple[Referent, str, float] | None:
        """A definite noun points back to the last thing called so, or to the last thing of its kind."""
        if not self._is_definite(s, token):
            return None
        head, plural = s.lemma[token], s.tag[token] in _MANY_TAGS
        if mention.because == "the two":
            pool = [r for r in self._recent(s, token) if (r.type in GROUP_TYPES or r.type in _PERSONS) and not r.parts]
            alike = [r for r in pool if (r.type in GROUP_TYPES) == (pool[0].type in GROUP_TYPES)]
            return self._pair(s, token, alike)
        count = self._count(s, token)
        same = [r for r in self._recent(s, token) if head in r.heads and r.plural == plural and not r.parts]
        if same and count is None:
            return same[0], "same description", 0.85
        kinds = self._points_back.get(s.word[token].lower()) or self._points_back.get(head)
        if not kinds or (plural and count is None and head == s.word[token].lower()):
            return None
        fitting = [r for r in self._recent(s, token) if r.type.value in kinds and not r.parts]
        if plural and count == 2:
            return self._pair(s, token, fitting)
        fitting = [r for r in fitting if r.sentence >= s.index - 4 and (r.named or r.type.value == kinds[0])]
        if not fitting or (
            plural
            and head
            not in (
                "rebel",
                "militant",
                "insurgent",
                "gunman",
                "fighter",
                "separatist",
                "jihadist",
                "guerrilla",
                "attacker",
                "raider",
            )
        ):
            return None
        best = max(fitting, key=lambda r: self._salience(s, token, r))
        rivals = [
            r for r in fitting if r is not best and self._salience(s, token, r) > self._salience(s, token, best) - 0.5
        ]
        return (best, "description", 0.65) if not rivals else None

    def _is_definite(self, s: Sentence, token: int) -> bool:
        return any(s.dep[c] in ("det", "predet", "amod") and s.lemma[c] in self._determiners for c in s.children[token])

    def _count(self, s: Sentence, token: int) -> int | None:
        words = {s.lemma[c] for c in s.children[token] if s.dep[c] in ("nummod", "predet", "det")}
        return 2 if words & {"two", "both"} else (3 if "three" in words else None)

    def _pair(self, s: Sentence, token: int, fitting: Sequence[Referent]) -> tuple[Referent, str, float] | None:
        """ "the two groups": the last two of the kind, if they stood together."""
        if len(fitting) < 2 or fitting[0].sentence < s.index - 4:
            return None
        left, right = sorted(fitting[:2], key=lambda r: r.span)
        ident = content_id("ent", self.reading.document, "pair", left.entity, right.entity)
        if ident not in self.referents:
            name = f"{self.entities[left.entity].name} and {self.entities[right.entity].name}"
            self.entities[ident] = Entity(id=ident, name=name, type=left.type)
            self.referents[ident] = Referent(
                ident, left.type, True, {s.lemma[token]}, s.index, token, 1.0, Span(left.span.start, right.span.end), False,
                parts=(left.entity, right.entity),
            )  # fmt: skip
        return self.referents[ident], "the last two", 0.75

    # -- pronouns ------------------------------------------------------------------------------------

    def _pronoun(self, s: Sentence, token: int, index: int) -> None:
        rule = pronouns().get(s.word[token].lower()) or pronouns().get(s.lemma[token])
        if rule is None or rule.get("speaker") or self._is_empty_it(s, token):
            return
        fitting = [r for r in self._candidates(s, token) if _fits(r, rule)]
        if not fitting:
            return
        ranked = sorted(fitting, key=lambda r: -self._salience(s, token, r))
        best = ranked[0]
        lead = self._salience(s, token, best) - (self._salience(s, token, ranked[1]) if len(ranked) > 1 else 0.0)
        if len(ranked) > 1 and lead < 0.25:
            return
        if rule.get("gender") and best.type is EntityType.PERSON:
            best.gender = best.gender or str(rule["gender"])
        self._link(self.mentions[index].span, best, f"pronoun {s.word[token].lower()}", 0.85 if lead > 1 else 0.65)
        self._assign(index, best.entity, best.type)
        self._saw(s, token, best.entity, self.mentions[index], named=False)

    def _is_empty_it(self, s: Sentence, token: int) -> bool:
        """ "It is unclear whether …", "it was Tuesday": nothing is referred to."""
        if s.lemma[token] != "it" or s.dep[token] not in ("nsubj", "nsubjpass", "expl"):
            return False
        verb = s.head[token]
        clause = s.having(verb, "ccomp", "xcomp", "advcl", "csubj")
        passive = any(s.dep[c] == "auxpass" for c in s.children[verb])
        predicate = any(s.dep[c] in ("acomp", "attr") for c in s.children[verb])
        return bool(clause) and (predicate or passive or s.lemma[verb] in ("seem", "appear", "emerge", "happen", "be"))

    def _candidates(self, s: Sentence, token: int) -> Iterator[Referent]:
        """Recent referents that the syntax lets this pronoun mean (Hobbs 1978: not its own clause's subject)."""
        barred = self._barred(s, token)
        for referent in self._recent(s, token):
            if referent.sentence < s.index - _WINDOW:
                return
            if referent.sentence == s.index and referent.token in barred:
                continue
            yield referent

    def _barred(self, s: Sentence, token: int) -> frozenset[int]:
        if s.dep[token] == "poss":
            noun = s.head[token]
            return frozenset((noun, *s.having(noun, "appos")))
        verb = s.head[token]
        if s.dep[token] == "pobj":
            verb = s.head[s.head[token]]
        if s.word[token].lower().endswith(("self", "selves")):
            return frozenset()
        arguments = [c for c in s.children[verb] if s.dep[c] in ("nsubj", "nsubjpass", "dobj", "dative", "attr")]
        return frozenset(c for c in arguments if c != token)

    # -- salience ------------------------------------------------------------------------------------

    def _recent(self, s: Sentence, token: int) -> list[Referent]:
        """What was spoken of before this token, most recent first."""
        earlier = [r for r in self.referents.values() if (r.sentence, r.token) < (s.index, token)]
        return sorted(earlier, key=lambda r: (-r.sentence, -r.token))

    def _salience(self, s: Sentence, token: int, r: Referent) -> float:
        """Recency, grammatical role, how often and how fully it was named (Lappin and Leass 1994)."""
        distance = s.index - r.sentence
        score = r.weight - 1.6 * distance + min(r.count, 6) * 0.15 + (0.6 if r.named else 0.0)
        if s.dep[token] in ("nsubj", "nsubjpass") and r.weight >= 3.0:
            score += 0.5
        return score

    def _saw(self, s: Sentence, token: int, entity: str, mention: Mention, named: bool) -> None:
        top = token
        while s.dep[top] == "conj":
            top = s.head[top]
        weight = _ROLE.get(s.dep[top], 0.6)
        plural = s.tag[token] in _MANY_TAGS or mention.because.endswith("plural")
        known = self.referents.get(entity)
        if known is None:
            self.referents[entity] = Referent(
                entity, mention.type, plural, set(), s.index, token, weight, mention.span, named
            )
            known = self.referents[entity]
        else:
            same = known.sentence == s.index
            known.weight = max(weight, known.weight) if same else weight
            known.sentence, known.token, known.span = s.index, token, mention.span
            known.count += 1
            known.named = known.named or named
        if mention.kind is MentionKind.NOMINAL:
            known.heads.add(s.lemma[token])

    def _link(self, span: Span, referent: Referent, rule: str, confidence: float) -> None:
        self.links.append(CorefLink(span=span, antecedent=referent.span, rule=rule, confidence=confidence))

    def _assign(self, index: int, entity: str, kind: EntityType | None = None) -> None:
        mention = self.mentions[index]
        self.mentions[index] = replace(mention, entity=entity, type=kind or mention.type)


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


def _fits(r: Referent, rule: dict[str, object]) -> bool:
    if rule.get("number") == "many":
        return r.plural or r.type in GROUP_TYPES or r.type is EntityType.POPULATION
    if rule.get("person"):
        return r.type in _PERSONS and not r.plural and r.gender in ("", rule.get("gender"))
    return r.type in _THINGS and not r.plural


def resolve_mentions(document: Document, reading: Reading) -> Reading:
    """Fills the entities of nominals and pronouns, and ``links``."""
    discourse = _Discourse(reading, document)
    for sentence in reading.syntax:
        discourse.read(sentence)
    parts = {i: r.parts for i, r in discourse.referents.items() if r.parts}
    return replace(
        reading,
        mentions=tuple(discourse.mentions),
        entities=tuple(discourse.entities.values()),
        links=(*reading.links, *discourse.links),
        notes={**reading.notes, "pairs": parts},
    )
