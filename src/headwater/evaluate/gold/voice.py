"""Of the claims that match: who says it, how sure, when, where, how many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from headwater.evaluate.gold.agreement import Agreement, same_name
from headwater.evaluate.gold.values import GoldClaim, GoldQuantity, GoldTime
from headwater.model.claim import ChainLink, Claim, Quantity
from headwater.model.time import TimeExpression

Check = Callable[[GoldClaim, Claim, Agreement], bool | None]
"""True or false; ``None`` where gold says nothing to check."""


def speakers(claim: Claim) -> tuple[ChainLink, ...]:
    """The chain without the outlet that opens it."""
    return tuple(link for link in claim.chain if link.span is not None)


def author_value(claim: Claim) -> str | None:
    """How certain the author presents it."""
    return next((f.value.value for f in claim.factuality if f.source == "author"), None)


def edtf_days(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day that an EDTF value can mean; ``None`` where open or not EDTF."""
    try:
        value = parse_edtf(edtf)
    except EDTFParseException:
        return None, None
    return _day(value, "lower_fuzzy"), _day(value, "upper_fuzzy")


def _day(value: object, end: str) -> date | None:
    try:
        found = getattr(value, end)()
        return date(found.tm_year, found.tm_mon, found.tm_mday)
    except (AttributeError, TypeError, ValueError, OverflowError):
        return None


def times_meet(edtf: str, own: TimeExpression) -> bool:
    """Whether the days of both can share one."""
    low, high = edtf_days(edtf)
    if (low is None and high is None) or (own.earliest is None and own.latest is None):
        return False
    begins = date.fromisoformat(own.earliest) if own.earliest else date.min
    ends = date.fromisoformat(own.latest) if own.latest else date.max
    return (low or date.min) <= ends and begins <= (high or date.max)


def _time(gold: GoldClaim, own: Claim, agreement: Agreement) -> bool | None:
    if gold.time is None or gold.time.edtf is None:
        return None
    return any(_same_time(time, own.time) for time in gold.times)


def _same_time(gold: GoldTime | None, own: TimeExpression | None) -> bool:
    if gold is None or own is None:
        return gold is None and own is None
    return own.edtf == gold.edtf if gold.edtf else own.span.overlaps(gold.phrase.span)


def _time_meets(gold: GoldClaim, own: Claim, agreement: Agreement) -> bool | None:
    same = _time(gold, own, agreement)
    if same is not False or own.time is None:
        return same
    return any(time and time.edtf and times_meet(time.edtf, own.time) for time in gold.times)


def _no_time(gold: GoldClaim, own: Claim, agreement: Agreement) -> bool | None:
    if gold.time is not None:
        return None
    return own.time is None or any(_same_time(time, own.time) for time in gold.times)


def _place(gold: GoldClaim, own: Claim, agreement: Agreement) -> bool | None:
    if gold.places[0] is None:
        return None
    if own.place is None:
        return False
    return agreement.refers(own.place, gold.places) or any(p and same_name(own.place.text, p.text) for p in gold.places)


def _no_place(gold: GoldClaim, own: Claim, agreement: Agreement) -> bool | None:
    return own.place is None if gold.places == (None,) else None


def _quantity(gold: GoldClaim, own: Claim, agreement: Agreement) -> bool | None:
    return None if gold.quantity is None else own.quantity is not None and same_quantity(gold.quantity, own.quantity)


def same_quantity(gold: GoldQuantity, own: Quantity) -> bool:
    """Same number (or bounds, where gold gives no number) and same operator."""
    if gold.operator != own.operator:
        return False
    if gold.value is not None:
        return own.value == gold.value
    return gold.low == own.low and (gold.high is None or gold.high == own.high)


def _args(gold: GoldClaim, own: Claim, agreement: Agreement) -> bool | None:
    """All further roles that gold names are filled as it says."""
    if not gold.args:
        return None
    return all(
        any(a.role == role and agreement.refers(a.ref, (phrase,)) for a in own.args) for role, phrase in gold.args
    )


CHECKS: Mapping[str, Check] = {
    "last link of the chain": lambda g, c, a: any(a.last(speakers(c), chain) for chain in g.chains),
    "last link, where somebody speaks": lambda g, c, a: (
        any(a.last(speakers(c), chain) for chain in g.chains) if g.chains[0] else None
    ),
    "whole chain": lambda g, c, a: any(a.chain(speakers(c), chain) for chain in g.chains),
    "modality": lambda g, c, a: c.modality.value in g.modalities,
    "modality, where not asserted": lambda g, c, a: (
        c.modality.value in g.modalities if g.modalities[0] != "asserted" else None
    ),
    "polarity": lambda g, c, a: c.polarity.value in g.polarities,
    "factuality for the author": lambda g, c, a: author_value(c) in g.factualities,
    "scope": lambda g, c, a: c.scope.value == g.scope,
    "time, EDTF equal": _time,
    "time, days meet": _time_meets,
    "no time where gold has none": _no_time,
    "place": _place,
    "no place where gold has none": _no_place,
    "quantity and operator": _quantity,
    "further roles": _args,
}
"""Accuracy measures over matched claims."""


def is_sound(gold: GoldClaim, own: Claim) -> bool:
    """Whether a matched claim does not say more than the text: same polarity, and asserted only where it is."""
    asserted = own.modality.value == "asserted" and own.modality.value not in gold.modalities
    return own.polarity.value in gold.polarities and not asserted
