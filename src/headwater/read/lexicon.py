"""The names and words everybody knows, compiled once from ``rules/en`` for quick look-up.

Real names here are name data: they say what kind of thing a name names, never anything about it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from headwater.model.mention import EntityType, MentionKind
from headwater.rules import load

_LONGEST_TITLE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a name names. ``canonical`` is the name that all its aliases share.

    A ``metonym`` stands for a government; a ``weak`` name is an ordinary word as well and proves nothing alone.
    """

    type: EntityType
    canonical: str
    kind: MentionKind = MentionKind.NAME
    plural: bool = False
    metonym: bool = False
    place_too: bool = False
    weak: bool = False
    iso: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A word or phrase before or beside a person's name.

    ``honorific`` titles say nothing of a role. ``ties`` is leads, either, member or none (rules/en/titles.yml);
    a ``weak`` title is an ordinary word or a name as well; a ``kept`` one is written as part of the name.
    """

    text: str
    honorific: bool = False
    ties: str = "none"
    rank: bool = False
    weak: bool = False
    kept: bool = False


@lru_cache(65536)
def folded(name: str) -> str:
    """Lower case, no diacritics, one apostrophe and one hyphen, no full stops: the key names are compared by."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace("’", "'").replace("‘", "'").replace("`", "'").replace("–", "-").replace("\u00a0", " ")
    return " ".join(text.replace(".", "").lower().split())


class Lexicon:
    """Look-ups over the name data. Build once with ``lexicon()``."""

    def __init__(self) -> None:
        self._names: dict[str, list[Known]] = defaultdict(list)
        self._acronyms: dict[str, list[Known]] = defaultdict(list)
        self._adjectives: dict[str, Known] = {}
        for rows in (_states(), _peoples()):
            for key, known in rows:
                if known.kind is MentionKind.ADJECTIVAL:
                    self._adjectives.setdefault(folded(key), known)
                else:
                    self._names[folded(key)].append(known)
        for key, known in (*_organisations(), *_outlets()):
            if known.kind is MentionKind.ACRONYM:
                self._acronyms[key.replace(".", "")].append(known)
            else:
                self._names[folded(key)].append(known)
        self.longest = max(len(name.split()) for name in self._names)
        self.openers = frozenset(load("name_shapes")["openers"])
        self.fields = frozenset((*load("name_shapes")["fields"], "and", "the"))
        self.not_modified = frozenset(load("name_shapes")["not_modified"])
        self.heads = NameWords(load("actor_words")["name_words"], load("outlets")["name_words"])
        self.ranks = frozenset(folded(row["name"]) for row in load("titles")["ranks"]) - {"commander"}
        self.titles: dict[str, Title] = {folded(name): title for name, title in _titles()}

    def name(self, text: str, countries: Collection[str] = ()) -> Known | None:
        """The entry for a whole name, with or without "the"; among several, one of ``countries`` (ISO codes)."""
        key = folded(text)
        found = self._names.get(key) or self._names.get(key.removeprefix("the "))
        found = found or self._acronyms.get(text.replace(".", ""))
        if not found:
            return None
        return next((k for k in found if k.iso in countries), found[0])

    def adjective(self, text: str) -> Known | None:
        """The state or people an adjective or demonym belongs to."""
        return self._adjectives.get(folded(text))

    def title_at(self, words: list[str], i: int) -> tuple[int, Title] | None:
        """The longest title that begins at word ``i``, and how many words it has."""
        for j in range(min(len(words), i + _LONGEST_TITLE), i, -1):
            title = self.titles.get(folded(" ".join(words[i:j])))
            if title:
                return j - i, title
        return None


def _states() -> Iterator[tuple[str, Known]]:
    for row in load("states")["states"]:
        state = Known(type=EntityType.STATE, canonical=row["name"], place_too=True, iso=row.get("iso"))
        for name in (row["name"], *row.get("aliases", ()), *row.get("short", ())):
            yield name, state
        for word in row.get("adjective", ()):
            yield word, _adjectival(row)
        for word in row.get("one", ()):
            yield word, _adjectival(row)
        for word in row.get("many", ()):
            yield word, Known(type=EntityType.POPULATION, canonical=word, plural=True)
        for word in row.get("prefix", ()):
            yield word, _adjectival(row)
        for capital in row.get("capital", ()):
            known = Known(type=EntityType.PLACE, canonical=capital, metonym=True, place_too=True, iso=row.get("iso"))
            yield capital, known
        for metonym in row.get("metonyms", ()):
            yield metonym["name"], _metonym(row, metonym)


def _adjectival(row: dict[str, Any]) -> Known:
    return Known(type=EntityType.STATE, canonical=row["name"], kind=MentionKind.ADJECTIVAL, iso=row.get("iso"))


def _metonym(row: dict[str, Any], metonym: dict[str, Any]) -> Known:
    return Known(
        type=EntityType(metonym["type"]),
        canonical=metonym["name"],
        metonym=True,
        place_too=bool(metonym.get("place")),
        iso=row.get("iso"),
    )


def _peoples() -> Iterator[tuple[str, Known]]:
    rows = load("peoples")
    weak = set(rows["ambiguous"])
    for row in rows["peoples"]:
        name = row["name"]
        for word in (*row.get("adjective", ()), *row.get("one", ())):
            yield (
                word,
                Known(type=EntityType.POPULATION, canonical=name, kind=MentionKind.ADJECTIVAL, weak=word in weak),
            )
        for word in (*row.get("many", ()), *row.get("aliases", ())):
            yield word, Known(type=EntityType.POPULATION, canonical=name, plural=True, weak=word in weak)


def _titles() -> Iterator[tuple[str, Title]]:
    """Surest first is last: a later entry of the same words replaces an earlier one."""
    rows = load("titles")
    cut = {folded(w) for w in load("name_shapes")["cut_honorifics"]}
    weak = {folded(w) for w in (*rows["ambiguous"], *rows["honorifics"]["ambiguous"])}
    for row in rows["ranks"]:
        for word in (row["name"], *row.get("short", ())):
            yield word, Title(text=row["name"], ties="member", rank=True)
    for ties, words in rows["group_roles"].items():
        for word in words:
            yield word, Title(text=word, ties=ties, weak=folded(word) in weak)
    for ties in ("member", "leads"):
        for word in rows["civil"][ties]:
            yield word, Title(text=word, ties=ties)
    for word in rows["honorifics"]["plain"]:
        key = folded(word)
        if key not in {folded(w) for group in rows["civil"].values() for w in group}:
            yield word, Title(text=word, honorific=True, weak=key in weak, kept=key not in cut)


def _organisations() -> Iterator[tuple[str, Known]]:
    for row in load("organisations")["organisations"]:
        kind, weak = EntityType(row["type"]), set(row.get("weak", ()))
        canonical, iso = row["name"], row.get("country")
        for name in (canonical, *row.get("aliases", ()), *([row["plain"]] if "plain" in row else ())):
            yield name, Known(type=kind, canonical=canonical, weak=name in weak or name == row.get("plain"), iso=iso)
        for name in row.get("acronyms", ()):
            known = Known(type=kind, canonical=canonical, kind=MentionKind.ACRONYM, weak=name in weak, iso=iso)
            yield name, known


def _outlets() -> Iterator[tuple[str, Known]]:
    for row in load("outlets")["outlets"]:
        weak = set(row.get("weak", ()))
        for name in (row["name"], *row.get("aliases", ())):
            yield name, Known(type=EntityType.OUTLET, canonical=row["name"], weak=name in weak, iso=row.get("country"))
        for name in row.get("acronyms", ()):
            yield (
                name,
                Known(
                    type=EntityType.OUTLET,
                    canonical=row["name"],
                    kind=MentionKind.ACRONYM,
                    weak=name in weak,
                    iso=row.get("country"),
                ),
            )


@cache
def lexicon() -> Lexicon:
    """The process's lexicon, built on first use."""
    return Lexicon()


class NameWords:
    """The words inside a name that say what kind of thing it names, and where in it they must stand."""

    def __init__(self, rules: dict[str, Any], outlets: dict[str, Any]) -> None:
        self._at = {place: _phrases(rules[place]) for place in ("opening", "last", "head_of", "leading", "anywhere")}
        for place, words in (("last", outlets["last"]), ("opening", outlets["first"])):
            for word in words:
                self._at[place].setdefault(folded(word), EntityType.OUTLET)
        self._longest = max(len(p.split()) for table in self._at.values() for p in table)

    def __contains__(self, word: str) -> bool:
        """Whether a single word can head a name, last or before "of"."""
        key = folded(word)
        return key in self._at["last"] or key in self._at["head_of"]

    def find(self, name: str) -> tuple[str, EntityType] | None:
        """The deciding words of a name and the type they give: what opens it, ends it, or heads its "of"."""
        words = folded(name).removeprefix("the ").split()
        first = words[0] if words else ""
        for opening in (first, first.split("-")[0]):
            if opening in self._at["opening"]:
                return opening, self._at["opening"][opening]
        for n in range(min(self._longest, len(words)), 0, -1):
            head = self._before_of(words)
            phrase = " ".join(head[-n:]) if head else " ".join(words[-n:])
            table = self._at["head_of"] if head else self._at["last"]
            if phrase in table:
                return phrase, table[phrase]
        if len(words) > 1 and first in self._at["leading"]:
            return first, self._at["leading"][first]
        return self._inside(words)

    def _before_of(self, words: list[str]) -> list[str]:
        cut = next((i for i, w in enumerate(words) if w in ("of", "for") and i), 0)
        return words[:cut]

    def _inside(self, words: list[str]) -> tuple[str, EntityType] | None:
        text = f" {' '.join(words)} "
        for phrase, kind in self._at["anywhere"].items():
            if f" {phrase} " in text:
                return phrase, kind
        return None


def _phrases(by_type: dict[str, list[str]]) -> dict[str, EntityType]:
    found: dict[str, EntityType] = {}
    for kind, phrases in by_type.items():
        for phrase in phrases:
            found.setdefault(folded(phrase), EntityType(kind))
    return found


def shapes(words: Iterable[str]) -> frozenset[str]:
    """Folded set of words, for membership tests."""
    return frozenset(folded(w) for w in words)
