"""PDF, set by Typst from the same values as the page. Text is data to it: nothing in a report can act as markup.

Typst keeps a whole document in memory, about 80 kB a claim. So it works in a process of its own, and a register of
thousands is set in volumes: first all that the text leads to, then, a volume at a time, the claims it does not cite.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import tempfile
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any

import pypdfium2

from headwater.errors import ExportError
from headwater.report.parts import Dossier
from headwater.report.plain import plain

_VOLUME = 2_500
"""Claims of the register set at a time: about 300 MB."""
_LONG = re.compile(r"\S{20}(?=\S{10})")
_NOT_WORDS = frozenset({"svg", "anchor", "kind", "name", "sha256"})


def as_pdf(dossier: Dossier) -> bytes:
    """A tagged PDF. Raises ``ExportError`` when it cannot be set."""
    values: dict[str, Any] = _breakable(plain(dossier))
    with tempfile.TemporaryDirectory(prefix="headwater-") as name:
        folder = Path(name)
        _pictures(values["body"], folder)
        source = (files("headwater.report") / "page.typ").read_text(encoding="utf-8")
        (folder / "main.typ").write_text(source, encoding="utf-8")
        cited = [note for note in values["notes"] if note["cited"]]
        others = [note for note in values["notes"] if not note["cited"]]
        if len(others) <= _VOLUME:
            return _set(folder, {**values, "more": 0, "first": 1})
        whole = _set(folder, {**values, "notes": cited, "more": len(others), "first": 1})
        return _bound(folder, whole, values["title"], others)


def _bound(folder: Path, first: bytes, title: str, others: list[dict[str, Any]]) -> bytes:
    """The first volume, its links and all, with the pages of the others behind it."""
    whole = pypdfium2.PdfDocument(first)
    for at in range(0, len(others), _VOLUME):
        values = {"title": title, "notes": others[at : at + _VOLUME], "more": 0, "first": len(whole) + 1}
        with pypdfium2.PdfDocument(_set(folder, {**values, "heading": at == 0})) as volume:
            whole.import_pages(volume)
    path = folder / "bound.pdf"
    whole.save(path)
    whole.close()
    return path.read_bytes()


def _set(folder: Path, values: dict[str, Any]) -> bytes:
    """One document, set in a process of its own."""
    data = json.dumps(values, ensure_ascii=False)
    (folder / "dossier.json").write_text(data, encoding="utf-8", errors="replace")
    press = [sys.executable, "-m", "headwater.report.press", str(folder)]
    done = subprocess.run(press, capture_output=True, check=False)  # noqa: S603 - our own module, on our own folder
    if done.returncode != 0:
        last = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it stopped"])[-1]
        raise ExportError(f"The dossier could not be set as PDF ({last}). Take --format html instead.")
    return (folder / "main.pdf").read_bytes()


def _breakable(value: Any) -> Any:
    """Long words (addresses, hashes, names of files) may break rather than leave their cell."""
    if isinstance(value, str):
        return _LONG.sub("\\g<0>\u200b", value)
    if isinstance(value, dict):
        return {name: one if name in _NOT_WORDS else _breakable(one) for name, one in value.items()}
    return [_breakable(one) for one in value] if isinstance(value, list) else value


def _pictures(parts: list[dict[str, Any]], folder: Path) -> None:
    numbers = count(1)
    for part in parts:
        if part["kind"] == "picture":
            part["name"] = f"drawing-{next(numbers)}"
            (folder / f"{part['name']}.svg").write_bytes(base64.b64decode(part.pop("svg")))
