"""Words inside a name that tell what it names: "Front", "Ministry of", "Bank"."""

from __future__ import annotations

from typing import Any

from headwater.model.mention import EntityType
from headwater.read.known_names import folded


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
