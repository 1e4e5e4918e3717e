"""What a clause or an event noun says of its own certainty: negation, modals, adverbs, adjectives."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.syntax import Sentence
from headwater.read.factuality_words import word_list, word_set

_MODAL_EFFECTS = ("perhaps", "able", "future", "would", "must")


def of_clause(s: Sentence, verb: int) -> Iterator[tuple[str, str]]:
    """Negation, modals and adverbs of one clause."""
    perfect = any(s.lemma[c] == "have" and s.dep[c] == "aux" for c in s.children[verb])
    for child in s.children[verb]:
        dep, lemma = s.dep[child], s.lemma[child]
        if dep == "neg":
            if not _only_delays(s, child):
                yield "denied", lemma
        elif dep in ("aux", "auxpass") and s.tag[child] == "MD":
            yield from _modal(s, verb, child, perfect)
        elif dep in ("advmod", "npadvmod"):
            yield from _adverb(lemma)
        elif _denies(s, verb, child):
            yield "denied", lemma
    if _behind_nor(s, verb):
        yield "denied", "nor"
    yield from _going_to(s, verb)


def _denies(s: Sentence, verb: int, child: int) -> bool:
    """ "Neither … nor", "nobody came", "no shots were fired", "fired no shots"."""
    dep, lemma = s.dep[child], s.lemma[child]
    if dep == "preconj":
        return lemma == "neither"
    if dep in ("nsubj", "nsubjpass"):
        return lemma in word_list("no_words") or _negated_noun(s, child)
    return dep in ("dobj", "attr") and _negated_noun(s, child) and s.lemma[verb] not in word_list("seeing")


def _behind_nor(s: Sentence, verb: int) -> bool:
    """ "…, nor did it fund the group": a clause of its own; a shared subject shares the first verb's denial."""
    above = s.head[verb]
    return (
        s.dep[verb] == "conj"
        and has_own_subject(s, verb)
        and any(s.lemma[c] == "nor" and above < c < verb for c in s.having(above, "cc"))
    )


def has_own_subject(s: Sentence, token: int) -> bool:
    """A clause with a subject of its own stands outside what is said of the one beside it."""
    return s.child(token, "nsubj", "nsubjpass") is not None


def _only_delays(s: Sentence, negation: int) -> bool:
    """ "It was not until Tuesday that he left" says that he left."""
    return any(s.lemma[i] == "until" for i in range(negation + 1, min(negation + 3, len(s))))


def _modal(s: Sentence, verb: int, modal: int, perfect: bool) -> Iterator[tuple[str, str]]:
    word = s.word[modal].lower()
    for effect in _MODAL_EFFECTS:
        if word in word_set("modals", effect):
            if effect == "perhaps":
                yield ("perhaps_past" if perfect else "perhaps"), word
            elif effect == "would" and not perfect and s.dep[verb] == "ccomp":
                yield "future", word  # reported future: "said it would withdraw"
            else:
                yield effect, word
            return


def _adverb(lemma: str) -> Iterator[tuple[str, str]]:
    for effect in ("perhaps", "seems", "alleged", "denied"):
        if lemma in word_set("adverbs", effect):
            yield ("perhaps_past" if effect == "perhaps" else effect), lemma
            return


def _negated_noun(s: Sentence, noun: int) -> bool:
    return any(s.lemma[c] in ("no", "neither") and s.dep[c] in ("det", "neg", "preconj") for c in s.children[noun])


def is_scant(s: Sentence, noun: int) -> bool:
    """ "no evidence", "little proof"."""
    return _negated_noun(s, noun) or any(s.lemma[c] in ("little", "scant") for c in s.children[noun])


def _going_to(s: Sentence, verb: int) -> Iterator[tuple[str, str]]:
    head = s.head[verb]
    if s.dep[verb] == "xcomp" and s.word[head].lower() == "going":
        yield "future", "going to"


def of_noun(s: Sentence, noun: int) -> Iterator[tuple[str, str]]:
    """Adjectives and determiners on an event noun."""
    for child in s.children[noun]:
        if s.dep[child] in ("amod", "compound"):
            for effect in ("alleged", "wanted", "perhaps", "denied", "expected"):
                if s.word[child].lower() in word_set("adjectives", effect):
                    yield effect, s.word[child].lower()
        elif s.dep[child] == "det" and s.lemma[child] in ("no", "neither"):
            yield "denied", s.lemma[child]
