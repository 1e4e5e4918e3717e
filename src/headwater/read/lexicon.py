"""The names and words everybody knows, compiled once from ``rules/en`` for quick look-up.

Real names here are name data: they say what kind of thing a name names, never anything about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cache

from headwater.model.mention import MentionKind
from headwater.read.known_names import Known, Title, folded
from headwater.read.name_tables import organisations, outlets, peoples, states, titles
from headwater.read.name_words import NameWords
from headwater.rules import load

__all__ = ["Known", "Lexicon", "Title", "folded", "lexicon"]

_LONGEST_TITLE = 5


class Lexicon:
    """Look-ups over the name data. Build once with ``lexicon()``."""

    def __init__(self) -> None:
        self._names: dict[str, list[Known]] = defaultdict(list)
        self._acronyms: dict[str, list[Known]] = defaultdict(list)
        self._adjectives: dict[str, Known] = {}
        for rows in (states(), peoples()):
            for key, known in rows:
                if known.kind is MentionKind.ADJECTIVAL:
                    self._adjectives.setdefault(folded(key), known)
                else:
                    self._names[folded(key)].append(known)
        for key, known in (*organisations(), *outlets()):
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
        self.titles: dict[str, Title] = {folded(name): title for name, title in titles()}

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


@cache
def lexicon() -> Lexicon:
    """The process's lexicon, built on first use."""
    return Lexicon()
