"""Whether two places are one, one within the other, or apart (handbook 4 and 7.1)."""

from __future__ import annotations

from headwater.corroborate.signature import Party
from headwater.corroborate.words import folded
from headwater.model.place import Place

_KINDS = frozenset(
    {"province", "district", "town", "city", "village", "region", "area", "governorate", "county", "state"}
)


def together(left: Party, right: Party) -> bool | None:
    """True for one place or one in the other, False for places apart, ``None`` where nobody can tell."""
    if left.key and left.key == right.key:
        return True
    if left.place is not None and right.place is not None:
        return _within(left.place, right.place) or _within(right.place, left.place) or _touch(left.place, right.place)
    shared = _words(left.text) & _words(right.text)
    return True if shared and left.named and right.named else None


def _within(small: Place, large: Place) -> bool:
    return (
        small.id == large.id
        or large.id in small.parents
        or (large.kind == "country" and large.country == small.country)
    )


def _touch(left: Place, right: Place) -> bool | None:
    """Places of uncertain radius: apart only when even their outer rims do not meet."""
    return False if metres(left, right) > left.radius_m + right.radius_m else None


def metres(left: Place, right: Place) -> float:
    """The great-circle distance between two places, in metres."""
    from math import asin, cos, radians, sin, sqrt

    north, south = radians(left.lat), radians(right.lat)
    across = sin((south - north) / 2) ** 2
    along = sin(radians(right.lon - left.lon) / 2) ** 2
    return 2 * 6_371_000 * asin(sqrt(min(1.0, across + cos(north) * cos(south) * along)))


def _words(text: str) -> set[str]:
    return {word for word in folded(text).split() if len(word) > 3 and word not in _KINDS}
