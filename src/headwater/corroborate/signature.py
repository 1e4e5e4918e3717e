"""The claim signature of handbook 7.1: type, participants, polarity, voice, time, place and quantity, resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.corroborate.frames import Frames
from headwater.corroborate.report import Pile, Report
from headwater.corroborate.tolls import interval_of
from headwater.corroborate.words import folded
from headwater.model.claim import Claim, ClaimKind, Modality, Polarity, Ref
from headwater.model.mention import EntityType
from headwater.model.place import Place

SYMMETRIC = frozenset(
    {"family_of", "associated_with", "allied_with", "rival_of", "merged_with"}
    | {"meeting", "agreement_or_alliance", "armed_clash"}
)
"""Types whose two parties may stand in either order (vocabulary 3)."""

MUTE = frozenset({Modality.HYPOTHETICAL, Modality.QUESTION})
PLANNED = frozenset({Modality.FORECAST, Modality.INTENDED})
_PASSED_BY = frozenset({"place", "instrument", "judge"})
_THINGS = frozenset(
    {EntityType.FACILITY, EntityType.DOCUMENT, EntityType.IMAGE, EntityType.MEDIA_ITEM, EntityType.PLACE}
)
"""Unnamed ones in two reports may be one thing when their head word is the same; unnamed persons never are."""
_HEAD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"\b(?:of|in|at|on|near|above|from|by|that|which|who|with|for|to)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who or what takes part. ``key`` is equal for what may be one; empty where nothing can be compared."""

    key: str
    named: bool
    text: str
    entity: str | None = None
    type: EntityType | None = None
    place: Place | None = None

    @property
    def vague(self) -> bool:
        """Whether it says so little that it neither joins nor parts: "men", "it", "people"."""
        return not self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim of one report, ready to be compared. ``sign`` is +, -, or denied; ``mode`` actual or planned.

    ``earliest`` and ``latest`` are ISO days; ``low`` and ``high`` bound its quantity. Time, place and participants of a
    quantity are those of the event it counts.
    """

    id: str
    claim: Claim
    report: Report
    type: str
    sign: str
    mode: str
    subject: Party | None
    object: Party | None
    parties: tuple[Party, ...]
    place: Party | None
    earliest: str | None
    latest: str | None
    low: float | None = None
    high: float | None = None

    @property
    def timed(self) -> bool:
        """Whether both ends of its time are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def weight(self) -> int:
        """How much there is to compare it by."""
        return 2 * self.timed + (self.place is not None) + sum(not party.vague for party in self.parties)


def said(pile: Pile) -> tuple[Said, ...]:
    """Every claim that says something of the world, in a fixed order. Questions and conditions say nothing."""
    found = [one for report in pile.reports for one in _of_report(pile, report)]
    return tuple(sorted(found, key=lambda one: one.id))


def _of_report(pile: Pile, report: Report) -> Iterator[Said]:
    frames = Frames(report.reading)
    seen: set[str] = set()
    for claim in report.reading.claims:
        if claim.modality in MUTE or (ident := claim.id) in seen:
            continue
        seen.add(ident)
        yield _said(pile, report, claim, ident, frames)


def _said(pile: Pile, report: Report, claim: Claim, ident: str, frames: Frames) -> Said:
    frame = frames.of(claim)
    refs = [claim.subject, claim.object]
    if claim.kind is not ClaimKind.RELATION:
        refs += [a.ref for a in claim.args if a.role not in _PASSED_BY]
    if frame is not None:
        refs += [frame.subject, frame.object]
    parties = tuple(_distinct(_party(pile, report, ref, ident) for ref in refs if ref is not None))
    time = claim.time or (frame.time if frame else None)
    place = claim.place or (frame.place if frame else None)
    low, high = interval_of(claim, report.document.text)
    return Said(
        id=ident,
        claim=claim,
        report=report,
        type=claim.type,
        sign=_sign(claim),
        mode="planned" if claim.modality in PLANNED else "actual",
        subject=_party(pile, report, claim.subject, ident) if claim.subject else None,
        object=_object(pile, report, claim, ident),
        parties=parties,
        place=_party(pile, report, place, ident) if place else None,
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        low=low,
        high=high,
    )


def _sign(claim: Claim) -> str:
    if claim.modality is Modality.DENIED:
        return "denied"
    return "-" if claim.polarity is Polarity.NEGATIVE else "+"


def _object(pile: Pile, report: Report, claim: Claim, ident: str) -> Party | None:
    if claim.object is None:
        return None
    party = _party(pile, report, claim.object, ident)
    if claim.type != "holds_role" or party.entity is not None:
        return party
    body = next((a.ref for a in claim.args if a.role == "organisation"), None)
    where = _party(pile, report, body, ident).key if body is not None else ""
    return Party(key=f"{party.key} @ {where}", named=False, text=claim.object.text)


def _party(pile: Pile, report: Report, ref: Ref, ident: str) -> Party:
    entity = report.entity(ref.entity)
    kind, named = pile.type(entity), entity in pile.named if entity else False
    held = pile.entities.get(entity or "")
    key = _key(pile, entity, kind, ref, ident)
    place = held.place if held else None
    return Party(key=key, named=named, text=ref.text, entity=entity, type=kind, place=place)


def _key(pile: Pile, entity: str | None, kind: EntityType | None, ref: Ref, ident: str) -> str:
    if entity is None:
        words = _content(ref.text)
        return f"words:{words}" if len(words) > 3 and ref.via is None else ""
    if entity in pile.named:
        return entity
    if kind is EntityType.POPULATION:
        return ""
    if kind in _THINGS:
        return f"{kind.value}:{head(pile.name(entity))}" if kind else entity
    return entity


def head(text: str) -> str:
    """The head noun of an English noun phrase, folded, without a plural s: "SiK’s camp above Tolmaz" is "camp"."""
    words = _HEAD.findall(_TAIL.split(folded(text), maxsplit=1)[0])
    last = words[-1] if words else folded(text)
    return last[:-1] if len(last) > 3 and last.endswith("s") and not last.endswith("ss") else last


def _content(text: str) -> str:
    return " ".join(word for word in folded(text).split() if word not in {"a", "an", "the", "of", "and", "his", "its"})


def _distinct(parties: Iterable[Party]) -> Iterator[Party]:
    seen: set[str] = set()
    for party in parties:
        name = party.entity or party.key or party.text
        if name not in seen:
            seen.add(name)
            yield party
