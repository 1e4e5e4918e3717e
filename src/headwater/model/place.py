"""Where, without false precision (handbook 4)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gazetteer record chosen for a name.

    ``id`` names the gazetteer and its key (``geonames:1183606``, ``region:kashmir``). ``radius_m`` is the
    uncertainty radius in metres. ``precision`` is UCDP's ``where_prec``: 1 exact, 2 near, 3 second-order
    area, 4 first-order area, 5 larger than that, 6 country, 7 sea or air. ``country`` is ISO 3166 alpha-2,
    ``None`` for disputed areas and for what spans countries. ``parents`` run from the smallest area outwards.
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_m: int
    precision: int
    kind: str
    """country, region, district, city, area, water, disputed_area."""
    country: str | None = None
    parents: tuple[str, ...] = ()
    population: int = 0
