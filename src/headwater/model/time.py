"""When, without false precision (handbook 3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.span import Span


class TimeBasis(StrEnum):
    """What the dates of a time rest on."""

    TEXT = "text"
    """The words alone say it: "March 2025"."""
    ANCHOR = "anchor"
    """The words count from the publication date or from another time: "last Tuesday"."""
    PUBLICATION_BOUND = "publication_bound"
    """Only a bound follows: "recently" is before publication."""
    NONE = "none"
    """Nothing follows: no publication date, or an event nobody dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """The TIMEX3 reading (TimeML 1.2.1): type DATE, TIME, DURATION or SET; value; modifier."""

    type: str
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A stretch of text that says when.

    ``edtf`` is EDTF (ISO 8601-2) or ``None``. ``earliest`` and ``latest`` are ISO days bounding the
    earliest start and the latest end, ``None`` where open or unknown. ``relative_to`` holds the span of
    the event a time counts from ("after the takeover of Kabul"), unresolved.
    """

    span: Span
    text: str
    timex: Timex
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: TimeBasis = TimeBasis.NONE
    relative_to: Span | None = None
