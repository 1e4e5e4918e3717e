"""The words of ``rules/en/factuality.yml`` as sets and tables."""

from __future__ import annotations

from functools import cache

from headwater.rules import load


@cache
def word_set(group: str, name: str, part: str = "words") -> frozenset[str]:
    """The words of one entry of a group: the modals that say "perhaps"."""
    entry = load("factuality")[group][name]
    return frozenset(entry.get(part, ()) if isinstance(entry, dict) else entry)


@cache
def word_list(name: str) -> frozenset[str]:
    """A list that stands at the top level."""
    return frozenset(load("factuality")[name])


@cache
def embedders(part: str) -> dict[str, str]:
    """Embedding word → its effect, for clauses (``words``) or event nouns (``nouns_below``) below it."""
    rules = load("factuality")["embed"]
    return {w: effect for effect, entry in rules.items() for w in entry.get(part, ()) if effect != "happens"}
