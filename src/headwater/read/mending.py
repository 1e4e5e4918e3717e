"""Repairs of what a small parser gets wrong often and recognisably: apposition and relative clause, its lowest scores.

Each repair is one function over the columns of a parse, with the shape it mends in its docstring.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from headwater.rules import load


def mended(
    word: Sequence[str], lemma: Sequence[str], named: Sequence[bool], dep: Sequence[str], head: Sequence[int]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Labels and heads after all repairs. ``named`` marks the tokens that stand for a name."""
    labels, heads = list(dep), list(head)
    _clause_of_a_noun(labels, heads)
    _second_subject(word, labels, heads)
    _told_in_passing(word, labels, heads)
    _participle_between_commas(word, lemma, labels, heads)
    _name_and_noun(word, named, labels, heads)
    _date_for_subject(word, lemma, labels, heads)
    _clause_behind_preposition(word, labels, heads)
    _one_of_many(word, lemma, named, labels, heads)
    _held_as(word, lemma, named, labels, heads)
    _infinitive_of_a_plan(word, lemma, labels, heads)
    _gerund_behind_blame(word, lemma, labels, heads)
    return tuple(labels), tuple(heads)


def taken_for_nouns(tag: Sequence[str], dep: Sequence[str], head: Sequence[int]) -> frozenset[int]:
    """ "Pictures seen by the paper show that …": a noun with a subject before it and a clause behind it is a verb."""
    found = []
    for token, label in enumerate(dep):
        if label != "ROOT" or tag[token] not in ("NN", "NNS"):
            continue
        below = [t for t in range(len(dep)) if head[t] == token and t != token]
        subject = any(dep[t] == "nsubj" and t < token for t in below)
        if subject and any(dep[t] == "ccomp" and t > token for t in below):
            found.append(token)
    return frozenset(found)


def _clause_of_a_noun(dep: list[str], head: list[int]) -> None:
    """ "the allegation that the bishop sheltered them": what has a mark is no relative clause."""
    marked = {head[t] for t, label in enumerate(dep) if label == "mark"}
    for token in marked:
        if dep[token] == "relcl":
            dep[token] = "acl"


def _told_in_passing(word: Sequence[str], dep: list[str], head: list[int]) -> None:
    """ "The colonel, the prosecutor told the court, had promised …": an apposition would end in a comma."""
    for teller, label in enumerate(dep):
        first = head[teller]
        verb = head[first]
        if label != "appos" or dep[first] != "nsubj" or verb != teller + 1 or word[teller] == ",":
            continue
        told = next((t for t in range(verb + 1, len(dep)) if head[t] == verb and dep[t] == "ccomp"), -1)
        own = any(head[t] == told and dep[t] == "nsubj" for t in range(len(dep)))
        if told < 0 or own or "," not in word[verb:told]:
            continue
        dep[teller], head[teller] = "nsubj", verb
        head[first] = told


def _second_subject(word: Sequence[str], dep: list[str], head: list[int]) -> None:
    """ "Kamrani's widow, the novelist Shirin Daneshi, appealed": the second subject is an apposition of the first."""
    subjects: dict[int, int] = {}
    for token, label in enumerate(dep):
        if label not in ("nsubj", "nsubjpass"):
            continue
        first = subjects.setdefault(head[token], token)
        if first == token:
            continue
        between = word[first + 1 : token]
        if "," in between and _closed(word, token) and token < head[token]:
            dep[token], head[token] = "appos", first


def _participle_between_commas(word: Sequence[str], lemma: Sequence[str], dep: list[str], head: list[int]) -> None:
    """ "The Front, long dismissed as heretical, grew": the main verb's subject, which the participle describes."""
    for token, label in enumerate(dep):
        verb, clause = head[token], head[head[token]]
        if label not in ("nsubj", "nsubjpass") or dep[verb] != "advcl" or not token + 1 < verb < clause:
            continue
        framed = word[token + 1] == "," and "," in word[verb:clause]
        below = [dep[t] for t in range(len(dep)) if head[t] == verb]
        own = any(head[t] == clause and dep[t].startswith("nsubj") for t in range(len(dep)))
        if not framed or own or word[verb].lower() == lemma[verb] or {"aux", "auxpass", "mark"} & set(below):
            continue
        dep[token], head[token] = "nsubj", clause
        dep[verb], head[verb] = "acl", token


def _name_and_noun(word: Sequence[str], named: Sequence[bool], dep: list[str], head: list[int]) -> None:
    """ "between the Front and government troops": the name is no modifier of the noun but stands beside it."""
    for token, is_name in enumerate(named):
        noun = head[token]
        if not is_name or dep[token] not in ("nmod", "compound", "amod") or noun <= token + 2:
            continue
        links = [t for t in range(token + 1, noun) if head[t] == token]
        if not any(dep[t] == "cc" for t in links) or not any(dep[t] == "conj" for t in links):
            continue
        dep[token], head[token] = dep[noun], (token if head[noun] == noun else head[noun])
        dep[noun], head[noun] = "conj", token
        for other in range(len(head)):
            if other in links and dep[other] == "conj":
                dep[other], head[other] = "compound", noun
            elif head[other] == noun and other < token and dep[other] in ("det", "amod", "poss"):
                head[other] = token


_CLAUSAL = frozenset(("after", "before", "since", "until"))


