"""From a claim's chain of who-says-so to nodes of the provenance graph (handbook 6.2, 6.4).

Unnamed sources are nodes of their own report: nobody can know that two papers' "officials" are the same people.
"""

from __future__ import annotations

from dataclasses import dataclass

from headwater.corroborate.outlets import Outlets
from headwater.corroborate.parties import Parties
from headwater.corroborate.report import Pile, Report, mentions_within
from headwater.corroborate.words import folded
from headwater.model.attribution import SourceKind
from headwater.model.claim import ChainLink, Claim
from headwater.model.ids import content_id
from headwater.model.mention import ARTEFACT_TYPES, GROUP_TYPES, EntityType
from headwater.rules import load

PARTY, ARTEFACT, OBSERVATION, UNKNOWN = "party", "artefact", "observation", "unknown"
VOICE = "voice:"
"""What the id of a report's own voice begins with."""
_ARTEFACTS = frozenset({SourceKind.DOCUMENT, SourceKind.IMAGE_OR_VIDEO})
_FACELESS = frozenset(
    {
        SourceKind.ANONYMOUS_OFFICIALS,
        SourceKind.COLLECTIVE_EXPERTS,
        SourceKind.REPUTATION,
        SourceKind.PASSIVE_NONE,
        SourceKind.AUTHOR,
    }
)
_BODIES = GROUP_TYPES - {EntityType.OUTLET}
_ACTORS = _BODIES - {EntityType.ORGANISATION, EntityType.COMPANY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A point of the provenance graph. ``above`` is the party it belongs to; ``generic`` one known by a common noun.

    ``faceless``: without a name, so that a copy that speaks of it is taken to have it from its original.
    """

    id: str
    label: str
    kind: str
    above: str | None = None
    generic: str = ""
    faceless: bool = False


class Sources:
    """Links of chains as nodes."""

    def __init__(self, pile: Pile, outlets: Outlets, parties: Parties) -> None:
        self._pile, self._outlets, self._parties = pile, outlets, parties

    def nodes(self, report: Report, claim: Claim, link: ChainLink) -> list[Node]:
        """A link as a node, and behind it the paper or film it says it has its knowledge from."""
        first = self.node(report, link)
        behind = self._cited(report, claim, link)
        return [first, behind] if behind is not None and behind.id != first.id else [first]

    def _cited(self, report: Report, claim: Claim, link: ChainLink) -> Node | None:
        """ "The dossier says, citing a video": the thing cited in the claim's sentence by the same source."""
        text = report.document.text
        for found in report.reading.attributions:
            same = found.source_entity is not None and found.source_entity == link.entity
            if not same or found.cue is None or not claim.sentence.contains(found.cue):
                continue
            if found.cue.of(text).casefold() not in load("corroborate")["citing"]:
                continue
            for span in found.content:
                for mention in mentions_within(report, span.start, span.end):
                    entity = report.entity(mention.entity)
                    if self._pile.type(entity) in ARTEFACT_TYPES and mention.entity != link.entity:
                        cited = ChainLink(
                            text=mention.text, kind=SourceKind.DOCUMENT, entity=mention.entity, span=mention.span
                        )
                        return self.node(report, cited)
        return None

    def node(self, report: Report, link: ChainLink) -> Node:
        """Who or what a link of this report's chain names, other than an outlet of the pile."""
        entity = report.entity(link.entity)
        kind = self._pile.type(entity)
        if link.kind in _ARTEFACTS or kind in ARTEFACT_TYPES:
            return self._artefact(report, link, entity)
        if kind is EntityType.OUTLET or link.kind is SourceKind.MEDIA_OUTLET:
            names = self._outlets.names(link.text, entity)
            return Node(id=self._outlets.node(names), label=link.text, kind=UNKNOWN)
        faceless = link.kind in _FACELESS or entity is None or kind is EntityType.UNNAMED_SOURCE
        if faceless or (entity not in self._pile.named and kind not in _BODIES):
            return self._faceless(report, link, entity)
        return self.party(entity or "")

    def party(self, entity: str) -> Node:
        """A person or body that has a name, or at least a noun."""
        top = self._parties.root(entity)
        label, kind = self._pile.name(entity), self._pile.type(entity)
        return Node(
            id=entity,
            label=label,
            kind=OBSERVATION if kind is EntityType.PERSON else PARTY,
            above=top if top != entity else None,
            generic="" if entity in self._pile.named else folded(label),
        )

    def own_voice(self, report: Report) -> Node:
        """The report says so itself: a party where its outlet is one (a ministry, a register), else unknown."""
        for name in sorted(self._outlets.names(report.outlet, None)):
            for member in report.reading.entities:
                entity = report.entity(member.id)
                if entity and name in self._pile.folded_names(entity) and self._knows(entity):
                    return self.party(entity)
        return Node(id=f"{VOICE}{report.id}", label=f"{report.label}, in its own voice", kind=UNKNOWN, faceless=True)

    def _knows(self, entity: str) -> bool:
        """Whether a body that publishes speaks of what it does or sees itself: a ministry, a group, a register."""
        kind = self._pile.type(entity)
        last = self._pile.name(entity).casefold().split()[-1:]
        observing = bool(last) and last[0] in load("corroborate")["observing_bodies"]
        return kind in _ACTORS or (kind is EntityType.ORGANISATION and observing)

    def _artefact(self, report: Report, link: ChainLink, entity: str | None) -> Node:
        if entity is None:
            ident = content_id("src", report.id, folded(link.text))
            return Node(id=ident, label=link.text, kind=ARTEFACT, generic=folded(link.text), faceless=True)
        top = self._parties.root(entity)
        named = entity in self._pile.named
        return Node(
            id=entity,
            label=self._pile.name(entity),
            kind=ARTEFACT,
            above=top if top != entity else None,
            generic="" if named or top != entity else "artefact",
            faceless=not named,
        )

    def _faceless(self, report: Report, link: ChainLink, entity: str | None) -> Node:
        ident = content_id("src", report.id, entity or folded(link.text))
        above = self._parties.of_span(report, link.span) if link.span is not None else None
        return Node(id=ident, label=link.text, kind=PARTY if above else UNKNOWN, above=above, faceless=True)
