"""Files that no editor writes are built from readable sources, and building them again gives the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from examples_pile import EXAMPLES

from headwater.ingest import ingest
from headwater.model.document import Document
from headwater.settings import Settings

SAME_TEXT_IS_ENOUGH = {".pdf", ".docx", ".odt"}
"""Their bytes also depend on the version of the library that writes them."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    subprocess.run([sys.executable, str(EXAMPLES / "make/build.py"), str(folder)], check=True, capture_output=True)
    return folder


def _texts(path: Path) -> list[tuple[str, str | None, str | None]]:
    found = [d for d in ingest([path], Settings()) if isinstance(d, Document)]
    return [(d.text, d.title, d.published.edtf) for d in found]


def test_rebuilding_gives_the_same_files(built):
    files = sorted(path.relative_to(built) for path in built.rglob("*") if path.is_file())
    assert len(files) >= 9
    for name in files:
        ours, again = EXAMPLES / name, built / name
        if name.suffix in SAME_TEXT_IS_ENOUGH and name.parts[0] == "reports":
            assert _texts(ours) == _texts(again) != []
        elif name.name != "cut-off.pdf":
            assert ours.read_bytes() == again.read_bytes(), name


def test_building_twice_gives_the_same_bytes(built, tmp_path):
    subprocess.run([sys.executable, str(EXAMPLES / "make/build.py"), str(tmp_path)], check=True, capture_output=True)
    for path in built.rglob("*.*"):
        assert path.read_bytes() == (tmp_path / path.relative_to(built)).read_bytes(), path.name


def test_all_examples_together_are_small():
    assert sum(path.stat().st_size for path in EXAMPLES.rglob("*") if path.is_file()) < 1_000_000
