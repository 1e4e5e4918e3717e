"""Decisions on the page: logged, shown, taken back, and never lost between two people."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.web.conftest import client_of

from headwater import Case

Own = tuple[Case, TestClient]


def first_claim(client: TestClient) -> str:
    ident: str = client.get("/api/claims?limit=1").json()["items"][0]["id"]
    return ident


def test_a_review_is_logged_shown_and_taken_back(own: Own) -> None:
    _, client = own
    claim = first_claim(client)
    written = client.post("/api/review", json={"claim": claim, "verdict": "negative", "why": "misread"}).json()
    assert (written["about"], written["left"], written["verdict"], written["why"]) == (
        "claim", claim, "negative", "misread",
    )  # fmt: skip
    shown = client.get(f"/api/claims/{claim}").json()
    assert (shown["review"], shown["judgement"]) == ("negative", written["id"])
    assert client.post("/api/undo", json={"judgement": written["id"]}).status_code == 200
    assert client.get(f"/api/claims/{claim}").json()["review"] == ""
    assert [entry["about"] for entry in client.get("/api/judgements").json()] == ["claim", "undo"]


def test_the_later_decision_holds_and_the_earlier_stays_in_the_log(own: Own) -> None:
    case, client = own
    other = client_of(case)
    claim = first_claim(client)
    client.post("/api/review", json={"claim": claim, "verdict": "positive"})
    other.post("/api/review", json={"claim": claim, "verdict": "unsure"})
    for reader in (client, other):
        assert reader.get(f"/api/claims/{claim}").json()["review"] == "unsure"
        assert [entry["verdict"] for entry in reader.get("/api/judgements").json()] == ["positive", "unsure"]


def test_a_reviewed_claim_leaves_the_queue(own: Own) -> None:
    _, client = own
    before = client.get("/api/queue").json()
    claim = before["claims"][0]["id"]
    client.post("/api/review", json={"claim": claim, "verdict": "positive"})
    after = client.get("/api/queue").json()
    assert after["claims_total"] == before["claims_total"] - 1
    assert after["reviewed"] == 1
    assert claim not in [one["id"] for one in after["claims"]]
    assert claim in [one["id"] for one in client.get("/api/queue?done=true").json()["claims"]]


def test_two_are_judged_one_and_parted_again(own: Own) -> None:
    _, client = own
    one, other = client.get("/api/entities?limit=2").json()["items"]
    pair = {"left": one["id"], "right": other["id"]}

    def names() -> set[str]:
        return {client.get(f"/api/actors/{ident}").json()["entity"]["name"] for ident in pair.values()}

    apart = names()
    done = client.post("/api/judge", json={**pair, "decision": "same"}).json()
    assert done["judgements"][0]["verdict"] == "positive"
    assert (len(apart), len(names())) == (2, 1)
    client.post("/api/undo", json={})
    assert names() == apart
