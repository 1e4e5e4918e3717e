"""What a report says of where it comes from as a whole: credits, agency lines, canonical tags, links (handbook 6.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.corroborate.dates import before
from headwater.corroborate.outlets import Outlets
from headwater.corroborate.report import Pile, Report
from headwater.corroborate.words import folded
from headwater.model.span import Span

_ADDRESSED = frozenset({"canonical", "original_source", "syndication_source", "based_on", "feed_source"})
_AGENCY = frozenset({"agency", "with_inputs_from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A report credits another, or an outlet or agency. ``reports`` are those of the pile it may mean.

    ``exact``: an address says which report it is; a name leaves it to what the two have in common. ``whole``: the
    credit covers the whole text ("Source: X"), a link only what its anchor ``span`` stands in.
    """

    node: str
    label: str
    reports: tuple[str, ...]
    kind: str
    exact: bool
    whole: bool
    why: str
    span: Span | None = None


def credits_of(report: Report, outlets: Outlets) -> tuple[Credit, ...]:
    """Every credit of a report, each target once, the whole ones first."""
    found: dict[str, Credit] = {}
    for credit in (*_lines(report, outlets), *_links(report, outlets)):
        found.setdefault(credit.node, credit)
    return tuple(found.values())


def all_credits(pile: Pile, outlets: Outlets) -> dict[str, tuple[Credit, ...]]:
    """Report id → its credits."""
    return {report.id: credits_of(report, outlets) for report in pile.reports}


def _lines(report: Report, outlets: Outlets) -> Iterator[Credit]:
    for kind, value in report.document.syndication:
        why = f"{kind.replace('_', ' ')}: {value}"
        if kind in _ADDRESSED and "/" in value:
            target = outlets.at(value)
            if target is not None and target.id != report.id:
                yield _credit(target, why=why)
        elif folded(value) and not outlets.is_own(report, value, None):
            yield _named(report, outlets, kind, value)


def _named(report: Report, outlets: Outlets, kind: str, value: str) -> Credit:
    names = outlets.names(value, None)
    meant = [
        one for one in outlets.reports(names) if one.id != report.id and not before(report.published, one.published)
    ]
    return Credit(
        node=outlets.node(names),
        label=value,
        reports=tuple(one.id for one in meant),
        kind="agency" if kind in _AGENCY else "outlet",
        exact=False,
        whole=True,
        why=f"{kind.replace('_', ' ')}: {value}",
    )


def _links(report: Report, outlets: Outlets) -> Iterator[Credit]:
    for link in report.document.links:
        target = outlets.at(link.href) if link.span is not None else None
        if target is not None and target.id != report.id:
            yield _credit(target, why=f"links to it: {link.anchor}", span=link.span)


def _credit(target: Report, *, why: str, span: Span | None = None) -> Credit:
    return Credit(
        node=target.id,
        label=target.label,
        reports=(target.id,),
        kind="outlet",
        exact=True,
        whole=span is None,
        why=why,
        span=span,
    )
