"""``parquet``: the tables of the JSON Lines, column by column, nested values as they are (Apache Parquet)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from headwater.export.checking import schema
from headwater.export.jsonl import FILES, sorted_lines
from headwater.export.needed import needed
from headwater.store import View

_GROUP = 1_000
"""Rows held at a time."""


def write_parquet(view: View, folder: Path) -> Mapping[str, int]:
    """One table a file of ``jsonl``; the number of rows in each. Raises ``ExportError`` without pyarrow."""
    needed("parquet", "pyarrow", "pyarrow.parquet")
    with sorted_lines(view, folder) as lines_of:
        return {f"{file}.parquet": _write(folder / f"{file}.parquet", file, lines_of(file)) for file in FILES}


def _write(path: Path, file: str, some: Iterator[str]) -> int:
    arrow, parquet = needed("parquet", "pyarrow", "pyarrow.parquet")
    columns = arrow_schema(file)
    count = 0
    with parquet.ParquetWriter(path, columns, compression="zstd") as writer:
        while group := [json.loads(line) for line in islice(some, _GROUP)]:
            writer.write_table(arrow.Table.from_pylist(group, schema=columns))
            count += len(group)
    return count


def arrow_schema(file: str) -> Any:
    """The columns of a table, from the JSON Schema of its lines."""
    (arrow,) = needed("parquet", "pyarrow")
    top = schema(file)
    return arrow.schema(list(_fields(top, top.get("definitions", {}))))


def _fields(node: Mapping[str, Any], named: Mapping[str, Any]) -> Iterator[Any]:
    (arrow,) = needed("parquet", "pyarrow")
    for name, inner in node["properties"].items():
        yield arrow.field(name, _type(inner, named))


def _type(node: Mapping[str, Any], named: Mapping[str, Any]) -> Any:
    (arrow,) = needed("parquet", "pyarrow")
    if "$ref" in node:
        return _type(named[node["$ref"].rsplit("/", 1)[1]], named)
    if "anyOf" in node:
        return _type(next(arm for arm in node["anyOf"] if arm.get("type") != "null"), named)
    kinds = node.get("type", "string")
    kind = next(k for k in kinds if k != "null") if isinstance(kinds, list) else kinds
    if kind == "object" and "properties" in node:
        return arrow.struct(list(_fields(node, named)))
    if kind == "object":
        return arrow.map_(arrow.string(), _type(node["additionalProperties"], named))
    if kind == "array":
        return arrow.list_(_type(node["items"], named))
    plain = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
    return plain.get(kind, arrow.string())
