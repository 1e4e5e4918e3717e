"""What a verb cue governs in each of its frames: the tokens of the content, and the words the cue adds.

One function a frame; ``rules/en/cues.yml`` says which verbs have which. Denial, saying and believing reach into
complements only (ccomp, xcomp, object, preposition), never into adverbial or coordinate clauses.
"""

from __future__ import annotations

from collections.abc import Callable

from headwater.model.attribution import CueClass
from headwater.model.syntax import Sentence
from headwater.read.cue_constructions import CONSTRUCTIONS
from headwater.read.cues import CueRule, words
from headwater.read.verb_view import Match, VerbView, fits_object, is_finite, is_infinitive, phrase_of, tokens_of

_RELATIVE = frozenset(("that", "which", "who", "whom"))

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "mark")


def clause(view: VerbView, rule: CueRule) -> Match | None:
    """A finite clause after the verb or before it."""
    s = view.s
    if view.clause is not None:
        content = view.below(view.clause)
        held = view.object
        if held is not None and view.token < held < view.clause and s.child(view.clause, *_SUBJECTS) is None:
            content |= view.below(held)  # "warn this pact could fail": the subject read as an object
        return Match(content=content)
    if rule.addressee and view.object is not None:  # "informed the staff that ..." read as a relative clause
        for c in s.having(view.object, "relcl", "acl"):
            if any(s.dep[m] == "mark" and s.lemma[m] == "that" for m in s.children[c]) and is_finite(s, c):
                return Match(content=view.below(c))
    return None


def infinitive(view: VerbView, rule: CueRule) -> Match | None:
    """The infinitive of the source's own act."""
    found = view.open_clause
    s = view.s
    if view.passive or found is None or view.object is not None:
        return None
    if not is_infinitive(s, found) or s.child(found, "nsubj") is not None:
        return None
    return Match(content=view.below(found))


def object_infinitive(view: VerbView, rule: CueRule) -> Match | None:
    """The infinitive of whoever is told, asked or expected to act."""
    s, found = view.s, view.open_clause
    if found is None:
        found = next(
            (c for c in s.children[view.token] if s.dep[c] == "advcl" and c > view.token and is_infinitive(s, c)), None
        )
    if found is None or not is_infinitive(s, found):
        on = view.preposition("on") or view.preposition("upon") if rule.particle in ("on", "upon") else None
        found = s.child(on, "pcomp") if on is not None else None
        if found is None:
            return None
    if view.passive:
        return Match(content=view.below(found))
    if s.child(found, "nsubj") is not None:
        return Match(content=view.below(found))
    target = view.object if view.object is not None else s.child(view.token, "dative")
    prep = view.preposition(rule.particle or "to") if target is None else None
    if prep is not None:
        target = s.child(prep, "pobj")
    if target is None or target > found:
        return None
    return Match(content=tokens_of(view, target, found), cue=(prep,) if prep is not None and rule.particle else ())


def gerund(view: VerbView, rule: CueRule) -> Match | None:
    """ "denied supplying the rebels"."""
    s = view.s
    for c in s.children[view.token]:
        if s.dep[c] not in ("ccomp", "xcomp", "dobj") or c < view.token:
            continue
        having = any(s.dep[a] in ("aux", "auxpass") and s.tag[a] == "VBG" for a in s.children[c])
        if s.tag[c] == "VBG" or having:
            return Match(content=view.below(c))
    return None


def noun(view: VerbView, rule: CueRule) -> Match | None:
    """The object; in the passive, the subject, if somebody is named as the source."""
    s = view.s
    if view.passive:
        subject = view.subject[0]
        if rule.addressee or not subject or not view.agents or not fits_object(view, rule, subject[0]):
            return None
        return Match(content=phrase_of(view, subject))
    if view.object is None or s.child(view.token, "dative") is not None or not fits_object(view, rule, view.object):
        return None
    whose = any(s.lemma[c] == "whose" for c in s.children[view.object])
    if view.object < view.token and s.lemma[view.object] not in _RELATIVE and not whose:
        return None
    content = view.below(view.object)
    if rule.cue_class is CueClass.DEPICT:
        content |= _doing(view, content)
    return Match(content=content)


