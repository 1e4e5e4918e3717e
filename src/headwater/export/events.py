"""``events``: what happened, as rows like those of UCDP GED and ACLED, one a claim: nothing is merged or averaged.

Precision codes are those of the two codebooks. ``source_original`` is who the information comes from, apart from the
outlet (UCDP). Numbers are those of the source; ``case_*`` are those of all its origins together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path

from headwater.export.cells import write_rows
from headwater.export.columns import Row
from headwater.export.event_types import ACLED, PLOVER
from headwater.model.claim import ClaimKind
from headwater.model.place import Place
from headwater.model.time import TimeExpression
from headwater.store import View
from headwater.store.told import Told, telling

COLUMNS = (
    "id", "event_type", "acled_event_type", "acled_sub_event_type", "plover", "side_a", "side_b", "date_start",
    "date_end", "date_prec", "time_precision", "where", "latitude", "longitude", "where_prec", "geo_precision",
    "country", "counted", "low", "best", "high", "case_low", "case_best", "case_high", "toll_claim", "negated", "voice",
    "source_original", "chain", "source_outlet", "source_date", "source_headline", "source_address", "quote",
    "proposition", "origins_low", "origins_high", "document", "original_sha256",
)  # fmt: skip
_FIRST = ("actor", "giver", "participant")
_SECOND = ("recipient", "victim", "target", "object", "receiver", "beneficiary", "participant")


def write_events(view: View, folder: Path) -> Mapping[str, int]:
    """One file; the number of its rows."""
    return {"events.csv": write_rows(folder / "events.csv", COLUMNS, _rows(telling(view)))}


def _rows(stream: Iterable[Told]) -> Iterator[Row]:
    for _, group in groupby(stream, key=lambda told: (told.claim.document, told.claim.sentence)):
        yield from _of_sentence([told for told in group if told.claim.kind is not ClaimKind.RELATION])


def _of_sentence(found: list[Told]) -> Iterator[Row]:
    """A toll joins the event of its sentence where there is but one of each; else it has a row of its own."""
    events = [told for told in found if told.claim.kind is ClaimKind.EVENT]
    tolls = [told for told in found if told.claim.kind is ClaimKind.QUANTITY]
    joined = len(events) == len(tolls) == 1 and events[0].claim.chain == tolls[0].claim.chain
    for told in events:
        yield _row(told, tolls[0] if joined else None)
    for told in () if joined else tolls:
        yield _row(told, told)


def _row(told: Told, toll: Told | None) -> Row:
    claim = told.claim
    side_a, side_b = _sides(told)
    kind, sub = ACLED.get(claim.type, (None, None))
    return {
        "id": claim.id,
        "event_type": claim.type,
        "acled_event_type": kind,
        "acled_sub_event_type": sub,
        "plover": PLOVER.get(claim.type),
        "side_a": side_a,
        "side_b": side_b,
        **_when(claim.time),
        **_where(told),
        **_toll(toll),
        **_source(told),
    }


def _sides(told: Told) -> tuple[str, str]:
    def first(roles: tuple[str, ...], but: str = "") -> str:
        names = [told.name(a.ref) for role in roles for a in told.claim.args if a.role == role]
        return next((name for name in names if name != but), "")

    actor = first(_FIRST)
    return actor, first(_SECOND, actor)


def _when(time: TimeExpression | None) -> Row:
    start, end = (time.earliest, time.latest) if time else (None, None)
    days = _days(start, end)
    ucdp = next((code for limit, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if days and days <= limit), 5)
    acled = next((code for limit, code in ((1, 1), (7, 2)) if days and days <= limit), 3)
    known = start is not None or end is not None
    return {
        "date_start": start,
        "date_end": end,
        "date_prec": ucdp if known else None,
        "time_precision": acled if known else None,
    }


def _days(start: str | None, end: str | None) -> int | None:
    try:
        return (date.fromisoformat(end or "") - date.fromisoformat(start or "")).days + 1
    except ValueError:  # open, unknown, or before the year 1
        return None


def _where(told: Told) -> Row:
    entity = told.entity(told.claim.place)
    place: Place | None = entity.place if entity else None
    code = place.precision if place else None
    return {
        "where": told.name(told.claim.place),
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "where_prec": code,
        "geo_precision": None if code is None else 1 if code == 1 else 2 if code in (2, 3) else 3,
        "country": place.country if place else None,
    }


def _toll(toll: Told | None) -> Row:
    quantity = toll.claim.quantity if toll else None
    spread = toll.finding.spread if toll and toll.finding else None
    return {
        "counted": f"{quantity.role}: {quantity.label}".removesuffix(": ") if quantity else None,
        "low": quantity.low if quantity else None,
        "best": quantity.value if quantity else None,
        "high": quantity.high if quantity else None,
        "case_low": spread.low if spread else None,
        "case_best": spread.best if spread else None,
        "case_high": spread.high if spread else None,
        "toll_claim": toll.claim.id if toll else None,
    }


def _source(told: Told) -> Row:
    claim, document, found = told.claim, told.record.document, told.finding
    return {
        "negated": "yes" if claim.polarity.value == "negative" else "no",
        "voice": claim.modality.value,
        "source_original": told.name(claim.chain[-1]) if claim.chain else "",
        "chain": told.chain,
        "source_outlet": document.label,
        "source_date": document.published,
        "source_headline": document.title,
        "source_address": document.uri,
        "quote": told.record.quote,
        "proposition": told.record.proposition,
        "origins_low": found.lower if found else None,
        "origins_high": found.upper if found else None,
        "document": document.id,
        "original_sha256": document.original,
    }
