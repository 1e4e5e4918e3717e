"""Claims that restate another report's claim and say so: "our report of Sunday said that 71 people had been killed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from headwater.corroborate.citation import Credit
from headwater.corroborate.signature import Said

Pair = frozenset[str]


def echoes(
    claims: Sequence[Said], credit: Mapping[str, Sequence[Credit]], corrections: frozenset[str]
) -> frozenset[Pair]:
    """Pairs of claims that count one event: a restated number with its first, and what a correction puts in its place.

    Only where an address says which report is meant and that report holds one such claim.
    """
    held: dict[tuple[str, str], list[Said]] = {}
    for one in claims:
        if one.low is not None:
            held.setdefault((one.report.id, one.type), []).append(one)
    found: set[Pair] = set()
    for one in claims:
        first = _restated(one, credit, held) if one.low is not None else None
        if first is not None:
            found.add(frozenset((one.id, first.id)))
            if one.report.id in corrections:
                found |= set(_instead(one, held))
    return frozenset(found)


def _restated(
    one: Said, credit: Mapping[str, Sequence[Credit]], held: Mapping[tuple[str, str], list[Said]]
) -> Said | None:
    spans = [link.span for link in one.claim.chain if link.span is not None]
    for given in credit.get(one.report.id, ()):
        if given.exact and given.span and any(given.span.overlaps(span) for span in spans):
            others = held.get((given.reports[0], one.type), [])
            same = [other for other in others if (other.low, other.high) == (one.low, one.high)]
            if len(same) == 1:
                return same[0]
    return None


def _instead(one: Said, held: Mapping[tuple[str, str], list[Said]]) -> Iterator[Pair]:
    """The other numbers of that kind which the correction gives, where nothing says that they count something else."""
    for other in held[(one.report.id, one.type)]:
        if other.id != one.id and other.earliest is None and other.place is None:
            yield frozenset((one.id, other.id))
