"""Whether one name is another in short: a demonym, a short form, a surname. Keys are folded names."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cache

from headwater.rules import load

_SHORTEST_STEM = 3
_LONGEST_DIFFERENCE = 2
"""Letters by which a place may differ from the stem of its adjective."""


@cache
def _shapes(name: str) -> tuple[str, ...]:
    return tuple(load("name_shapes")[name])


def also_known_as() -> tuple[str, ...]:
    """What stands between two names of one thing."""
    return _shapes("also_known_as")


def home_of(adjective: str, places: Iterable[str]) -> str | None:
    """The place an unknown adjective belongs to: "valda" for "valdan"."""
    known = [p for p in places if p != adjective]
    for ending in _shapes("demonym_endings"):
        stem = adjective.removesuffix(ending)
        if stem == adjective or len(stem) < _SHORTEST_STEM:
            continue
        for place in known:
            if place.startswith(stem) and len(place) - len(stem) <= _LONGEST_DIFFERENCE:
                return place
    return None


def is_short_form(short: str, long: str, common: Container[str]) -> bool:
    """ "Lashkar" for "Lashkar-e-Taiba", "Wagner" for "Wagner Group", "the Front" for "Kestari Front".

    A first word alone recalls the whole name only when it is not one of the ``common`` words.
    """
    words, own = long.replace("-", " ").split(), short.replace("-", " ").split()
    if len(own) >= len(words):
        return False
    rest = [w for w in words if w not in own]
    if words[: len(own)] == own and all(w in _shapes("left_out") for w in rest):
        return True
    if len(own) > 1:
        return False
    if own[0] == words[-1] or (own[0] == words[0] and own[0] not in common):
        return True
    return "-" in long and long.split("-")[0] == own[0]


def is_surname(short: str, full: str) -> bool:
    """Whether a full name ends in it."""
    return full.endswith((f" {short}", f"-{short}"))
