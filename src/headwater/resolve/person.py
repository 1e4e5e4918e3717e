"""A person's name taken apart: titles off, compounds joined, each word with what it weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from headwater.resolve.normalise import plain
from headwater.resolve.practices import practices
from headwater.resolve.spelling import sounds

_ASIDE = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”|«[^»]*»")
_SERVANT = re.compile(r"abd(?:[aeiou]{0,2}[lrszn]?)")
"""Openings of the names "servant of …": Abdul, Abdel, Abdur, Abdi, Abdou."""
_JOINED = re.compile(r"^(\w{3,})(ullah|allah|ollah|oullah|uddin|eddine|eddin|uddeen|aldin|addin|oddin)$")
_LINK_END = re.compile(r"^(\w{3,})(?:ul|ur|us|uz|el|er)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One name word. ``rows`` are its given names, ``weight`` what sharing it says (0 to 1).

    ``opens`` and ``closes`` hold the common half of a compound ("abd" of "Abd al-Karim", "ullah" of "Saif Ullah"), so
    that ``text`` is the half that tells bearers apart. ``parent`` marks a father's or mother's name.
    """

    text: str
    sound: str
    weight: float = 1.0
    rows: frozenset[int] = frozenset()
    opens: str = ""
    closes: str = ""
    parent: bool = False
    initial: bool = False
    led_by: str = ""
    """Particles before it, joined ("dela", "vanden"): some write them as one word with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """The parts in written order, without titles and particles. ``woman`` where the name's practice says so."""

    text: str
    parts: tuple[Part, ...]
    generation: str = ""
    woman: bool | None = None
    vowelless: bool = False
    titles: tuple[str, ...] = ()

    @property
    def strong(self) -> tuple[Part, ...]:
        """The parts that tell people apart: no initials, nothing that everybody is called."""
        return tuple(p for p in self.parts if not p.initial and p.weight > 0.3)


@lru_cache(200_000)
def person_name(text: str) -> PersonName:
    """The name as compared; a name of nothing but titles keeps them as parts."""
    known = practices()
    form = plain(_ASIDE.sub(" ", text))
    words, titles = _without_titles(form.words)
    words, generation = _without_generation(words)
    woman = _vietnamese(words)
    if woman is not None:
        words = tuple(w for w in words if w not in known.vietnamese["man"] | known.vietnamese["woman"])
    parts = _parts(words) or tuple(_part(w) for w in form.words)
    return PersonName(
        text=text, parts=_weighed(parts), generation=generation, woman=woman, vowelless=form.vowelless, titles=titles
    )


def _without_titles(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known, cut = practices(), []
    while (size := known.leading_title(words)) and len(words) - size >= 1 and _is_name(words[size:]):
        cut.append(" ".join(words[:size]))
        words = words[size:]
    while len(words) > 1 and words[-1] in known.after:
        cut.append(words[-1])
        words = words[:-1]
    return words, tuple(cut)


def _is_name(words: tuple[str, ...]) -> bool:
    return any(len(w) > 1 and w not in practices().weak_titles for w in words)


def _without_generation(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    generation = practices().generation.get(words[-1], "") if len(words) > 2 else ""
    return (words[:-1], generation) if generation else (words, "")


def _vietnamese(words: tuple[str, ...]) -> bool | None:
    """Whether the middle word of a Vietnamese name says woman or man."""
    rules = practices().vietnamese
    if len(words) < 3 or words[0] not in rules["surnames"]:
        return None
    return True if set(words[1:-1]) & rules["woman"] else False if set(words[1:-1]) & rules["man"] else None


def _parts(words: tuple[str, ...]) -> list[Part]:
    """Left to right: what opens, links and closes compounds is joined, what says "son of" marks the next word."""
    known, i, parent = practices(), 0, False
    parts: list[Part] = []
    opening = led = ""
    while i < len(words):
        word, last = words[i], i == len(words) - 1
        i += 1
        if word in known.opens and not last:
            opening = known.opens[word]
        elif word in known.closes and parts and not parts[-1].initial:
            parts[-1] = replace(parts[-1], closes=known.closes[word])
        elif word in known.links and parts and not last:
            parts[-1], i = _linked(parts[-1], words[i]), i + 1
        elif word in known.article and not last:
            if parts and not opening and words[i] in known.second_halves:
                parts[-1], i = _linked(parts[-1], words[i]), i + 1
            elif not opening:
                led = word
        elif word in known.child_of and not last:
            parent = True
        elif word in known.child_of_after and parts:
            parts[-1] = replace(parts[-1], parent=True)
        elif not last and words[i] in known.second_halves and (match := _LINK_END.match(word)):
            parts.append(replace(_part(match.group(1), opening, parent), closes=known.second_halves[words[i]]))
            opening, led, parent, i = "", "", False, i + 1
        elif word in known.particles and parts and not last:
            led += word
        else:
            parts.append(replace(_part(word, opening, parent), led_by=led))
            opening, led, parent = "", "", False
    return parts


def _linked(first: Part, second: str) -> Part:
    """ "Saif ul Haq": one name, whose first half tells bearers apart; an unlisted second half joins the text."""
    closing = practices().second_halves.get(second)
    return replace(first, closes=closing) if closing else replace(_part(first.text + second), opens=first.opens)


def _part(word: str, opening: str = "", parent: bool = False) -> Part:
    known, closing = practices(), ""
    if opening and known.rows(opening + word, ""):
        opening, word = "", opening + word
    if not known.rows(word, ""):
        if not opening:
            opening, word = _opened(word)
        if match := _JOINED.match(word):
            word, closing = match.group(1), known.closes[match.group(2)]
    said = sounds(word)
    return Part(
        text=word, sound=said, rows=known.rows(word, said), opens=opening, closes=closing, parent=parent,
        initial=len(word) == 1,
        weight=0.2 if word in known.weak_titles else known.weights.get(word, known.weights.get(f"/{said}", 1.0)),
    )  # fmt: skip


def _opened(word: str) -> tuple[str, str]:
    """A compound written as one word taken apart: "abdulaziz", "tekleberhan"."""
    known = practices()
    if word.startswith("abd") and len(word) > 6:
        cuts = [c for c in range(3, 7) if _SERVANT.fullmatch(word[:c]) and len(word) - c >= 3]
        named = [c for c in cuts if known.rows(word[c:], sounds(word[c:]))]
        return "abd", word[(named or cuts[-1:])[0] :]
    for form in known.long_openings:
        if word.startswith(form) and len(word) - len(form) >= 4:
            return known.opens[form], word[len(form) :]
    return "", word


def _weighed(parts: list[Part] | tuple[Part, ...]) -> tuple[Part, ...]:
    """Weights in their place: "Muhammad" says nothing before another name and something when it is the name."""
    endings = practices().patronymic_endings
    rows = []
    for i, part in enumerate(parts):
        one = part
        if len(parts) > 2 and 0 < i < len(parts) - 1 and part.text.endswith(endings):
            one = replace(one, parent=True, weight=0.5)
        if one.opens or one.closes:
            one = replace(one, weight=max(one.weight, 0.8))
        if one.initial:
            one = replace(one, weight=0.25)
        if len(parts) <= 2 and not one.initial:
            one = replace(one, weight=max(one.weight, 0.35))
        rows.append(one)
    return tuple(rows)
