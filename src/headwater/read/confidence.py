"""How likely a claim is what the text says: a sum of named reasons in log-odds, never a magic number."""

from __future__ import annotations

from functools import cache
from math import exp

from headwater.read.drafts import Draft
from headwater.read.voices import Heard
from headwater.rules import load


def confidence(draft: Draft, heard: Heard) -> tuple[float, list[tuple[str, float]]]:
    """The probability, rounded to three digits, and the reasons with their weights."""
    weights = _weights()
    reasons = [(name, weights[name]) for name in _reasons(draft, heard) if name in weights]
    total = weights["base"] + sum(w for _, w in reasons)
    return round(1 / (1 + exp(-total)), 3), reasons


@cache
def _weights() -> dict[str, float]:
    return {str(k): float(v) for k, v in load("confidence")["weights"].items()}


def _reasons(draft: Draft, heard: Heard) -> list[str]:
    names = [f"built by {draft.how[0]}" if draft.how else "built by verb", f"type {draft.type}"]
    for note in draft.how[1:]:
        names.append(note)
    for slot, participant in (("subject", draft.subject), ("object", draft.object)):
        if participant is None:
            names.append(f"no {slot}")
        else:
            names.append(f"{slot} {participant.kind.value if participant.kind else 'noun'}")
    if heard.modality.value != "asserted":
        names.append(f"voice {heard.modality.value}")
    names.append(f"scope {heard.scope.value}")
    return names
