"""A gazetteer alone: the country of that name, else the most populous place of that name."""

from __future__ import annotations

from functools import cache

from headwater.read.geonames import place_key, records
from headwater.rules import load


def most_populous(name: str) -> tuple[float, float] | None:
    """(latitude, longitude) of the likeliest bearer of ``name`` when nothing else is known."""
    key = place_key(name.removeprefix("the ").removeprefix("The "))
    if key in _states():
        return _states()[key]
    table = records()
    bearers = (table.record(row) for row in table.named(key))
    found = max(bearers, key=lambda record: (record.population, -record.row), default=None)
    return (found.lat, found.lon) if found else None


@cache
def _states() -> dict[str, tuple[float, float]]:
    return {
        place_key(name): (entry["lat"], entry["lon"])
        for entry in load("states")["states"]
        if "lat" in entry
        for name in (entry["name"], *entry.get("aliases", ()), *entry.get("short", ()))
    }
