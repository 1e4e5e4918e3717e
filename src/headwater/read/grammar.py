"""Closed classes of words, by name."""

from __future__ import annotations

from functools import cache

from headwater.rules import load


@cache
def grammar(name: str) -> frozenset[str]:
    """One list of ``rules/en/grammar.yml``."""
    return frozenset(load("grammar")[name])
