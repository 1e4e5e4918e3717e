"""Who belongs to whom: services, officials, spokesmen and artefacts under the party that controls them (handbook 6.4).

Two leaks by one ministry are one origin, so every merge must rest on words: a role, a possessive, a demonym, a maker.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from headwater.corroborate.report import Pile, Report, mentions_within
from headwater.corroborate.words import folded
from headwater.model.claim import Claim, Modality, Polarity
from headwater.model.evidence import EvidenceItem
from headwater.model.mention import ARTEFACT_TYPES, GROUP_TYPES, EntityType, Mention, MentionKind
from headwater.model.span import Span
from headwater.rules import load

_BODIES = GROUP_TYPES - {EntityType.STATE, EntityType.OUTLET}
_OWNER = re.compile(r"\s*['’]s?[ \u00a0]+(?:[a-z-]+[ \u00a0]+){0,2}$")
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?:(?:republic|kingdom|government|state)\s+of\s+)?$", re.IGNORECASE)


class Parties:
    """Entity of the case → the party it belongs to, by what most reports say."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._states: dict[str, str] = {}
        for name, state in _states(pile):
            self._states.setdefault(name, state)
        votes: dict[str, Counter[str]] = {}
        for report in pile.reports:
            for child, parent in self._said(report):
                if child != parent:
                    votes.setdefault(child, Counter())[parent] += 1
        self._parent = {
            child: min(said.items(), key=lambda item: (-item[1], item[0]))[0] for child, said in sorted(votes.items())
        }

    def root(self, entity: str) -> str:
        """The party at the top: the state of a ministry, the group of a spokesman, the maker of a video."""
        seen: list[str] = []
        while entity in self._parent and entity not in seen:
            seen.append(entity)
            entity = self._parent[entity]
        top = min(seen[seen.index(entity) :]) if entity in seen else entity
        if self._pile.type(top) is EntityType.STATE:
            return self._states.get(folded(self._pile.name(top)), top)
        return top

    def of_span(self, report: Report, span: Span) -> str | None:
        """The party of officials without a name, by the state or body named beside them; ``None`` for former ones."""
        words = set(re.findall(r"[a-z-]+", span.of(report.document.text).casefold()))
        if words & _words("not_now") or not words & _words("officials"):
            return None
        for mention in mentions_within(report, span.start, span.end):
            entity = self._owner(report, mention)
            if entity is not None:
                return self.root(entity)
        return None

    def _owner(self, report: Report, mention: Mention) -> str | None:
        entity = report.entity(mention.entity)
        if entity is None or entity not in self._pile.named:
            return None
        kind = self._pile.type(entity)
        if kind in (EntityType.STATE, EntityType.PLACE):
            return self._state(entity)
        return entity if kind in _BODIES else None

    def _state(self, entity: str) -> str | None:
        """The state that a country's or a capital's name stands for."""
        if self._pile.type(entity) is EntityType.STATE:
            return entity
        held = self._pile.entities.get(entity)
        if held is None:
            return None
        by_name = self._states.get(folded(held.name))
        country = held.place.country if held.place else None
        return by_name or (self._states.get(f"country:{country}") if country else None)

    def _said(self, report: Report) -> Iterator[tuple[str, str]]:
        for claim in report.reading.claims:
            if claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ASSERTED:
                yield from self._claimed(report, claim)
        yield from self._possessed(report)
        for item in report.reading.evidence:
            yield from self._produced(report, item)

    def _claimed(self, report: Report, claim: Claim) -> Iterator[tuple[str, str]]:
        subject = report.entity(claim.subject.entity) if claim.subject else None
        held = report.entity(claim.object.entity) if claim.object else None
        if subject is None:
            return
        kinds = self._pile.type(subject), self._pile.type(held)
        if claim.type == "part_of" and held and kinds[0] in _BODIES and kinds[1] in GROUP_TYPES:
            yield subject, held
        elif claim.type == "publishes" and held and kinds[1] in ARTEFACT_TYPES and kinds[0] in _BODIES:
            yield held, subject
        elif claim.type == "holds_role" and kinds[0] is EntityType.PERSON and claim.object:
            words = set(re.findall(r"[a-z-]+", claim.object.text.casefold()))
            body = next((report.entity(a.ref.entity) for a in claim.args if a.role == "organisation"), None)
            if body and words & _words("speaks_for") and not words & _words("not_now"):
                yield subject, body

    def _possessed(self, report: Report) -> Iterator[tuple[str, str]]:
        """ "Qaramand’s State Protection Service", "police of Qaramand": the body belongs to the state."""
        text = report.document.text
        ordered = sorted(report.reading.mentions, key=lambda m: (m.span.start, -m.span.end))
        for left, right in itertools.pairwise(ordered):
            between = text[left.span.end : right.span.start] if left.span.end <= right.span.start else None
            if between is not None and (
                _OWNER.match(between) or (between == " " and left.kind is MentionKind.ADJECTIVAL)
            ):
                yield from self._pair(report, right, left)
            elif (between is not None and _OF.match(between)) or left.span.contains(right.span):
                yield from self._pair(report, left, right)

    def _pair(self, report: Report, body: Mention, state: Mention) -> Iterator[tuple[str, str]]:
        child, owner = report.entity(body.entity), report.entity(state.entity)
        if child is None or owner is None or self._pile.type(child) not in _BODIES:
            return
        found = self._state(owner) if owner in self._pile.named else None
        if found is not None and child not in self._states.values():
            yield child, found

    def _produced(self, report: Report, item: EvidenceItem) -> Iterator[tuple[str, str]]:
        artefact = report.entity(item.entity)
        if artefact is None or not item.producer:
            return
        wanted = folded(item.producer)
        for entity in report.reading.entities:
            case = report.entity(entity.id)
            if case and wanted in {folded(name) for name in (entity.name, *entity.names)}:
                yield artefact, case
                return


def _states(pile: Pile) -> Iterator[tuple[str, str]]:
    """Folded name, or ISO country, → the state of that name."""
    for ident in sorted(pile.entities):
        held = pile.entities[ident]
        if held.type is EntityType.STATE:
            for name in (held.name, *held.names):
                yield folded(name), ident
            if held.place and held.place.country:
                yield f"country:{held.place.country}", ident


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("corroborate")[name])
