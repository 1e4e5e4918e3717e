"""What a place name can mean: GeoNames' areas and towns, states, and our own regions and disputed areas.

Candidates come best first by prominence alone; ``read/where.py`` lets the document decide. A disputed area is its own
entity, and what lies in it has no country (handbook 4). A town stands behind the area of the same name around it,
unless it is a capital or has a million people: a report that says "Khuzdar" seldom says which.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

from headwater.model.place import Place
from headwater.read.geonames import CITY, DISTRICT, REGION, Record, Records, distance_km, place_key, records
from headwater.read.territories import Candidate, Territories
from headwater.rules import load

_LARGE_CITY = 1_000_000
_CAPITAL = 1.5
"""A capital is named as often as a town of thirty times its size."""
_UNCOUNTED = 2_000
"""People of a town GeoNames lists without a number: it lists such for their rank, so they are seats of something."""
_MOST = 120
"""Candidates kept for one name: enough for every Springfield, and a bound on the work a name can cause."""
_ORDINARY, _PERSONAL, _ALIAS = 0.2, 0.35, 0.8
"""What is left of a prior when the name is an English word, somebody's name, another spelling."""
_PRECISION = {CITY: 1, DISTRICT: 3, REGION: 4}


class Gazetteer:
    """Look-ups by name. Build once per process with ``gazetteer()``."""

    def __init__(self) -> None:
        self._records: Records = records()
        self._territories = Territories(self._records)
        self._printed = self._printed_areas()
        self._spelt = _other_spellings(self._records)
        words = load("place_words")
        self._misleading = dict.fromkeys(words["personal"], _PERSONAL) | dict.fromkeys(words["ordinary"], _ORDINARY)
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)

    def lookup(self, name: str, *, loose: bool = False) -> tuple[Place, ...]:
        """All that ``name`` can mean, the most prominent first; exact but for case, diacritics and punctuation.

        ``loose`` also tries what transliterations differ in (articles, doubled letters, o and u) when nothing is
        found; its first use takes half a second.
        """
        return tuple(c.place for c in self.candidates(name) or (self.similar(name) if loose else ()))

    def prior(self, name: str) -> float:
        """How likely a capitalised ``name`` is a place's, context unseen (0 to 1)."""
        found = self.candidates(name)
        if not found or (len(name) < 3 and found[0].place.kind != "country"):
            return 0.0
        best = max(found, key=lambda c: c.weight)
        if best.place.kind == "country":
            return 0.97
        chance = 1 / (1 + math.exp(-1.3 * (best.weight - 4.0))) * (_ALIAS if best.alias else 1.0)
        key = place_key(name)
        return (math.sqrt(chance) if " " in key else chance) * self._misleading.get(key, 1.0)

    def is_place(self, name: str) -> bool:
        """More likely a place's name than not."""
        return self.prior(name) >= 0.5

    def printed(self, abbreviation: str) -> tuple[Candidate, ...]:
        """The area that an abbreviation after a town's name stands for: "Tex.", "TX"."""
        row = self._printed.get(abbreviation.replace(" ", ""))
        return () if row is None else (self._candidate(self._records.record(row), ""),)

    def similar(self, name: str) -> tuple[Candidate, ...]:
        """Candidates whose names differ from ``name`` as transliterations do."""
        rows = _loose_index().get(_loose(place_key(name)), ())
        return _by_weight([replace(self._candidate(self._records.record(row), ""), alias=True) for row in rows])

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        if "." in name and (printed := self.printed(name)):
            return printed
        key = place_key(name).removeprefix("the ")
        found = list(self._territories.named.get(key, ()))
        disputed = [c.place for c in found if c.place.kind == "disputed_area"]
        for record in (self._records.record(row) for row in self._records.named(key)):
            if record.row not in self._territories.same and not any(_within(record, area) for area in disputed):
                found.append(self._candidate(record, key))
        if (row := self._spelt.get(key)) is not None and all(row not in c.areas for c in found):
            found.append(replace(self._candidate(self._records.record(row), key), alias=True))
        return _by_weight(found)

    def _candidate(self, record: Record, key: str) -> Candidate:
        within = self._territories.within
        capital = record.kind == CITY and key in self._territories.capitals.get(record.country, ())
        weight = math.log10(record.population or _UNCOUNTED) + (_CAPITAL if capital else 0.0)
        areas = (record.row, *record.parents)
        return Candidate(
            place=self._place(record), weight=weight - (1.0 if record.kind == DISTRICT else 0.0),
            country=record.country, areas=(*areas, *dict.fromkeys(within[a] for a in areas if a in within)),
            large=capital or (record.kind == CITY and record.population >= _LARGE_CITY),
        )  # fmt: skip

    def _place(self, record: Record) -> Place:
        parents, country = self._inside(record)
        return Place(
            id=f"geonames:{record.geonames or record.code or record.row}", name=record.name,
            lat=round(record.lat, 5), lon=round(record.lon, 5), radius_m=round(record.reach),
            precision=_PRECISION[record.kind], kind=record.kind, country=country, parents=parents,
            population=record.population,
        )  # fmt: skip

    def _inside(self, record: Record) -> tuple[tuple[str, ...], str | None]:
        """The names of what contains it, the smallest first, and its country; a disputed area ends the chain."""
        ours, names = self._territories, list[str]()
        for row in (record.row, *record.parents):
            region = ours.within.get(row)
            if region in ours.disputed:
                return (*names, ours.names[region]), None
            name = ours.names[region] if region else self._records.record(row).name if row != record.row else ""
            if name and name not in names:
                names.append(name)
        if region := ours.within.get(record.country):
            return (*names, ours.names[region]), None
        return (*names, ours.names.get(record.country, record.country)), record.country

    def _printed_areas(self) -> dict[str, int]:
        abbreviations = load("regions")["abbreviations"].items()
        printed = {name.replace(" ", ""): self._records.code[code] for code, names in abbreviations for name in names}
        return self._records.postal | printed


