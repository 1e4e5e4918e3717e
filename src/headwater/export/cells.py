"""Spreadsheets anybody can open: UTF-8 with a byte order mark, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from headwater.export.columns import Cell

_STARTS = "=+-@＝＋－＠|%"
"""A cell that begins with one of these, or with white space before it, is a formula to some spreadsheet (OWASP)."""
_NOT_TEXT = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


def safe(value: Cell) -> str:
    """The text of a cell. What could be taken for a formula gets an apostrophe before it; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value)
    text = value.encode("utf-8", "replace").decode("utf-8").translate(_NOT_TEXT)
    start = text.lstrip()[:1]
    is_formula = start != "" and start in _STARTS
    return f"'{text}" if is_formula or text.startswith(("\t", "\r", "\n")) else text


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> int:
    """Writes RFC 4180 with a header; the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([safe(row[column]) for column in columns])
            count += 1
    return count
