"""Whether a place name acts or speaks: then it is a government and is never geocoded (handbook 4).

"Kelmar denied the claim", "Kelmar's denials", "anti-Kelmar", "accused Kelmar of …": read off the ClearNLP parse with
the word lists of ``rules/en/metonyms.yml``. What no rule recognises stays a place.
"""

from __future__ import annotations

from functools import cache

from headwater.model.syntax import Sentence
from headwater.rules import load

_SUBJECTS, _PASSIVE, _OBJECTS = ("nsubj", "csubj"), ("nsubjpass",), ("dobj", "obj", "dative")
_HYPHENS = "-‐‑–"


def acts(sentence: Sentence, token: int) -> bool:
    """Whether the capital or country at ``token`` stands for its government in this sentence."""
    return _hyphened(sentence, token) or _in_clause(sentence, _first(sentence, token))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("metonyms")[key])


def _first(sentence: Sentence, token: int) -> int:
    """A conjunct or an apposition plays the part of what it is joined to."""
    for _ in range(len(sentence)):
        if sentence.dep[token] not in ("conj", "appos"):
            break
        token = sentence.head[token]
    return token


def _in_clause(sentence: Sentence, token: int) -> bool:
    head, dep = sentence.head[token], sentence.dep[token]
    if dep in _SUBJECTS:
        return _any_verb(sentence, head, "acts") or _who(sentence, token)
    if dep in _PASSIVE:
        return sentence.lemma[head] in _words("addressed") or _who(sentence, token)
    if dep in _OBJECTS:
        return sentence.lemma[head] in _words("addressed")
    if dep in ("poss", "compound", "nmod", "amod"):
        return _lemma(sentence, head) in _words("owns")
    if dep == "pobj":
        return _after_preposition(sentence, head) or _who(sentence, token)
    return _who(sentence, token)


def _any_verb(sentence: Sentence, verb: int, words: str) -> bool:
    """The verb, one joined to it, or the one it governs ("has refused to comment", "is trying to fund")."""
    listed = _words(words)
    return sentence.lemma[verb] in listed or any(
        sentence.lemma[other] in listed
        for other in sentence.having(verb, "conj", "xcomp")
        if sentence.child(other, *_SUBJECTS, *_PASSIVE) is None
    )


def _who(sentence: Sentence, token: int) -> bool:
    """ "Kelmar, which denies the charge"."""
    return any(
        sentence.lemma[clause] in _words("acts")
        and (subject := sentence.child(clause, "nsubj")) is not None
        and sentence.word[subject].lower() in ("which", "that", "who")
        for clause in sentence.having(token, "relcl")
    )


def _after_preposition(sentence: Sentence, preposition: int) -> bool:
    above = sentence.head[preposition]
    if sentence.dep[preposition] == "agent":
        return sentence.lemma[above] in _words("acts") or sentence.lemma[above] in _words("addressed")
    word = sentence.word[preposition].lower()
    return word in _words("prepositions") and _lemma(sentence, above) in _words("between")


def _lemma(sentence: Sentence, token: int) -> str:
    return sentence.lemma[token].lower()


def _hyphened(sentence: Sentence, token: int) -> bool:
    """ "anti-Kelmar", "Kelmar-backed", in one token or three."""
    parts = sentence.word[token].lower().split("-")
    if parts[0] in _words("prefixes") or (len(parts) > 1 and parts[-1] in _words("suffixes")):
        return True
    before = sentence.word[max(0, token - 2) : token]
    if len(before) == 2 and before[1] in _HYPHENS and before[0].lower() in _words("prefixes"):
        return True
    near = sentence.word[token + 1 : token + 3]
    if before and before[-1].lower().rstrip(_HYPHENS) in _words("prefixes") and before[-1][-1] in _HYPHENS:
        return True
    return (len(near) == 2 and near[0] in _HYPHENS and near[1].lower() in _words("suffixes")) or (
        bool(near) and near[0][0] in _HYPHENS and near[0].lower().strip(_HYPHENS) in _words("suffixes")
    )