def _within(record: Record, area: Place) -> bool:
    return distance_km(record.lat, record.lon, area.lat, area.lon) * 1000 <= area.radius_m


def _by_weight(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Best first, and a town behind the area of its name that contains it; ties by id, so always the same."""
    areas = {c.areas[0]: c.weight for c in found if c.place.kind != CITY}
    for at, one in enumerate(found):
        if one.place.kind == CITY and not one.large and (around := [areas[a] for a in one.areas if a in areas]):
            found[at] = replace(one, weight=min(one.weight, max(around) - 0.05))
    return tuple(sorted(found, key=lambda c: (-c.weight, c.place.id))[:_MOST])


def _other_spellings(table: Records) -> dict[str, int]:
    """``place_key`` to row, from ``town_names.tsv``."""
    text = (files("headwater.rules") / "en" / "town_names.tsv").read_text(encoding="utf-8")
    lines = [line.partition("\t") for line in text.splitlines() if not line.startswith("#")]
    rows = table.towns({key for key, _, _ in lines})
    return {place_key(name): rows[key] for key, _, names in lines if key in rows for name in names.split("|")}


_ARTICLE = re.compile(r"\b(?:[ae][lnrstdz]|ash|esh|adh|ath|ul|ud|i|e) (?=\w)|\b[ae]([lnrstdz])(?=\1)")
_SOUNDS = ((re.compile(r"ou|oo|o|w(?![aeiou])"), "u"), (re.compile(r"ee|ei|ai|ay|ey|y|e"), "i"),
           (re.compile(r"q|ck|c(?!h)"), "k"), (re.compile(r"dj|dzh|zh"), "j"), (re.compile(r"(?<=[aiu])h(?=\b)"), ""),
           (re.compile(r"(.)\1+"), r"\1"))  # fmt: skip


def _loose(key: str) -> str:
    """A ``place_key`` without what transliterations differ in; empty for what is too short to tell."""
    key = _ARTICLE.sub("", key)
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    key = key.replace(" ", "")
    return key if len(key) >= 5 else ""


@cache
def _loose_index() -> dict[str, list[int]]:
    """Loose keys to rows, for the towns whose names are spelt in more than one way."""
    index: dict[str, list[int]] = {}
    for name, row in _varying(gazetteer()):
        if loose := _loose(place_key(name)):
            rows = index.setdefault(loose, [])
            if row not in rows:
                rows.append(row)
    return index


def _varying(names: Gazetteer) -> Iterator[tuple[str, int]]:
    yield from names._spelt.items()
    yield from names._records.towns_in(load("place_words")["transliterated"])


@cache
def gazetteer() -> Gazetteer:
    """The process's gazetteer, built on first use."""
    return Gazetteer()
