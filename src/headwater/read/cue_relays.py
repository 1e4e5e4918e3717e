"""Through whose hands words came: documents an outlet obtained, sources it cites, the outlet one spoke to."""

from __future__ import annotations

from headwater.model.attribution import CueClass
from headwater.model.mention import EntityType
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.cues import words
from headwater.read.findings import Finding, Passage
from headwater.read.noun_phrases import noun_phrase
from headwater.read.verb_view import agents

_PAPER = ("artefact", "image")


def access_finding(p: Passage, token: int) -> Finding | None:
    """ "a dossier obtained by the Herald", "the Herald has seen it", "files leaked to the Herald": no content."""
    s = p.s
    lemma = s.lemma[token]
    if p.walker.is_passive(token):
        holder, cue_end = _receiver(s, token)
        paper = next(iter(p.walker.subject(token)[0]), None)
    else:
        holder, cue_end = next(iter(p.walker.subject(token)[0]), None), token
        paper = s.child(token, "dobj")
        if lemma in words("giving") or (holder is not None and not _reads(p, holder, lemma)):
            return None
    if holder is None or paper is None:
        return None
    paper = _original(p, paper)
    if p.sources.category(s, paper) not in _PAPER or p.sources.category(s, holder) not in ("speaker", "any"):
        return None
    own = frozenset(s.subtree(token)) | {token}
    source = noun_phrase(s, paper, own if paper not in own else frozenset((token,)))
    return Finding(
        sentence=s,
        token=token,
        cue=s.cover((token, cue_end)) if token < cue_end <= token + 1 else s.span_of(token),
        cue_class=CueClass.ACCESS,
        content=[],
        source=paper,
        source_span=s.cover(source),
        source_kind=p.sources.kind(s, paper),
        obtained_token=holder,
        obtained_by=s.cover(noun_phrase(s, holder, frozenset((token,)))),
        because="access",
    )


def _receiver(s: Sentence, token: int) -> tuple[int | None, int]:
    """Whose hands it came into, and the preposition that says so."""
    if s.lemma[token] in words("giving"):
        for c in s.children[token]:
            if s.dep[c] in ("prep", "dative") and s.lemma[c] in ("to", "with"):
                return s.child(c, "pobj"), c
        return None, token
    doers = agents(s, token)
    return (doers[0], s.head[doers[0]]) if doers else (None, token)


def _reads(p: Passage, holder: int, lemma: str) -> bool:
    """Anybody obtains; who sees or reviews must be one that reports."""
    if lemma in words("obtaining"):
        return True
    s = p.s
    return p.sources.type_of(s, holder) is EntityType.OUTLET or s.lemma[holder].lower() in words("reporters")


def _original(p: Passage, paper: int) -> int:
    """ "a copy of the report" is the report."""
    s = p.s
    if s.lemma[paper] in words("copies"):
        for c in s.having(paper, "prep"):
            inner = s.child(c, "pobj")
            if s.lemma[c] == "of" and inner is not None:
                return inner
    return paper


def cited_finding(p: Passage, token: int, main: Finding | None) -> Finding | None:
    """ "the Herald, citing two officials, reported that ...": the officials stand behind the Herald's words."""
    s = p.s
    source = s.child(token, "dobj")
    if main is None or source is None or not main.content or s.tag[token] != "VBG":
        return None
    if p.sources.category(s, source) not in ("speaker", "artefact"):
        return None
    main.content = _before(main.content, s.cover(s.subtree(token)), p.text)
    return Finding(
        sentence=s,
        token=token,
        cue=s.span_of(token),
        cue_class=CueClass.ACCORDING_TO,
        content=list(main.content),
        source=source,
        source_span=s.cover(noun_phrase(s, source, frozenset((token,)))),
        source_kind=p.sources.kind(s, source),
        scope=main.scope,
        because="cited",
        parent=main,
    )


