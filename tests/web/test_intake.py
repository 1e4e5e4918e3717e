"""Files dropped on the page: taken in, told as it happens, refused with a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import client_of

from headwater import Case, Settings

Own = tuple[Case, TestClient]
REPORT = (
    "Ferry stopped at Lisk\n\nCoast Herald, 9 May 2031\n\n"
    "Gunmen of the Kestari Front stopped a ferry near Lisk on Friday, the harbour master said.\n"
)


def told(client: TestClient) -> list[dict[str, object]]:
    """All that the stream says until it goes quiet."""
    with client.stream("GET", "/api/intake/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        return [json.loads(line[6:]) for line in answer.iter_lines() if line.startswith("data: ")]


def test_a_file_is_taken_in_and_told(own: Own) -> None:
    case, client = own
    before = case.status().documents
    assert client.post("/api/intake/files?name=ferry.txt", content=REPORT.encode()).status_code == 202
    events = told(client)
    assert [events[0]["event"], events[-1]["event"]] == ["waiting", "done"]
    assert any(event["event"] == "progress" for event in events)
    assert case.status().documents == before + 1
    assert client.get("/api/search?q=ferry").json()["hits"]


def test_what_is_refused_says_why(own: Own) -> None:
    _, client = own
    client.post("/api/intake/files?name=picture.pdf", content=b"%PDF-1.7 not really")
    done = told(client)[-1]
    assert isinstance(done["refused"], list)
    assert done["refused"][0]["remedy"]


OUTWARD = ["../../outside.txt", "..\\outside.txt", "/etc/outside.txt", ".hidden", "a\x00b.txt", "…"]


@pytest.mark.parametrize("name", OUTWARD)
def test_no_name_leads_out_of_the_case(own: Own, name: str) -> None:
    case, client = own
    answer = client.post("/api/intake/files", params={"name": name}, content=REPORT.encode())
    assert answer.status_code == 202
    taken = case.folder / "incoming" / answer.json()["name"]
    assert taken.is_file()
    assert taken.resolve().parent == (case.folder / "incoming").resolve()
    told(client)


def test_a_file_over_the_limit_is_refused(pile: Path, tmp_path: Path) -> None:
    with Case.create(tmp_path / "small", Settings(max_bytes=100)) as case:
        answer = client_of(case).post("/api/intake/files?name=long.txt", content=b"x" * 101)
        assert answer.status_code == 413
        assert "HEADWATER_MAX_BYTES" in answer.json()["error"]
        assert not (case.folder / "incoming").exists()


def test_nothing_is_fetched_unasked(own: Own) -> None:
    _, client = own
    answer = client.post("/api/intake/addresses", json={"address": "https://herald.example/1"})
    assert answer.status_code == 400
    assert "HEADWATER_FETCH" in answer.json()["error"]
    assert client.post("/api/intake/addresses", json={"address": "file:///etc/passwd"}).status_code == 422
