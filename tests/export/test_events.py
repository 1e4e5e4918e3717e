"""Rows of events: each with its source, none merged, no toll counted twice."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from headwater import Case
from headwater.export.events import COLUMNS, _days


@pytest.fixture(scope="module")
def rows(weighed: Case, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    folder: Path = tmp_path_factory.mktemp("events")
    weighed.export("events", folder)
    with (folder / "events.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_an_event_names_its_original_source_apart_from_the_outlet(rows: list[dict[str, str]]) -> None:
    row = next(row for row in rows if row["event_type"] == "attack" and row["source_outlet"] == "Northern Herald")
    assert list(row) == list(COLUMNS)
    assert (row["side_a"], row["source_original"]) == ("Kestari Front", "two officials")
    assert (row["date_start"], row["date_end"], row["date_prec"], row["time_precision"]) == (
        "2031-05-04", "2031-05-04", "1", "1",
    )  # fmt: skip
    assert (row["origins_low"], row["origins_high"]) == ("1", "2")


def test_every_toll_is_counted_once(weighed: Case, rows: list[dict[str, str]]) -> None:
    tolls = {record.claim.id for record in weighed.claims(limit=None) if record.claim.quantity}
    counted = [row["toll_claim"] for row in rows if row["toll_claim"]]
    assert set(counted) == tolls
    assert len(counted) == len(tolls)
    assert next(row["low"] for row in rows if row["toll_claim"]) == "12"


def test_a_date_that_is_not_known_has_no_precision(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert bool(row["date_prec"]) == bool(row["date_start"] or row["date_end"])
    assert _days("2031-05-01", "2031-05-31") == 31
    assert _days(None, "2031-05-31") is None
