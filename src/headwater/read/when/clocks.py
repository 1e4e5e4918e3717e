"""A clock time and its day belong together."""

from __future__ import annotations

from dataclasses import replace

from headwater.model.time import TimeBasis
from headwater.read.when.lexicon import words
from headwater.read.when.scene import Found, Scene, dated

_NEAR = 8
"""Expressions on either side among which a clock time looks for its day."""


def join_clocks(scene: Scene, founds: list[Found]) -> list[Found]:
    """Gives each clock time the day beside it, else the nearest day of the sentence, else the text's last day."""
    joined: list[Found] = []
    for found in founds:
        last = joined[-1] if joined else None
        if last and _is_beside(last, found, words("beside", "clock_to_day" if last.clock else "day_to_clock")):
            clock, day = (last, found) if last.clock else (found, last)
            if clock.clock and not day.clock and day.type in {"DATE", "TIME"} and _is_day(day):
                joined[-1] = _at_clock(clock, day, last.first, found.last)
                continue
        joined.append(found)
    for position, found in enumerate(joined):
        if found.clock and found.period is None:
            joined[position] = _on_some_day(scene, found, joined[max(position - _NEAR, 0) : position + _NEAR])
    return joined


def _is_day(found: Found) -> bool:
    period = found.period
    return "/" not in (found.edtf or "") and (period.unit == "day" if period else found.value.startswith("XXXX"))


def _is_beside(left: Found, right: Found, between: frozenset[str]) -> bool:
    gap = left.match.coded.words[left.last : right.first]
    return len(gap) <= 3 and all(word in between for word in gap)


def _at_clock(clock: Found, day: Found, first: int, last: int) -> Found:
    value = day.period.value if day.period else "XXXX-XX-XX"
    return replace(
        day, match=clock.match, first=first, last=last, type="TIME", value=f"{value}T{clock.clock}", clock=clock.clock
    )


def _on_some_day(scene: Scene, clock: Found, founds: list[Found]) -> Found:
    days = [f for f in founds if f.period and f.period.unit == "day" and f.type != "DURATION" and not f.parts]
    nearest = min(days, key=lambda f: abs(f.first - clock.first), default=None)
    period = nearest.period if nearest else scene.focus
    if period is None or period.unit != "day":
        return clock
    day = dated(clock.match, period, TimeBasis.ANCHOR)
    return _at_clock(clock, day, clock.first, clock.last)
