"""The interface: complete and true, and no question breaks it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from headwater import Case

LISTS = (
    "overview", "documents", "claims", "entities", "findings", "lineage", "network", "timeline", "map", "queue",
    "judgements", "search", "intake",
)  # fmt: skip
ASKED = ("search?q=", "claims?about=", "claims?source=", "claims?text=", "entities?about=", "documents/", "actors/")


def paths(case: Case) -> dict[str, str]:
    """A value for each parameter of a path, from the case."""
    document, claim = case.documents()[0], case.claims(limit=1)[0]
    entity = next(ref.entity for ref in (claim.claim.subject, claim.claim.object) if ref and ref.entity)
    return {
        "/api/documents/{name}": document.id,
        "/api/claims/{ident}": claim.claim.id,
        "/api/findings/{ident}": str(claim.proposition),
        "/api/actors/{name}": claim.entities[entity],
        "/api/sources/{name}": claim.entities[entity],
    }


@pytest.fixture
def schema(client: TestClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/openapi.json").json()
    return answer


def gets(schema: dict[str, Any]) -> list[str]:
    return [path for path, ways in schema["paths"].items() if "get" in ways and not path.endswith("/events")]


def test_every_view_is_described(schema: dict[str, Any]) -> None:
    described = set(gets(schema))
    assert {f"/api/{name}" for name in LISTS} <= described


def test_every_answer_is_as_described(client: TestClient, built: Case, schema: dict[str, Any]) -> None:
    definitions = json.loads(json.dumps(schema["components"]["schemas"]).replace("#/components/schemas/", "#/$defs/"))
    known = paths(built)
    for path in gets(schema):
        name = path.partition("{")[2].partition("}")[0]
        asked = path.replace(f"{{{name}}}", quote(known[path])) if name else path
        answer = client.get(asked)
        assert answer.status_code == 200, (asked, answer.text)
        described = schema["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        local = json.loads(json.dumps(described).replace("#/components/schemas/", "#/$defs/"))
        fastjsonschema.compile({**local, "$defs": definitions})(answer.json())


def test_every_page_has_its_twin(client: TestClient, built: Case) -> None:
    for path in [*(f"/{name}" for name in LISTS), *(k.partition("{")[0][4:] + v for k, v in paths(built).items())]:
        twin = client.get(f"{path}.json")
        assert twin.headers["content-type"] == "application/json", path
        assert twin.json() == client.get(f"/api{path}").json()


@pytest.mark.parametrize("what", ["documents", "claims", "findings", "actors"])
def test_what_is_not_there_is_said(client: TestClient, what: str) -> None:
    answer = client.get(f"/api/{what}/none-such")
    assert answer.status_code == 404
    assert "none-such" in answer.json()["error"]
    assert answer.json()["kind"] == "NotFound"


def test_wrong_values_are_the_callers_fault(client: TestClient) -> None:
    assert client.get("/api/claims?limit=0").status_code == 422
    assert client.get("/api/claims?limit=1001").status_code == 422
    assert client.get("/api/documents?offset=-1").status_code == 422
    assert client.get("/api/nowhere").status_code == 404
    assert client.post("/api/review", json={"claim": "clm-1", "verdict": "perhaps"}).status_code == 422
    assert client.post("/api/review", json={"claim": "clm-none", "verdict": "positive"}).status_code == 404
    assert client.post("/api/undo", json={"judgement": "jdg-none"}).status_code == 404


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60), route=st.sampled_from(ASKED))
def test_no_question_breaks_it(client: TestClient, words: str, route: str) -> None:
    asked = quote(words.encode("utf-8", "replace"), safe="")
    assert client.get(f"/api/{route}{asked}").status_code in (200, 307, 404)


def test_spans_are_code_points(client: TestClient, built: Case) -> None:
    name = next(record.id for record in built.documents() if record.file.endswith("mirror.txt"))
    shown = client.get(f"/api/documents/{name}").json()
    assert "😀" in shown["text"]
    for claim in shown["claims"]:
        for part in ("trigger", "quote"):
            assert shown["text"][claim[part]["start"] : claim[part]["end"]] == claim[part]["text"]
    for mention in shown["mentions"]:
        assert shown["text"][mention["start"] : mention["end"]] == mention["text"]


def test_what_could_not_be_read_is_on_the_first_page(client: TestClient) -> None:
    shown = client.get("/api/overview").json()
    assert [record["name"].endswith("broken.pdf") for record in shown["refused"]] == [True]
    assert shown["refused"][0]["remedy"]


def test_every_number_leads_down_to_the_sentence(client: TestClient) -> None:
    for finding in client.get("/api/findings?limit=1000").json()["items"]:
        page = client.get(f"/api/findings/{finding['id']}").json()
        assert {claim["id"] for claim in page["claims"]} == set(finding["claims"])
        assert all(claim["quote"]["text"] for claim in page["claims"])
        assert {claim["document"] for claim in page["claims"]} == set(finding["documents"])


def test_lists_go_on_where_they_stopped(client: TestClient) -> None:
    whole = client.get("/api/claims?limit=1000").json()
    parts = [client.get(f"/api/claims?limit=1&offset={at}").json()["items"][0]["id"] for at in range(whole["total"])]
    assert parts == [claim["id"] for claim in whole["items"]]


def test_without_a_built_page_the_way_is_told(built: Case, tmp_path: Any) -> None:
    from headwater.web import create_app

    bare = TestClient(create_app(built, token="t", static=tmp_path), base_url="http://localhost")
    answer = bare.get("/?token=t")
    assert answer.status_code == 200
    assert "make page" in answer.text
