"""Readers of expressions that count from a date or an event of the text itself, never from publication."""

from __future__ import annotations

from headwater.model.time import TimeBasis
from headwater.read.when.counts import count_of, duration_value
from headwater.read.when.lexicon import words
from headwater.read.when.relative import counted
from headwater.read.when.scene import UNKNOWN, Found, Scene, dated, stepped, undated
from headwater.read.word_patterns import Match


def unit_part(scene: Scene, match: Match) -> Found | None:
    """The end of the year, earlier in the week."""
    unit, word = match.value("unit"), match.coded.words[match.first]
    if unit in {"minute", "hour", "fortnight"}:
        return None
    base = scene.focus if unit == "day" and scene.focus else scene.published
    found = dated(match, stepped(base, 0, unit), TimeBasis.ANCHOR, unit)
    found.mod = match.value("part") or {"early": "START", "late": "END"}.get(word)
    return found


def offset(scene: Scene, match: Match) -> Found | None:
    """Two weeks later: counts from the last date of the text, never from publication."""
    count, unit = count_of(match), match.value("unit")
    if count is None:
        return undated(match, "DATE", UNKNOWN[{"fortnight": "week"}.get(unit, unit)])
    return counted(match, scene.focus, count if match.part("later") else -count, unit)


def neighbour(scene: Scene, match: Match) -> Found | None:
    """The next day, the previous month, that year, the same week."""
    unit, which = match.value("unit"), match.word("which") or ""
    if unit in {"minute", "hour", "fortnight"}:
        return None
    step = 1 if which in {"next", "following", "ensuing", "subsequent"} else 0
    step = -1 if which in {"previous", "preceding", "prior"} else step
    return dated(match, stepped(scene.focus, step, unit), TimeBasis.ANCHOR, unit)


def day_before(scene: Scene, match: Match) -> Found | None:
    """The day before, a year after: from the last date of the text, or from the event that follows."""
    return _before_or_after(scene, match, 1.0)


def distance(scene: Scene, match: Match) -> Found | None:
    """Three days before: from the last date of the text, or from the event that follows."""
    return _before_or_after(scene, match, count_of(match))


def _before_or_after(scene: Scene, match: Match, count: float | None) -> Found | None:
    unit = match.value("unit")
    behind = bool(match.part("before") or match.part("earlier"))
    if _goes_on(match):
        return _from_event(match, count, unit, -1 if behind else 1)
    if match.part("since"):
        return None
    if count is None:
        return undated(match, "DATE", UNKNOWN[{"fortnight": "week"}.get(unit, unit)])
    return counted(match, scene.focus, -count if behind else count, unit)


def _goes_on(match: Match) -> bool:
    """Whether the event the count starts from follows ("before the attack") or is the text's last date ("before.")."""
    following = match.coded.word(match.last)
    if match.part("later") or match.part("earlier"):
        return False
    return following[:1].isalnum() and following not in words("beside", "no_event")


def _from_event(match: Match, count: float | None, unit: str, sign: int) -> Found:
    if match.rule.read == "distance":
        found = undated(match, "DURATION", duration_value(count, unit))
    else:
        found = undated(match, "DATE", UNKNOWN[{"fortnight": "week"}.get(unit, unit)])
    whole = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week")}.get(unit, (1, unit))
    if count is not None and count == int(count):
        found.offset = (sign * int(count) * whole[0], whole[1])
    found.mod = "BEFORE" if sign < 0 else "AFTER"
    found.leads = True
    if match.rule.read == "distance":
        found.last -= 1
    return found
