"""How a claim is told in one sentence where a format has no field for its voice."""

from __future__ import annotations

from headwater.model.claim import Modality, Polarity
from headwater.model.finding import Finding
from headwater.store.told import Told

VOICED = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.BELIEVED})
"""Voices in which a thing is said to be so, now or in the past."""


def story(told: Told) -> str:
    """Voice, chain, origins, place in the report: "Alleged. Coast Mirror → police. Independent origins: 1 to 2. …"."""
    claim, quote = told.claim, told.claim.quote
    negated = " Said not to be so." if claim.polarity is Polarity.NEGATIVE else ""
    where = f"Characters {quote.start}–{quote.end} of {told.record.document.file}."
    return f"{claim.modality.value.capitalize()}.{negated} {told.chain}. {origins(told.finding)} {where}"


def origins(finding: Finding | None) -> str:
    """How many independent origins, as a sentence; never how many reports."""
    if finding is None:
        return "Independent origins: not counted."
    few = f"{finding.lower}" if finding.lower == finding.upper else f"{finding.lower} to {finding.upper}"
    names = ", ".join(origin.label for origin in finding.origins)
    return f"Independent origins: {few}{f' ({names})' if names else ''}."
