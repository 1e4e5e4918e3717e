"""What a text has spoken of so far, and how present each thing still is (Lappin and Leass 1994)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from headwater.model.mention import EntityType, Mention, MentionKind
from headwater.model.reading import CorefLink, Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence

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
MANY_TAGS = ("NNS", "NNPS")
PERSONS = frozenset((EntityType.PERSON, EntityType.UNNAMED_SOURCE))


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


class Discourse:
    """The mentions and entities of one reading while coreference fills them, and every link it makes."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions = list(reading.mentions)
        self.entities = {e.id: e for e in reading.entities}
        self.referents: dict[str, Referent] = {}
        self.links: list[CorefLink] = []

    def recent(self, s: Sentence, token: int) -> list[Referent]:
        """What was spoken of before this token, most recent first."""
        earlier = [r for r in self.referents.values() if (r.sentence, r.token) < (s.index, token)]
        return sorted(earlier, key=lambda r: (-r.sentence, -r.token))

    def salience(self, s: Sentence, token: int, r: Referent) -> float:
        """Recency, grammatical role, how often and how fully it was named (Lappin and Leass 1994)."""
        distance = s.index - r.sentence
        score = r.weight - 1.6 * distance + min(r.count, 6) * 0.15 + (0.6 if r.named else 0.0)
        if s.dep[token] in ("nsubj", "nsubjpass") and r.weight >= 3.0:
            score += 0.5
        return score

    def saw(self, s: Sentence, token: int, entity: str, mention: Mention, named: bool) -> None:
        """Notes where an entity was last mentioned and how prominently."""
        top = token
        while s.dep[top] == "conj":
            top = s.head[top]
        weight = _ROLE.get(s.dep[top], 0.6)
        plural = s.tag[token] in MANY_TAGS or mention.because.endswith("plural")
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

    def link(self, span: Span, referent: Referent, rule: str, confidence: float) -> None:
        """Records that ``span`` refers back to ``referent``."""
        self.links.append(CorefLink(span=span, antecedent=referent.span, rule=rule, confidence=confidence))

    def assign(self, index: int, entity: str, kind: EntityType | None = None) -> None:
        """Gives a mention its entity, and the entity's type if that is surer."""
        mention = self.mentions[index]
        self.mentions[index] = replace(mention, entity=entity, type=kind or mention.type)

    def is_name(self, s: Sentence, token: int) -> bool:
        """Whether ``token`` heads a name or acronym."""
        index = s.mention[token]
        return index >= 0 and self.mentions[index].kind in (MentionKind.NAME, MentionKind.ACRONYM)
