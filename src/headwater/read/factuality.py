"""Step 10: how certain a clause is for whoever voices it (FactBank: Saurí and Pustejovsky 2009; handbook 1.5).

The walk goes from the clause outwards: its own negation, modal and adverbs, then each word that embeds it, up to
the cue of whoever is speaking. Effects reach down through complements and never sideways: a denial does not leak
into "denied the report, saying its jets had struck", nor a plan into the clause beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.model.claim import FactValue, Modality, Polarity
from headwater.model.syntax import Sentence
from headwater.read.clause_effects import has_own_subject, of_clause, of_noun
from headwater.read.embedding_effects import is_infinitive, of_sentence, of_step
from headwater.read.factuality_words import word_list, word_set

_RANK = {"CT": 3, "PR": 2, "PS": 1, "U": 0}


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


_OPEN = frozenset(("wanted", "expected", "wonders", "alleged"))
"""Effects that a cue word itself has on its content: who "wants to lead" does not lead."""
_UNREAL = frozenset(e for e, (certainty, flips, _) in _EFFECTS.items() if not flips and certainty in ("U", "PS"))


def _effects(s: Sentence, token: int, stop: int | None) -> Iterator[tuple[str, str]]:
    """The effects on ``token`` from the inside out."""
    if s.pos[token] in ("NOUN", "PROPN", "NUM"):
        yield from of_noun(s, token)
    seen = set()
    current, negation_reaches, told = token, True, ""
    while current not in seen and current != stop:
        seen.add(current)
        if s.pos[current] in ("VERB", "AUX") or s.dep[current] in ("ROOT", "acomp", "attr"):
            own = list(of_clause(s, current))
            if told == "open" and any(e == "denied" for e, _ in own):
                yield "wonders", s.lemma[current]
            yield from own if negation_reaches and not told else ((e, w) for e, w in own if e in _UNREAL)
        head = s.head[current]
        if head == current:
            yield from of_sentence(s, current)
            return
        if head == stop:
            yield from ((e, w) for e, w in of_step(s, current, head) if e in _OPEN)
            return
        yield from of_step(s, current, head)
        nearest, reaches = _next(s, current, head)
        if nearest is None:
            return
        told = told or _told(s, current, head)
        current, negation_reaches = nearest, negation_reaches and reaches


def _told(s: Sentence, token: int, head: int) -> str:
    """ "did not confirm that X" leaves X open, "did not know that X" takes it as known, "did not believe" denies it."""
    bare = not any(s.dep[c] in ("aux", "auxpass") for c in s.children[token]) and s.tag[token] in ("VBG", "VBN")
    if s.dep[token] != "ccomp" or is_infinitive(s, token) or bare or s.pos[head] not in ("VERB", "AUX"):
        return ""
    if s.lemma[head] in word_list("denial_reaches"):
        return ""
    asks = any(s.tag[c] in ("WP", "WRB", "WDT") for c in s.children[token])
    return "known" if asks or s.lemma[head] in word_list("knowing") else "open"


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
        return (head, True) if s.lemma[head] in word_list("happening") else _NOWHERE
    if dep == "pobj":
        return (s.head[head], False) if s.pos[s.head[head]] in ("VERB", "AUX") else _NOWHERE
    if dep in ("dobj", "nsubjpass", "attr"):
        return head, not _is_definite(s, token)
    if dep == "advcl":
        marks = {s.lemma[c] for c in s.children[token] if s.dep[c] in ("mark", "advmod")}
        clause = s.tag[token] not in ("VBG", "VBN") or s.child(token, "nsubj", "nsubjpass", "aux") is not None
        return _NOWHERE if clause and marks & word_set("marks", "factual") else (head, False)
    if dep == "ccomp" and any(s.tag[c] in ("WP", "WRB", "WDT") for c in s.children[token]):
        return head, False  # "does not know who attacked the camp" says that somebody did
    if dep == "conj" and has_own_subject(s, token):
        above = s.head[head]
        return (above, True) if above != head and s.dep[head] in ("ccomp", "xcomp") else _NOWHERE
    return head, True


def _is_definite(s: Sentence, noun: int) -> bool:
    return any(s.dep[c] == "poss" or s.lemma[c] in ("the", "this", "that", "these", "those") for c in s.children[noun])
