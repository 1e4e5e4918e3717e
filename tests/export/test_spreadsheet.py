"""The spreadsheet: complete, and harmless to open."""

from __future__ import annotations

import csv
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import Case
from headwater.export.cells import safe
from headwater.export.columns import COLUMNS


@pytest.fixture(scope="module")
def out(weighed: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    weighed.export("csv", folder)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_claim_is_told_with_its_words_voice_chain_and_origins(weighed: Case, out: Path) -> None:
    found = {row["claim"]: row for row in rows(out / "claims.csv")}
    claims = weighed.claims(limit=None)
    assert set(found) == {record.claim.id for record in claims}
    for record in claims:
        row = found[record.claim.id]
        assert row["voice"] == record.claim.modality.value
        assert row["chain"].split(" → ")[0] == record.claim.chain[0].text
        text = weighed.document(record.claim.document).text
        assert text[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]
        assert row["origins_low"] == ("1" if record.proposition else "")
    assert list(next(iter(found.values()))) == list(COLUMNS)
    assert {row["reviewed"] for row in found.values()} == {"", "positive"}
    assert any("😀" in row["quote"] and "عمر" in row["quote"] for row in found.values())


def test_it_opens_as_utf8_in_a_spreadsheet(out: Path) -> None:
    for name in ("claims.csv", "findings.csv", "entities.csv", "documents.csv"):
        assert (out / name).read_bytes().startswith(b"\xef\xbb\xbf"), name


def test_a_title_that_is_a_formula_is_text(out: Path) -> None:
    titles = {row["title"] for row in rows(out / "documents.csv")}
    assert '\'=HYPERLINK("x") KF behind depot raid' in titles


@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n ＝|%'\"" + string.ascii_letters)))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = safe(text)
    assert not cell.lstrip().startswith(tuple("=+-@＝|%"))
    assert cell.removeprefix("'") == text or cell == text


def test_numbers_stay_numbers() -> None:
    assert [safe(value) for value in (30.0, 2.5, -3, None)] == ["30", "2.5", "-3", ""]
