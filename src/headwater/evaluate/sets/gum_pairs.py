"""GUM's mentions and ours: which is which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from headwater.evaluate.metrics.spans import best_first
from headwater.evaluate.sets.gum_files import GumMention
from headwater.model.span import Span


@dataclass(frozen=True, slots=True)
class Guess:
    """A mention of a system: where, its head, its type, its cluster; ``name`` where it is a name."""

    span: Span
    head: Span
    type: str
    cluster: str | None
    name: bool


def same_extent(gold: GumMention, guess: Guess) -> bool:
    """Exactly the same characters."""
    return gold.span == guess.span


def same_head(gold: GumMention, guess: Guess) -> bool:
    """Our head word is part of GUM's minimal span, inside its mention."""
    return gold.span.contains(guess.head) and guess.head.overlaps(gold.core)


def pair_mentions(
    gold: Sequence[GumMention],
    guesses: Sequence[Guess],
    meets: Callable[[GumMention, Guess], bool],
    table: Mapping[str, frozenset[str]] | None = None,
) -> dict[int, int]:
    """One-to-one, nearest in extent first."""

    def may(i: int, j: int) -> bool:
        typed = table is None or gold[i].type in table.get(guesses[j].type, frozenset())
        return typed and meets(gold[i], guesses[j])

    def letters(span: Span) -> frozenset[int]:
        return frozenset(range(span.start, span.end))

    return dict(best_first([letters(m.span) for m in gold], [letters(g.span) for g in guesses], may))
