"""The common nouns that say what kind of actor or thing a phrase is about (``rules/en/actor_words.yml``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from headwater.model.mention import EntityType
from headwater.model.syntax import Sentence
from headwater.read.engine import engine
from headwater.read.lexicon import Lexicon, lexicon
from headwater.rules import load


class HeadNouns:
    """Types a noun by the longest known phrase that ends in it, then by its modifiers."""

    def __init__(self, names: Lexicon, verbs: frozenset[str]) -> None:
        self._verbs = verbs
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
        self._person_endings = tuple(load("nominals")["person_endings"])
        self._people_endings = tuple(load("nominals")["people_endings"])
        self._not_people = frozenset(load("nominals")["not_people"])
        movements = load("nominals")["movements"]
        self._movements = frozenset(_plural(w) for w in movements)
        self._singular_people = frozenset(
            w.lower() for row in rules["classes"] if row["class_of"] == "population" for w in row["singular"]
        ) - frozenset(load("nominals")["collectives"])
        self._last = {p.split()[-1] for p in self._phrases}
        weak_people = load("nominals")["weak_people"]
        self._roles = frozenset(weak_people) | frozenset(
            k for k, t in names.titles.items() if " " not in k and not t.honorific and not t.weak
        )

    def type_of(self, s: Sentence, token: int) -> EntityType | None:
        """The entity type of the noun phrase headed by ``token``, or ``None`` for what is no actor or thing."""
        word, lemma = s.word[token].lower(), s.lemma[token]
        if word in self._last or lemma in self._last:
            before = [s.word[i].lower() for i in range(max(0, token - 3), token)]
            for n in range(len(before), -1, -1):
                key = " ".join([*before[len(before) - n :], word])
                kind = self._phrases.get(key) or (self._phrases.get(lemma) if n == 0 else None)
                if kind is not None:
                    return self._refined(s, token, kind, key)
        default = self._defaults.get(lemma)
        if default is not None:
            return self._refined(s, token, default, word)
        if lemma in self._roles:
            return EntityType.PERSON if s.tag[token] == "NN" else EntityType.POPULATION
        if s.tag[token] in ("NN", "NNS") and self._is_agent(word):
            return EntityType.POPULATION if s.tag[token] == "NNS" else EntityType.PERSON
        return None

    def type_of_phrase(self, words: Sequence[str]) -> EntityType | None:
        """The type of a bare phrase by its last words: ("private", "security", "company") is a company."""
        for n in range(min(3, len(words)), 0, -1):
            key = " ".join(words[-n:])
            kind = self._phrases.get(key)
            if kind is not None:
                singular = key in self._singular_people or kind is EntityType.UNNAMED_SOURCE or key in self._individuals
                return EntityType.PERSON if singular and not key.endswith("s") else kind
        if words and (words[-1] in self._roles or words[-1].endswith(self._person_endings)):
            return EntityType.PERSON
        return self._defaults.get(words[-1]) if words else None

    def _is_agent(self, word: str) -> bool:
        """A noun for whoever does what a verb says ("trader", "digger"), or in an ending of people ("activist")."""
        plural = word if word.endswith("s") or word.endswith(("men", "women")) else word + "s"
        if plural in self._not_people:
            return False
        single = plural.removesuffix("s")
        if single.endswith(("er", "or")):
            stem = single[:-2]
            doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
            return len(stem) > 2 and any(v in self._verbs for v in (stem, stem + "e", doubled))
        return plural.endswith(self._people_endings)

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
    return HeadNouns(lexicon(), engine().verbs)
