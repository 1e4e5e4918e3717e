"""The bundle, as python-stix2 reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import stix2

from headwater import Case
from headwater.export.stix_words import ENTITIES, EXTENSION
from headwater.model.judgement import Judgement, Verdict
from headwater.model.mention import EntityType
from headwater.store import Store


def parsed(path: Path) -> list[Any]:
    objects: list[Any] = stix2.parse(path.read_text("utf-8"), allow_custom=False).objects
    return objects


@pytest.fixture(scope="module")
def objects(weighed: Case, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    folder = tmp_path_factory.mktemp("stix")
    weighed.export("stix", folder)
    return parsed(folder / "bundle.json")


def test_one_relationship_a_claim_with_its_story(weighed: Case, objects: list[Any]) -> None:
    ties = {tie.extensions[EXTENSION]["claim"]: tie for tie in objects if tie.type == "relationship"}
    records = {record.claim.id: record for record in weighed.claims(limit=None)}
    assert set(ties) == set(records)
    for ident, tie in ties.items():
        carried = tie.extensions[EXTENSION]
        assert carried["quote"] == records[ident].quote
        assert carried["voice"] == records[ident].claim.modality.value
        assert carried["chain"].startswith(records[ident].claim.chain[0].text)
        assert carried.get("origins_high") == (2 if records[ident].proposition else None)


def test_a_denial_is_an_opinion_of_the_one_who_denies(weighed: Case, objects: list[Any]) -> None:
    opinions = [thing for thing in objects if thing.type == "opinion"]
    assert {str(opinion.opinion) for opinion in opinions} == {"strongly-disagree"}
    denied = [r for r in weighed.claims(limit=None) if r.claim.modality.value == "denied"]
    assert sorted(opinion.authors[0] for opinion in opinions) == sorted(r.claim.chain[-1].text for r in denied)


def test_every_reference_is_in_the_bundle(objects: list[Any]) -> None:
    known = {thing.id for thing in objects}
    assert len(known) == len(objects)
    for thing in objects:
        refs = [*thing.get("object_refs", []), thing.get("source_ref"), thing.get("target_ref")]
        assert {str(ref) for ref in refs if ref} <= known


def test_a_report_holds_what_it_says(weighed: Case, objects: list[Any]) -> None:
    reports = [thing for thing in objects if thing.type == "report"]
    assert len(reports) == weighed.status().documents
    ties = {thing.id for thing in objects if thing.type == "relationship"}
    assert ties <= {ref for report in reports for ref in report.object_refs}


def test_only_a_reviewer_makes_a_threat_actor(weighed: Case, objects: list[Any], tmp_path: Path) -> None:
    assert "threat-actor" not in {thing.type for thing in objects}
    import shutil

    shutil.copytree(weighed.folder, tmp_path / "case")
    store = Store.open(tmp_path / "case")
    front = next(iter(weighed.entities(about="Kestari Front")))
    with store.writer() as writer:
        when = "2031-05-08T10:00:00Z"
        verdict = Verdict.POSITIVE
        writer.judge(
            Judgement(about="threat_actor", left=front.entity.id, right=None, verdict=verdict, who="ed", when=when)
        )
    store.close()
    with Case.open(tmp_path / "case") as case:
        case.export("stix", tmp_path / "out")
    assert [t.name for t in parsed(tmp_path / "out" / "bundle.json") if t.type == "threat-actor"] == ["Kestari Front"]


def test_every_type_of_entity_has_a_place() -> None:
    assert set(ENTITIES) == set(EntityType)
