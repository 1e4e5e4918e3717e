"""Step 10: how certain a clause is for whoever voices it (FactBank: Saurí and Pustejovsky 2009; handbook 1.5).

The walk goes from the clause outwards: its own negation, modal and adverbs, then each word that embeds it, up to
the cue of whoever is speaking. Effects reach down through complements and never sideways: a denial does not leak
into "denied the report, saying its jets had struck", nor a plan into the clause beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater.model.claim import FactValue, Modality, Polarity
from headwater.model.syntax import Sentence
from headwater.rules import load

_RANK = {"CT": 3, "PR": 2, "PS": 1, "U": 0}
_MODAL_EFFECTS = ("perhaps", "able", "future", "would", "must")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """``certainty`` CT, PR, PS or U; ``negative`` polarity; the modality that shaped it; the words that did."""

    certainty: str = "CT"
    negative: bool = False
    modality: Modality = Modality.ASSERTED
    why: tuple[str, ...] = ()

    @property
    def value(self) -> FactValue:
        """The FactBank value. Open certainty has no polarity."""
        if self.certainty == "U":
            return FactValue.U_U
        return FactValue(self.certainty + ("-" if self.negative else "+"))

    @property
    def polarity(self) -> Polarity:
        """Polarity of the clause, kept even where certainty is open."""
        return Polarity.NEGATIVE if self.negative else Polarity.POSITIVE


def assess(s: Sentence, token: int, stop: int | None = None) -> Voice:
    """The voice of the predicate at ``token``, up to but not including the cue ``stop``."""
    voice = Voice()
    for effect, word in _effects(s, token, stop):
        voice = _apply(voice, effect, word)
    if voice.modality is Modality.ASSERTED and voice.negative and voice.certainty == "CT":
        voice = Voice(certainty="CT", negative=True, modality=Modality.DENIED, why=voice.why)
    return voice


def weaker(left: str, right: str) -> str:
    """The weaker of two certainties: a relayed source can only weaken."""
    return left if _RANK[left] <= _RANK[right] else right


_EFFECTS: dict[str, tuple[str, bool, Modality | None]] = {
    # effect: certainty at most, flips polarity, modality
    "denied": ("CT", True, None),
    "fails": ("CT", True, None),
    "wanted": ("U", False, Modality.INTENDED),
    "purpose": ("U", False, Modality.INTENDED),
    "expected": ("U", False, Modality.FORECAST),
    "future": ("U", False, Modality.FORECAST),
    "seems": ("PR", False, None),
    "perhaps": ("PS", False, Modality.FORECAST),
    "perhaps_past": ("PS", False, Modality.HYPOTHETICAL),
    "able": ("PS", False, Modality.HYPOTHETICAL),
    "unlikely": ("PR", True, Modality.FORECAST),
    "unlikely_past": ("PR", True, None),
    "wonders": ("U", False, Modality.QUESTION),
    "pretends": ("CT", True, None),
    "would": ("U", False, Modality.HYPOTHETICAL),
    "must": ("U", False, Modality.HYPOTHETICAL),
    "if": ("U", False, Modality.HYPOTHETICAL),
    "alleged": ("U", False, Modality.ALLEGED),
    "question": ("U", False, Modality.QUESTION),
    "imperative": ("U", False, Modality.INTENDED),
}


def _apply(voice: Voice, effect: str, word: str) -> Voice:
    certainty, flips, modality = _EFFECTS[effect]
    keeps = voice.modality not in (Modality.ASSERTED,) and not (
        modality is Modality.HYPOTHETICAL and voice.modality is Modality.FORECAST
    )
    return Voice(
        certainty=weaker(voice.certainty, certainty),
        negative=voice.negative ^ flips,
        modality=voice.modality if keeps or modality is None else modality,
        why=(*voice.why, f"{effect}:{word}"),
    )


@cache
def _words(group: str, name: str, part: str = "words") -> frozenset[str]:
    entry = load("factuality")[group][name]
    return frozenset(entry.get(part, ()) if isinstance(entry, dict) else entry)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load("factuality")[name])


@cache
def _embedders(part: str) -> dict[str, str]:
    rules = load("factuality")["embed"]
    return {w: effect for effect, entry in rules.items() for w in entry.get(part, ()) if effect != "happens"}


_OPEN = frozenset(("wanted", "expected", "wonders"))
"""Effects that a cue word itself has on its content: who "wants to lead" does not lead."""
_UNREAL = frozenset(e for e, (certainty, flips, _) in _EFFECTS.items() if not flips and certainty in ("U", "PS"))


def _effects(s: Sentence, token: int, stop: int | None) -> Iterator[tuple[str, str]]:
    """The effects on ``token`` from the inside out."""
    if s.pos[token] in ("NOUN", "PROPN", "NUM"):
        yield from _on_noun(s, token)
    seen = set()
    current, negation_reaches = token, True
    while current not in seen and current != stop:
        seen.add(current)
        if s.pos[current] in ("VERB", "AUX") or s.dep[current] in ("ROOT", "acomp", "attr"):
            own = _own(s, current)
            yield from own if negation_reaches else ((e, w) for e, w in own if e in _UNREAL)
        head = s.head[current]
        if head == current:
            yield from _of_sentence(s, current)
            return
        if head == stop:
            yield from ((e, w) for e, w in _edge(s, current, head) if e in _OPEN)
            return
        yield from _edge(s, current, head)
        nearest, reaches = _next(s, current, head)
        if nearest is None:
            return
        current, negation_reaches = nearest, negation_reaches and reaches


_NOWHERE = (None, False)


def _next(s: Sentence, token: int, head: int) -> tuple[int | None, bool]:
    """Where effects may still come from, and whether negation is among them.

    A negated verb does not deny what its adjuncts presuppose ("did not respond to the offer", "was not troubled
    when it began"), but a future or condition above reaches them.
    """
    dep = s.dep[token]
    if dep in ("relcl", "acl", "appos", "parataxis", "poss", "compound", "amod", "nmod"):
        return _NOWHERE
    if dep in ("nsubj", "csubj") and s.pos[token] != "VERB":
        return (head, True) if s.lemma[head] in _list("happening") else _NOWHERE
    if dep == "pobj":
        return (s.head[head], False) if s.pos[s.head[head]] in ("VERB", "AUX") else _NOWHERE
    if dep in ("dobj", "nsubjpass", "attr"):
        return head, not _is_definite(s, token)
    if dep == "advcl":
        marks = {s.lemma[c] for c in s.children[token] if s.dep[c] in ("mark", "advmod")}
        clause = s.tag[token] not in ("VBG", "VBN") or s.child(token, "nsubj", "nsubjpass", "aux") is not None
        return _NOWHERE if clause and marks & _words("marks", "factual") else (head, False)
    if dep == "ccomp" and any(s.tag[c] in ("WP", "WRB", "WDT") for c in s.children[token]):
        return head, False  # "does not know who attacked the camp" says that somebody did
    if dep == "conj" and _own_clause(s, token):
        above = s.head[head]
        return (above, True) if above != head and s.dep[head] in ("ccomp", "xcomp") else _NOWHERE
    return head, True


def _is_definite(s: Sentence, noun: int) -> bool:
    return any(s.dep[c] == "poss" or s.lemma[c] in ("the", "this", "that", "these", "those") for c in s.children[noun])


def _own_clause(s: Sentence, token: int) -> bool:
    return s.child(token, "nsubj", "nsubjpass") is not None


def _own(s: Sentence, verb: int) -> Iterator[tuple[str, str]]:
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
        elif dep == "preconj" and lemma == "neither":
            yield "denied", lemma
        elif (dep in ("nsubj", "nsubjpass") and (lemma in _list("no_words") or _negated_noun(s, child))) or (
            dep in ("dobj", "attr") and _negated_noun(s, child) and s.lemma[verb] not in _list("seeing")
        ):
            yield "denied", lemma
    if _behind_nor(s, verb):
        yield "denied", "nor"
    yield from _going_to(s, verb)


def _behind_nor(s: Sentence, verb: int) -> bool:
    """ "…, nor did it fund the group": a clause of its own; a shared subject shares the first verb's denial."""
    above = s.head[verb]
    return s.dep[verb] == "conj" and _own_clause(s, verb) and any(s.lemma[c] == "nor" and above < c < verb for c in s.having(above, "cc"))


def _only_delays(s: Sentence, negation: int) -> bool:
    """ "It was not until Tuesday that he left" says that he left."""
    return any(s.lemma[i] == "until" for i in range(negation + 1, min(negation + 3, len(s))))


def _modal(s: Sentence, verb: int, modal: int, perfect: bool) -> Iterator[tuple[str, str]]:
    word = s.word[modal].lower()
    for effect in _MODAL_EFFECTS:
        if word in _words("modals", effect):
            if effect == "perhaps":
                yield ("perhaps_past" if perfect else "perhaps"), word
            elif effect == "would" and not perfect and s.dep[verb] == "ccomp":
                yield "future", word  # reported future: "said it would withdraw"
            else:
                yield effect, word
            return


def _adverb(lemma: str) -> Iterator[tuple[str, str]]:
    for effect in ("perhaps", "seems", "alleged", "denied"):
        if lemma in _words("adverbs", effect):
            yield ("perhaps_past" if effect == "perhaps" else effect), lemma
            return


def _negated_noun(s: Sentence, noun: int) -> bool:
    return any(s.lemma[c] in ("no", "neither") and s.dep[c] in ("det", "neg", "preconj") for c in s.children[noun])


def _going_to(s: Sentence, verb: int) -> Iterator[tuple[str, str]]:
    head = s.head[verb]
    if s.dep[verb] == "xcomp" and s.word[head].lower() == "going":
        yield "future", "going to"


def _on_noun(s: Sentence, noun: int) -> Iterator[tuple[str, str]]:
    """Adjectives and determiners on an event noun."""
    for child in s.children[noun]:
        if s.dep[child] in ("amod", "compound"):
            for effect in ("alleged", "wanted", "perhaps", "denied", "expected"):
                if s.word[child].lower() in _words("adjectives", effect):
                    yield effect, s.word[child].lower()
        elif s.dep[child] == "det" and s.lemma[child] in ("no", "neither"):
            yield "denied", s.lemma[child]


def _edge(s: Sentence, token: int, head: int) -> Iterator[tuple[str, str]]:
    """What the step from a clause to the word above it does."""
    dep, lemma = s.dep[token], s.lemma[head]
    if dep in ("xcomp", "ccomp", "acomp", "csubj"):
        yield from _embedded(s, token, head)
    elif dep == "advcl":
        yield from _adverbial(s, token)
    elif dep in ("acl", "relcl") and _infinitive(s, token):
        yield ("fails" if lemma in _list("negative_nouns") else "wanted"), lemma
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
    effect = _embedders("words").get(lemma)
    if effect == "unlikely" and any(s.lemma[c] == "have" and s.dep[c] == "aux" for c in s.children[token]):
        effect = "unlikely_past"
    if effect == "seems" and s.dep[token] == "ccomp" and lemma in ("look", "tend"):
        effect = None
    if (effect and (s.dep[token] != "ccomp" or effect != "wanted" or _infinitive(s, token))) or (
        effect and s.dep[token] == "ccomp" and lemma in ("demand", "propose", "hope", "wish", "suggest", "urge")
    ):
        yield effect, lemma


def _adverbial(s: Sentence, token: int) -> Iterator[tuple[str, str]]:
    marks = {s.lemma[c] for c in s.children[token] if s.dep[c] in ("mark", "advmod")}
    if marks & _words("marks", "if"):
        yield "if", "if"
    elif _infinitive(s, token):
        yield "purpose", "to"
    elif "that" in marks and "so" in marks:
        yield "purpose", "so that"


def _gerund(s: Sentence, preposition: int) -> Iterator[tuple[str, str]]:
    head = s.head[preposition]
    lemma = s.lemma[preposition]
    if lemma in _list("negative_prepositions") or f"{lemma} of" in _list("negative_prepositions"):
        yield "denied", lemma
    elif lemma == "of" and s.lemma[head] in ("instead", "short"):
        yield "denied", s.lemma[head]
    elif s.lemma[head] in _list("negative_nouns"):
        yield "fails", s.lemma[head]
    elif s.lemma[head] in _list("open_nouns"):
        yield "wanted", s.lemma[head]
    elif lemma == "from" and s.lemma[head] in (
        "prevent",
        "stop",
        "block",
        "keep",
        "ban",
        "bar",
        "prohibit",
        "refrain",
        "abstain",
        "dissuade",
        "deter",
    ):
        yield "fails", s.lemma[head]
    elif s.lemma[head] in ("accuse", "suspect"):
        yield "alleged", s.lemma[head]


def _governed_noun(s: Sentence, token: int, head: int) -> Iterator[tuple[str, str]]:
    """An event noun below a verb that plans, prevents or expects it, or below an open noun ("threat of attack")."""
    lemma = s.lemma[head]
    if s.dep[token] == "pobj":
        above = s.head[head]
        if lemma in _list("negative_prepositions"):
            yield "denied", lemma
        elif lemma in ("of", "to", "for") and s.pos[above] in ("NOUN",):
            if s.lemma[above] in _list("negative_nouns"):
                yield "fails", s.lemma[above]
            elif s.lemma[above] in _list("open_nouns"):
                yield "wanted", s.lemma[above]
        elif f"{s.lemma[above]} {lemma}" in _embedders("nouns_below"):
            yield _embedders("nouns_below")[f"{s.lemma[above]} {lemma}"], s.lemma[above]
        return
    effect = _embedders("nouns_below").get(lemma)
    if effect:
        yield effect, lemma


def _of_sentence(s: Sentence, root: int) -> Iterator[tuple[str, str]]:
    if any("?" in word for word in s.word[-2:]):
        yield "question", "?"
    for child in s.children[root]:
        if s.dep[child] == "advcl" and child != root:
            marks = {s.lemma[c] for c in s.children[child] if s.dep[c] in ("mark", "advmod")}
            if marks & {"if", "unless"} and any(s.tag[c] == "MD" for c in s.children[root]):
                yield "if", "if"
