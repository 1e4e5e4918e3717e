"""Builds the reports that no editor can write by hand (PDF, DOCX, ODT, WARC, MHTML, ZIP) from ``sources/``.

``python examples/make/build.py [FOLDER]`` writes ``FOLDER/reports`` and ``FOLDER/broken``; without an argument the
folder is ``examples``. The same sources give the same bytes with the pinned libraries: no clock, no random numbers.
"""

from __future__ import annotations

import sys
from pathlib import Path

from archives import mhtml, warc
from manuscript import Manuscript
from packages import docx, odt, zipped
from pages import pdf

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"


def reports() -> dict[str, bytes]:
    """File name → bytes, of everything that belongs into ``reports/``."""
    return {
        "casualty-register.pdf": pdf(_manuscript("casualty-register")),
        "hazrun-messenger-2011.warc": warc(
            "http://hazrun-messenger.example/2011/04/17/mill.html",
            "2012-01-09T14:03:27Z",
            _bytes("hazrun-messenger.html"),
        ),
        "interior-ministry.docx": docx(_manuscript("interior-ministry")),
        "long-valley-review.odt": odt(_manuscript("long-valley-review")),
        "port-lisk-beacon.mhtml": mhtml(
            "https://lisk-beacon.example/2024/02/04/what-the-fish-seller-saw",
            "What the fish seller saw",
            "Sun, 04 Feb 2024 21:12:40 +0300",
            _bytes("port-lisk-beacon.html"),
        ),
        "salt-works-folder.zip": zipped(
            {name: _bytes(name) for name in ("polytechnic-bulletin.md", "radio-tolmaz.txt")}, "2024-04-05"
        ),
        "velostria-ministry.pdf": pdf(_manuscript("velostria-ministry")),
    }


def broken() -> dict[str, bytes]:
    """File name → bytes, of what must be refused with a clear word."""
    whole = pdf(_manuscript("casualty-register"))
    return {
        "cut-off.pdf": whole[: len(whole) // 3],
        "empty.txt": b"",
        "picture-named-as-page.html": b"\x7fELF\x02\x01\x01" + bytes(57),
    }


def _manuscript(name: str) -> Manuscript:
    return Manuscript.parse((SOURCES / f"{name}.txt").read_text(encoding="utf-8"))


def _bytes(name: str) -> bytes:
    return (SOURCES / name).read_bytes()


def main(arguments: list[str]) -> int:
    """Writes everything; 0 when done."""
    folder = Path(arguments[0]) if arguments else HERE.parent
    for part, files in (("reports", reports()), ("broken", broken())):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / part / name).write_bytes(data)
            print(f"{part}/{name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
