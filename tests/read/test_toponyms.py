"""Names decide together: company, the text's own words, and prominence where there is nothing else."""

from __future__ import annotations

import pytest

from headwater.model.place import Place
from headwater.read.territories import Candidate
from headwater.read.toponyms import Toponym, choose


def town(name: str, country: str, area: int, *, weight: float = 4.0, kind: str = "city", lat: float = 0.0) -> Candidate:
    place = Place(
        id=f"x:{name}-{country}-{area}-{kind}", name=name, lat=lat, lon=area, radius_m=1000, precision=1, kind=kind
    )
    areas = (area,) if kind == "region" else (hash((name, area)) % 10_000 + 10_000, area + 500, area)
    return Candidate(place=place, weight=weight, country=country, areas=areas)


def chosen(toponyms: list[Toponym], countries: dict[str, int] | None = None) -> list[str | None]:
    return [c.candidate.place.id if c else None for c in choose(toponyms, countries or {})]


def test_alone_the_most_prominent_is_chosen() -> None:
    large, small = town("Dost", "AA", 10, weight=6.0), town("Dost", "BB", 20)
    assert chosen([Toponym(candidates=(large, small))]) == [large.place.id]


def test_the_company_of_other_names_wins_over_size() -> None:
    large, small = town("Dost", "AA", 10, weight=5.5), town("Dost", "BB", 20)
    others = [Toponym(candidates=(town(n, "BB", 20),)) for n in ("Reyk", "Marwa", "Lind")]
    assert chosen([Toponym(candidates=(large, small)), *others])[0] == small.place.id


def test_two_ambiguous_names_settle_where_both_can_be() -> None:
    first = Toponym(candidates=(town("Dost", "AA", 10, weight=4.2), town("Dost", "BB", 20)))
    second = Toponym(candidates=(town("Reyk", "CC", 30, weight=4.2), town("Reyk", "BB", 20)))
    assert chosen([first, second]) == [first.candidates[1].place.id, second.candidates[1].place.id]


def test_what_the_text_says_behind_the_name_wins() -> None:
    large, small = town("Dost", "AA", 10, weight=7.0), town("Dost", "BB", 20)
    assert chosen([Toponym(candidates=(large, small), within=frozenset({20}))]) == [small.place.id]


def test_a_feature_word_asks_for_a_kind() -> None:
    area, inside = town("Dost", "AA", 10, kind="region", weight=5.0), town("Dost", "AA", 10, weight=4.9)
    assert chosen([Toponym(candidates=(area, inside))]) == [area.place.id]
    assert chosen([Toponym(candidates=(area, inside), features=frozenset({"city"}))]) == [inside.place.id]


def test_countries_that_the_text_names_count() -> None:
    one, other = town("Dost", "AA", 10, weight=4.5), town("Dost", "BB", 20, weight=4.0)
    assert chosen([Toponym(candidates=(one, other))], {"BB": 5}) == [other.place.id]


def test_a_list_of_countries_is_not_a_list_of_villages() -> None:
    names = ("Dost", "Reyk", "Marwa")
    lists = [
        Toponym(candidates=(town(n, n[:2].upper(), i, kind="country", weight=9.0), town(n, "ZZ", 90, weight=3.2)))
        for i, n in enumerate(names)
    ]
    assert chosen(lists) == [t.candidates[0].place.id for t in lists]


def test_a_hamlet_with_nothing_to_speak_for_it_is_left_alone() -> None:
    hamlet = town("Dost", "AA", 10, weight=2.0)
    assert chosen([Toponym(candidates=(hamlet,))]) == [None]
    assert chosen([Toponym(candidates=(hamlet,))], {"AA": 1}) == [hamlet.place.id]


def test_no_candidates_no_choice() -> None:
    assert chosen([Toponym(candidates=())]) == [None]
    assert choose([], {}) == []


@pytest.mark.parametrize("count", [1, 3, 8])
def test_beliefs_are_chances(count: int) -> None:
    choices = choose([Toponym(candidates=(town(f"N{i}", "AA", 10), town(f"N{i}", "BB", 20))) for i in range(count)], {})
    assert all(c is not None and 0 < c.belief <= 1 for c in choices)
