"""Whom a noun of role, kinship or service describes, whatever construction ties them."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.syntax import Sentence
from headwater.read.predicate import verb_list
from headwater.read.predicates import Walker, conjuncts


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The tokens a noun describes and the construction that ties them."""

    tokens: tuple[int, ...]
    how: str


NOBODY = Described(tokens=(), how="")


def bearers(s: Sentence, walker: Walker, noun: int) -> Described:
    """Apposition either way, copula, "as", and a noun set before a name, tried in that order."""
    top = _first_conjunct(s, noun)
    dep, head = s.dep[top], s.head[top]
    beside = s.having(noun, "appos") or (s.having(top, "appos") if top != noun else ())
    if beside:
        return Described(tokens=conjuncts(s, beside[0]), how="apposition")
    if dep == "appos":
        named = _named_above(s, head)
        return Described(tokens=_all_named(s, named) if s.tag[top] == "NNS" else (named,), how="apposition")
    if dep in ("compound", "nmod", "amod") and s.mention[head] >= 0:
        return Described(tokens=(head,), how="before the name")
    if dep == "attr" and s.lemma[head] in verb_list("becoming"):
        return Described(tokens=walker.subject(head)[0], how="copula")
    if dep in ("oprd", "attr", "dobj") and s.lemma[head] in verb_list("naming"):
        return Described(tokens=_renamed(s, walker, head, top), how="naming")
    if dep == "pobj" and s.lemma[head] == "as":
        return _as_role(s, walker, s.head[head])
    if dep == "nsubj" and s.lemma[head] in ("be",) and s.having(head, "attr"):
        return Described(tokens=s.having(head, "attr"), how="copula")
    if dep in ("npadvmod", "advcl", "dep") and s.pos[head] in ("VERB", "AUX"):
        return Described(tokens=walker.subject(head)[0], how="loose apposition")
    return NOBODY


def _first_conjunct(s: Sentence, token: int) -> int:
    while s.dep[token] == "conj" and s.pos[s.head[token]] in ("NOUN", "PROPN"):
        token = s.head[token]
    return token


def _named_above(s: Sentence, head: int) -> int:
    """A chain of appositions describes what stands first in it."""
    while s.dep[head] == "appos" and s.mention[s.head[head]] >= 0:
        head = s.head[head]
    return head


def _all_named(s: Sentence, named: int) -> tuple[int, ...]:
    """ "Anwar Desh and Lena Holt, leaders of the Front": a plural describes all that are joined."""
    while s.dep[named] == "conj" and s.mention[s.head[named]] >= 0:
        named = s.head[named]
    return conjuncts(s, named)


def _renamed(s: Sentence, walker: Walker, verb: int, label: int) -> tuple[int, ...]:
    if walker.is_passive(verb):
        return walker.subject(verb)[0]
    return tuple(c for c in s.having(verb, "dobj", "nsubj") if c != label and s.dep[c] == "dobj")


def _as_role(s: Sentence, walker: Walker, verb: int) -> Described:
    if s.pos[verb] not in ("VERB", "AUX"):
        return NOBODY
    if s.lemma[verb] in verb_list("naming"):
        if walker.is_passive(verb):
            return Described(tokens=walker.subject(verb)[0], how="as")
        return Described(tokens=s.having(verb, "dobj"), how="as")
    if s.lemma[verb] in verb_list("becoming"):
        return Described(tokens=walker.subject(verb)[0], how="as")
    return NOBODY
