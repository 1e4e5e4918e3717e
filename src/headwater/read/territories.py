"""States, regions and disputed areas: our own records, and which GeoNames areas they are or cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from headwater.model.place import Place
from headwater.read.geonames import Records, place_key
from headwater.rules import load

_STATE, _FORMER_STATE, _REGION = 9.0, 7.0, 7.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing a name can mean. ``weight`` is prominence, about log10 of the people it concerns.

    ``country`` and ``areas`` (GeoNames rows, and ids of ours; its own first) say where it lies, as evidence only:
    ``place.country`` stays empty where that is disputed. ``large``: a capital, or a town of a million people.
    ``alias``: found by another spelling. ``state``: the territory of a state, recognised or not.
    """

    place: Place
    weight: float
    country: str | None
    areas: tuple[int | str, ...]
    alias: bool = False
    large: bool = False
    state: bool = False


class Territories:
    """What ``states.yml`` and ``regions.yml`` add to GeoNames, and correct in it.

    ``named``: candidates by ``place_key``. ``same``: GeoNames areas that a region of ours is, to its id. ``within``:
    those, and areas and countries that lie in it though GeoNames files them elsewhere. ``names``: the name of each
    region and each ISO country. ``capitals``: keys by country.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self.named: dict[str, list[Candidate]] = {}
        self.same: dict[int, str] = {}
        self.within: dict[int | str, str] = {}
        self.names: dict[str, str] = {}
        self.capitals: dict[str, frozenset[str]] = {}
        self.disputed: set[str] = set()
        rows = load("states")["states"]
        self.names.update({row["iso"]: row["name"] for row in rows if row["iso"]})
        for row in load("regions")["regions"]:
            self._add_region(row)
        for row in rows:
            self._add_state(row)

    def _add_state(self, row: dict[str, Any]) -> None:
        iso, inside = row["iso"], row.get("part_of")
        if iso:
            self.capitals[iso] = frozenset(place_key(c) for c in row.get("capital", ()))
        place = Place(
            id=f"state:{iso or place_key(row['name']).replace(' ', '-')}", name=row["name"],
            lat=row["lat"], lon=row["lon"], radius_m=row["radius_km"] * 1000,
            precision=4 if inside and not iso else 6, kind="country", country=self._country_of_state(row),
        )  # fmt: skip
        weight = _FORMER_STATE if row.get("historic") else _STATE
        candidate = Candidate(place=place, weight=weight, country=iso or inside, areas=(place.id,), state=True)
        names = (row["name"], *row.get("aliases", ()), *row.get("short", ()))
        if row.get("disputed") or not iso:
            names = self._shared(names)
        self._enter(names, candidate)

    def _shared(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names that no region of ours has; those it has are its own, and it is a state's territory then."""
        for key in {place_key(n) for n in names} & self.named.keys():
            self.named[key] = [replace(c, state=True) for c in self.named[key]]
        return tuple(n for n in names if place_key(n) not in self.named)

    @staticmethod
    def _country_of_state(row: dict[str, Any]) -> str | None:
        if row.get("disputed") or row.get("historic"):
            return row["iso"]  # type: ignore[no-any-return]
        return row["iso"] or row.get("part_of")

    def _add_region(self, row: dict[str, Any]) -> None:
        region, names = f"region:{row['id']}", (row["name"], *row.get("aliases", ()))
        claimants, countries = row.get("claimed_by", ()), row.get("countries", ())
        country = countries[0] if len(countries) == 1 else None
        covered = row.get("covers", ())
        same = [self._records.code[code] for code in covered if "." in code]
        if row["kind"] == "region" and country:
            same += self._same(country, names)
        elif row["kind"] == "disputed_area":
            self.disputed.add(region)
        self.same.update(dict.fromkeys(same, region))
        self.within.update(dict.fromkeys((*same, *self._inside(covered)), region))
        self.names[region] = row["name"]
        place = Place(
            id=region, name=row["name"], lat=row["lat"], lon=row["lon"], radius_m=row["radius_km"] * 1000,
            precision=_precision(row), kind=row["kind"], country=country,
            parents=(self.names[country],) if country else (),
        )  # fmt: skip
        evidence = country or (claimants[0] if len(claimants) == 1 else None)
        self._enter(names, Candidate(place=place, weight=_REGION, country=evidence, areas=(region, *same)))

    def _inside(self, codes: Iterable[str]) -> Iterable[int | str]:
        """Countries as they are, and the rows that GeoNames files under an area by code but not by parent."""
        for code in codes:
            yield from self._records.under(code) if "." in code else (code,)

    def _same(self, country: str, names: Iterable[str]) -> list[int]:
        """The GeoNames areas that a region of ours is: one of its names, in its country."""
        rows = {row for name in names for row in self._records.named(place_key(name))}
        return sorted(r for r in rows if self._records.area_in(r) == country and r not in self.same)

    def _enter(self, names: Iterable[str], candidate: Candidate) -> None:
        for key in dict.fromkeys(place_key(n) for n in names):
            self.named.setdefault(key, []).append(candidate)


def _precision(row: dict[str, Any]) -> int:
    """UCDP's ``where_prec`` of a region of ours, by its size."""
    if row["kind"] == "water":
        return 7
    return 3 if row["radius_km"] <= 60 else 4 if row["radius_km"] <= 300 else 5
