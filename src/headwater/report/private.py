"""What is left out of a dossier: names of private persons, addresses, numbers. The text goes; nothing is covered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from headwater.model.mention import EntityType
from headwater.report.material import Material
from headwater.rules.load import load
from headwater.store import View

PERSON = "[private person]"


class Redactor:
    """Called with a text, gives it without what is private. Counts what it took out, by kind, in ``taken``."""

    def __init__(self, private: Iterable[str] = (), public: Iterable[str] = ()) -> None:
        kept = {name for name in public if _is_name(name)}
        hidden = {name for name in private if _is_name(name)} - kept
        self._hidden = hidden
        # A public name that holds a private one ("Lena Orr" and "Orr") is found first, because it is longer.
        names = sorted(hidden | kept, key=lambda name: (-len(name), name))
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if hidden else None
        self._seen: dict[str, tuple[str, Mapping[str, int]]] = {}
        self.taken: dict[str, int] = {}

    def __call__(self, text: str) -> str:
        """The text without what is private."""
        if text not in self._seen:
            self._seen[text] = self._without(text)
        clean, counts = self._seen[text]
        for kind, count in counts.items():
            self.taken[kind] = self.taken.get(kind, 0) + count
        return clean

    def _without(self, text: str) -> tuple[str, Mapping[str, int]]:
        counts: dict[str, int] = {}
        for ident, pattern, instead in _patterns():
            text, count = pattern.subn(instead, text)
            if count:
                counts[ident] = count
        if self._names is not None:
            text = self._names.sub(lambda found: PERSON if found[0] in self._hidden else found[0], text)
            if PERSON in text:
                counts["person"] = text.count(PERSON)
        return text, counts


class Nothing(Redactor):
    """Takes nothing out: for those who may see everything."""

    def __call__(self, text: str) -> str:
        """The text as it is."""
        return text


def redactor_of(view: View, material: Material) -> Redactor:
    """Of all persons of the case, whoever acts, leads, holds office, speaks or is asked about is public."""
    rules = load("private")
    public_ids = {entity.id for entity in material.focus}
    public_ids |= view.acting(rules["public_as_subject"], rules["public_as_role"])
    private: list[str] = []
    public: list[str] = []
    for entity in (record.entity for record in view.entities(type=EntityType.PERSON.value)):
        names = (entity.name, *entity.names)
        (public if entity.id in public_ids else private).extend(names)
    others = (e for e in material.entities.values() if e.type is not EntityType.PERSON)
    public.extend(name for entity in others for name in (entity.name, *entity.names))
    return Redactor([*private, *_surnames(private, public)], public)


def _surnames(private: Iterable[str], public: Iterable[str]) -> set[str]:
    """The last words of private names ("Ms Orr"), but for those that stand in a public name too."""
    taken = {word for name in public for word in name.split()}
    last = {name.split()[-1] for name in private if len(name.split()) > 1 and _is_name(name)}
    return {word for word in last - taken if len(word) > 2 and word[0].isupper() and word.isalpha()}


@cache
def _patterns() -> tuple[tuple[str, Any, str], ...]:
    return tuple((rule["id"], re.compile(rule["pattern"]), rule["replace"]) for rule in load("private")["patterns"])


def _is_name(text: str) -> bool:
    """Whether it names anybody: "man" and "he" name nobody; scripts without capitals do."""
    return len(text) > 1 and not text[0].islower() and any(map(str.isalpha, text))