def _before(content: list[Span], aside: Span, text: str) -> list[Span]:
    """``content`` without the aside that names the source."""
    found = []
    for span in content:
        if span.start < aside.start and aside.end >= span.end > aside.start:
            end = aside.start
            while end > span.start and text[end - 1] in " ,–—-":
                end -= 1
            span = Span(span.start, end)
        if not aside.contains(span):
            found.append(span)
    return found or content


def note_outlet(p: Passage, finding: Finding, outlet: str | None) -> None:
    """Sets ``obtained_by`` where the source spoke to an outlet: "told the Herald", "in an interview with it"."""
    s, token = p.s, finding.token
    if finding.obtained_by is not None or finding.source is None:
        return
    heard = _told(p, token, outlet)
    if heard is None:
        heard = next((t for c in s.children[token] if (t := _interviewer(p, c, outlet)) is not None), None)
    if heard is None:
        heard = _quoting(p, finding.source)
    if heard is not None and heard != finding.source:
        finding.obtained_token = heard
        finding.obtained_by = s.cover(noun_phrase(s, heard, frozenset((token,))))


def _told(p: Passage, token: int, outlet: str | None) -> int | None:
    s = p.s
    for c in s.children[token]:
        if s.dep[c] in ("dobj", "dative") and s.pos[c] in ("PROPN", "NOUN") and _is_outlet(p, c, outlet):
            return c
        if s.dep[c] in ("prep", "dative") and s.lemma[c] == "to":
            inner = s.child(c, "pobj")
            if inner is not None and _is_outlet(p, inner, outlet):
                return inner
    return None


def _interviewer(p: Passage, prep: int, outlet: str | None) -> int | None:
    """ "in an interview with the Herald", "in comments to the Herald"."""
    s = p.s
    noun = s.child(prep, "pobj") if s.dep[prep] == "prep" else None
    if noun is None or s.lemma[noun] not in words("interviews"):
        return None
    for c in s.having(noun, "prep"):
        inner = s.child(c, "pobj")
        if s.lemma[c] in ("with", "to", "for", "on") and inner is not None and _is_outlet(p, inner, outlet):
            return inner
    return None


def _quoting(p: Passage, source: int) -> int | None:
    """ "an official quoted by the Herald said"."""
    s = p.s
    for c in s.having(source, "acl"):
        if s.lemma[c] in words("quoting") and (doers := agents(s, c)):
            return doers[0]
    return None


def _is_outlet(p: Passage, token: int, outlet: str | None) -> bool:
    s = p.s
    if p.sources.type_of(s, token) is EntityType.OUTLET:
        return True
    name = s.word[token].casefold().removeprefix("the ")
    return bool(outlet) and name in (outlet or "").casefold() and s.pos[token] == "PROPN" and len(name) > 3


def share_access(findings: list[Finding]) -> None:
    """What one clause says of a document's way here holds for all that the sentence draws from it."""
    for access in (f for f in findings if f.cue_class is CueClass.ACCESS):
        for other in findings:
            if other.sentence is access.sentence and other.source == access.source and other.obtained_by is None:
                other.obtained_by, other.obtained_token = access.obtained_by, access.obtained_token


def no_comment(s: Sentence, token: int) -> Span | None:
    """ "declined to comment", "did not respond", "could not be reached": silence, asked for and noted."""
    lemma = s.lemma[token]
    below = {s.lemma[c] for c in s.children[token]}
    negated = any(s.dep[c] == "neg" for c in s.children[token])
    if lemma in ("decline", "refuse") and below & words("commenting"):
        return s.cover((token, max(c for c in s.children[token] if s.lemma[c] in words("commenting"))))
    if lemma in words("silent") and negated:
        return s.cover((min(c for c in s.children[token] if s.dep[c] in ("neg", "aux")), token))
    if lemma == "reach" and negated and "be" in below:
        return s.cover((min(c for c in s.children[token] if s.dep[c] in ("neg", "aux", "auxpass")), token))
    return None
