"""Step 4b: what refers without a name — "two masked gunmen", "the dossier", "she".

A noun phrase becomes a mention when its head is a word for an actor, a place or a thing that shows something
(``rules/en/actor_words.yml``). Its span runs from the first modifier to the head, without article, relative
clause or complement: as short as it stays true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from headwater.model.document import Document
from headwater.model.mention import EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.lexicon import Lexicon, lexicon
from headwater.rules import load

_PREMODIFIERS = frozenset(("amod", "compound", "nummod", "nmod", "quantmod", "advmod", "punct", "npadvmod"))

_OUTSIDE = frozenset(("det", "poss", "case"))


def find_nominals(document: Document, reading: Reading) -> Reading:
    """Adds nominal and pronoun mentions to ``mentions``, in order of the text. Entities come with coreference."""
    nouns = head_nouns()
    found = [m for s in reading.syntax for m in _in_sentence(s, document.text, nouns)]
    mentions = sorted((*reading.mentions, *found), key=lambda m: (m.span.start, -m.span.end))
    order = {id(m): i for i, m in enumerate(mentions)}
    by_head = {m.head.start: order[id(m)] for m in found if m.head}
    renumbered = tuple(_renumbered(s, reading.mentions, order, by_head) for s in reading.syntax)
    return replace(reading, mentions=tuple(mentions), syntax=renumbered)


def _renumbered(s: Sentence, before: tuple[Mention, ...], order: dict[int, int], by_head: dict[int, int]) -> Sentence:
    """The parse points to mentions by index: the names have moved, the heads of the new ones are added."""
    row = [
        order[id(before[i])] if i >= 0 else by_head.get(start, -1) for i, start in zip(s.mention, s.start, strict=True)
    ]
    return replace(s, mention=tuple(row))


def _in_sentence(s: Sentence, text: str, nouns: HeadNouns) -> Iterator[Mention]:
    for token in range(len(s)):
        if s.mention[token] >= 0:
            continue
        pos = s.pos[token]
        if pos == "PRON":
            if s.lemma[token] in pronouns() or s.word[token].lower() in pronouns():
                span = s.span_of(token)
                yield Mention(
                    span=span, text=span.of(text), kind=MentionKind.PRONOUN, type=EntityType.PERSON, head=span
                )
        elif pos in ("NOUN", "PROPN", "ADJ"):
            kind = nouns.type_of(s, token)
            if kind is not None and (pos != "ADJ" or s.dep[token] in ("nsubj", "nsubjpass", "dobj", "pobj")):
                span = phrase(s, token)
                yield Mention(
                    span=span,
                    text=span.of(text),
                    kind=MentionKind.NOMINAL,
                    type=kind,
                    head=s.span_of(token),
                    because=f"the noun {s.lemma[token]}",
                )


def phrase(s: Sentence, head: int) -> Span:
    """From the first premodifier, or a named owner, to the head; articles stay outside."""
    first = head
    for child in s.children[head]:
        if child < head and s.dep[child] in _PREMODIFIERS and s.word[child] not in (",", '"', "“", "”", "'"):
            first = min(first, *s.subtree(child))
    owner = next(
        (c for c in s.children[head] if s.dep[c] == "poss" and s.pos[c] == "PROPN" and s.mention[c] >= 0), None
    )
    if owner is not None:
        return Span(s.start[min(first, owner)], s.end[head])
    while first < head and (s.dep[first] in _OUTSIDE or s.pos[first] == "PUNCT" or s.tag[first] == "POS"):
        first += 1
    return Span(s.start[first], s.end[head])


@cache
def pronouns() -> dict[str, dict[str, object]]:
    """Pronouns and what they agree with."""
    return load("nominals")["pronouns"]  # type: ignore[no-any-return]  # plain YAML


class HeadNouns:
    """Types a noun by the longest known phrase that ends in it, then by its modifiers."""

    def __init__(self, names: Lexicon) -> None:
        rules = load("actor_words")
        self._lexicon = names
        self._phrases: dict[str, EntityType] = {}
        irregular = rules["irregular"]
        for row in rules["classes"]:
            kind = EntityType(row["class_of"])
            for word in row["singular"]:
                self._phrases.setdefault(word.lower(), kind)
                self._phrases.setdefault(irregular.get(word, _plural(word)).lower(), kind)
            for word in (*row.get("plural_only", ()), *row.get("mass", ())):
                self._phrases.setdefault(word.lower(), kind)
        self._defaults: dict[str, EntityType] = {}
        self._by_modifier: dict[str, dict[str, EntityType]] = {}
        for row in rules["by_modifier"]:
            table = {m.lower(): EntityType(r["type"]) for r in row["rules"] for m in r["modifiers"]}
            for head in row["heads"]:
                self._by_modifier.setdefault(head, table)
                self._defaults.setdefault(head, EntityType(row["default"]))
        individuals = load("nominals")["individuals"]
        self._individuals = frozenset(individuals) | {irregular.get(w, _plural(w)) for w in individuals}
        self._people_endings = tuple(load("nominals")["people_endings"])
        self._not_people = frozenset(load("nominals")["not_people"])
        movements = load("nominals")["movements"]
        self._movements = frozenset(_plural(w) for w in movements)
        self._singular_people = frozenset(
            w.lower() for row in rules["classes"] if row["class_of"] == "population" for w in row["singular"]
        )
        self._last = {p.split()[-1] for p in self._phrases}
        self._roles = frozenset(k for k, t in names.titles.items() if " " not in k and not t.honorific and not t.weak)

    def type_of(self, s: Sentence, token: int) -> EntityType | None:
        """The entity type of the noun phrase headed by ``token``, or ``None`` for what is no actor or thing."""
        word = s.word[token].lower()
        if word not in self._last and s.lemma[token] not in self._last:
            if s.lemma[token] in self._roles:
                return EntityType.PERSON if s.tag[token] == "NN" else EntityType.POPULATION
            if s.tag[token] == "NNS" and word.endswith(self._people_endings) and word not in self._not_people:
                return EntityType.POPULATION
            default = self._defaults.get(s.lemma[token])
            return default and self._refined(s, token, default, word)
        before = [s.word[i].lower() for i in range(max(0, token - 3), token)]
        for n in range(len(before), -1, -1):
            key = " ".join([*before[len(before) - n :], word])
            kind = self._phrases.get(key) or (self._phrases.get(s.lemma[token]) if n == 0 else None)
            if kind is not None:
                return self._refined(s, token, kind, key)
        return None

    def _refined(self, s: Sentence, token: int, kind: EntityType, key: str) -> EntityType:
        word, lemma = s.word[token].lower(), s.lemma[token]
        if word in self._individuals or lemma in self._individuals or key in self._individuals:
            if s.tag[token] == "NN" and kind is not EntityType.UNNAMED_SOURCE:
                return EntityType.PERSON
            bare = not any(s.dep[c] in ("amod", "compound", "nummod") for c in s.children[token])
            return EntityType.ARMED_GROUP if bare and word in self._movements else EntityType.POPULATION
        if kind is EntityType.POPULATION and s.tag[token] == "NN" and word in self._singular_people:
            return EntityType.PERSON
        table = self._by_modifier.get(lemma)
        if table and " " not in key:
            for child in s.children[token]:
                if s.dep[child] in ("amod", "compound", "nmod"):
                    found = table.get(s.word[child].lower()) or table.get(s.lemma[child])
                    if found:
                        return found
        return kind


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("man") and word not in ("human", "german"):
        return word[:-3] + "men"
    return word + "s"


@cache
def head_nouns() -> HeadNouns:
    """The process's head nouns, compiled on first use."""
    return HeadNouns(lexicon())
