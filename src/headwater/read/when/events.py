"""A count and the event it starts from; an event as the only clock."""

from __future__ import annotations

from dataclasses import replace

from headwater.model.span import Span
from headwater.model.time import TimeBasis
from headwater.read.when.lexicon import words
from headwater.read.when.scene import Found, Scene, dated, shifted
from headwater.read.word_patterns import Coded, Match

_MOST_WORDS = 12
"""Words of an event a count may start from: about a clause."""


def join_events(founds: list[Found]) -> list[Found]:
    """Ties "three days before the attack" to the attack, and counts from the attack's date where one stands with it."""
    following = (founds[i + 1 : i + 1 + _MOST_WORDS] for i in range(len(founds)))
    return [_from_event(found, near) if found.leads else found for found, near in zip(founds, following, strict=True)]


def _from_event(found: Found, following: list[Found]) -> Found:
    coded, first = found.match.coded, found.match.last
    last = _clause_end(found.match, first)
    if last == first:
        return found
    span = Span(coded.spans[first][0], coded.spans[last - 1][1])
    base = next((f.period for f in following if first <= f.first < last and f.period and not f.parts), None)
    period = shifted(base, *found.offset) if found.offset else None
    found = replace(found, relative_to=span)
    if period is None:
        return found
    date = dated(found.match, period, TimeBasis.ANCHOR)
    whole = found.rule == "day-before"
    return replace(
        found,
        type="DATE" if whole else found.type,
        value=date.value if whole else found.value,
        period=period,
        edtf=date.edtf,
        start=date.start,
        end=date.end,
        basis=TimeBasis.ANCHOR,
    )


def _clause_end(match: Match, first: int) -> int:
    """Where the event a count starts from ends: with its noun and the place after it, else with the clause."""
    coded, event = match.coded, match.grammar.letter("event")
    for token in range(first, min(first + 6, len(coded.words))):
        if coded.words[token] in words("beside", "ends_clause"):
            break
        if coded.codes[token] == event:
            return _with_object(coded, token + 1)
    for token in range(first, min(first + _MOST_WORDS, len(coded.words))):
        if coded.words[token] in words("beside", "ends_clause"):
            return token
    return min(first + _MOST_WORDS, len(coded.words))


def event_relative(scene: Scene, match: Match) -> Found | None:
    """After the takeover of Oltar: when that was, nobody says here."""
    coded, event = match.coded, match.last - 1
    if coded.words[event] in {"spring", "summer", "autumn", "winter"} or _is_other_fall(coded, event):
        return None
    last = _with_object(coded, match.last)
    found = Found(match, match.first, last, "DATE", "XXXX-XX-XX")
    found.relative_to = Span(coded.spans[match.first + 1][0], coded.spans[last - 1][1])
    found.mod = {"before": "BEFORE", "after": "AFTER", "following": "AFTER"}.get(coded.words[match.first])
    return found


def _with_object(coded: Coded, last: int) -> int:
    """ "Of Oltar", "against the Kestari Front": a name after an event's noun belongs to it."""
    if coded.word(last) not in words("beside", "of_event"):
        return last
    first = last + 1 + (coded.word(last + 1) == "the")
    at = first
    while at < len(coded.words) and (coded.is_capital(at) or (at > first and coded.words[at] == "-")):
        at += 1
    return at if at > first else last


def _is_other_fall(coded: Coded, token: int) -> bool:
    return coded.words[token] == "fall" and coded.word(token + 1) != "of"
