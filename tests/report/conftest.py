"""The case that was weighed by hand, and its dossier in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater import Case
from headwater.report import FORMATS
from weighing import weighed

__all__ = ["files", "weighed"]


@pytest.fixture(scope="session")
def files(weighed: Case, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The dossier of the whole case, by format."""
    folder = tmp_path_factory.mktemp("dossier")
    for format in FORMATS:
        weighed.report(folder / f"all.{format}", format=format)
    return {format: folder / f"all.{format}" for format in FORMATS}
