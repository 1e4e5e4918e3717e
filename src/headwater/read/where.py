"""Step 7: where. Each place of the document gets its gazetteer record, or none (handbook 4).

A place is placed by its names, by what the text says of them ("Mastung, Balochistan", "Mastung district", "the city
of …"), by the other places, and by the countries the text speaks of. What is no literal place is never placed: a
metonym, a demonym, a government.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from headwater.model.document import Document
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.read.gazetteer import Gazetteer, gazetteer
from headwater.read.metonymy import acts
from headwater.read.territories import Candidate
from headwater.read.toponyms import Toponym, choose
from headwater.rules import load

__all__ = ["Where", "acts"]

_LINK = re.compile(r"(?:,| in|,? \()?\s+|\s?\(")
_PRINTED = re.compile(r",\s+((?:[A-Z][A-Za-z]*\.?\s?){1,2})")
_WORD = re.compile(r"\s+(?:the\s+)?([A-Za-z]+)")
_OF = re.compile(r"([A-Za-z]+)\s+of\s+(?:the\s+)?$")
_KINDS = (MentionKind.NAME, MentionKind.ACRONYM)


class Where:
    """Sets ``Entity.place``. Loads the gazetteer when it is made, and shares it in the process."""

    def __init__(self, names: Gazetteer | None = None) -> None:
        self._gazetteer = names or gazetteer()

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """A new reading whose places and territories have their records."""
        mentions = _by_entity(reading.mentions)
        places = [e for e in reading.entities if _placeable(e, mentions.get(e.id, ()))]
        if not places:
            return reading
        starts = self._starts(places, mentions)
        toponyms = [self._toponym(e, mentions[e.id], document.text, starts) for e in places]
        hints = [Toponym(candidates=c) for c in self._outlet(document.outlet)]
        choices = choose([*toponyms, *hints], self._countries(reading.entities, mentions))
        placed = {e.id: c.candidate.place for e, c in zip(places, choices, strict=False) if c is not None}
        entities = tuple(replace(e, place=placed[e.id]) if e.id in placed else e for e in reading.entities)
        return replace(reading, entities=entities)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What a name can mean; if nothing, without its feature word ("Mastung district"), or loosely spelt."""
        if found := self._gazetteer.candidates(name):
            return found
        bare, kind = _without_feature(name)
        if kind:
            found = self._gazetteer.candidates(bare)
            return tuple(c for c in found if c.place.kind == kind) or found
        return self._gazetteer.similar(name)

    def _toponym(
        self, entity: Entity, mentions: Iterable[Mention], text: str, starts: dict[int, tuple[Candidate, ...]]
    ) -> Toponym:
        within: set[int | str] = set()
        features: set[str] = set()
        for mention in mentions:
            within.update(self._around(mention.span, text, starts))
            features.update(_features(mention.span, text))
        found = [c for name in _names(entity, mentions, text) for c in self.candidates(name)]
        if entity.type is EntityType.STATE and not any(c.state for c in found):
            found = []  # a capital that stands for its government
        unique = {c.place.id: c for c in sorted(found, key=lambda c: (c.alias, -c.weight), reverse=True)}
        candidates = tuple(sorted(unique.values(), key=lambda c: (-c.weight, c.place.id)))
        return Toponym(candidates=candidates, within=frozenset(within), features=frozenset(features))

    def _around(self, span: Span, text: str, starts: dict[int, tuple[Candidate, ...]]) -> Iterator[int | str]:
        """The areas named right behind a name: "Paris, Texas", "Mastung in Balochistan", "Dallas, TX"."""
        if link := _LINK.match(text, span.end):
            for one in starts.get(link.end(), ()):
                yield one.areas[0]
        if printed := _PRINTED.match(text, span.end):
            for words in (printed[1].strip(), printed[1].split()[0]):
                for one in self._gazetteer.printed(words):
                    yield one.areas[0]

    def _starts(
        self, places: Iterable[Entity], mentions: dict[str, tuple[Mention, ...]]
    ) -> dict[int, tuple[Candidate, ...]]:
        return {m.span.start: self._gazetteer.candidates(m.text) for e in places for m in mentions[e.id]}

    def _countries(self, entities: Iterable[Entity], mentions: dict[str, tuple[Mention, ...]]) -> Counter[str]:
        """How often the text speaks of each country, as a state, a territory or by a demonym."""
        named: Counter[str] = Counter()
        for entity in entities:
            if entity.type in (EntityType.STATE, EntityType.PLACE):
                for one in self._gazetteer.candidates(entity.name)[:1]:
                    if one.country and one.place.kind == "country":
                        named[one.country] += len(mentions.get(entity.id, ()))
        return named

    def _outlet(self, outlet: str | None) -> Iterator[tuple[Candidate, ...]]:
        """What the outlet's own name says of where it is: "Kelmar Times"."""
        words = (outlet or "").split()
        for size in (2, 1):
            for start in range(len(words) - size + 1):
                name = " ".join(words[start : start + size])
                if name[:1].isupper() and self._gazetteer.prior(name) >= 0.3:
                    yield self._gazetteer.candidates(name)


def _by_entity(mentions: Iterable[Mention]) -> dict[str, tuple[Mention, ...]]:
    grouped: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.entity:
            grouped[mention.entity].append(mention)
    return {entity: tuple(found) for entity, found in grouped.items()}


def _placeable(entity: Entity, mentions: Iterable[Mention]) -> bool:
    """A place or a state that some mention names literally."""
    return entity.type in (EntityType.PLACE, EntityType.STATE) and any(m.literal and m.kind in _KINDS for m in mentions)


def _names(entity: Entity, mentions: Iterable[Mention], text: str) -> list[str]:
    """The spellings that locate; one that a full stop follows also with it ("Ky.", "W.Va.")."""
    literal = [m for m in mentions if m.literal and m.kind in _KINDS]
    stopped = [f"{m.text}." for m in literal if text[m.span.end : m.span.end + 1] == "." and len(m.text) <= 6]
    return list(dict.fromkeys((*stopped, *(m.text for m in literal), entity.name)))


@cache
def _feature_kinds() -> dict[str, str]:
    return {word: kind for kind, words in load("place_words")["features"].items() for word in words}


def _features(span: Span, text: str) -> Iterator[str]:
    kinds = _feature_kinds()
    if (after := _WORD.match(text, span.end)) and after[1] in kinds:
        yield kinds[after[1]]
    if (before := _OF.search(text, max(0, span.start - 40), span.start)) and before[1].lower() in kinds:
        yield kinds[before[1].lower()]


def _without_feature(name: str) -> tuple[str, str | None]:
    kinds = _feature_kinds()
    words = name.split()
    if len(words) > 1 and (kind := kinds.get(words[-1].lower())):
        return " ".join(words[:-1]), kind
    if len(words) > 2 and words[1].lower() == "of" and (kind := kinds.get(words[0].lower())):
        return " ".join(words[2:]), kind
    return name, None
