"""Clauses that the parse put inside somebody's words and that are the reporter's: "X said A, though he noted B".

A cue of saying in an adverbial or coordinate clause behind a comma reports beside the first saying, not within it:
its clause leaves the first one's content, and where it has no subject of its own it shares the first one's source.
"""

from __future__ import annotations

from headwater.model.attribution import CueClass
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.cues import words
from headwater.read.findings import Finding
from headwater.read.quotes import Quotes

_SAYING = frozenset(
    (CueClass.SAY, CueClass.ALLEGE, CueClass.WARN_FORECAST, CueClass.DENY, CueClass.REVEAL_FACTIVE, CueClass.COMMIT)
)
_PAST = ("VBD", "VBZ", "VBP")


def split_sayings(findings: list[Finding], quotes: Quotes) -> None:
    """Cuts the content of each finding before the clause of a saying that stands beside it. Changes ``findings``."""
    for finding in findings:
        outer = finding.parent
        if outer is None or outer.sentence is not finding.sentence or outer.token >= finding.token:
            continue
        if outer.cue_class not in _SAYING or finding.cue_class not in _SAYING or quotes.around(finding.position):
            continue
        start = _beside(finding.sentence, outer, finding)
        if start is not None:
            _cut(outer, finding, start)


def _beside(s: Sentence, outer: Finding, inner: Finding) -> int | None:
    """The first token of the inner clause, where it reports beside the outer saying."""
    token = inner.token
    own = frozenset(s.subtree(token))
    subject = next((c for c in s.children[token] if s.dep[c] in ("nsubj", "nsubjpass")), None)
    first = min(t for t in own if s.word[t] not in (",", "--", "–", "—"))
    led = first > 0 and s.word[first - 1] in (",", "--", "–", "—")
    dep = s.dep[token]
    if dep == "advcl" and led and subject is None and s.tag[token] == "VBG" and s.lemma[token] in words("adding"):
        return first
    marked = any(s.dep[c] in ("mark", "advmod") and s.lemma[c] in words("beside") for c in s.children[token])
    if dep == "advcl" and led and marked and subject is not None and s.tag[token] in _PAST:
        return first
    if dep == "conj" and s.tag[token] in _PAST and s.tag[outer.token] in _PAST:
        return _coordinate(s, token, first, subject)
    return None


def _coordinate(s: Sentence, token: int, first: int, subject: int | None) -> int | None:
    """ "said it would withdraw and warned": a finite verb is no conjunct of an infinitive."""
    link = next((t for t in range(first - 1, max(-1, first - 4), -1) if s.dep[t] == "cc"), None)
    if link is None:
        return None
    head = s.head[token]
    mismatch = s.tag[head] in ("VB", "VBN", "VBG") and any(s.dep[c] in ("aux", "auxpass") for c in s.children[head])
    comma = link > 0 and s.word[link - 1] == ","
    if (subject is None and mismatch) or (subject is not None and comma):
        return link
    return None


def _cut(outer: Finding, inner: Finding, start: int) -> None:
    s = inner.sentence
    while start > 0 and (s.pos[start - 1] == "PUNCT" or s.dep[start - 1] == "cc"):
        start -= 1
    edge = s.end[start - 1] if start > 0 else s.span.start
    kept = [c if c.end <= edge else Span(c.start, edge) for c in outer.content if c.start < edge]
    if not kept:
        return
    outer.content = kept
    inner.parent = outer.parent
    subject = next((c for c in s.children[inner.token] if s.dep[c] in ("nsubj", "nsubjpass")), None)
    if subject is None and outer.source is not None:
        inner.source, inner.source_span, inner.source_kind = outer.source, outer.source_span, outer.source_kind
