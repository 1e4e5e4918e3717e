"""The name of an organisation or a place taken apart: what it is called, what kind of thing it is, its acronym."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from headwater.resolve.normalise import plain
from headwater.resolve.spelling import sounds
from headwater.rules import load

_BRACKET = re.compile(r"\(([^)]*)\)")
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word. ``weight``: 1 for a name, less for a kind ("front"), next to nothing for a broad one ("group").

    ``common`` words are in many bodies' names; ``number`` tells units apart.
    """

    text: str
    sound: str
    weight: float
    common: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyName:
    """The words that count, in order. ``acronym`` when the whole name is one; ``initials`` what one would spell."""

    text: str
    words: tuple[Word, ...]
    acronym: str = ""
    initials: frozenset[str] = frozenset()
    vowelless: bool = False

    @property
    def distinctive(self) -> tuple[Word, ...]:
        """Words that belong to this body and few others."""
        return tuple(w for w in self.words if not w.common)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """``rules/en/body_names.yml``, by plain word."""

    links: frozenset[str]
    legal: frozenset[str]
    phrases: Mapping[str, str]
    words: Mapping[str, str]
    kinds: frozenset[str]
    broad: frozenset[str]
    place_kinds: frozenset[str]
    endings: tuple[str, ...]
    ordinals: Mapping[str, int]
    common: frozenset[str]


@cache
def body_words() -> BodyWords:
    """Read on first use."""
    rules: dict[str, Any] = load("body_names")
    return BodyWords(
        links=frozenset(rules["links"]),
        legal=frozenset(rules["legal"]),
        phrases={phrase: name for name, phrases in rules["phrases"].items() for phrase in phrases},
        words={form: name for name, forms in rules["words"].items() for form in forms},
        kinds=frozenset(rules["kinds"]),
        broad=frozenset(rules["broad"]),
        place_kinds=frozenset(rules["place_kinds"]),
        endings=tuple(sorted(rules["demonym_endings"], key=len, reverse=True)),
        ordinals=rules["ordinals"],
        common=frozenset(rules["common"]),
    )


@lru_cache(200_000)
def body_name(text: str) -> BodyName:
    """An organisation's name as compared."""
    return _taken_apart(text, body_words().broad, body_words().kinds)


@lru_cache(200_000)
def place_name(text: str) -> BodyName:
    """A place's name as compared: "Oltar District" is a kind behind a name, and "North" tells one from another."""
    return _taken_apart(text, body_words().place_kinds, None)


def _taken_apart(text: str, broad: frozenset[str], kinds: frozenset[str] | None) -> BodyName:
    form = plain(_without_acronym(text))
    words = _phrased(form.words)
    kept = [w for w in words if w not in body_words().links and w not in body_words().legal] or list(words)
    found = tuple(_word(w, broad, kinds) for w in kept)
    if not any(w.weight > 0.2 for w in found):
        found = tuple(_word(w, frozenset(), kinds) for w in kept)
    return BodyName(
        text=text,
        words=found,
        acronym=_acronym(text),
        initials=_initials(text),
        vowelless=form.vowelless,
    )


def _without_acronym(text: str) -> str:
    """ "Kestari Front (KF)" is "Kestari Front"; "Communist Party (Maoist)" keeps what tells it from another."""
    return _BRACKET.sub(lambda m: " " if _acronym(m.group(1)) else f" {m.group(1)} ", text)


def _phrased(words: tuple[str, ...]) -> tuple[str, ...]:
    text = f" {' '.join(words)} "
    for phrase, name in body_words().phrases.items():
        text = text.replace(f" {phrase} ", f" {name} ")
    return tuple(text.split())


def _word(word: str, broad: frozenset[str], kinds: frozenset[str] | None) -> Word:
    """``kinds`` are the words that part two bodies without naming them; ``None``, for places, where no word is."""
    known = body_words()
    number = known.ordinals.get(word)
    if match := _ORDINAL.match(word):
        number = int(match.group(1))
    if number is not None:
        return Word(text=str(number), sound=f"#{number}", weight=1.0, common=True, number=True)
    name = known.words.get(word) or _singular(word)
    if name in broad:
        return Word(text=name, sound=sounds(name), weight=0.15, common=True)
    common = kinds is not None and (name in known.common or name in kinds)
    return Word(text=name, sound=sounds(name), weight=0.6 if common else 1.0, common=common)


def _singular(word: str) -> str:
    known = body_words()
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        one = word[:-3] + "y" if word.endswith("ies") else word[:-1]
        return known.words.get(one, one)
    return word


def _acronym(text: str) -> str:
    """The letters of a name that is nothing but an acronym: "MLT", "Le.T.", "ISIS-K"; "" for any other."""
    letters = text.replace(".", "").replace("-", "").strip()
    capitals = sum(c.isupper() for c in letters)
    if not 2 <= len(letters) <= 10 or " " in letters or not letters.isalnum():
        return ""
    return letters.upper() if capitals >= 2 and capitals * 2 >= len(letters) else ""


def _initials(text: str) -> frozenset[str]:
    """What acronyms the words of a long form give: with and without the small words, hyphens parting words or not."""
    form = _without_acronym(text)
    found = set()
    for words in (plain(form).words, plain(form.replace("-", "")).words):
        large = [w for w in words if w not in body_words().links and w not in body_words().legal]
        found |= {"".join(w[0] for w in some).upper() for some in (words, large) if len(some) > 1}
    return frozenset(found)
