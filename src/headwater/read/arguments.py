"""What a verb or noun governs directly: objects, agents, prepositions, and whether it is passive.

A relative pronoun stands for its noun and every filler comes with what is coordinated with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.syntax import Sentence
from headwater.read.predicate import verb_list

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "obj")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_FINITE = frozenset(("VB", "VBP", "VBD", "VBZ"))


def conjuncts(s: Sentence, token: int) -> tuple[int, ...]:
    """``token`` and all that is coordinated with it."""
    found = [token]
    for other in found:
        found.extend(c for c in s.children[other] if s.dep[c] == "conj" and _same_kind(s, token, c))
    return tuple(found)


def _same_kind(s: Sentence, token: int, other: int) -> bool:
    verbal = ("VERB", "AUX")
    return (s.pos[token] in verbal) == (s.pos[other] in verbal)


class Arguments:
    """Answers about the dependents of one sentence's tokens."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence

    def is_passive(self, token: int) -> bool:
        """Passive by its auxiliary or subject, or a past participle that modifies its noun."""
        s = self.s
        if any(s.dep[c] in ("auxpass", "nsubjpass", "csubjpass") for c in s.children[token]):
            return True
        if s.tag[token] == "VBN" and self._is_reduced(token):
            return True
        if s.tag[token] != "VBN" or any(s.dep[c] in ("aux", *SUBJECTS) for c in s.children[token]):
            return s.dep[token] == "conj" and s.tag[token] == "VBN" and self._shares_passive(token)
        if s.dep[token] == "conj":
            return self._shares_passive(token)
        return s.dep[token] in ("acl", "amod", "advcl", "ROOT", "oprd", "xcomp", "ccomp", "pcomp", "dep", "appos")

    def _is_reduced(self, token: int) -> bool:
        """ "the brigade run by X", taken for a clause of its own: a participle with an agent and no auxiliary."""
        s = self.s
        if any(s.dep[c] in ("aux", "auxpass") for c in s.children[token]):
            return False
        by = [c for c in s.children[token] if s.dep[c] == "agent" or (s.dep[c] == "prep" and s.lemma[c] == "by")]
        return any(self._agents_of(c) for c in by)

    def _shares_passive(self, token: int) -> bool:
        s = self.s
        head = s.head[token]
        if any(s.dep[c] in SUBJECTS for c in s.children[token]):
            return False
        return s.tag[head] == "VBN" and self.is_passive(head)

    def _antecedent(self, token: int) -> int:
        """A relative pronoun stands for the noun its clause modifies."""
        s = self.s
        if s.lemma[token] not in _RELATIVE or s.tag[token] not in ("WDT", "WP", "IN", "DT", "WP$"):
            return token
        for above in s.ancestors(token):
            if s.dep[above] in ("relcl", "acl") and s.head[above] != above:
                return s.head[above]
        return token

    def _objects(self, token: int) -> list[int]:
        s = self.s
        found = [self._antecedent(c) for c in s.having(token, *OBJECTS)]
        if (
            not found
            and s.dep[token] == "relcl"
            and not any(s.lemma[c] in _RELATIVE for c in s.children[token] if s.dep[c] in SUBJECTS + PASSIVE_SUBJECTS)
            and s.having(token, "nsubj")
        ):
            found = [s.head[token]] if not self._stranded(token) else []
        if not found:
            found = self._shared_object(token)
        return found

    def _stranded(self, token: int) -> bool:
        """The gap of the relative clause is a preposition's ("the town they fled from")."""
        s = self.s
        return any(s.dep[c] == "prep" and not s.children[c] for c in s.children[token])

    def _shared_object(self, token: int) -> list[int]:
        """ "funded and armed the group": the last verb of a conjunction carries the object of all."""
        s = self.s
        if s.pos[token] not in ("VERB",) or self.is_passive(token) or s.having(token, "ccomp", "xcomp", "prep"):
            return []
        nexts = [c for c in s.children[token] if s.dep[c] == "conj" and s.pos[c] == "VERB"]
        if not nexts or s.having(nexts[0], *SUBJECTS, *PASSIVE_SUBJECTS):
            return []
        if s.tag[nexts[0]] != s.tag[token] and not {s.tag[nexts[0]], s.tag[token]} <= _FINITE:
            return []
        return [self._antecedent(c) for c in s.having(nexts[0], *OBJECTS)] or self._shared_object(nexts[0])

    def _agents(self, token: int) -> tuple[int, ...]:
        s = self.s
        for child in s.children[token]:
            if s.dep[child] == "agent" or (s.dep[child] == "prep" and s.lemma[child] == "by"):
                return self._agents_of(child)
        for child in s.children[token]:  # "engineered and funded by X"; "was founded in 1988 and is run by X" is not
            own = any(s.dep[c] in ("aux", "auxpass") for c in s.children[child])
            if s.dep[child] == "conj" and s.tag[child] == "VBN" and not own and self.is_passive(child):
                return self._agents(child)
        return ()

    def _agents_of(self, by: int) -> tuple[int, ...]:
        return self._expanded([c for c in self.s.having(by, "pobj") if not self._is_measure(c)])

    def _is_measure(self, token: int) -> bool:
        s = self.s
        measures = verb_list("measures")
        return s.pos[token] == "NUM" or s.lemma[token] in measures or s.word[token].lower() in measures

    def prepositions(self, token: int) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each preposition below ``token`` with the heads it governs; "out of" and "on behalf of" joined."""
        s = self.s
        for child in s.children[token]:
            if s.dep[child] not in ("prep", "agent", "prt") or s.pos[child] not in ("ADP", "SCONJ", "ADV", "VERB"):
                continue
            name = s.lemma[child]
            objects = [self._antecedent(c) for c in s.having(child, "pobj")]
            for deeper in s.having(child, "prep"):
                further = [self._antecedent(c) for c in s.having(deeper, "pobj")]
                if further:
                    yield f"{name} {s.lemma[deeper]}", self._expanded(further)
            if objects:
                yield name, self._expanded(objects)
            elif not s.children[child] and s.dep[token] == "relcl" and s.dep[child] == "prep":
                yield name, self._expanded([s.head[token]])

    def _expanded(self, tokens: list[int] | tuple[int, ...]) -> tuple[int, ...]:
        found: dict[int, None] = {}
        for token in tokens:
            for other in conjuncts(self.s, token):
                found.setdefault(other)
        return tuple(found)