def _clause_behind_preposition(word: Sequence[str], dep: list[str], head: list[int]) -> None:
    """ "three days after the two brigades agreed": not a preposition's object but the clause's subject."""
    for preposition, label in enumerate(dep):
        if label != "prep" or word[preposition].lower() not in _CLAUSAL:
            continue
        noun = next((t for t in range(len(dep)) if head[t] == preposition and dep[t] == "pobj"), -1)
        verb = next((t for t in range(noun + 1, min(noun + 3, len(dep))) if dep[t] in ("advcl", "dep")), -1)
        if (
            noun < 0
            or verb < 0
            or any(head[t] == verb and dep[t] in ("nsubj", "nsubjpass", "mark") for t in range(len(dep)))
        ):
            continue
        if verb == noun + 1 or head[noun + 1] == verb:
            dep[noun], head[noun] = "nsubj", verb
            dep[preposition], head[preposition] = "mark", verb


def _date_for_subject(word: Sequence[str], lemma: Sequence[str], dep: list[str], head: list[int]) -> None:
    """ "Three hostages held since March were freed": the date ends the phrase, whose noun is the verb's subject."""
    root = next((t for t in range(len(dep)) if head[t] == t), -1)
    for mark, label in enumerate(dep):
        verb = head[mark]
        if label != "mark" or word[mark].lower() not in _CLAUSAL or dep[verb] != "advcl" or head[verb] > mark:
            continue
        date = next((t for t in range(mark + 1, verb) if head[t] == verb and dep[t].startswith("nsubj")), -1)
        if date < 0 or lemma[date] not in _dates() or root < 0 or root > mark or not _has_clause(root, mark, dep, head):
            continue
        above = head[verb]
        dep[root], head[root] = dep[date], verb
        dep[mark], head[mark] = "prep", above if above != root else head[mark]
        dep[date], head[date] = "pobj", mark
        dep[verb], head[verb] = "ROOT", verb


def _has_clause(noun: int, before: int, dep: list[str], head: list[int]) -> bool:
    """Whether a participle or relative clause hangs on the noun, so that the date can be its."""
    return any(head[t] == noun and dep[t] in ("acl", "relcl") for t in range(noun + 1, before))


def _gerund_behind_blame(word: Sequence[str], lemma: Sequence[str], dep: list[str], head: list[int]) -> None:
    """ "accused by X of burning villages": what is blamed is the burning, not the villages."""
    for token in range(1, len(dep)):
        noun, preposition = head[token], token - 1
        if dep[token] != "amod" or not word[token].endswith("ing") or noun <= token or head[noun] != preposition:
            continue
        if dep[preposition] != "prep" or word[preposition].lower() not in ("of", "for"):
            continue
        above, climbed = head[preposition], 0
        while lemma[above] not in _blaming() and head[above] != above and climbed < 4:
            above, climbed = head[above], climbed + 1
        if lemma[above] not in _blaming() or any(head[t] == noun and t < token for t in range(len(dep))):
            continue
        dep[token], head[token] = "pcomp", preposition
        dep[noun], head[noun] = "dobj", token


def _is_plural(word: str, lemma: str) -> bool:
    return word.lower() != lemma and word.lower().endswith(("s", "men", "women", "people", "children"))


def _one_of_many(
    word: Sequence[str], lemma: Sequence[str], named: Sequence[bool], dep: list[str], head: list[int]
) -> None:
    """ "Fighters from the Brigade, a faction of the Front": one is not many, so it is the Brigade that is described."""
    for token, label in enumerate(dep):
        many = head[token]
        if label != "appos" or named[many] or named[token] or not _is_plural(word[many], lemma[many]):
            continue
        if _is_plural(word[token], lemma[token]) or not any(
            head[t] == token and word[t].lower() in ("a", "an", "the") for t in range(many, token)
        ):
            continue
        for name in range(many + 1, token):
            preposition = head[name]
            if named[name] and dep[name] == "pobj" and head[preposition] == many and word[name + 1] == ",":
                head[token] = name


_HELD = frozenset(("hostage", "captive", "prisoner"))


def _held_as(word: Sequence[str], lemma: Sequence[str], named: Sequence[bool], dep: list[str], head: list[int]) -> None:
    """ "is holding eleven workers hostage": the workers are held, and as hostages."""
    for token, label in enumerate(dep):
        if label != "dobj" or word[token].lower() not in _HELD:
            continue
        inside = [t for t in range(token) if head[t] == token and dep[t] in ("compound", "nmod")]
        if not inside or not (named[inside[-1]] or _is_plural(word[inside[-1]], lemma[inside[-1]])):
            continue
        held = inside[-1]
        for other in range(len(dep)):
            if head[other] == token and other != held:
                head[other] = held
        dep[held], head[held] = "dobj", head[token]
        dep[token] = "oprd"


def _infinitive_of_a_plan(word: Sequence[str], lemma: Sequence[str], dep: list[str], head: list[int]) -> None:
    """ "foiled a plot by the Front to bomb the embassy": the bombing is the plot's, not why it was foiled."""
    for token, label in enumerate(dep):
        verb = head[token]
        if label not in ("advcl", "xcomp") or verb >= token:
            continue
        if not any(head[t] == token and dep[t] == "aux" and word[t].lower() == "to" for t in range(verb, token)):
            continue
        for noun in range(verb + 1, token):
            if head[noun] == verb and dep[noun] in ("dobj", "nsubjpass") and lemma[noun] in _planned():
                dep[token], head[token] = "acl", noun


@cache
def _planned() -> frozenset[str]:
    return frozenset(load("verbs")["planned"])


@cache
def _blaming() -> frozenset[str]:
    return frozenset(load("verbs")["blaming"])


@cache
def _dates() -> frozenset[str]:
    return frozenset(load("verbs")["dates"])


def _closed(word: Sequence[str], token: int) -> bool:
    """Whether a comma closes the phrase within a few words."""
    return any(w in (",", "--", ")") for w in word[token + 1 : token + 6])
