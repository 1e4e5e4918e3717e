"""Who speaks: the noun phrase of a source, what category of thing it is, and its kind (handbook 1.4)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from headwater.model.attribution import SourceKind
from headwater.model.mention import EntityType, Mention, MentionKind
from headwater.model.syntax import Sentence
from headwater.read.cues import words
from headwater.read.grammar import grammar
from headwater.rules import load

_BY_TYPE = {
    EntityType.PERSON: SourceKind.NAMED_PERSON,
    EntityType.ARMED_GROUP: SourceKind.ORGANISATION,
    EntityType.INTELLIGENCE_AGENCY: SourceKind.GOVERNMENT,
    EntityType.STATE: SourceKind.GOVERNMENT,
    EntityType.STATE_BODY: SourceKind.GOVERNMENT,
    EntityType.POLITICAL_PARTY: SourceKind.ORGANISATION,
    EntityType.OUTLET: SourceKind.MEDIA_OUTLET,
    EntityType.COMPANY: SourceKind.ORGANISATION,
    EntityType.INTERNATIONAL_ORGANISATION: SourceKind.ORGANISATION,
    EntityType.ORGANISATION: SourceKind.ORGANISATION,
    EntityType.POPULATION: SourceKind.ANONYMOUS_OFFICIALS,
    EntityType.UNNAMED_SOURCE: SourceKind.ANONYMOUS_OFFICIALS,
    EntityType.PLACE: SourceKind.GOVERNMENT,
    EntityType.FACILITY: SourceKind.ORGANISATION,
    EntityType.DOCUMENT: SourceKind.DOCUMENT,
    EntityType.IMAGE: SourceKind.IMAGE_OR_VIDEO,
    EntityType.MEDIA_ITEM: SourceKind.DOCUMENT,
    EntityType.ROLE: SourceKind.GOVERNMENT,
}


_BY_LIST = {
    "images": SourceKind.IMAGE_OR_VIDEO,
    "artefacts": SourceKind.DOCUMENT,
    "experts": SourceKind.COLLECTIVE_EXPERTS,
    "government": SourceKind.GOVERNMENT,
}


@cache
def _noun_types() -> Mapping[str, EntityType]:
    """Common noun → what it is about, by the last word of each phrase of ``actor_words.yml``."""
    rules: Mapping[str, Any] = load("actor_words")
    table: dict[str, EntityType] = {}
    for row in rules["classes"]:
        if row["class_of"] == "place":
            continue
        kind = EntityType(row["class_of"])
        for phrase in (*row["singular"], *row.get("plural_only", ()), *row.get("mass", ())):
            if " " not in phrase:
                table[phrase.lower()] = kind
    for row in rules["by_modifier"]:
        for head in row["heads"]:
            table.setdefault(head, EntityType(row["default"]))
    for singular, plural in rules["irregular"].items():
        if singular in table:
            table[plural] = table[singular]
    return table


@cache
def _speakers() -> frozenset[str]:
    """Common nouns for somebody who can speak, beyond the actors of ``actor_words.yml``."""
    titles: Mapping[str, Any] = load("titles")
    offices = frozenset(str(w).lower().split()[-1] for group in titles["civil"].values() for w in group)
    return offices.union(*(words(n) for n in ("people", "government", "experts", "spokespeople", "officials")))


class Sources:
    """Answers about noun phrases of one document."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._mentions = mentions
        self._first: dict[str, Mention] = {}
        for mention in sorted(mentions, key=lambda m: m.kind is not MentionKind.NAME):
            if mention.entity and mention.kind is not MentionKind.PRONOUN:
                self._first.setdefault(mention.entity, mention)

    def mention(self, s: Sentence, token: int) -> Mention | None:
        """The mention that ``token`` stands for, if any."""
        index = s.mention[token]
        return self._mentions[index] if index >= 0 else None

    def type_of(self, s: Sentence, token: int) -> EntityType | None:
        """The entity type of the phrase headed by ``token``: its mention's, else its noun's, else that behind "of"."""
        found = self.mention(s, token)
        if found is not None and found.kind is not MentionKind.PRONOUN:
            return found.type
        kinds = _noun_types()
        lemma = s.lemma[token]
        kind = kinds.get(lemma) or kinds.get(s.word[token].lower())
        if kind is not None and lemma not in words("partitives"):
            return kind
        if lemma in words("partitives") or s.pos[token] in ("NUM", "DET"):
            whole = self._whole(s, token)
            return self.type_of(s, whole) if whole is not None else kind
        return EntityType.ROLE if lemma in _speakers() else None

    def _whole(self, s: Sentence, token: int) -> int | None:
        for prep in s.having(token, "prep"):
            if s.lemma[prep] == "of":
                return s.child(prep, "pobj")
        return None

    def category(self, s: Sentence, token: int) -> str:
        """speaker, artefact, image, situation, or any for what could be each of them ("it")."""
        lemma = s.lemma[token].lower()
        if s.pos[token] == "PRON" or s.tag[token] in ("PRP", "PRP$", "WP", "DT", "WDT", "WP$"):
            if lemma in grammar("persons"):
                return "speaker"
            return "any" if lemma in ("it", "its", "one", "another", "some", "many", "most", "other") else "situation"
        singular = lemma[:-1] if lemma.endswith("s") else lemma  # a lone capitalised plural passes for a name
        if lemma in words("images") or singular in words("images"):
            return "image"
        if lemma in words("artefacts") or singular in words("artefacts"):
            return "artefact"
        kind = self.type_of(s, token)
        if kind is EntityType.DOCUMENT:
            return "artefact"
        if kind is EntityType.IMAGE or kind is EntityType.MEDIA_ITEM:
            return "image" if kind is EntityType.IMAGE else "artefact"
        if kind is EntityType.FACILITY and s.pos[token] == "NOUN" and lemma not in words("people"):
            return "situation"
        if kind is not None:
            return "speaker"
        if s.pos[token] in ("PROPN", "NUM") or lemma in words("partitives"):
            return "speaker"
        if any(
            s.dep[c] == "acl" and s.tag[c] == "VBN" and s.lemma[c] in words("obtaining") | words("reading")
            for c in s.children[token]
        ):
            return "artefact"
        if _names_a_person(s, token) or self._has_name(s, token):
            return "speaker"
        return "any" if _looks_like_a_name(s, token) else "situation"

    def _has_name(self, s: Sentence, token: int) -> bool:
        """A person's name in apposition: "the prefect, Tomas Ilde"."""
        for child in s.children[token]:
            if s.dep[child] in ("appos", "compound"):
                found = self.mention(s, child)
                if found is not None and found.type is EntityType.PERSON:
                    return True
        return False

    def kind(self, s: Sentence, token: int) -> SourceKind:
        """The kind of source: by a name, by the head noun, or for a pronoun by what it stands for."""
        if s.pos[token] == "PRON":
            return self._stands_for(s, token)
        found = self.mention(s, token)
        named = found is not None and found.kind in (MentionKind.NAME, MentionKind.ACRONYM)
        if self._has_name(s, token) or (found is not None and named and found.type is EntityType.PERSON):
            return SourceKind.NAMED_PERSON
        if not named:
            listed = self._listed(s, token)
            if listed is not None:
                return listed
        kind = self.type_of(s, token)
        if kind is EntityType.PERSON and not named:
            return SourceKind.ANONYMOUS_OFFICIALS
        return _BY_TYPE[kind] if kind is not None else SourceKind.ANONYMOUS_OFFICIALS

    def _listed(self, s: Sentence, token: int) -> SourceKind | None:
        lemma = s.lemma[token].lower()
        singular = lemma[:-1] if lemma.endswith("s") else lemma
        for name, kind in _BY_LIST.items():
            if lemma in words(name) or singular in words(name):
                return kind
        if lemma in words("spokespeople"):
            return self._behind(s, token)
        return SourceKind.ANONYMOUS_OFFICIALS if lemma in words("officials") else None

    def _stands_for(self, s: Sentence, token: int) -> SourceKind:
        """A pronoun's kind is that of the first name, else the first description, of its entity."""
        lemma = s.lemma[token].lower()
        if lemma in grammar("uncounted"):
            return SourceKind.ANONYMOUS_OFFICIALS
        found = self.mention(s, token)
        first = self._first.get(found.entity or "") if found is not None else None
        if first is None:
            return SourceKind.NAMED_PERSON if lemma in grammar("persons") else SourceKind.ORGANISATION
        if first.kind is MentionKind.NOMINAL:
            noun = first.text.split()[-1].lower()
            singular = noun[:-1] if noun.endswith("s") else noun
            for name, kind in (*_BY_LIST.items(), ("officials", SourceKind.ANONYMOUS_OFFICIALS)):
                if noun in words(name) or singular in words(name):
                    return kind
            if first.type is EntityType.PERSON:
                return SourceKind.ANONYMOUS_OFFICIALS
        return _BY_TYPE[first.type]

    def _behind(self, s: Sentence, token: int) -> SourceKind:
        """A spokesman speaks for whoever is named with him."""
        for child in s.children[token]:
            inner = s.child(child, "pobj") if s.dep[child] == "prep" else child
            if inner is not None and s.dep[child] in ("prep", "compound", "poss", "amod", "nmod"):
                found = self.type_of(s, inner)
                if found is not None and found in _BY_TYPE and found is not EntityType.PERSON:
                    return _BY_TYPE[found]
        return SourceKind.ANONYMOUS_OFFICIALS


def _names_a_person(s: Sentence, token: int) -> bool:
    """By its ending: interviewee, questioner, loyalist, politician, defendant."""
    lemma = s.lemma[token]
    if s.pos[token] != "NOUN" or len(lemma) < 5 or lemma in words("no_people"):
        return False
    return lemma.endswith(("er", "or", "ist", "ian", "ee", "eer", "ess", "man", "woman", "ant"))


def _looks_like_a_name(s: Sentence, token: int) -> bool:
    """A capital on a bare singular that the tagger took for a common noun."""
    bare = not any(s.dep[c] in ("det", "amod", "poss", "acl", "relcl") for c in s.children[token])
    word = s.word[token]
    return bare and word[:1].isupper() and s.tag[token] in ("NN", "UH", "JJ", "VB") and not word.endswith("ing")
