"""Our words in those of STIX 2.1 (handbook 2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from headwater.model.mention import EntityType

EXTENSION = "extension-definition--7a1e6c0e-5f5b-5d0f-9d0c-3f0a4f6f1c55"

RELATIONSHIPS: Mapping[str, str] = {
    "merged_with": "derived-from",
    "splintered_from": "derived-from",
    "directs": "directs",
    "uses_as_proxy": "uses",
    "funds": "funds",
    "arms": "arms",
    "trains": "trains",
    "shelters": "hosts",
    "operates_in": "located-at",
    "controls_territory": "located-at",
    "targets": "targets",
}
"""All others are ``related-to``; the extension says which relation it is."""

_PERSON = ("identity", {"identity_class": "individual"})
_BODY = ("identity", {"identity_class": "organization"})
_GROUP = ("identity", {"identity_class": "group"})
_STATE = ("identity", {"identity_class": "organization", "sectors": ["government"]})
_PLACE: tuple[str, dict[str, Any]] = ("location", {})
_THING: tuple[str, dict[str, Any]] = ("note", {})

ENTITIES: Mapping[EntityType, tuple[str, dict[str, Any]]] = {
    EntityType.PERSON: _PERSON,
    EntityType.ARMED_GROUP: _GROUP,
    EntityType.INTELLIGENCE_AGENCY: _STATE,
    EntityType.STATE: _STATE,
    EntityType.STATE_BODY: _STATE,
    EntityType.POLITICAL_PARTY: _BODY,
    EntityType.OUTLET: _BODY,
    EntityType.COMPANY: _BODY,
    EntityType.INTERNATIONAL_ORGANISATION: _BODY,
    EntityType.ORGANISATION: _BODY,
    EntityType.POPULATION: ("identity", {"identity_class": "class"}),
    EntityType.UNNAMED_SOURCE: ("identity", {"identity_class": "unknown"}),
    EntityType.PLACE: _PLACE,
    EntityType.FACILITY: _PLACE,
    EntityType.DOCUMENT: _THING,
    EntityType.IMAGE: _THING,
    EntityType.MEDIA_ITEM: _THING,
    EntityType.ROLE: _THING,
}
