"""FollowTheMoney, as its own library reads it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from headwater import Case
from headwater.export.ftm_links import LINKS, UNKNOWN
from headwater.model.claim import Modality
from headwater.model.mention import EntityType
from headwater.store.lines import FTM_SCHEMA

pytest.importorskip("followthemoney", reason="FollowTheMoney needs ICU, which this machine cannot compile against")

from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement import StatementEntity
from followthemoney.statement.serialize import read_csv_statements


@pytest.fixture(scope="module")
def out(weighed: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ftm")
    weighed.export("ftm", folder)
    return folder


def statements(out: Path) -> list[Any]:
    return list(read_csv_statements(io.BytesIO((out / "statements.csv").read_bytes())))


@pytest.fixture(scope="module")
def entities(out: Path) -> dict[str, Any]:
    """Every entity that the statements make up."""
    grouped: dict[str, list[Any]] = {}
    for statement in statements(out):
        grouped.setdefault(statement.entity_id, []).append(statement)
    dataset = Dataset({"name": "headwater", "title": "A case"})
    return {ident: StatementEntity.from_statements(dataset, some) for ident, some in grouped.items()}


def test_every_claim_is_stated_with_voice_quote_and_origins(weighed: Case, entities: dict[str, Any]) -> None:
    for record in weighed.claims(limit=None):
        entity = entities[record.claim.id]
        assert entity.first("summary") == record.quote
        assert record.claim.chain[0].text in entity.first("description")
        assert ("Independent origins: 1 to 2" in entity.first("description")) == bool(record.proposition)
        assert record.claim.modality.value in entity.first("description").lower()
        assert entity.get("proof") == [record.claim.document]


def test_what_is_denied_is_no_link(weighed: Case, entities: dict[str, Any]) -> None:
    denied = [record for record in weighed.claims(limit=None) if record.claim.modality is Modality.DENIED]
    assert denied
    assert {entities[record.claim.id].schema.name for record in denied} == {"Note"}
    leads = next(iter(weighed.claims(type="leads")))
    assert entities[leads.claim.id].schema.name == "Directorship"


def test_nobody_gets_topics_from_a_claim(entities: dict[str, Any]) -> None:
    assert not any(entity.get("topics", quiet=True) for entity in entities.values())


def test_entities_are_those_a_reviewer_stands_behind(weighed: Case, out: Path) -> None:
    proxies = [
        model.get_proxy(json.loads(line)) for line in (out / "entities.ftm.json").read_text("utf-8").splitlines()
    ]
    claims = [proxy for proxy in proxies if proxy.id.startswith("clm-")]
    assert len(claims) == 1
    known = {proxy.id for proxy in proxies}
    for proxy in proxies:
        for prop, value in proxy.itervalues():
            assert prop.type.name != "entity" or value in known
    reviewed = {statement.origin for statement in statements(out) if not statement.external}
    assert reviewed == {None, claims[0].id}


def test_the_mapping_names_what_followthemoney_has() -> None:
    for ends in (*LINKS.values(), UNKNOWN):
        schema = model.get(ends.schema)
        assert schema is not None
        assert schema.edge
        assert {schema.edge_source, schema.edge_target} == {ends.source, ends.target}
    assert all(model.get(FTM_SCHEMA[kind]) is not None for kind in EntityType)
