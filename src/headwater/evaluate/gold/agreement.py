"""Whether what a reading refers to is what the annotator wrote: heads, entities, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from headwater.evaluate.gold.values import Phrase
from headwater.evaluate.sayings import Heads
from headwater.model.claim import ChainLink, Ref
from headwater.model.reading import Reading
from headwater.model.span import Span

_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|our|my)\s+")
_PARTITIVE = re.compile(
    r"^(?:most|much|all|half|(?:large )?parts?|some|many|several|dozens|scores|hundreds|thousands|a (?:few|number|lot))"
    r" of (?:the )?",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "hers",
        "its",
        "their",
        "theirs",
        "himself",
        "herself",
        "itself",
        "themselves",
        "we",
        "us",
        "our",
        "ours",
        "i",
        "me",
        "my",
        "who",
        "whom",
        "whose",
        "which",
        "that",
    ]
)


@cache
def name_key(name: str) -> str:
    """A name to compare by: lower case, no article, no possessive ending, no punctuation at the edges."""
    text = " ".join(name.lower().replace("’", "'").split()).strip("\"'“”‘.,;:()[]")
    text = _LEADING.sub("", text)
    return text.removesuffix("'s").removesuffix("'").strip()


def same_name(left: str, right: str) -> bool:
    """Equal but for articles, or one is the other with words before it: "Colonel Tomas Ilde", "Ilde"."""
    one, two = name_key(left), name_key(right)
    if not one or not two:
        return False
    short, long = sorted((one.split(), two.split()), key=len)
    return one == two or (short[-1] == long[-1] and set(short) <= set(long))


def is_pronoun(words: str) -> bool:
    """Whether the words refer only through what went before."""
    return words.lower() in _PRONOUNS


def _whole(phrase: Phrase) -> Span:
    """The phrase without "most of the" before it: the head is what there is most of."""
    opening = _PARTITIVE.match(phrase.text)
    return Span(phrase.span.start + opening.end(), phrase.span.end) if opening else phrase.span


class Agreement:
    """The refs of one reading against the phrases of its gold."""

    def __init__(self, reading: Reading) -> None:
        self.heads = Heads(reading)
        self._names: dict[str, set[str]] = {}
        self._spans: dict[str, list[Span]] = {}
        for entity in reading.entities:
            self._names[entity.id] = {entity.name, *entity.names}
        for mention in reading.mentions:
            if mention.entity:
                self._names.setdefault(mention.entity, set()).add(mention.text)
                self._spans.setdefault(mention.entity, []).append(mention.span)

    def refers(self, ref: Ref | None, phrases: Sequence[Phrase | None]) -> bool:
        """Whether ``ref`` is any of ``phrases``; ``None`` agrees with ``None``."""
        if ref is None:
            return None in phrases
        return any(phrase is not None and self._one(ref, phrase) for phrase in phrases)

    def _one(self, ref: Ref, phrase: Phrase) -> bool:
        if phrase.name and self._named(ref, phrase.name):
            return True
        if phrase.name and is_pronoun(phrase.text):
            return False
        places = [ref.span, *([ref.via] if ref.via else []), *self._spans.get(ref.entity or "", ())]
        return any(self.heads.agree((_whole(phrase),), (place,)) for place in places if place.overlaps(phrase.span))

    def near(self, ref: Ref | None, phrases: Sequence[Phrase | None]) -> bool:
        """Whether the words are right though what they refer to is not: a coreference error."""
        place = (ref.via or ref.span) if ref else None
        return place is not None and any(p is not None and place.overlaps(p.span) for p in phrases)

    def _named(self, ref: Ref, name: str) -> bool:
        return same_name(ref.text, name) or self.entity_named(ref.entity, name)

    def entity_named(self, entity: str | None, name: str) -> bool:
        """Whether one of the entity's names in this document is ``name``."""
        return any(same_name(own, name) for own in self._names.get(entity or "", ()) if not is_pronoun(own))

    def link(self, link: ChainLink, name: str) -> bool:
        """Whether a link of a chain is the source that gold names."""
        if same_name(link.text, name) or self.entity_named(link.entity, name):
            return True
        if link.span is None:
            return False
        # A source taken with its relative clause is the same source: compare by its head word.
        head, words = self.heads.of(link.span), name_key(name).split()
        at = head.start - link.span.start
        said = link.text[at : at + head.end - head.start].lower()
        return bool(words) and said.endswith(words[-1]) and set(words) <= set(name_key(link.text).split())

    def chain(self, links: Sequence[ChainLink], names: Sequence[str]) -> bool:
        """Whether every link agrees, in order."""
        return len(links) == len(names) and all(self.link(a, b) for a, b in zip(links, names, strict=True))

    def last(self, links: Sequence[ChainLink], names: Sequence[str]) -> bool:
        """Whether who said it last agrees; no link agrees with no name."""
        return self.link(links[-1], names[-1]) if links and names else not links and not names
