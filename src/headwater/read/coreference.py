"""Step 5: which mentions refer to one thing, by a sieve of rules, surest first (Lee et al. 2013; reading.md 4).

Every link carries its rule and a confidence and is shown; when two candidates tie, nothing is guessed. Metonyms
("Islamabad", "the deep state") are not coreference: they stay mentions of their own.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.model.document import Document
from headwater.model.ids import content_id
from headwater.model.mention import Entity, MentionKind
from headwater.model.reading import Reading
from headwater.model.syntax import Sentence
from headwater.read.descriptions import by_apposition, by_description
from headwater.read.discourse import Discourse, Referent
from headwater.read.pronominals import by_pronoun


class _Sieve(Discourse):
    """Walks the mentions in order and lets the surest rule speak first."""

    def read(self, s: Sentence) -> None:
        """All mentions of one sentence, left to right."""
        for token, index in enumerate(s.mention):
            if index < 0:
                continue
            mention = self.mentions[index]
            if mention.kind is MentionKind.PRONOUN:
                self._refer(s, token, index, by_pronoun(self, s, token))
            elif mention.kind is MentionKind.NOMINAL:
                found = by_apposition(self, s, token) or by_description(self, s, token, mention)
                self._refer(s, token, index, found)
                if found is None:
                    self._introduce(s, token, index)
            elif mention.entity is not None:
                self.saw(s, token, mention.entity, mention, named=True)

    def _refer(self, s: Sentence, token: int, index: int, found: tuple[Referent, str, float] | None) -> None:
        if found is None:
            return
        referent, rule, confidence = found
        self.link(self.mentions[index].span, referent, rule, confidence)
        self.assign(index, referent.entity, referent.type)
        self.saw(s, token, referent.entity, self.mentions[index], named=False)

    def _introduce(self, s: Sentence, token: int, index: int) -> None:
        """Something the text has not spoken of before."""
        mention = self.mentions[index]
        ident = content_id("ent", self.reading.document, mention.span.start, mention.span.end)
        self.entities[ident] = Entity(id=ident, name=mention.text, type=mention.type, names=(mention.text,))
        self.assign(index, ident)
        self.saw(s, token, ident, mention, named=False)


def resolve_mentions(document: Document, reading: Reading) -> Reading:
    """Fills the entities of nominals and pronouns, and ``links``."""
    discourse = _Sieve(reading)
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
