"""What the words around a clause or an event noun do to its certainty: complements, conditions, purposes, nouns."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.syntax import Sentence
from headwater.read.clause_effects import is_scant
from headwater.read.factuality_words import embedders, word_list, word_set
from headwater.rules import load


def of_step(s: Sentence, token: int, head: int) -> Iterator[tuple[str, str]]:
    """What the step from a clause to the word above it does."""
    dep, lemma = s.dep[token], s.lemma[head]
    if dep == "ccomp" and s.pos[head] == "NOUN":
        yield from _that_clause(s, head)
    elif dep in ("xcomp", "ccomp", "acomp", "csubj"):
        yield from _embedded(s, token, head)
    elif dep == "advcl":
        yield from _adverbial(s, token)
    elif dep in ("acl", "relcl") and is_infinitive(s, token):
        yield ("fails" if lemma in word_list("negative_nouns") else "wanted"), lemma
    elif dep == "acl" and s.pos[head] == "NOUN" and s.having(token, "mark"):
        yield from _that_clause(s, head)
    elif dep == "pcomp":
        yield from _gerund(s, head)
    elif dep in ("dobj", "nsubjpass", "pobj", "attr") and s.pos[token] in ("NOUN", "PROPN", "NUM"):
        yield from _governed_noun(s, token, head)


def _that_clause(s: Sentence, noun: int) -> Iterator[tuple[str, str]]:
    """ "reports that X" say no more than that it is said, "no evidence that X" not even that."""
    lemma, above = s.lemma[noun], s.head[noun]
    if lemma in word_list("reporting_nouns"):
        if not s.having(noun, "poss") or s.lemma[above] in word_list("retracting"):
            yield "alleged", lemma
    elif lemma in word_list("showing_nouns"):
        denied = s.dep[noun] in ("dobj", "attr", "nsubjpass") and s.having(above, "neg")
        yield ("wonders" if is_scant(s, noun) or denied or s.lemma[above] == "without" else "seems"), lemma
    elif lemma in word_list("open_nouns"):
        yield "perhaps", lemma


def is_infinitive(s: Sentence, verb: int) -> bool:
    """ "to attack"."""
    return s.tag[verb] == "VB" and any(s.tag[c] == "TO" for c in s.children[verb])


def _embedded(s: Sentence, token: int, head: int) -> Iterator[tuple[str, str]]:
    lemma = s.lemma[head]
    marked = {s.lemma[c] for c in s.children[token] if s.dep[c] == "mark"}
    if marked & {"if", "whether"}:
        yield "wonders", lemma
        return
    if lemma == "have" and any(s.lemma[c] == "yet" for c in s.children[head]):
        yield "fails", "yet"
        return
    habit = lemma == "use" and s.having(head, "nsubj")  # "he used to lead the group"
    if lemma in word_list("purposeful") and is_infinitive(s, token) and not habit:
        yield "purpose", lemma
        return
    if lemma == "able" or (lemma == "be" and s.child(head, "acomp") is not None):
        return
    effect = embedders("words").get(lemma)
    if effect == "unlikely" and any(s.lemma[c] == "have" and s.dep[c] == "aux" for c in s.children[token]):
        effect = "unlikely_past"
    if effect == "seems" and s.dep[token] == "ccomp" and lemma in word_list("seems_with_infinitive"):
        effect = None
    if (effect and (s.dep[token] != "ccomp" or effect != "wanted" or is_infinitive(s, token))) or (
        effect and s.dep[token] == "ccomp" and lemma in word_list("wanted_with_that")
    ):
        yield effect, lemma


def _adverbial(s: Sentence, token: int) -> Iterator[tuple[str, str]]:
    marks = {s.lemma[c] for c in s.children[token] if s.dep[c] in ("mark", "advmod")}
    if marks & word_set("marks", "if"):
        yield "if", "if"
    elif is_infinitive(s, token):
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
    elif lemma == "of" and s.lemma[_blamer(s, head)] in word_list("clearing"):
        yield "denied", s.lemma[_blamer(s, head)]
    elif lemma in ("of", "for", "with") and s.lemma[_blamer(s, head)] in word_list("accusing"):
        yield "alleged", s.lemma[_blamer(s, head)]


def _blamer(s: Sentence, head: int) -> int:
    """The verb of "accused the Front of …", wherever the parser hangs the preposition."""
    return s.head[head] if s.dep[head] in ("dobj", "nsubjpass", "pobj") and s.pos[s.head[head]] == "VERB" else head


def _governed_noun(s: Sentence, token: int, head: int) -> Iterator[tuple[str, str]]:
    """An event noun below a verb that plans, prevents or expects it, or below an open noun ("threat of attack")."""
    lemma = s.lemma[head]
    if s.dep[token] == "pobj":
        above = s.head[head]
        if lemma in word_list("negative_prepositions"):
            yield "denied", lemma
        elif lemma == "of" and s.lemma[above] in word_list("showing_nouns") and is_scant(s, above):
            yield "wonders", s.lemma[above]
        elif lemma == "of" and s.lemma[_blamer(s, above)] in word_list("clearing"):
            yield "denied", s.lemma[_blamer(s, above)]
        elif lemma in ("of", "to", "for") and s.pos[above] in ("NOUN",):
            if s.lemma[above] in word_list("negative_nouns"):
                yield "fails", s.lemma[above]
            elif s.lemma[above] in word_list("open_nouns"):
                yield "wanted", s.lemma[above]
        elif f"{s.lemma[above]} {lemma}" in embedders("nouns_below"):
            yield embedders("nouns_below")[f"{s.lemma[above]} {lemma}"], s.lemma[above]
        return
    effect = embedders("nouns_below").get(lemma)
    if effect and not (effect == "fails" and s.lemma[token] in load("verbs")["planned"]):  # a foiled plot was a plot
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
