"""An export, read back, exports to the same bytes; one that was tampered with is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from headwater import Case
from headwater.errors import ExportError, UsageError
from headwater.export.jsonl import FILES


@pytest.mark.parametrize("which", ["weighed", "built"])
def test_there_and_back_gives_the_same_bytes(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    case: Case = request.getfixturevalue(which)
    case.export("jsonl", tmp_path / "first")
    with Case.restore(tmp_path / "case", tmp_path / "first") as again:
        again.export("jsonl", tmp_path / "second")
        assert again.status().claims == case.status().claims
        assert not again.status().unfinished
    for file in FILES:
        name = f"{file}.jsonl"
        assert (tmp_path / "second" / name).read_bytes() == (tmp_path / "first" / name).read_bytes(), name


def changed(folder: Path, file: str, change: dict[str, Any]) -> None:
    path = folder / f"{file}.jsonl"
    first, *others = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join([json.dumps({**json.loads(first), **change}, ensure_ascii=False), *others]) + "\n", "utf-8"
    )


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("documents", {"outlet": "Somebody Else"}, "was changed"),
        ("documents", {"text": "Nobody wrote this."}, "was changed"),
        ("claims", {"type": "funds"}, "was changed"),
        ("claims", {"modality": "certain"}, "modality"),
        ("claims", {"quote": {"text": "Nobody wrote this.", "start": 0, "end": 18}}, "quote"),
    ],
)
def test_what_was_changed_is_refused(
    weighed: Case, tmp_path: Path, file: str, change: dict[str, Any], words: str
) -> None:
    weighed.export("jsonl", tmp_path / "out")
    changed(tmp_path / "out", file, change)
    with pytest.raises((UsageError, ExportError), match=words):
        Case.restore(tmp_path / "case", tmp_path / "out")
    assert not (tmp_path / "case").exists()


def test_only_a_new_case_is_filled(weighed: Case, tmp_path: Path) -> None:
    weighed.export("jsonl", tmp_path / "out")
    Case.restore(tmp_path / "case", tmp_path / "out").close()
    with pytest.raises(UsageError, match="new one"):
        Case.restore(tmp_path / "case", tmp_path / "out")
    (tmp_path / "out" / "claims.jsonl").unlink()
    with pytest.raises(UsageError, match=r"claims\.jsonl is missing"):
        Case.restore(tmp_path / "other", tmp_path / "out")


def test_what_is_no_json_is_named_by_its_line(weighed: Case, tmp_path: Path) -> None:
    weighed.export("jsonl", tmp_path / "out")
    with (tmp_path / "out" / "claims.jsonl").open("a") as stream:
        stream.write("{broken\n")
    count = weighed.status().claims + 1
    with pytest.raises(UsageError, match=f"line {count}"):
        Case.restore(tmp_path / "case", tmp_path / "out")
