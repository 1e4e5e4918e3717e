"""One sentence as the claim rules see it: its predicates, walked once, and who fills their slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater.model.mention import EntityType, MentionKind
from headwater.model.syntax import Sentence
from headwater.read.frames import Frames
from headwater.read.participants import Cast, Participant, TypeSet
from headwater.read.predicates import Predicate, Walker
from headwater.rules import load

_ACTING = frozenset(("subj", "by"))


@cache
def _countries() -> frozenset[str]:
    return frozenset(load("metonyms")["country_nouns"])


def acting(one: Participant) -> Participant:
    """ "Valda has armed the rebels": the name of a place, where an actor is wanted, stands for its government."""
    if one.type is EntityType.PLACE and (one.kind is MentionKind.NAME or one.lemma in _countries()):
        return replace(one, type=EntityType.STATE)
    return one


class Claimant:
    """Answers what the rules ask of one sentence."""

    def __init__(self, s: Sentence, cast: Cast, frames: Frames) -> None:
        self.s = s
        self.cast = cast
        self.frames = frames
        self.walker = Walker(s)
        self._verbs: dict[int, Predicate] = {}
        self._nouns: dict[int, Predicate] = {}

    def verb(self, token: int) -> Predicate:
        """The verb's predicate, walked once."""
        if token not in self._verbs:
            self._verbs[token] = self.walker.verb(token)
        return self._verbs[token]

    def noun(self, token: int) -> Predicate:
        """The noun's predicate, walked once."""
        if token not in self._nouns:
            self._nouns[token] = self.walker.noun(token)
        return self._nouns[token]

    def joined_noun(self, token: int) -> Predicate:
        """The noun's predicate with what it shares: "his predecessor and rival" has one owner for both."""
        own = self.noun(token)
        if self.s.dep[token] != "conj":
            return own
        return replace(own, slots={**self.noun(self.s.head[token]).slots, **own.slots})

    def fillers(self, predicate: Predicate, slots: Sequence[str], allowed: TypeSet) -> list[Participant]:
        """The participants of the first slot that holds any of an allowed type; a place that acts is a state."""
        for slot in slots:
            tokens = predicate.slots.get(slot, ())
            if slot == "compound":
                tokens = self._nested(tokens)
            each = (acting(p) if slot in _ACTING else p for t in tokens for p in self.cast.each(t))
            found = [p for p in each if allowed.takes(p)]
            if found:
                return found
        return []

    def side_by_side(self, predicate: Predicate, slots: Sequence[str], allowed: TypeSet) -> list[Participant]:
        """The participants of the first slot that holds two or more: "between X and Y", "the X-Y pact"."""
        for slot in slots:
            found = self.fillers(predicate, (slot,), allowed)
            if len({p.entity or p.span for p in found}) > 1:
                return found
        return []

    def _nested(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """ "Front-Brigade pact": compounds may hang on one another."""
        found = list(tokens)
        for token in found:
            found.extend(c for c in self.s.children[token] if self.s.dep[c] in ("compound", "nmod") and c not in found)
        return tuple(sorted(found))
