"""Only this machine, this page, and whoever holds the printed link."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import ORIGIN, TOKEN

from headwater.web.guard import HEADERS


def test_nothing_is_told_without_the_link(stranger: TestClient) -> None:
    for path in ("/", "/overview", "/overview.json", "/api/overview", "/api/openapi.json", "/assets/index.js"):
        answer = stranger.get(path)
        assert answer.status_code == 401
        assert "headwater serve" in answer.text


def test_the_link_gives_a_cookie_once(stranger: TestClient) -> None:
    first = stranger.get(f"/findings?reports=2&token={TOKEN}")
    assert first.status_code == 303
    assert first.headers["location"] == "/findings?reports=2"
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert stranger.get("/api/overview").status_code == 200
    assert stranger.get(f"/?token={TOKEN}").status_code == 303, "with the cookie the used link still leads in"
    stranger.cookies.clear()
    assert stranger.get(f"/?token={TOKEN}").status_code == 401


def test_a_wrong_token_gives_nothing(stranger: TestClient) -> None:
    answer = stranger.get("/?token=guess")
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert stranger.get(f"/?token={TOKEN}").status_code == 303, "a guess does not use the link up"


def test_the_link_never_leads_elsewhere(stranger: TestClient) -> None:
    answer = stranger.get(f"{ORIGIN}//elsewhere.example/?token={TOKEN}")
    assert answer.headers["location"] == "/elsewhere.example/"


@pytest.mark.parametrize("host", ["rebound.example", "rebound.example:4711", "127.0.0.1.example", "[::2]:4711", ""])
def test_other_names_for_this_machine_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/api/overview", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:4711", "127.0.0.1", "[::1]:9"])
def test_names_of_this_machine_pass(client: TestClient, host: str) -> None:
    held = client.cookies.get("headwater")
    assert client.get("/api/overview", headers={"host": host, "cookie": f"headwater={held}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://other.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_other_pages_change_nothing(client: TestClient, headers: dict[str, str]) -> None:
    before = client.get("/api/judgements").json()
    assert client.post("/api/undo", json={}, headers=headers).status_code == 403
    assert client.get("/api/judgements").json() == before


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/", "/api/overview", "/api/findings/none", "/api/nothing"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_mangled_cookie_is_no_cookie(stranger: TestClient) -> None:
    for cookie in ("headwater", 'headwater="', "headwater=guess", "=;;=", "headwater=\xe4"):
        assert stranger.get("/api/overview", headers={"cookie": cookie.encode("latin-1")}).status_code == 401
