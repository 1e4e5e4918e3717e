"""What the words around a clause or an event noun do to its certainty: complements, conditions, purposes, nouns."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.syntax import Sentence
from headwater.read.factuality_words import embedders, word_list, word_set


def of_step(s: Sentence, token: int, head: int) -> Iterator[tuple[str, str]]:
    """What the step from a clause to the word above it does."""
    dep, lemma = s.dep[token], s.lemma[head]
    if dep in ("xcomp", "ccomp", "acomp", "csubj"):
        yield from _embedded(s, token, head)
    elif dep == "advcl":
        yield from _adverbial(s, token)
    elif dep in ("acl", "relcl") and _infinitive(s, token):
        yield ("fails" if lemma in word_list("negative_nouns") else "wanted"), lemma
    elif dep == "pcomp":
        yield from _gerund(s, head)
    elif dep in ("dobj", "nsubjpass", "pobj", "attr") and s.pos[token] in ("NOUN", "PROPN", "NUM"):
        yield from _governed_noun(s, token, head)


def _infinitive(s: Sentence, verb: int) -> bool:
    return s.tag[verb] == "VB" and any(s.tag[c] == "TO" for c in s.children[verb])


def _embedded(s: Sentence, token: int, head: int) -> Iterator[tuple[str, str]]:
    lemma = s.lemma[head]
    marked = {s.lemma[c] for c in s.children[token] if s.dep[c] == "mark"}
    if marked & {"if", "whether"}:
        yield "wonders", lemma
        return
    if lemma == "able" or (lemma == "be" and s.child(head, "acomp") is not None):
        return
    effect = embedders("words").get(lemma)
    if effect == "unlikely" and any(s.lemma[c] == "have" and s.dep[c] == "aux" for c in s.children[token]):
        effect = "unlikely_past"
    if effect == "seems" and s.dep[token] == "ccomp" and lemma in word_list("seems_with_infinitive"):
        effect = None
    if (effect and (s.dep[token] != "ccomp" or effect != "wanted" or _infinitive(s, token))) or (
        effect and s.dep[token] == "ccomp" and lemma in word_list("wanted_with_that")
    ):
        yield effect, lemma


def _adverbial(s: Sentence, token: int) -> Iterator[tuple[str, str]]:
    marks = {s.lemma[c] for c in s.children[token] if s.dep[c] in ("mark", "advmod")}
    if marks & word_set("marks", "if"):
        yield "if", "if"
    elif _infinitive(s, token):
        yield "purpose", "to"
    elif "that" in marks and "so" in marks:
        yield "purpose", "so that"


def _gerund(s: Sentence, preposition: int) -> Iterator[tuple[str, str]]:
    head = s.head[preposition]
    lemma = s.lemma[preposition]
    if lemma in word_list("negative_prepositions") or f"{lemma} of" in word_list("negative_prepositions"):
        yield "denied", lemma
    elif lemma == "of" and s.lemma[head] in ("instead", "short"):
        yield "denied", s.lemma[head]
    elif s.lemma[head] in word_list("negative_nouns"):
        yield "fails", s.lemma[head]
    elif s.lemma[head] in word_list("open_nouns"):
        yield "wanted", s.lemma[head]
    elif lemma == "from" and s.lemma[head] in word_list("keeping_from"):
        yield "fails", s.lemma[head]
    elif s.lemma[head] in word_list("accusing"):
        yield "alleged", s.lemma[head]


def _governed_noun(s: Sentence, token: int, head: int) -> Iterator[tuple[str, str]]:
    """An event noun below a verb that plans, prevents or expects it, or below an open noun ("threat of attack")."""
    lemma = s.lemma[head]
    if s.dep[token] == "pobj":
        above = s.head[head]
        if lemma in word_list("negative_prepositions"):
            yield "denied", lemma
        elif lemma in ("of", "to", "for") and s.pos[above] in ("NOUN",):
            if s.lemma[above] in word_list("negative_nouns"):
                yield "fails", s.lemma[above]
            elif s.lemma[above] in word_list("open_nouns"):
                yield "wanted", s.lemma[above]
        elif f"{s.lemma[above]} {lemma}" in embedders("nouns_below"):
            yield embedders("nouns_below")[f"{s.lemma[above]} {lemma}"], s.lemma[above]
        return
    effect = embedders("nouns_below").get(lemma)
    if effect:
        yield effect, lemma


def of_sentence(s: Sentence, root: int) -> Iterator[tuple[str, str]]:
    """A question mark, or a condition beside a modal: "If they attack, thousands will flee"."""
    if any("?" in word for word in s.word[-2:]):
        yield "question", "?"
    for child in s.children[root]:
        if s.dep[child] == "advcl" and child != root:
            marks = {s.lemma[c] for c in s.children[child] if s.dep[c] in ("mark", "advmod")}
            if marks & {"if", "unless"} and any(s.tag[c] == "MD" for c in s.children[root]):
                yield "if", "if"
