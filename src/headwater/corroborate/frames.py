"""Which event a number counts: "killing at least 11" counts the dead of the explosion its sentence speaks of."""

from __future__ import annotations

from headwater.model.claim import Claim, ClaimKind, Modality
from headwater.model.reading import Reading
from headwater.model.span import Span

_HARMS = frozenset(
    {
        "attack",
        "explosion_or_strike",
        "armed_clash",
        "targeted_killing",
        "riot",
        "abduction",
        "arrest",
        "raid_or_seizure",
    }
)
_BACK = 3
"""Sentences a number may look back for its event."""


class Frames:
    """The events of one reading, looked up by the sentence they stand in."""

    def __init__(self, reading: Reading) -> None:
        self._order = {span: number for number, span in enumerate(sorted(reading.sentences))}
        events = [c for c in reading.claims if c.kind is ClaimKind.EVENT and c.modality is not Modality.QUESTION]
        self._events = sorted((c for c in events if c.type in _HARMS), key=lambda c: (c.trigger, c.id))

    def of(self, claim: Claim) -> Claim | None:
        """The event that a quantity counts the victims of: by its own words, its sentence, or just before it."""
        if claim.kind is not ClaimKind.QUANTITY:
            return None
        here = [event for event in self._events if event.sentence.overlaps(claim.sentence)]
        if here:
            return max(here, key=lambda event: _closeness(event, claim))
        before = [event for event in self._events if event.trigger.end <= claim.trigger.start]
        if not before:
            return None
        nearest = before[-1]
        return nearest if self._apart(nearest.sentence, claim.sentence) <= _BACK else None

    def _apart(self, left: Span, right: Span) -> int:
        return abs(self._order.get(left, 0) - self._order.get(right, _BACK + 1))


def _closeness(event: Claim, claim: Claim) -> tuple[int, int, int]:
    told = (event.time is not None) + (event.place is not None) + (event.subject is not None)
    return (told, event.trigger == claim.trigger, -abs(event.trigger.start - claim.trigger.start))
