"""Who was harmed and how many are said to have been: one quantity claim a number and a source.

The number may stand on the noun ("killed 17 soldiers"), before a partitive ("dozens of soldiers"), alone ("killing
30"), with an adjective ("left nine injured"), or behind a toll ("the death toll rose to 41").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from headwater.model.claim import ClaimKind
from headwater.model.mention import EntityType
from headwater.model.syntax import Sentence
from headwater.read.claimant import Claimant
from headwater.read.counted import Counted, words_of
from headwater.read.drafts import Draft
from headwater.read.frames import ClaimRule, frames
from headwater.read.predicates import Predicate
from headwater.read.quantities import find_quantities
from headwater.rules import load


@cache
def _rules() -> list[ClaimRule]:
    return [r for r in frames().rules if r.kind is ClaimKind.QUANTITY]


@cache
def _by_word(group: str) -> dict[str, list[tuple[tuple[str, ...], ClaimRule]]]:
    table: dict[str, list[tuple[tuple[str, ...], ClaimRule]]] = {}
    for rule in _rules():
        for entry in rule.raw.get(group, ()):
            words = entry.split()
            key, rest = (words[0], tuple(words[1:])) if group == "verbs" else (words[-1], tuple(words[:-1]))
            table.setdefault(key, []).append((rest, rule))
    return table


def _nouns(s: Sentence, token: int) -> list[tuple[tuple[str, ...], ClaimRule]]:
    """Some nouns tell of harm in the plural alone: "deaths", "refugees"."""
    table = _by_word("nouns")
    return table.get(s.lemma[token]) or table.get(s.word[token].lower()) or []


@cache
def _fighters() -> frozenset[str]:
    """Nouns for people who fight or serve."""
    return frozenset(load("nominals")["individuals"])


def casualty_drafts(claimant: Claimant, text: str) -> Iterator[Draft]:
    """All casualty quantities of one sentence."""
    s = claimant.s
    if not any(
        s.lemma[t] in _by_word("verbs")
        or s.lemma[t] in _by_word("states")
        or _nouns(s, t)
        or s.word[t].lower() in _by_word("adjectives")
        for t in range(len(s))
    ):
        return
    numbers = find_quantities(s.span.of(text), s.span.start)
    counter = _Triggers(claimant, text, numbers)
    for token in range(len(s)):
        yield from counter.at(token)


class _Triggers(Counted):
    """Finds the words that tell of harm, and whom each of them counts."""

    def at(self, token: int) -> Iterator[Draft]:
        """The quantity drafts that ``token`` triggers."""
        s = self.s
        if s.pos[token] in ("VERB", "AUX"):
            for rest, rule in _by_word("verbs").get(s.lemma[token], ()):
                if self._has(token, rest):
                    yield from self._by_verb(token, rule)
        elif s.pos[token] in ("NOUN", "PROPN"):
            for before, rule in _nouns(s, token):
                first = token - len(before)
                if first >= 0 and all(s.word[first + i].lower() == w for i, w in enumerate(before)):
                    yield from self._by_noun(token, rule)
        for rest, rule in _by_word("states").get(s.lemma[token], ()):
            if s.dep[token] == "pobj" and s.lemma[s.head[token]] == rest[0]:
                yield from self._by_state(s.head[token], rule)
        if s.pos[token] in ("ADJ", "VERB", "NOUN"):
            for _, rule in _by_word("adjectives").get(s.word[token].lower(), ()):
                yield from self._by_adjective(token, rule)

    def _by_state(self, preposition: int, rule: ClaimRule) -> Iterator[Draft]:
        """ "forty people are behind bars", "nineteen men were in custody"."""
        s, verb = self.s, self.s.head[preposition]
        if s.lemma[verb] in ("be", "remain", "stay", "sit", "languish"):
            for filler in s.having(verb, "nsubj"):
                yield from self.counted(preposition, filler, rule)

    def _has(self, token: int, rest: tuple[str, ...]) -> bool:
        return all(any(self.s.lemma[c] == w for c in self.s.children[token]) for w in rest)

    def _by_verb(self, token: int, rule: ClaimRule) -> Iterator[Draft]:
        predicate = self.claimant.verb(token)
        if rule.type in ("detained", "abducted", "displaced") and not self._could(predicate):
            return
        slot = "subj" if self.s.lemma[token] in words_of("intransitive") and not predicate.passive else "obj"
        for filler in predicate.slots.get(slot, ()):
            yield from self.counted(token, filler, rule)

    def _could(self, predicate: Predicate) -> bool:
        """A hall that holds 200 people detains nobody; prisoners and fighters who flee are not displaced."""
        agents = [p for t in predicate.slots.get("subj", ()) if (p := self.claimant.cast.at(t)) is not None]
        if predicate.lemma in ("hold", "flee", "escape"):
            left = [p for t in predicate.slots.get("obj", ()) if (p := self.claimant.cast.at(t)) is not None]
            if predicate.lemma == "hold":
                return predicate.passive or any(
                    p.type is not None and p.type is not EntityType.FACILITY for p in agents
                )
            runaway = any(p.lemma in words_of("runaways") or p.lemma in _fighters() for p in agents)
            return not runaway and not any(p.type is EntityType.FACILITY for p in left)
        return True

    def _by_noun(self, token: int, rule: ClaimRule) -> Iterator[Draft]:
        """ "the deaths of 30 people", "30 deaths", "a death toll of 41"."""
        s = self.s
        if "toll" in (s.lemma[token], *(s.lemma[c] for c in s.children[token])) or s.lemma[token] in ("dead", "toll"):
            yield from self._toll(token, rule)
            return
        own = self.number_on(token)
        if own is not None:
            yield from self.draft(token, own, None, rule)
            return
        for preposition in s.having(token, "prep"):
            if s.lemma[preposition] in ("of", "among"):
                for filler in s.having(preposition, "pobj"):
                    yield from self.counted(token, filler, rule)

    def _by_adjective(self, token: int, rule: ClaimRule) -> Iterator[Draft]:
        """ "left 30 dead", "nine people were injured", "with 12 missing"."""
        s, dep, head = self.s, self.s.dep[token], self.s.head[token]
        if dep == "pobj" and s.lemma[head] == "among" and s.lemma[s.head[head]] == "be":  # "among the dead was X"
            for filler in s.having(s.head[head], "nsubj", "attr"):
                yield from self.counted(token, filler, rule)
        elif dep == "conj" and s.pos[head] == "NUM" and head == token - 1 and (own := self.number_on(head)) is not None:
            yield from self.draft(token, own, None, rule)  # "60 wounded", taken for two things
        elif s.having(token, "nummod") and dep != "amod" and (own := self.number_on(token)) is not None:
            yield from self.draft(token, own, None, rule)  # "treated more than 60 wounded"
        elif dep in ("oprd", "acomp", "ccomp", "xcomp", "conj"):
            verb = head if dep != "conj" else s.head[head]
            candidates = [c for c in s.children[token] if s.dep[c] in ("nsubj", "nsubjpass", "nummod")]
            if s.pos[verb] in ("VERB", "AUX"):
                candidates += s.having(verb, "dobj") or s.having(verb, "nsubj", "nsubjpass")
            for filler in candidates[:1]:
                yield from self.counted(token, filler, rule)
        elif dep in ("amod", "acl", "appos", "advmod") and s.pos[head] in ("NOUN", "NUM", "PROPN"):
            yield from self.counted(token, head, rule)
        elif s.pos[token] in ("NOUN", "ADJ") and (own := self.number_on(token)) is not None:
            yield from self.draft(token, own, None, rule)

    def _toll(self, token: int, rule: ClaimRule) -> Iterator[Draft]:
        s = self.s
        after = [n for n in self.numbers if n.span.start > s.start[token]]
        if not after:
            return
        number = after[0]
        between = [i for i in range(token + 1, len(s)) if s.start[i] < number.span.start]
        words = {s.lemma[i] for i in between}
        if len(between) <= 8 and (words & words_of("toll_verbs") or {"of", "at", "to"} & words):
            yield from self.draft(token, number, None, rule)
