"""When a proposition was first seen, how it spread, and what was corrected or withdrawn since (handbook 3.2, 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.corroborate.citation import Credit
from headwater.corroborate.dates import day
from headwater.corroborate.propositions import Put
from headwater.corroborate.report import Pile, Report
from headwater.corroborate.signature import Said
from headwater.corroborate.tolls import Range, meet
from headwater.model.document import RegionKind
from headwater.model.finding import Step
from headwater.model.span import Span
from headwater.rules import load

_OPENING = 3
"""Sentences at the head of a report in which it says that it was withdrawn."""
_ITSELF = re.compile(r"\b(?:this|the)\s+(?:article|report|story|post|item|piece|page)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """From ``day`` on a claim holds no more: ``what`` is corrected or withdrawn, ``document`` says so."""

    day: str | None
    what: str
    document: str


class Ends:
    """Which claims of a pile no longer hold, as of a date."""

    def __init__(
        self, pile: Pile, claims: Sequence[Said], credit: Mapping[str, Sequence[Credit]], as_of: str | None
    ) -> None:
        self._credit, self._as_of = credit, as_of
        self._numbers: dict[tuple[str, str], list[Range]] = {}
        for one in claims:
            if one.low is not None:
                self._numbers.setdefault((one.report.id, one.type), []).append((one.low, one.high))
        self._withdrawn = {report.id: end for report in pile.reports if (end := _withdrawal(report))}
        self.corrections = frozenset(report.id for report in pile.reports if _says(report, "correction"))

    def of(self, one: Put) -> dict[str, End]:
        """Claims of a proposition → what ended them."""
        found: dict[str, End] = {}
        for claim in one.group.members:
            end = self._withdrawn.get(claim.report.id)
            if end is not None:
                found[claim.id] = end
        for claim in one.group.members:
            if claim.report.id in self.corrections and self._replaced(claim):
                for ident in self._restated(claim):
                    end = End(day=day(claim.report.published), what="corrected", document=claim.report.id)
                    found[claim.id] = end
                    found |= {other.id: end for other in one.group.members if other.report.id == ident}
        return {ident: end for ident, end in found.items() if not self._later(end)}

    def _replaced(self, claim: Said) -> bool:
        """Whether the correction puts another number in this one's place; what it only repeats it does not correct."""
        others = self._numbers.get((claim.report.id, claim.type), [])
        return claim.low is not None and any(not meet(other, (claim.low, claim.high)) for other in others)

    def _restated(self, claim: Said) -> Iterator[str]:
        """The reports that a correction says made this claim: "our report of Sunday said that 71 had died"."""
        links = [link.span for link in claim.claim.chain if link.span is not None]
        for credit in self._credit.get(claim.report.id, ()):
            if credit.exact and credit.span and any(credit.span.overlaps(span) for span in links):
                yield from credit.reports

    def _later(self, end: End) -> bool:
        return self._as_of is not None and end.day is not None and end.day > self._as_of


def steps(one: Put, ended: Mapping[str, End]) -> tuple[Step, ...]:
    """The reports in order of date, the undated last, and what ended their claims."""
    dates = {claim.report.id: day(claim.report.published) for claim in one.group.members}
    found = {Step(day=date, what="reported", document=ident) for ident, date in dates.items()}
    found |= {Step(day=end.day, what=end.what, document=end.document) for end in ended.values()}
    order = ("reported", "corrected", "withdrawn")
    return tuple(sorted(found, key=lambda step: (step.day or "9999", order.index(step.what), step.document)))


def _withdrawal(report: Report) -> End | None:
    text = report.document.text
    for span in _head(report):
        words = span.of(text)
        if _cues("withdrawal").search(words) and (_ITSELF.search(words) or _is_headline(report, span)):
            said = next((sentence for sentence in _head(report) if _cues("withdrawal").search(sentence.of(text))
                         and _ITSELF.search(sentence.of(text))), span)  # fmt: skip
            times = [time for time in report.reading.times if said.contains(time.span) and time.earliest]
            return End(day=times[0].earliest if times else day(report.published), what="withdrawn", document=report.id)
    return None


def _says(report: Report, name: str) -> bool:
    text = report.document.text
    return any(_cues(name).search(span.of(text)) for span in _head(report) if _is_headline(report, span))


def _head(report: Report) -> list[Span]:
    headlines = list(report.document.spans(RegionKind.HEADLINE)) or [Span(0, min(120, len(report.document.text)))]
    return [*headlines, *sorted(report.reading.sentences)[:_OPENING]]


def _is_headline(report: Report, span: Span) -> bool:
    headlines = report.document.spans(RegionKind.HEADLINE)
    return any(headline.contains(span) for headline in headlines) if headlines else span.start == 0


@cache
def _cues(name: str) -> re.Pattern[str]:
    words = sorted(load("corroborate")[name], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
