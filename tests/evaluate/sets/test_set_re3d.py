import json
from pathlib import Path

import pytest
from evaluate_readings import at, claim, mention, reading_of, ref

from headwater.evaluate.result import Report
from headwater.evaluate.sets import re3d
from headwater.model.claim import ClaimKind
from headwater.model.mention import EntityType

TEXT = "The Oltar Front (OF) fought Kestaria near Dera."


def rows(folder: Path, name: str, given: list[dict[str, object]]) -> None:
    (folder / f"{name}.json").write_text("\n".join(json.dumps(row) for row in given))


def entity_row(words: str, kind: str, confidence: float = 1.0) -> dict[str, object]:
    span = at(TEXT, words)
    return {"documentId": "d1", "begin": span.start, "end": span.end, "type": kind, "confidence": confidence}


def relation_row(kind: str, source: str, target: str) -> dict[str, object]:
    a, b = at(TEXT, source), at(TEXT, target)
    ends = {"sourceBegin": a.start, "sourceEnd": a.end, "targetBegin": b.start, "targetEnd": b.end}
    return {"documentId": "d1", "type": kind, "confidence": 1, **ends}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in re3d.FOLDERS:
        (tmp_path / name).mkdir()
        rows(tmp_path / name, "documents", [{"_id": "d1", "text": TEXT}] if name == "CENTCOM" else [])
        rows(tmp_path / name, "relations", [])
        rows(tmp_path / name, "entities", [])
    centcom = tmp_path / "CENTCOM"
    entities = [entity_row("Oltar Front", "Organisation"), entity_row("OF", "Organisation")]
    entities += [
        entity_row("Dera", "Location"),
        entity_row("Dera", "Organisation", 0.0),
        entity_row("fought", "Weapon"),
    ]
    rows(centcom, "entities", [*entities, entity_row("Kestaria", "Organisation")])
    relations = [
        relation_row("FightingAgainst", a, b) for a, b in (("Oltar Front", "Kestaria"), ("Kestaria", "Oltar Front"))
    ]
    rows(centcom, "relations", [*relations, relation_row("IsSynonymOf", "Oltar Front", "OF")])
    return tmp_path


def f1(report: Report, measure: str) -> float:
    return next(s.f1 for t in report.tables for s in t.scores if (s.measure, s.system) == (measure, "headwater"))


def test_doubted_labels_and_foreign_types_are_left_out(folder: Path) -> None:
    (item,) = re3d.load(folder)
    assert {m.label for m in item.entities} == {"Organisation", "Location"}
    assert item.left_out == 1


def test_entities_relations_and_synonyms(folder: Path) -> None:
    reading = reading_of(
        TEXT,
        mentions=[
            mention(TEXT, "Oltar Front", EntityType.ARMED_GROUP, "f"),
            mention(TEXT, "OF", EntityType.ARMED_GROUP, "f"),
            mention(TEXT, "Kestaria", EntityType.STATE, "k"),
            mention(TEXT, "Dera", EntityType.PERSON, "d"),
        ],
        claims=[
            claim(
                TEXT,
                ClaimKind.EVENT,
                "armed_clash",
                "fought",
                subject=ref(TEXT, "Kestaria", "k"),
                object=ref(TEXT, "OF", "f"),
            )
        ],
    )
    report = re3d.measure(re3d.load(folder), [reading])
    assert f1(report, "untyped, exact") == 1.0
    assert f1(report, "typed, exact") == 0.75
    assert f1(report, "FightingAgainst") == 1.0
    assert f1(report, "IsSynonymOf") == 1.0
    assert ("type: Location read as person", 1) in report.classes()
