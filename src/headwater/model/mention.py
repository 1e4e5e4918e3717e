"""A span that refers, and the cluster it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.place import Place
from headwater.model.span import Span


class EntityType(StrEnum):
    """vocabulary.md section 2. A capital or country that acts or speaks is a state."""

    PERSON = "person"
    ARMED_GROUP = "armed_group"
    INTELLIGENCE_AGENCY = "intelligence_agency"
    STATE = "state"
    STATE_BODY = "state_body"
    POLITICAL_PARTY = "political_party"
    OUTLET = "outlet"
    COMPANY = "company"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    ORGANISATION = "organisation"
    POPULATION = "population"
    UNNAMED_SOURCE = "unnamed_source"
    PLACE = "place"
    FACILITY = "facility"
    DOCUMENT = "document"
    IMAGE = "image"
    MEDIA_ITEM = "media_item"
    ROLE = "role"


GROUP_TYPES = frozenset(
    {
        EntityType.ARMED_GROUP,
        EntityType.INTELLIGENCE_AGENCY,
        EntityType.STATE,
        EntityType.STATE_BODY,
        EntityType.POLITICAL_PARTY,
        EntityType.OUTLET,
        EntityType.COMPANY,
        EntityType.INTERNATIONAL_ORGANISATION,
        EntityType.ORGANISATION,
    }
)
"""Types that act as one body."""

ARTEFACT_TYPES = frozenset({EntityType.DOCUMENT, EntityType.IMAGE, EntityType.MEDIA_ITEM})
"""Types that show something but do nothing."""


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    ACRONYM = "acronym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    ADJECTIVAL = "adjectival"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that refers. ``entity`` is the id of its cluster in this document.

    ``head`` is the span of the head word, ``because`` the rule that typed or linked it.
    ``literal`` is false for a place name that does not locate: a metonym or a demonym.
    """

    span: Span
    text: str
    kind: MentionKind
    type: EntityType
    entity: str | None = None
    head: Span | None = None
    because: str = ""
    literal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What a cluster of mentions refers to: in one document after reading, in the case after resolving.

    ``names`` are the distinct spellings, the fullest first. ``roles`` are the roles the text gives it.
    """

    id: str
    name: str
    type: EntityType
    names: tuple[str, ...] = ()
    place: Place | None = None
    roles: tuple[str, ...] = ()
