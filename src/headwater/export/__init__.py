"""A case in the formats of the field: a file per format, each checked by its own rules before any of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from headwater.errors import UsageError
from headwater.export.events import write_events
from headwater.export.ftm import write_ftm
from headwater.export.graph import write_graph
from headwater.export.jsonl import write_jsonl
from headwater.export.parquet import write_parquet
from headwater.export.rdf import write_rdf
from headwater.export.spreadsheet import write_csv
from headwater.export.staging import Export, staged
from headwater.export.stix import write_stix
from headwater.store import View

__all__ = ["FORMATS", "Export", "export"]

Format = Callable[[View, Path], Mapping[str, int]]
"""Writes its files into an empty folder; the number of records by file."""

FORMATS: Mapping[str, Format] = {
    "csv": write_csv,
    "events": write_events,
    "ftm": write_ftm,
    "graph": write_graph,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "rdf": write_rdf,
    "stix": write_stix,
}


def export(view: View, format: str, out: Path) -> Export:
    """Writes the case into the folder ``out``, whole or not at all.

    Raises ``UsageError`` for a format nobody writes, ``ExportError`` when a line breaks the format's contract.
    """
    if format not in FORMATS:
        raise UsageError(f"{format!r} is no export format. Choose one of: {', '.join(sorted(FORMATS))}.")
    with staged(format, out) as stage:
        return stage.done(FORMATS[format](view, stage.folder))
