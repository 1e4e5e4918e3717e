"""The one shape every construction comes out as, and the lists of verbs that share their arguments."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from headwater.model.syntax import Sentence
from headwater.rules import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """``token`` is the trigger; ``slots`` maps a slot to the head tokens that fill it, conjuncts included.

    ``form`` is verb, noun, copula or adjective; ``how`` lists the constructions that supplied slots, as
    ``slot:construction`` (``subj:control``), for the confidence; ``support`` is the light verb of a noun.
    """

    sentence: Sentence = field(repr=False)
    token: int
    lemma: str
    form: str
    slots: dict[str, tuple[int, ...]]
    particle: str = ""
    passive: bool = False
    support: int | None = None
    how: tuple[str, ...] = ()

    def fill(self, *slots: str) -> tuple[int, ...]:
        """The fillers of the first of these slots that has any."""
        for slot in slots:
            if self.slots.get(slot):
                return self.slots[slot]
        return ()


@cache
def verb_list(kind: str) -> frozenset[str]:
    """One list of ``rules/en/verbs.yml``, by its name."""
    return frozenset(load("verbs")[kind])
