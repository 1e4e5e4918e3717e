"""Adjectives that attribute: "is certain that", "notorious for", "the alleged payment"."""

from __future__ import annotations

from headwater.model.attribution import CueClass, SourceKind
from headwater.read.cue_verbs import asserted
from headwater.read.cues import CueRule, classes, words
from headwater.read.findings import Finding, Passage, spans_of, with_quotes
from headwater.read.noun_phrases import noun_phrase
from headwater.read.verb_view import is_finite, is_infinitive


def adjective_finding(p: Passage, token: int, rules: tuple[CueRule, ...]) -> Finding | None:
    """What the adjective at ``token`` attributes, if one of its rules fits."""
    for rule in rules:
        reputed = rule.source_kind is SourceKind.REPUTATION
        found = _reputed(p, token, rule) if reputed else _predicative(p, token, rule)
        if found is not None:
            return found
    return None


def _predicative(p: Passage, token: int, rule: CueRule) -> Finding | None:
    """ "X is certain that ...": the subject of the copula is the source."""
    s = p.s
    link = s.head[token]
    if s.dep[token] not in ("acomp", "oprd", "attr", "advmod") or s.lemma[link] not in words("links"):
        return None
    subjects = p.walker.subject(link)[0]
    if not subjects or p.sources.category(s, subjects[0]) not in rule.source:
        return None
    for name in rule.frames:
        for holder in (token, link):
            content, cue = _complement(p, holder, token, name)
            if content:
                return _finding(p, token, rule, content, cue=(link, *cue), source=subjects[0])
    return None


def _complement(p: Passage, holder: int, token: int, name: str) -> tuple[frozenset[int], tuple[int, ...]]:
    s = p.s
    for c in s.children[holder]:
        if c <= token:
            continue
        if name == "that" and s.dep[c] in ("ccomp", "advcl") and is_finite(s, c) and not _adverbial(p, c):
            return frozenset(s.subtree(c)), ()
        if name == "to" and s.dep[c] in ("xcomp", "advcl", "ccomp") and is_infinitive(s, c):
            return frozenset(s.subtree(c)), ()
        if s.dep[c] == "prep" and s.lemma[c] == name and s.child(c, "pobj", "pcomp") is not None:
            return frozenset(s.subtree(c)) - {c}, (c,) if c == token + 1 else ()
    return frozenset(), ()


def _adverbial(p: Passage, clause: int) -> bool:
    s = p.s
    return any(s.dep[m] == "mark" and s.lemma[m] not in ("that", "whether", "if") for m in s.children[clause])


def _reputed(p: Passage, token: int, rule: CueRule) -> Finding | None:
    """ "Desh, notorious for running guns": everybody says so, and nobody in particular."""
    s = p.s
    for name in rule.frames:
        prep = next((c for c in s.children[token] if s.dep[c] == "prep" and s.lemma[c] == name), None)
        if prep is None or s.child(prep, "pobj", "pcomp") is None:
            continue
        about = _described(p, token)
        if about is not None:
            content = frozenset(s.subtree(prep)) - {prep}
            own = frozenset(s.subtree(token))
            return _finding(p, token, rule, content | set(noun_phrase(s, about, own)), cue=(prep,), source=None)
    return None


def _described(p: Passage, token: int) -> int | None:
    s = p.s
    head = s.head[token]
    if s.dep[token] in ("amod", "appos") or (s.dep[token] == "acl" and s.pos[head] in ("NOUN", "PROPN")):
        return head
    if head != token and s.pos[head] in ("VERB", "AUX"):
        subjects = p.walker.subject(head)[0]
        return subjects[0] if subjects else None
    return None


def _finding(
    p: Passage, token: int, rule: CueRule, content: frozenset[int], cue: tuple[int, ...], source: int | None
) -> Finding | None:
    s = p.s
    first = min(token, *cue)
    last = max(t for t in (token, *cue) if t <= token + 1)
    phrase = noun_phrase(s, source, frozenset((*content, *range(first, last + 1)))) if source is not None else ()
    spans = with_quotes(p.text, spans_of(s, content - set(phrase)), p.quotes.within(s.span))
    if not spans:
        return None
    kind = rule.source_kind or (p.sources.kind(s, source) if source is not None else SourceKind.PASSIVE_NONE)
    return Finding(
        sentence=s,
        token=token,
        cue=s.cover((first, last)),
        cue_class=rule.cue_class,
        content=spans,
        source=source,
        source_span=s.cover(phrase) if phrase else None,
        source_kind=kind,
        scope=rule.scope if asserted(s, s.head[token]) else rule.scope.NONE,
        kind=rule.kind,
        because=rule.id,
    )


def modifier_finding(p: Passage, token: int) -> Finding | None:
    """ "the alleged payment": the noun phrase, and nobody says so."""
    s = p.s
    cue_class: CueClass = classes("modifiers")[s.word[token].lower()]
    noun = s.head[token]
    before = {t for c in s.children[noun] if s.dep[c] in ("det", "poss") and c < token for t in s.subtree(c)}
    content = frozenset(noun_phrase(s, noun)) - {token} - before
    spans = with_quotes(p.text, spans_of(s, content), p.quotes.within(s.span))
    if not spans:
        return None
    return Finding(
        sentence=s,
        token=token,
        cue=s.span_of(token),
        cue_class=cue_class,
        content=spans,
        because="modifier",
    )
