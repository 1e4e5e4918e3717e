"""Nouns that attribute: "the army's denial", "allegations of fraud", "a claim that the road was open"."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.attribution import AttributionKind, CueClass, SourceKind
from headwater.read.cue_verbs import group_start
from headwater.read.cues import CueRule, words
from headwater.read.findings import Finding, Passage, spans_of, with_quotes
from headwater.read.noun_phrases import noun_phrase
from headwater.read.verb_view import agents, is_finite


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    """Whose saying the noun is: a token, and the words of the cue that lead to it."""

    token: int
    cue: tuple[int, ...] = ()
    verb: int = -1


def noun_finding(p: Passage, token: int, rules: tuple[CueRule, ...]) -> Finding | None:
    """What the noun at ``token`` attributes, if one of its rules fits."""
    if p.s.dep[token] in ("compound", "nmod", "amod", "npadvmod"):
        return None
    owner = _owner(p, token)
    for rule in rules:
        if owner is not None and p.sources.category(p.s, owner.token) not in (*rule.source, "any"):
            continue
        for name in rule.frames:
            content, cue = _content(p, token, name)
            if content and (owner is not None or name == "that" or rule.ownerless or rule.cue_class is CueClass.ALLEGE):
                return _built(p, token, rule, owner, content, cue)
        if "bare" in rule.frames and owner is not None and p.s.dep[owner.token] == "poss":
            return _built(p, token, rule, owner, frozenset(), ())
    return None


def depiction_finding(p: Passage, token: int) -> Finding | None:
    """ "a photo of Desh shaking hands with the director": what the image shows."""
    s = p.s
    for prep in s.having(token, "prep"):
        shown = s.child(prep, "pobj", "pcomp")
        if s.lemma[prep] != "of" or shown is None:
            continue
        doing = [c for h in (shown, token) for c in s.having(h, "acl") if s.tag[c] == "VBG" and c > shown]
        if s.tag[shown] != "VBG" and not doing:
            continue
        content = frozenset((*s.subtree(prep), *(t for c in doing for t in s.subtree(c)))) - {prep}
        source = noun_phrase(s, token, content | {prep})
        return Finding(
            sentence=s,
            token=token,
            cue=s.span_of(prep),
            cue_class=CueClass.DEPICT,
            content=with_quotes(p.text, spans_of(s, content), p.quotes.within(s.span)),
            source=token,
            source_span=s.cover(source),
            source_kind=SourceKind.IMAGE_OR_VIDEO,
            kind=AttributionKind.DEPICTION,
            because="an image of something happening",
        )
    return None


def _owner(p: Passage, token: int) -> _Owner | None:
    """Possessor, "by X", "from X", a name before it, or the subject of the verb that utters it."""
    s = p.s
    poss = s.child(token, "poss")
    if poss is not None:
        return _Owner(token=poss)
    for c in s.children[token]:
        if c > token and s.dep[c] in ("prep", "agent") and s.lemma[c] in ("by", "from", "among"):
            inner = s.child(c, "pobj")
            if inner is not None and p.sources.category(s, inner) != "situation":
                return _Owner(token=inner, cue=(c,) if c == token + 1 else ())
        if c > token and s.dep[c] == "acl" and s.tag[c] == "VBN":
            doers = agents(s, c)
            if doers:
                return _Owner(token=doers[0])
    for c in s.children[token]:
        if c < token and s.dep[c] in ("compound", "nmod", "amod") and s.mention[c] >= 0:
            return _Owner(token=c)
    return _utterer(p, token)


def _utterer(p: Passage, token: int) -> _Owner | None:
    s = p.s
    head = s.head[token]
    if head == token or s.lemma[head] not in words("uttering") or s.pos[head] not in ("VERB", "AUX"):
        return None
    if s.dep[token] == "dobj" and not p.walker.is_passive(head):
        subject = p.walker.subject(head)[0]
        if subject and subject[0] != token and p.sources.category(s, subject[0]) in ("speaker", "artefact", "any"):
            return _Owner(token=subject[0], verb=head)
    if s.dep[token] == "nsubjpass":
        doers = agents(s, head)
        return _Owner(token=doers[0]) if doers else None
    return None


def _content(p: Passage, token: int, name: str) -> tuple[frozenset[int], tuple[int, ...]]:
    s = p.s
    if name in ("that", "to"):
        for c in s.children[token]:
            if c <= token or s.dep[c] not in ("acl", "relcl", "ccomp", "xcomp", "appos"):
                continue
            marked = any(s.lemma[m] == "that" and s.dep[m] == "mark" for m in s.children[c])
            infinitive = s.tag[c] == "VB" and any(s.tag[m] == "TO" for m in s.children[c])
            if (name == "that" and marked and is_finite(s, c)) or (name == "to" and infinitive):
                return frozenset(s.subtree(c)), ()
        head = s.head[token]
        if name == "that" and s.dep[token] == "nsubj" and s.lemma[head] == "be":
            clause = s.child(head, "ccomp")
            if clause is not None and any(s.lemma[m] == "that" for m in s.children[clause]):
                return frozenset(s.subtree(clause)), ()
        return frozenset(), ()
    for c in s.children[token]:
        if c > token and s.dep[c] == "prep" and s.lemma[c] == name and s.child(c, "pobj", "pcomp") is not None:
            return frozenset(s.subtree(c)) - {c}, (c,) if c == token + 1 else ()
    return frozenset(), ()


def _built(
    p: Passage, token: int, rule: CueRule, owner: _Owner | None, content: frozenset[int], cue: tuple[int, ...]
) -> Finding | None:
    s = p.s
    if owner is not None and owner.token in content:
        owner = None
    cue_tokens = (*_uttering(p, token, owner), token, *cue)
    blocked = frozenset((token, *cue_tokens, *content))
    phrase = noun_phrase(s, owner.token, blocked) if owner is not None else ()
    content -= set(phrase)
    if owner is not None:
        content -= set(owner.cue)
    spans = with_quotes(p.text, spans_of(s, content), p.quotes.within(s.span))
    if not spans and "bare" not in rule.frames:
        return None
    return Finding(
        sentence=s,
        token=token,
        cue=s.cover(cue_tokens),
        cue_class=rule.cue_class,
        content=spans,
        source=owner.token if owner is not None else None,
        source_span=s.cover(phrase) if phrase else None,
        source_kind=p.sources.kind(s, owner.token) if owner is not None else SourceKind.PASSIVE_NONE,
        scope=rule.scope,
        kind=rule.kind,
        because=rule.id,
        support=owner.verb if owner is not None else -1,
    )


def _uttering(p: Passage, token: int, owner: _Owner | None) -> tuple[int, ...]:
    """The verb before the noun, where only its article and adjectives stand between: "has issued a firm denial"."""
    s = p.s
    if owner is None or not 0 <= token - owner.verb <= 5 or owner.verb < 0:
        return ()
    if any(s.head[t] != token and s.dep[t] != "advmod" for t in range(owner.verb + 1, token)):
        return ()
    return tuple(range(group_start(s, owner.verb), token))
