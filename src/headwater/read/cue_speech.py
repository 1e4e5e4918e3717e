"""Quotations beside a cue: "...," said X; X said: "..."; "...," X said, "..."."""

from __future__ import annotations

from headwater.read.findings import Passage
from headwater.read.noun_phrases import noun_phrase
from headwater.read.quotes import Quote
from headwater.read.verb_view import VerbView

_SEPARATORS = " ,:;-–—\n\t\"'"
_GAP = 10
"""Words that may stand between a quotation and its cue clause ("...," in a statement on Friday, X said)."""
_LEAD = 14
"""Words that may stand between a cue and the colon or comma before its quotation."""
_NEAR = 30


def speech(p: Passage, view: VerbView, source: int | None, strong: bool) -> tuple[Quote, ...]:
    """The quotations that the cue clause introduces or closes, in order of the text."""
    s, token = view.s, view.token
    around = p.quotes.around(s.start[token])
    phrase = noun_phrase(s, source, frozenset((token,))) if source is not None else ()
    near = [token, *view.particles, *(t for t in phrase if abs(t - token) <= _NEAR)]
    first, last = min(near), max(near)
    found: list[Quote] = []
    before = p.quotes.before(s.start[first])
    free = view.clause is None and view.object is None
    here = before is not None and before.end > s.span.start and before is not around
    if before is not None and here and _closes(p.text, before, s.start[first], free):
        found.append(before)
    after = p.quotes.after(s.end[last])
    if after is not None and after is not around and _opens(p, view, s.end[last], after, strong):
        found.append(after)
    return tuple(found)


def _closes(text: str, quote: Quote, start: int, free: bool) -> bool:
    """Whether the quotation leads straight to the cue clause that starts at ``start``."""
    gap = text[quote.end : start]
    speechlike = text[quote.end - 2 : quote.end - 1] in ",?!.…—-" or gap.lstrip()[:1] in (",", "-", "–", "—")
    if not gap.strip(_SEPARATORS):
        if text[quote.end - 2 : quote.end - 1] not in ",?!.…—-" and not free:
            return False
        return speechlike or len(text[quote.start : quote.end].split()) > 4
    return free and speechlike and len(gap.split()) <= _GAP and not any(c in gap for c in '.;\n“"')


def _opens(p: Passage, view: VerbView, start: int, quote: Quote, strong: bool) -> bool:
    """Whether the cue clause, up to ``start``, leads to the quotation, be it in the next paragraph."""
    gap = p.text[start : quote.start].strip()
    here = quote.start < view.s.span.end
    if not gap and not strong:  # 'accused "outsiders" of it': the object, not speech
        return False
    if not gap.strip(",:—–-") or gap in ("that", ", that", "that,", "that:"):
        return here or gap.endswith(":") or not gap
    if not here:
        return gap.endswith(":") and len(gap.split()) <= _LEAD
    if gap.endswith((":", ",")) and strong:
        return len(gap.split()) <= _LEAD and not any(c in gap[:-1] for c in ';“”"')
    return _complements(view, start, quote)


def _complements(view: VerbView, start: int, quote: Quote) -> bool:
    """Only whom it is said to, where and when stands between."""
    s, token = view.s, view.token
    between = [t for t in range(len(s)) if start <= s.start[t] and s.end[t] <= quote.start]
    held = {
        t
        for c in s.children[token]
        if c > token and s.dep[c] in ("dative", "dobj", "npadvmod", "prep", "advmod", "punct", "prt", "mark")
        for t in s.subtree(c)
    }
    first = next((t for t in range(len(s)) if s.start[t] >= quote.start), None)
    if not between or first in held:  # 'pledging war on "the traitors"': a label within the object
        return False
    return held.issuperset(between) and not any(s.pos[t] in ("VERB", "AUX") for t in between)
