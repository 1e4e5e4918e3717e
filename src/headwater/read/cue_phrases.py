"""Cues that are no verbs: "according to", "per", "in the words of", adverbs, and a source set off by a mark."""

from __future__ import annotations

from headwater.model.attribution import CueClass, SourceKind
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.cues import classes, words
from headwater.read.findings import Finding, Passage, spans_of, with_quotes
from headwater.read.noun_phrases import noun_phrase


def phrase_finding(p: Passage, token: int) -> Finding | None:
    """What the preposition or adverb at ``token`` attributes."""
    s = p.s
    word = s.word[token].lower()
    if word == "according":
        inner = s.child(token, "prep")
        return _of_phrase(p, token, inner) if inner is not None else None
    if word in ("per",):
        return _of_phrase(p, token, token)
    if word in ("in", "by", "to"):
        return _in_words_of(p, token)
    if word in classes("adverbs") and s.pos[token] == "ADV":
        return _adverb(p, token)
    return None


def _of_phrase(p: Passage, token: int, prep: int) -> Finding | None:
    s = p.s
    source = s.child(prep, "pobj")
    if source is None or s.lemma[source].lower() in words("no_authorities"):
        return None
    if token == prep and p.sources.category(s, source) == "situation":  # "per day"
        return None
    last = prep if prep == token + 1 else token
    return _governed(p, token, Span(s.start[token], s.end[last]), source, CueClass.ACCORDING_TO)


def _in_words_of(p: Passage, token: int) -> Finding | None:
    """ "in the words of X", "in X's view", "by X's account"."""
    s = p.s
    noun = s.child(token, "pobj")
    if noun is None or s.lemma[noun] not in words("views"):
        return None
    owner = s.child(noun, "poss")
    of = next((c for c in s.having(noun, "prep") if s.lemma[c] == "of"), None)
    if owner is None and of is not None:
        owner = s.child(of, "pobj")
    if owner is None or p.sources.category(s, owner) == "situation":
        return None
    cue = (
        s.cover((token, of))
        if of is not None and owner > of
        else s.cover((token, noun))
        if owner > noun
        else s.span_of(noun)
    )
    return _governed(p, token, cue, owner, CueClass.ACCORDING_TO)


def _governed(p: Passage, token: int, cue: Span, source: int, cue_class: CueClass) -> Finding | None:
    """The clause that the phrase modifies."""
    s = p.s
    own = frozenset(s.subtree(token))
    content = _clause_of(s, token) - own
    phrase = noun_phrase(s, source, frozenset(t for t in range(len(s)) if t not in own))
    spans = with_quotes(p.text, spans_of(s, content), p.quotes.within(s.span))
    if not spans:
        return None
    return Finding(
        sentence=s,
        token=token,
        cue=cue,
        cue_class=cue_class,
        content=spans,
        source=source,
        source_span=s.cover(phrase),
        source_kind=p.sources.kind(s, source),
        because="according to",
    )


def _clause_of(s: Sentence, token: int) -> frozenset[int]:
    """The nearest finite clause around ``token``; the sentence where the phrase opens or closes it."""
    top = s.head[token]
    while s.head[top] != top and not (
        s.pos[top] in ("VERB", "AUX") and s.dep[top] in ("ccomp", "conj", "advcl", "relcl", "parataxis")
    ):
        top = s.head[top]
    return frozenset(s.subtree(top))


def _adverb(p: Passage, token: int) -> Finding | None:
    """ "allegedly", "reportedly": what the adverb modifies, and nobody says so."""
    s = p.s
    head = s.head[token]
    if head == token:
        return None
    top = head
    while s.head[top] != top and s.pos[top] not in ("VERB", "AUX"):
        top = s.head[top]
    content = frozenset(s.subtree(top)) - {token}
    if s.dep[top] in ("acl", "relcl", "amod"):
        content |= {s.head[top]}
    return _hidden(p, token, content, classes("adverbs")[s.word[token].lower()])


def _hidden(p: Passage, token: int, content: frozenset[int], cue_class: CueClass) -> Finding | None:
    s = p.s
    spans = with_quotes(p.text, spans_of(s, content), p.quotes.within(s.span))
    if not spans:
        return None
    return Finding(
        sentence=s,
        token=token,
        cue=s.span_of(token),
        cue_class=cue_class,
        content=spans,
        source_kind=SourceKind.PASSIVE_NONE,
        because=s.word[token].lower(),
    )
