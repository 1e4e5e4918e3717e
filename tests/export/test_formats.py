"""What every format promises alike."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from headwater import Case
from headwater.errors import ExportError
from headwater.export import FORMATS
from headwater.export.needed import needed

HERE = sorted(name for name in FORMATS if name != "ftm" or find_spec("followthemoney"))


@pytest.mark.parametrize("format", HERE)
def test_the_same_case_gives_the_same_bytes(weighed: Case, tmp_path: Path, format: str) -> None:
    for name in ("one", "two"):
        done = weighed.export(format, tmp_path / name)
        assert {path.name for path in (tmp_path / name).iterdir()} == set(done.files)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("format", HERE)
def test_an_empty_case_is_no_error(tmp_path: Path, format: str) -> None:
    with Case.create(tmp_path / "case") as case:
        assert case.export(format, tmp_path / "out").files


def test_a_missing_library_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stix2", None)
    with pytest.raises(ExportError, match=r"stix needs the library 'stix2'.*headwater\[exports\]"):
        needed("stix", "stix2")
