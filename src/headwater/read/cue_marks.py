"""Punctuation that attributes: "X: ...", a dash before a name behind a quotation or at the end of a headline."""

from __future__ import annotations

import re

from headwater.model.attribution import CueClass, SourceKind
from headwater.model.document import RegionKind
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.cues import classes, words
from headwater.read.findings import Finding, Passage, merged
from headwater.read.headline import is_title_case
from headwater.read.quotes import Quote

_COLON = 8
"""Tokens before a colon that can still be a name with its title."""
_SIGNATURE = re.compile(r"\s*(—|–|―|--|-)\s*(?=[A-Z])(?P<name>[^\n“”\"]{2,90}?)\s*(?=\n|$)")
_DASHES = frozenset(("—", "–", "―", "--", "-"))


def colon_finding(p: Passage) -> Finding | None:
    """ "Police: two held" as a headline, "GUEST: I never met him" as a transcript."""
    s = p.s
    limit = min(_COLON, len(s) - 2)
    colon = next((t for t in range(1, limit) if s.word[t] == ":"), None)
    if colon is None or s.end[colon] == s.start[colon + 1]:  # "12:30"
        return None
    before = [t for t in range(colon) if s.pos[t] not in ("PUNCT", "SPACE")]
    if not before or any(s.pos[t] in ("VERB", "AUX", "ADP", "SCONJ", "ADV") and s.lemma[t] != "of" for t in before):
        return None
    head = next((t for t in before if s.head[t] not in before or s.head[t] == t), before[-1])
    category = p.sources.category(s, head)
    transcript = all(s.word[t].isupper() or not s.word[t].isalpha() for t in before) and len(s.word[head]) > 2
    if not transcript and (s.lemma[head].lower() in words("rubrics") or category in ("situation", "image")):
        return None
    named = s.mention[head] >= 0 or s.pos[head] == "PROPN"
    if not named and s.region != RegionKind.HEADLINE and not transcript and s.index > 0:
        return None
    if len(s) - colon < 4 and not transcript:
        return None
    start, end = s.start[colon + 1], s.span.end
    if transcript:
        end = _paragraph_end(p.text, start)
    finding = _set_off(p, s, head, s.span_of(colon), [Span(start, _trimmed(p.text, end))], before)
    if transcript and finding.source_kind is SourceKind.ORGANISATION:
        finding.source_kind = SourceKind.NAMED_PERSON  # capitals look like an acronym
    return finding


def dash_finding(p: Passage) -> Finding | None:
    """A headline's "… – report": the source behind the last dash."""
    s = p.s
    if s.region != RegionKind.HEADLINE and s.index > 0:
        return None
    dash = next(
        (t for t in range(len(s) - 2, max(3, len(s) - 7), -1) if s.word[t] in _DASHES and s.start[t] > s.end[t - 1]),
        None,
    )
    if dash is None or any(s.pos[t] in ("VERB", "AUX") for t in range(dash + 1, len(s))):
        return None
    after = [t for t in range(dash + 1, len(s)) if s.pos[t] != "PUNCT"]
    if not after:
        return None
    head = next((t for t in reversed(after) if s.head[t] not in after), after[-1])
    if p.sources.category(s, head) not in ("speaker", "artefact"):
        return None
    return _set_off(p, s, head, s.span_of(dash), [Span(s.span.start, s.end[dash - 1])], after)


def headline_finding(p: Passage) -> Finding | None:
    """Title case, which parsers read as one long name: "Rebels Seize Depot, Officials Say"."""
    s = p.s
    if not is_title_case(s.word):
        return None
    forms = classes("headline_verbs")
    for token in range(1, len(s)):
        word = s.word[token].lower()
        if word not in forms:
            continue
        comma = next((t for t in range(token - 1, 1, -1) if s.word[t] in (",", "–", "—", "--")), None)
        last = [t for t in range(token + 1, len(s)) if s.pos[t] != "PUNCT"]
        if comma is not None and not last and token - comma <= 7:
            return _titled(p, token, list(range(comma + 1, token)), Span(s.span.start, s.end[comma - 1]))
        if len(last) >= 3 and token <= 6:
            return _titled(p, token, list(range(token)), Span(s.start[token + 1], s.end[last[-1]]))
    return None


def _titled(p: Passage, token: int, phrase: list[int], content: Span) -> Finding | None:
    s = p.s
    if not phrase or any(s.lemma[t].lower() in ("to", "who", "that") for t in phrase):
        return None
    head = next((t for t in reversed(phrase) if s.pos[t] in ("NOUN", "PROPN", "PRON")), phrase[-1])
    finding = _set_off(p, s, head, s.span_of(token), [content], phrase)
    finding.token = token
    finding.cue_class = classes("headline_verbs")[s.word[token].lower()]
    return finding


def signature_finding(p: Passage, quote: Quote) -> Finding | None:
    """A quotation signed by its speaker behind a dash. ``p`` is the sentence that holds the name."""
    found = _SIGNATURE.match(p.text, quote.end)
    s = p.s
    if found is None:
        return None
    name = Span(found.start("name"), found.end("name"))
    tokens = [t for t in s.at(name) if s.start[t] >= name.start]
    if not tokens or any(s.pos[t] in ("VERB", "AUX") for t in tokens[:3]):
        return None
    first = tokens[: next((i for i, t in enumerate(tokens) if s.word[t] in (",", "―", "—")), len(tokens))]
    head = next((t for t in reversed(first) if s.head[t] not in first), first[-1]) if first else tokens[0]
    finding = _set_off(p, s, head, Span(found.start(1), found.end(1)), list(quote.parts), first or tokens)
    finding.quotes = [quote]
    return finding


def signed(text: str, quote: Quote) -> int | None:
    """Where the name of a signature behind ``quote`` starts, if there is one."""
    found = _SIGNATURE.match(text, quote.end)
    return found.start("name") if found else None


def _set_off(p: Passage, s: Sentence, head: int, mark: Span, content: list[Span], phrase: list[int]) -> Finding:
    named = [t for t in phrase if s.word[t] not in ('"', "“", "”", "'")]
    return Finding(
        sentence=s,
        token=head,
        cue=mark,
        cue_class=CueClass.SAY,
        content=merged(p.text, content),
        source=head,
        source_span=s.cover(named or [head]),
        source_kind=p.sources.kind(s, head),
        because="a source set off by a mark",
    )


_TURN = re.compile(r"\n\s*\n|\n(?=\s*[\"“]?[A-Z][A-Z .'’-]+:)|(?<=[.?!…”\"])\s+(?=[A-Z][A-Z.'’-]{2,30}(?: [A-Z]+)?:)")


def _paragraph_end(text: str, start: int) -> int:
    """Where the paragraph, or the speaker's turn, is over."""
    end = _TURN.search(text, start)
    return end.start() if end else len(text)


def _trimmed(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in ' \n\t".”':
        end -= 1
    return end
