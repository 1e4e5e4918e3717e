"""Where in ``document.text``: Unicode code points, half-open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``start`` ≤ ``end``, code points, end-exclusive. Positional because it is written so often."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}) does not run forwards from 0")

    def of(self, text: str) -> str:
        """The words this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that covers all of ``spans``. Raises ``ValueError`` when there are none."""
    spans = list(spans)
    if not spans:
        raise ValueError("the hull of no spans is nowhere")
    return Span(min(s.start for s in spans), max(s.end for s in spans))
