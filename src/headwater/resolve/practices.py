"""The name data of ``rules/en`` compiled for comparing: titles, links, given names, weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.resolve.normalise import plain
from headwater.resolve.spelling import sounds
from headwater.rules import load

Phrases = Mapping[str, frozenset[tuple[str, ...]]]
"""Phrases of one or more words by their first word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """``rules/en/name_practices.yml`` and ``given_names.yml``, looked up by plain words."""

    honorifics: Phrases
    weak_titles: frozenset[str]
    generation: Mapping[str, str]
    after: frozenset[str]
    child_of: frozenset[str]
    child_of_after: frozenset[str]
    patronymic_endings: tuple[str, ...]
    links: frozenset[str]
    second_halves: Mapping[str, str]
    article: frozenset[str]
    opens: Mapping[str, str]
    long_openings: tuple[str, ...]
    closes: Mapping[str, str]
    particles: frozenset[str]
    weights: Mapping[str, float]
    given: Mapping[str, frozenset[int]]
    vietnamese: Mapping[str, frozenset[str]]

    def rows(self, word: str, said: str) -> frozenset[int]:
        """The rows of given names that a word, or what it sounds like, stands in."""
        return self.given.get(word) or self.given.get(f"/{said}") or _NONE

    def leading_title(self, words: tuple[str, ...]) -> int:
        """How many of the first words are a title."""
        fitting = [p for p in self.honorifics.get(words[0], ()) if words[: len(p)] == p] if words else []
        return max(map(len, fitting), default=0)


_NONE: frozenset[int] = frozenset()


@cache
def practices() -> Practices:
    """The process's name data, read on first use."""
    rules = load("name_practices")
    given = _given(load("given_names")["names"])
    return Practices(
        honorifics=_by_first(_titles(rules)),
        weak_titles=frozenset(rules["weak_titles"]),
        generation={str(k): str(v) for k, v in rules["generation"].items()},
        after=frozenset(rules["after"]),
        child_of=frozenset(rules["child_of"]),
        child_of_after=frozenset(rules["child_of_after"]),
        patronymic_endings=tuple(rules["patronymic_endings"]),
        links=frozenset(rules["links"]),
        second_halves={form: name for name, forms in rules["second_halves"].items() for form in forms},
        article=frozenset(rules["article"]),
        opens={form: name for name, forms in rules["opens_compound"].items() for form in forms},
        long_openings=tuple(f for forms in rules["opens_compound"].values() for f in forms if len(f) >= 5),
        closes={form: name for name, forms in rules["closes_compound"].items() for form in forms},
        particles=frozenset(rules["particles"]),
        weights=_weights(rules["weights"], given),
        given=given,
        vietnamese={key: frozenset(words) for key, words in rules["vietnamese"].items()},
    )


def _titles(rules: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Honorifics, ranks and offices: what is cut from the front of a name. Titles that are names as well stay."""
    titles = load("titles")
    kept = {*rules["weak_titles"], *(w for name in titles["honorifics"]["ambiguous"] for w in plain(name).words)}
    kept |= {word for row in load("given_names")["names"] for word in row}
    for name in rules["honorifics"]:
        yield plain(name).words
    ranks = [name for row in titles["ranks"] for name in (row["name"], *row.get("short", ()))]
    for name in (*ranks, *titles["civil"]["leads"], *titles["civil"]["member"], *titles["honorifics"]["plain"]):
        words = plain(name).words
        if len(words) > 1 or words[0] not in kept:
            yield words


def _by_first(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    table: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in phrases:
        table[words[0]].add(words)
    return {first: frozenset(rest) for first, rest in table.items()}


def _weights(rows: dict[float, list[str]], given: Mapping[str, frozenset[int]]) -> dict[str, float]:
    """By word, by sounds, and for every spelling of a given name that is listed; the lowest weight wins."""
    table: dict[str, float] = {}
    by_row: dict[int, float] = {}
    for weight, words in sorted(rows.items(), reverse=True):
        for word in words:
            table[word] = table[f"/{sounds(word)}"] = float(weight)
            by_row.update(dict.fromkeys(given.get(word, ()), float(weight)))
    for key, numbers in given.items():
        weights = [by_row[n] for n in numbers if n in by_row]
        if weights and key not in table:
            table[key] = min(weights)
    return table


def _given(rows: list[list[str]]) -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for word in row:
            for key in (word.replace(" ", ""), f"/{sounds(word.replace(' ', ''))}"):
                table[key].add(number)
    return {key: frozenset(numbers) for key, numbers in table.items()}
