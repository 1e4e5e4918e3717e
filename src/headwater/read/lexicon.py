"""The names and words everybody knows, compiled once from ``rules/en`` for quick look-up.

Real names here are name data: they say what kind of thing a name names, never anything about it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
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
    """A word or phrase before or beside a person's name. ``honorific`` titles say nothing of a role."""

    text: str
    honorific: bool = False
    leads: bool = False
    member: bool = False
    rank: bool = False


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
        for rows in (_states(), _peoples(), _outlets()):
            for key, known in rows:
                if known.kind is MentionKind.ADJECTIVAL:
                    self._adjectives.setdefault(folded(key), known)
                else:
                    self._names[folded(key)].append(known)
        for key, known in _organisations():
            if known.kind is MentionKind.ACRONYM:
                self._acronyms[key.replace(".", "")].append(known)
            else:
                self._names[folded(key)].append(known)
        self.longest = max(len(name.split()) for name in self._names)
        self.openers = frozenset(load("name_shapes")["openers"])
        self.name_words: dict[str, EntityType] = {}
        self.titles: dict[str, Title] = {}

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

    def heading_word(self, words: list[str]) -> tuple[str, EntityType] | None:
        """The word that says what kind of thing a name names: the last one, or the first of a foreign pattern."""
        for word in (*reversed(words), *words[:1]):
            kind = self.name_words.get(folded(word))
            if kind:
                return word, kind
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
    yield from ()


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
    yield from ()


@cache
def lexicon() -> Lexicon:
    """The process's lexicon, built on first use."""
    return Lexicon()


def shapes(words: Iterable[str]) -> frozenset[str]:
    """Folded set of words, for membership tests."""
    return frozenset(folded(w) for w in words)
