"""The tables, as pyarrow reads them."""

from __future__ import annotations

import json
from pathlib import Path

from pyarrow import parquet

from headwater import Case
from headwater.export.jsonl import FILES


def test_the_tables_say_what_the_lines_say(weighed: Case, tmp_path: Path) -> None:
    weighed.export("jsonl", tmp_path / "jsonl")
    done = weighed.export("parquet", tmp_path / "parquet")
    for file in FILES:
        lines = [json.loads(line) for line in (tmp_path / "jsonl" / f"{file}.jsonl").read_text("utf-8").splitlines()]
        rows = parquet.read_table(tmp_path / "parquet" / f"{file}.parquet").to_pylist()
        if file == "documents":
            rows = [{**row, "removed": dict(row["removed"])} for row in rows]
        assert rows == lines, file
        assert done.files[f"{file}.parquet"] == len(lines)
