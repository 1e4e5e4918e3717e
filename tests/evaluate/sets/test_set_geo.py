from pathlib import Path

import pytest
from evaluate_readings import entity, mention, reading_of

from headwater.evaluate.result import Figure, Report
from headwater.evaluate.sets import geo
from headwater.model.mention import EntityType
from headwater.model.place import Place

LGL = """<articles><article docid="1"><dltime>2031-05-04 10:00</dltime><text>Oltar and the French city of Paris.</text>
<toponyms><toponym><start>29</start><end>34</end><phrase>Paris</phrase>
<gaztag geonameid="1"><name>Paris</name><lat>48.85</lat><lon>2.35</lon></gaztag></toponym>
<toponym><start>14</start><end>20</end><phrase>French</phrase>
<gaztag geonameid="2"><name>Republic of France</name><fcode>PCLI</fcode><lat>46.0</lat><lon>2.0</lon></gaztag></toponym>
<toponym><start>0</start><end>5</end><phrase>Oltar</phrase></toponym></toponyms></article></articles>"""
GEOVIRUS = """<articles><article><source>x</source><text>In Rome.</text><locations><location><name>Rome</name>
<start>4</start><end>8</end><lat>41.9</lat><lon>12.5</lon></location></locations></article></articles>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lgl.xml").write_text(LGL)
    (tmp_path / "GeoVirus.xml").write_text(GEOVIRUS)
    return tmp_path


def place(lat: float, lon: float) -> Place:
    return Place(id="x", name="x", lat=lat, lon=lon, radius_m=1, precision=1, kind="city")


def figure(report: Report, title: str, measure: str) -> Figure:
    table = next(t for t in report.tables if t.title.endswith(title))
    return next(f for f in table.figures if (f.measure, f.system) == (measure, "headwater"))


def test_offsets_and_demonyms(folder: Path) -> None:
    lgl, virus = geo.load(folder)
    text = lgl.document.text
    assert [t.span.of(text) for t in lgl.toponyms] == ["Paris", "Oltar"]
    assert [t.span.of(text) for t in lgl.demonyms] == ["French"]
    assert virus.toponyms[0].span.of(virus.document.text) == "Rome"


def test_end_to_end_counts_what_is_found_and_near(folder: Path) -> None:
    items = geo.load(folder)
    texts = [item.document.text for item in items]
    readings = [
        reading_of(
            texts[0],
            mentions=[mention(texts[0], "Paris", EntityType.PLACE, "p"), mention(texts[0], "French", EntityType.STATE)],
            entities=[entity("p", "Paris", EntityType.PLACE, place=place(48.8, 2.3))],
        ),
        reading_of(texts[1], mentions=[mention(texts[1], "Rome", EntityType.PLACE, "r")],
                   entities=[entity("r", "Rome", EntityType.PLACE, place=place(34.3, -85.2))]),
    ]  # fmt: skip
    report = geo.measure(items, readings)
    end_to_end = "end to end: found and within 161 km"
    assert figure(report, "LGL", end_to_end).value == 1.0
    assert figure(report, "GeoVirus", end_to_end).value == 0.0
    assert figure(report, "both", end_to_end).value == 0.5
    found = next(s for s in report.tables[-1].scores if s.measure == "toponym, exact" and s.system == "headwater")
    assert (found.gold, found.predicted, found.precision) == (3, 2, 1.0)
    assert dict(report.classes()) == {"missed: no mention": 1, "placed over 1,000 km off": 1}
