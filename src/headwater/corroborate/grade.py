"""Admiralty credibility, proposed by printed rules and confirmed only by a person (handbook 5).

Reliability of a source comes from a person or a register, never from here, and neither grade is derived from the other:
what a finding is worth says nothing of its sources, and the other way round. F and 6 mean unknown, not bad.
"""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.finding import Credibility, Finding

_RULES = {
    "none": (6, "No stated source, or nothing to compare it with."),
    "one": (3, "One origin and no contradiction."),
    "denied": (3, "One origin, and somebody denies it."),
    "seen": (2, "One origin, and evidence that a reader can inspect."),
    "shared": (2, "At least two independent origins, perhaps of one interest, contradicted or denied."),
    "apart": (1, "At least two independent origins of different interests; nothing contradicts or denies it."),
    "refuted": (4, "Denied with evidence by an independent origin."),
    "disputed": (6, "Contradicted, and neither side has more independent origins: it cannot be judged."),
    "outweighed": (5, "Contradicted by better supported independent origins."),
}
"""Handbook 5, rule by rule; each prints its own reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a finding: the highest lower bound among what contradicts it, and what it can show.

    ``interests`` counts parties behind its origins that are not allied; ``refuted`` is a denial with evidence.
    """

    against: int = 0
    contradicted: bool = False
    denied: bool = False
    inspectable: bool = False
    refuted: bool = False
    interests: int = 0


def credibility(finding: Finding, beside: Beside) -> Credibility:
    """The grade the rules propose for a proposition."""
    return Credibility(value=_RULES[(rule := _rule(finding, beside))][0], why=_RULES[rule][1])


def _rule(finding: Finding, beside: Beside) -> str:
    if finding.reports == 0 or finding.lower == 0:
        return "outweighed" if beside.against >= 2 else "none"
    if beside.against > finding.lower:
        return "outweighed"
    if beside.refuted:
        return "refuted"
    if finding.lower >= 2:
        undisputed = not beside.contradicted and not beside.denied
        return "apart" if beside.interests >= 2 and undisputed else "shared"
    if beside.contradicted:
        return "disputed"
    if beside.inspectable:
        return "seen"
    return "denied" if beside.denied else "one"
