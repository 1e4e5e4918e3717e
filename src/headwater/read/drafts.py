"""What a rule has found, before it has a time, a place, a voice and a chain."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.claim import ClaimKind, Modality, Quantity
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.participants import Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``how`` lists the constructions that filled the slots, for the confidence.

    ``token`` anchors time, place and voice; ``trigger`` is the words that say it. ``modality`` is set where the
    construction itself decides it (an alleged role), and ``presupposed`` where an outer denial does not reach.
    """

    kind: ClaimKind
    type: str
    sentence: Sentence
    token: int
    trigger: Span
    rule: str
    subject: Participant | None = None
    object: Participant | None = None
    args: tuple[tuple[str, Participant], ...] = ()
    quantity: Quantity | None = None
    how: tuple[str, ...] = ()
    modality: Modality | None = None
    negative: bool = False
    presupposed: bool = False
    ended: bool = False
