"""Frames of a verb cue that are constructions of their own: naming, being named in, showing, lifting the lid."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from headwater.read.cues import CueRule, words
from headwater.read.verb_view import (
    BOUNDARY,
    Match,
    VerbView,
    fits_object,
    is_finite,
    is_infinitive,
    phrase_of,
    tokens_of,
)

_QUOTES = frozenset(('"', "“", "”", "‘", "''", "``"))


def predicate(view: VerbView, rule: CueRule) -> Match | None:
    """An object and what it is called."""
    s, token = view.s, view.token
    naming = rule.lemma in words("naming")
    predicate_ = s.child(token, "oprd") if naming else None
    if (
        predicate_ is None
        and (prep := view.preposition("as")) is not None
        and s.child(prep, "pobj", "pcomp", "amod", "acomp", "advmod")
    ):
        predicate_ = prep
    if view.passive:
        if predicate_ is None and naming:
            predicate_ = s.child(token, "attr", "dobj", "xcomp") if not view.open_clause else None
        subject = view.subject[0]
        return (
            Match(content=phrase_of(view, subject) | view.below(predicate_))
            if subject and predicate_ is not None
            else None
        )
    if naming and predicate_ is None:
        small = next((c for c in s.children[token] if s.dep[c] == "ccomp" and c > token and not is_finite(s, c)), None)
        if small is not None and s.child(small, "nsubj") is not None and not is_infinitive(s, small):
            return Match(content=view.below(small))
    if naming and view.object is not None and predicate_ is None:
        both = s.having(token, "dobj")
        quoted = any(s.word[t] in _QUOTES for t in s.subtree(view.object)[1:-1])
        if len(both) > 1 or (quoted and s.child(view.object, "nmod", "compound") is not None):
            return Match(content=tokens_of(view, *both))  # "branding the story "a fairy tale""
    if naming and view.object is not None and (named := s.child(token, "dative")) is not None:
        return Match(content=tokens_of(view, named, view.object))  # "branded the group a front"
    if view.object is None or predicate_ is None:
        prep = next(
            (c for c in s.children[view.object or token] if s.lemma[c] == "as" and s.dep[c] == "prep" and c > token),
            None,
        )
        if view.object is not None and prep is not None:
            return Match(content=view.below(view.object))
        return None
    return Match(content=tokens_of(view, view.object, predicate_))


def shows(view: VerbView, rule: CueRule) -> Match | None:
    """ "purporting to show a burnt school": what is shown is the content."""
    s, found = view.s, view.open_clause
    if found is None:
        found = next(
            (c for c in s.children[view.token] if s.dep[c] == "advcl" and c > view.token and is_infinitive(s, c)), None
        )
    if found is None or s.lemma[found] not in words("showing") or s.child(found, "dobj", "ccomp") is None:
        return None
    cue = tuple(t for t in s.subtree(found) if view.token < t <= found)
    return Match(content=view.below(found) - set(cue), cue=cue)


def lid(view: VerbView, rule: CueRule) -> Match | None:
    """ "blows the lid off the network"."""
    s = view.s
    if view.object is None or not fits_object(view, rule, view.object):
        return None
    for holder in (view.token, view.object):
        for c in s.having(holder, "prep", "prt"):
            inner = s.child(c, "pobj")
            if s.lemma[c] in ("off", "on", "from", "over") and inner is not None:
                content = view.below(inner)
                if s.tag[max(content)] == "POS":  # the possessor alone: the parse lost what is his
                    ends = (t for t in range(c + 1, len(s)) if s.word[t] in BOUNDARY or s.word[t] == ".")
                    content = frozenset(range(c + 1, next(ends, len(s))))
                return Match(content=content, cue=tuple(range(view.token + 1, c + 1)))
    return None


def named_in(view: VerbView, rule: CueRule) -> Match | None:
    """ "was named in the report", "his name appeared in the ledger": who is named is the content."""
    s = view.s
    if not view.passive and (rule.lemma not in words("appearing") or view.object is not None):
        return None
    for lemma in ("in", "on", "as", "by"):
        prep = view.preposition(lemma)
        place = s.child(prep, "pobj") if prep is not None else None
        if place is not None and lemma in ("in", "on", "by") and view.subject[0]:
            return Match(
                content=phrase_of(view, view.subject[0]), cue=(prep,) if prep is not None else (), source=place
            )
    return None


CONSTRUCTIONS: Mapping[str, Callable[[VerbView, CueRule], Match | None]] = {
    "np_as": predicate,
    "named_in": named_in,
    "shows": shows,
    "lid": lid,
}
