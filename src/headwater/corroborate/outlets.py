"""Which reports an outlet's name stands for: "the Inquirer" in one paper is the paper of that name in the pile."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.corroborate.report import Pile, Report
from headwater.corroborate.words import folded
from headwater.model.ids import content_id

_SITE = (
    "the news site ",
    "the newspaper ",
    "the magazine ",
    "the website ",
    "the agency ",
    "the daily ",
    "news agency ",
)


class Outlets:
    """Names of outlets → reports of the pile, by every spelling an entity of the case has."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._reports: dict[str, list[Report]] = {}
        for report in pile.reports:
            if report.document.outlet:
                self._reports.setdefault(folded(report.document.outlet), []).append(report)
        self._addresses = {address: report for report in pile.reports for address in _addresses(report)}
        self._aliases: dict[str, str] = {}
        for ident in sorted(pile.entities):
            for name in pile.folded_names(ident):
                self._aliases.setdefault(name, ident)

    def at(self, address: str) -> Report | None:
        """The report published at this address."""
        return self._addresses.get(_plain(address))

    def reports(self, names: Iterable[str]) -> list[Report]:
        """Every report of the outlet that has one of these names."""
        found = [report for name in sorted(set(names)) for report in self._reports.get(name, ())]
        return sorted({report.id: report for report in found}.values(), key=lambda report: report.id)

    def names(self, text: str, entity: str | None) -> frozenset[str]:
        """All folded names of what a link of a chain or a credit line names."""
        name = _bare(text)
        known = entity or self._aliases.get(name)
        return frozenset({name} | (self._pile.folded_names(known) if known else set()))

    def is_own(self, report: Report, text: str, entity: str | None) -> bool:
        """Whether a link names the report's own outlet: by a name, or by its last words ("the Inquirer")."""
        own, name = folded(report.outlet), _bare(text)
        return own in self.names(text, entity) or (bool(name) and own.endswith(f" {name}"))

    def node(self, names: frozenset[str]) -> str:
        """The id of an outlet of which the pile holds no report: its entity, or a hash of its longest name."""
        known = sorted(self._aliases[name] for name in names if name in self._aliases)
        return known[0] if known else content_id("out", max(sorted(names), key=len))


def _bare(text: str) -> str:
    plain = text.casefold()
    for lead in _SITE:
        plain = plain.removeprefix(lead)
    return folded(plain)


def _addresses(report: Report) -> Iterable[str]:
    document = report.document
    return {_plain(address) for address in (document.uri, document.canonical) if address}


def _plain(address: str) -> str:
    """Scheme, trailing slash, query and fragment do not tell addresses of reports apart."""
    bare = address.split("#", 1)[0].split("?", 1)[0]
    return bare.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/").casefold()
