"""What several rooms' tests share: one small case, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from headwater import Case

# A busy machine is no fault of the code.
settings.register_profile("headwater", deadline=None)
settings.load_profile("headwater")

REPORTS = {
    "herald.txt": (
        "Rebels hold Oltar depot, officials say\n\nNorthern Herald, 4 May 2031\n\n"
        "The Kestari Front (KF) seized an arms depot near Oltar on Sunday, two officials told the Herald. "
        "The KF denied attacking civilians. Colonel Anwar Desh, who leads the group, was trained by Vastria, "
        "a leaked dossier says.\n"
    ),
    "mirror.txt": (
        "KF behind depot raid\n\nCoast Mirror, 5 May 2031\n\n"
        "The Kestari Front attacked a depot near Oltar, the Northern Herald reported. At least 12 soldiers were "
        "killed. “We did not touch the depot,” said a spokesman for the Front, João Ñandú 😀.\n"
    ),
}


@pytest.fixture(scope="session")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two short fictional reports and one file that cannot be read."""
    folder = tmp_path_factory.mktemp("pile")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return folder


@pytest.fixture(scope="session")
def built(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The case of that folder. Tests ask it; none changes it."""
    with Case.create(tmp_path_factory.mktemp("case") / "case") as case:
        case.build([pile], workers=1)
        yield case
