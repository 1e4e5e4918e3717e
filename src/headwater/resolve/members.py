"""What resolving works on: the entities of single documents, what is known of each, and what comes of comparing them.

Plain values, so that the same functions run over rows of a database or of a dataframe.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.mention import ARTEFACT_TYPES, GROUP_TYPES, EntityType
from headwater.model.place import Place


class Sort(StrEnum):
    """What may be one with what: within a sort names are compared, across sorts nothing is joined."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    PLACE = "place"
    THING = "thing"
    """Documents, pictures, facilities: named or described."""
    SOURCE = "source"
    """Unnamed sources, populations: nobody can know whether two are one."""
    OTHER = "other"


def sort_of(type: EntityType) -> Sort:
    """By type alone."""
    if type in ARTEFACT_TYPES or type is EntityType.FACILITY:
        return Sort.THING
    if type in (EntityType.UNNAMED_SOURCE, EntityType.POPULATION):
        return Sort.SOURCE
    if type in (EntityType.PERSON, EntityType.STATE, EntityType.PLACE):
        return Sort(type.value)
    return Sort.BODY if type in GROUP_TYPES else Sort.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Something a report says that binds a member to another of its members.

    ``how`` is a claim type or "beside" for standing in one sentence; ``other`` is the other member's id.
    """

    how: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An entity of one document, or a known one of a list (``document`` empty).

    ``named``: some mention of it is a name. ``shown``: it takes part in a claim, a role or a source.
    ``frames`` are hashes of its sentences with its own words left out: two reports that share one share a sentence.
    ``area`` is the kind of place the text narrows it to (town, district). ``rank`` orders members: the first of a
    cluster gives it its id.
    """

    id: str
    document: str
    name: str
    type: EntityType
    names: tuple[str, ...] = ()
    named: bool = True
    shown: bool = True
    mentions: int = 1
    roles: tuple[str, ...] = ()
    place: Place | None = None
    area: str = ""
    ties: tuple[Tie, ...] = ()
    frames: frozenset[str] = frozenset()
    rank: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is from a list of known people and groups, not from a report."""
        return not self.document


class Advice(StrEnum):
    """What a link asks for."""

    JOIN = "join"
    ASK = "ask"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two members, how likely they are one, what to do about it, and why in one sentence."""

    left: str
    right: str
    probability: float
    advice: Advice
    why: str
