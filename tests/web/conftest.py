"""The page of small cases, asked without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater import Case
from headwater.web import create_app

ORIGIN = "http://127.0.0.1:4711"
TOKEN = "only-once"


def client_of(case: Case) -> TestClient:
    """Somebody who opened the printed link."""
    client = TestClient(create_app(case, token=TOKEN), base_url=ORIGIN)
    client.get(f"/?token={TOKEN}")
    return client


@pytest.fixture
def stranger(built: Case) -> TestClient:
    """Somebody who did not."""
    return TestClient(create_app(built, token=TOKEN), base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def client(built: Case) -> TestClient:
    return client_of(built)


@pytest.fixture
def own(pile: Path, tmp_path: Path) -> Iterator[tuple[Case, TestClient]]:
    """A case of one's own, to change."""
    with Case.create(tmp_path / "own") as case:
        case.build([pile], workers=1)
        yield case, client_of(case)
