"""The contract of the export: every line fits its schema, and every quoted word stands where the line says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import fastjsonschema

from headwater.errors import ExportError

Check = Callable[[Any], Any]


def schema(file: str) -> dict[str, Any]:
    """The JSON Schema (draft 7) of a file's lines: ``schema("claims")`` is that of ``claims.jsonl``."""
    loaded: dict[str, Any] = json.loads((files("headwater.export") / "schemas" / f"{file}.schema.json").read_text())
    return loaded


@cache
def _compiled(file: str) -> Check:
    check: Check = fastjsonschema.compile(schema(file))
    return check


def check_line(file: str, line: dict[str, Any]) -> None:
    """Raises ``ExportError`` naming the line and the field that does not fit."""
    try:
        _compiled(file)(line)
    except fastjsonschema.JsonSchemaValueException as error:
        name = line.get("id") or line.get("document") or "a line"
        raise ExportError(f"{file}.jsonl, {name}: {error.message}. Nothing was exported; please report it.") from None


def check_words(file: str, line: dict[str, Any], text: str) -> None:
    """Raises ``ExportError`` when words of the line do not stand at its offsets in ``text``. No span, no claim."""
    for path, node in _quoted(line, ""):
        if text[node["start"] : node["end"]] != node["text"]:
            where = f"{file}.jsonl, {line.get('id')}: {path or 'the line'}"
            raise ExportError(f"{where} is not in the report at its offsets. Build the case again, then export.")


def _quoted(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that has words and offsets."""
    if isinstance(node, dict):
        if isinstance(node.get("text"), str) and node.get("start") is not None:
            yield path, node
        for name, value in node.items():
            yield from _quoted(value, f"{path}.{name}" if path else name)
    elif isinstance(node, list):
        for position, value in enumerate(node):
            yield from _quoted(value, f"{path}[{position}]")
