"""The document chooses among the gazetteer's records, and places nothing that is no place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.model.document import Custody, Document
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.place import Place
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.read.where import Where

WHERE = Where()


def placed(
    text: str, *names: str, kinds: dict[str, EntityType] | None = None, outlet: str | None = None, **flags: object
) -> dict[str, Place | None]:
    """Each name's place when every occurrence of it in ``text`` is a mention."""
    mentions, entities = [], {}
    for name in names:
        kind = (kinds or {}).get(name, EntityType.PLACE)
        entities[name] = Entity(id=f"e-{name}", name=name, type=kind, names=(name,))
        start = text.index(name)
        while start >= 0:
            mention = Mention(
                span=Span(start, start + len(name)), text=name, kind=MentionKind.NAME, type=kind, entity=f"e-{name}"
            )
            mentions.append(replace(mention, **flags))  # type: ignore[arg-type]
            start = text.find(name, start + 1)
    document = Document(text=text, file="a.txt", outlet=outlet, custody=Custody(original="0" * 64, size=len(text)))
    reading = Reading(document=document.id, mentions=tuple(mentions), entities=tuple(entities.values()))
    return {e.name: e.place for e in WHERE(document, reading).entities}


def inside(place: Place | None) -> tuple[str, ...]:
    assert place is not None
    return place.parents


def test_a_town_takes_the_district_of_its_name_unless_narrowed() -> None:
    place = placed("Fighting went on in Khuzdar.", "Khuzdar")["Khuzdar"]
    assert place is not None
    assert (place.kind, place.precision) == ("district", 3)
    narrowed = placed("Fighting went on in the town of Khuzdar.", "Khuzdar")["Khuzdar"]
    assert narrowed is not None
    assert (narrowed.kind, narrowed.precision) == ("city", 1)


@pytest.mark.parametrize("text", ["They left Mastung district.", "They left the district of Mastung."])
def test_feature_words_beside_the_name(text: str) -> None:
    place = placed(text, "Mastung")["Mastung"]
    assert place is not None
    assert place.kind == "district"


def test_a_feature_word_inside_the_name() -> None:
    place = placed("They left Nyala town.", "Nyala town")["Nyala town"]
    assert place is not None
    assert (place.kind, place.name) == ("city", "Nyala")


@pytest.mark.parametrize(
    ("text", "names", "area"),
    [
        ("The shop in Paris, Texas, closed.", ("Paris", "Texas"), "Texas"),
        ("The shop in Paris, Tex., closed.", ("Paris",), "Texas"),
        ("The shop in Paris, TX, closed.", ("Paris",), "Texas"),
        ("Shops in Springfield (Illinois) closed.", ("Springfield", "Illinois"), "Illinois"),
    ],
)
def test_the_area_behind_the_name(text: str, names: tuple[str, ...], area: str) -> None:
    assert area in inside(placed(text, *names)[names[0]])


def test_prominence_decides_where_nothing_else_does() -> None:
    assert inside(placed("He flew to Paris.", "Paris")["Paris"])[-1] == "France"


def test_the_other_places_decide() -> None:
    text = "Roads from Hyderabad to Sukkur, Larkana and Nawabshah were cut."
    assert "Pakistan" in inside(placed(text, "Hyderabad", "Sukkur", "Larkana", "Nawabshah")["Hyderabad"])
    text = "Roads from Hyderabad to Warangal, Nizamabad and Karimnagar were cut."
    assert "India" in inside(placed(text, "Hyderabad", "Warangal", "Nizamabad", "Karimnagar")["Hyderabad"])


def test_a_country_that_is_a_state_elsewhere() -> None:
    text = "Tbilisi and Kutaisi lie in Georgia."
    assert placed(text, "Tbilisi", "Kutaisi", "Georgia")["Georgia"] == placed("In Georgia.", "Georgia")["Georgia"]
    text = "Atlanta, Savannah, Macon and Augusta are towns of Georgia."
    place = placed(text, "Atlanta", "Savannah", "Macon", "Augusta", "Georgia")["Georgia"]
    assert place is not None
    assert (place.kind, place.country) == ("region", "US")


def test_a_state_s_name_that_the_document_means_otherwise() -> None:
    text = "Atlanta, Savannah, Macon and Augusta are towns of Georgia."
    places = placed(text, "Atlanta", "Savannah", "Macon", "Augusta", "Georgia", kinds={"Georgia": EntityType.STATE})
    assert inside(places["Georgia"]) == ("United States",)


def test_an_abbreviation_keeps_its_full_stop() -> None:
    place = placed("Charleston, W.Va., lies on a river.", "Charleston", "W.Va")
    assert "West Virginia" in inside(place["Charleston"])
    assert place["W.Va"] is not None
    assert place["W.Va"].name == "West Virginia"


def test_the_outlet_hints() -> None:
    names = ("Springfield", "Jackson")
    text = "The council met in Springfield; Jackson was next."
    hinted = placed(text, *names, outlet="Tennessee Herald")
    assert "Tennessee" in inside(hinted["Springfield"])


def test_disputed_areas_have_no_country() -> None:
    places = placed("From Srinagar to Kupwara the roads of Kashmir were closed.", "Srinagar", "Kupwara", "Kashmir")
    assert all(p is not None and p.country is None for p in places.values())


def test_a_state_gets_its_territory_and_a_metonym_none() -> None:
    kinds = {"Pakistan": EntityType.STATE, "Islamabad": EntityType.STATE, "Kremlin": EntityType.STATE}
    places = placed("Pakistan, Islamabad and the Kremlin objected.", *kinds, kinds=kinds)
    assert places["Pakistan"] is not None
    assert places["Pakistan"].precision == 6
    assert places["Islamabad"] is None
    assert places["Kremlin"] is None


def test_what_is_not_literal_is_not_placed() -> None:
    assert placed("Islamabad denied it.", "Islamabad", literal=False) == {"Islamabad": None}
    assert placed("The Lebanon dossier.", "Lebanon", kind=MentionKind.ADJECTIVAL) == {"Lebanon": None}


@pytest.mark.parametrize("kind", [k for k in EntityType if k not in (EntityType.PLACE, EntityType.STATE)])
def test_other_entities_are_never_placed(kind: EntityType) -> None:
    assert placed("Paris spoke.", "Paris", kinds={"Paris": kind}) == {"Paris": None}


def test_an_unknown_place_stays_without() -> None:
    assert placed("They met in Ostravanka Delmur.", "Ostravanka Delmur") == {"Ostravanka Delmur": None}


def test_a_transliteration_is_found_when_nothing_else_is() -> None:
    place = placed(
        "Shells fell on Maarat al-Numan.", "Maarat al-Numan", "Shells", kinds={"Shells": EntityType.POPULATION}
    )
    assert inside(place["Maarat al-Numan"])[-1] == "Syria"


def test_nothing_to_place_changes_nothing() -> None:
    document = Document(text="It rained.", file="a.txt", custody=Custody(original="0" * 64, size=10))
    reading = Reading(document=document.id)
    assert WHERE(document, reading) is reading


def test_the_same_text_gives_the_same_places() -> None:
    text = "From Springfield and Jackson to Paris and Kandahar."
    names = ("Springfield", "Jackson", "Paris", "Kandahar")
    assert placed(text, *names) == placed(text, *names)
