"""Clauses that a cue governs without being its complement: around it, before it, or behind a lost "that"."""

from __future__ import annotations

from headwater.model.syntax import Sentence
from headwater.read.cue_frames import clause
from headwater.read.cues import CueRule, words
from headwater.read.noun_phrases import noun_phrase
from headwater.read.verb_view import BOUNDARY, Match, VerbView

_QUOTE_MARKS = frozenset(("“", "‘", "'", "``", "«", "»"))
_ENDS = BOUNDARY | {".", "?", "!", ")"}
_ASIDE = 14
"""Tokens of the longest clause that can stand between commas inside what is said."""


def clause_of(view: VerbView, rule: CueRule, source: int | None) -> Match | None:
    """The clause a cue governs: its complement, all before it where it closes the sentence, or what it stands in."""
    match = clause(view, rule)
    if match is not None and (view.token in match.content or not _set_off(view, match, source)):
        match = None
    if rule.strong and (match is None or max(match.content) < view.token):
        match = _remainder(view, source) or match
    if match is not None:
        return match
    aside = "quote" in rule.frames and rule.lemma not in words("no_asides")
    return (_around(view, source) if aside else None) or (_rest(view, source) if rule.strong else None)


def _set_off(view: VerbView, match: Match, source: int | None) -> bool:
    """What is said before the cue ends with a comma or a mark; what is said after it need not."""
    s, last = view.s, max(match.content)
    if last > view.token:
        return True
    first = min(view.token, source if source is not None and source > last else view.token)
    return any(s.word[t] in _ENDS or s.word[t] in _QUOTE_MARKS for t in range(last, first))


def _around(view: VerbView, source: int | None) -> Match | None:
    """The clause around a cue between commas ("Y, X said, Z") or behind "as" ("as X said")."""
    s, token = view.s, view.token
    head = s.head[token]
    if head == token or source is None or view.object is not None or view.passive:
        return None
    own = view.below(token)
    content = view.below(clause_head(s, head)) - own
    if s.dep[token] == "advcl" and any(s.lemma[c] == "as" and c < token for c in s.children[token]):
        return Match(content=content)
    if s.dep[token] not in ("parataxis", "ccomp", "advcl", "dep", "relcl", "appos", "conj") or source not in own:
        return None
    bare = [t for t in own if s.word[t] not in BOUNDARY]
    first, last = min(bare), max(bare)
    opened = first > 0 and s.word[first - 1] in BOUNDARY
    closed = last + 1 >= len(s) or s.word[last + 1] in _ENDS
    return Match(content=content) if opened and closed and len(bare) <= _ASIDE and len(content) > 1 else None


def clause_head(s: Sentence, token: int) -> int:
    """The nearest word above that heads a clause: a fragment is not what is said."""
    tops = ("ccomp", "relcl", "advcl", "conj")
    while s.head[token] != token and s.dep[token] not in tops and s.pos[token] not in ("VERB", "AUX"):
        token = s.head[token]
    return token


def _remainder(view: VerbView, source: int | None) -> Match | None:
    """A saying verb that closes the sentence: all before its comma is said, whatever the parse made of it."""
    s, token = view.s, view.token
    if source is None or view.passive or s.tag[token] not in ("VBD", "VBZ", "VBP") or view.object is not None:
        return None
    near = [t for t in (token, *noun_phrase(s, source, frozenset((token,)))) if abs(t - token) < 25]
    first, last = min(near), max(near)
    if first < 4 or s.word[first - 1] not in (",", "--", "–", "—") or len(s) - last > 12:
        return None
    content = frozenset(range(first - 1))
    if s.dep[token] not in ("ROOT", "parataxis", "ccomp", "conj", "relcl") or any(
        s.lemma[t] in words("plain_saying") for t in content
    ):
        return None
    return Match(content=content) if any(s.pos[t] in ("VERB", "AUX") for t in content) else None


def _rest(view: VerbView, source: int | None) -> Match | None:
    """A saying verb whose complement the parse took for something else: what follows "that", or the verb itself."""
    s, token = view.s, view.token
    if source is None or view.passive or s.tag[token] not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    near = range(token + 1, min(token + 10, len(s)))
    start = next((t for t in near if s.lemma[t] == "that" and s.tag[t] in ("IN", "WDT")), None)
    if start is None and s.lemma[token] == "say":
        start = token + 1
    if (
        start is None
        or start >= len(s)
        or source > token
        or any(s.word[t] in (",", ";", '"', "“", ":") for t in range(token + 1, start + 1))
    ):
        return None
    last = next((t for t in range(start, len(s)) if s.word[t] == ";"), len(s))
    content = frozenset(range(start, last))
    return Match(content=content) if any(s.tag[t] in ("VBD", "VBZ", "VBP", "MD") for t in content) else None