def _doing(view: VerbView, shown: frozenset[int]) -> frozenset[int]:
    """What the one shown is doing, though an apposition stands between: "the coordinator, Tomas Ilde, handing ..."."""
    s, after = view.s, max(shown) + 1
    while after < len(s) and s.word[after] == ",":
        after += 1
    if after < len(s) and s.tag[after] == "VBG" and s.dep[after] not in ("amod", "compound"):
        return frozenset(t for t in view.below(after) if t >= after)
    return frozenset()


def object_and(prep_lemma: str) -> Callable[[VerbView, CueRule], Match | None]:
    """An object with a phrase in ``prep_lemma``; in the passive the subject with it."""

    def frame(view: VerbView, rule: CueRule) -> Match | None:
        s = view.s
        prep = view.preposition(prep_lemma)
        if prep is None and view.object is not None:
            prep = next((c for c in s.children[view.object] if s.lemma[c] == prep_lemma and s.dep[c] == "prep"), None)
        if prep is None and view.passive and view.agents:  # "accused by the army of theft"
            prep = next(
                (c for c in s.children[view.agents[0]] if s.lemma[c] == prep_lemma and s.child(c, "pcomp")), None
            )
        if prep is None or _is_time(s, prep):
            return None
        if view.passive:
            subject = view.subject[0]
            if not subject or (not view.agents and rule.cue_class is CueClass.SAY):
                return None
            rest = view.below(prep) - {prep}
            return Match(content=phrase_of(view, subject) | rest, cue=(prep,))
        if view.object is None or not fits_object(view, rule, view.object):
            return None
        return Match(content=tokens_of(view, view.object, prep))

    return frame


def _is_time(s: Sentence, prep: int) -> bool:
    inner = s.child(prep, "pobj")
    return inner is not None and (s.lemma[inner] in words("times"))


def preposition(lemma: str) -> Callable[[VerbView, CueRule], Match | None]:
    """A phrase in ``lemma`` alone."""

    def frame(view: VerbView, rule: CueRule) -> Match | None:
        s = view.s
        prep = view.preposition(lemma)
        if prep is None or prep < view.token or (lemma != "of" and _is_time(s, prep)):
            return None
        if view.object is not None and not rule.addressee:
            return None
        inner = s.child(prep, "pobj", "pcomp")
        if inner is None or s.lemma[inner] in rule.not_objects or s.lemma[inner] in words("no_content"):
            return None
        content = view.below(prep) - {prep}
        if view.passive:
            return None
        return Match(content=content, cue=(*view.particles[:1], prep))

    return frame


def passive_infinitive(view: VerbView, rule: CueRule) -> Match | None:
    """ "X is believed to have fled": subject and infinitive."""
    s, found = view.s, view.open_clause
    if not view.passive or found is None or not view.subject[0]:
        return None
    if not is_infinitive(s, found):
        return None
    return Match(content=phrase_of(view, view.subject[0]) | view.below(found))


_NAMED: dict[str, Callable[[VerbView, CueRule], Match | None]] = {
    "clause": clause,
    "to": infinitive,
    "obj_to": object_infinitive,
    "ing": gerund,
    "np": noun,
    "passive_to": passive_infinitive,
}


def frame(name: str) -> Callable[[VerbView, CueRule], Match | None]:
    """The function of a frame name; every other name is a preposition, with or without an object before it."""
    if name in CONSTRUCTIONS:
        return CONSTRUCTIONS[name]
    if name not in _NAMED:
        _NAMED[name] = object_and(name[3:]) if name.startswith("np_") else preposition(name)
    return _NAMED[name]
