"""PDF, set by Typst from the same values as the page. Text is data to it: nothing in a report can act as markup."""

from __future__ import annotations

import base64
import json
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import matplotlib
import typst

from headwater.errors import ExportError
from headwater.report.parts import Dossier
from headwater.report.plain import plain


def as_pdf(dossier: Dossier) -> bytes:
    """A tagged PDF. Raises ``ExportError`` when it cannot be set."""
    values = plain(dossier)
    with tempfile.TemporaryDirectory(prefix="headwater-") as name:
        folder = Path(name)
        _pictures(values["body"], folder)
        (folder / "dossier.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8", errors="replace")
        source = (files("headwater.report") / "page.typ").read_text(encoding="utf-8")
        (folder / "main.typ").write_text(source, encoding="utf-8")
        fonts = str(Path(matplotlib.get_data_path()) / "fonts" / "ttf")  # DejaVu, for scripts the text font lacks
        try:
            done = typst.compile(
                str(folder / "main.typ"), root=str(folder), font_paths=[fonts], ignore_system_fonts=True, timestamp=0
            )
        except typst.TypstError as error:
            raise ExportError(f"The dossier could not be set as PDF ({error}). Take --format html instead.") from error
    return bytes(done)


def _pictures(parts: list[dict[str, Any]], folder: Path) -> None:
    for part in parts:
        if part["kind"] == "picture":
            (folder / f"{part['name']}.svg").write_bytes(base64.b64decode(part.pop("svg")))
