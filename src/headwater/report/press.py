"""Sets one document: ``python -m headwater.report.press FOLDER`` makes ``main.pdf`` of ``main.typ`` and its data."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import typst


def fonts() -> str:
    """DejaVu, for scripts that the text font lacks, comes with Matplotlib; found without loading it."""
    found = find_spec("matplotlib")
    home = Path(found.origin).parent if found and found.origin else Path()
    return str(home / "mpl-data" / "fonts" / "ttf")


def press(folder: Path) -> None:
    """Raises ``typst.TypstError`` naming what cannot be set."""
    typst.compile(
        str(folder / "main.typ"),
        output=str(folder / "main.pdf"),
        root=str(folder),
        font_paths=[fonts()],
        ignore_system_fonts=True,
        timestamp=0,
    )


if __name__ == "__main__":
    press(Path(sys.argv[1]))
