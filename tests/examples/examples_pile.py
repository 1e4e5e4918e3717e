"""The example reports as intake reads them, and what examples/truth.yml says of them, each loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from headwater.ingest import ingest
from headwater.ingest.intake import Refused
from headwater.model.document import Document, RegionKind
from headwater.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
READ = (RegionKind.HEADLINE, RegionKind.BODY, RegionKind.CAPTION)


@cache
def truth() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((EXAMPLES / "truth.yml").read_text(encoding="utf-8"))
    return loaded


@cache
def intake(folder: str) -> tuple[tuple[Document, ...], tuple[Refused, ...]]:
    found = list(ingest([EXAMPLES / folder], Settings()))
    return tuple(d for d in found if isinstance(d, Document)), tuple(r for r in found if isinstance(r, Refused))


@cache
def documents() -> dict[str, Document]:
    """Report id → document."""
    by_file = {d.file.removeprefix(f"{EXAMPLES}/"): d for d in intake("reports")[0]}
    return {r["id"]: by_file[f"{r['file']}!/{r['member']}" if "member" in r else r["file"]] for r in truth()["reports"]}


@cache
def read_text(report: str) -> str:
    """What a reader reads of a report: headline, body and captions."""
    document = documents()[report]
    return "\n".join(span.of(document.text) for span in document.spans(*READ))


def reports() -> dict[str, dict[str, Any]]:
    return {report["id"]: report for report in truth()["reports"]}


def quoted(at: str) -> str:
    """The sentence that "inquirer.8" stands for. Raises ``KeyError`` when there is none."""
    report, _, number = at.rpartition(".")
    sentence: str = reports()[report]["sentences"][int(number)]
    return sentence


def report_of(at: str) -> str:
    return at.rpartition(".")[0]


def named(key: str) -> Iterator[Any]:
    """Every value of ``key`` anywhere in the truth."""
    waiting: list[Any] = [truth()]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            if key in found:
                yield found[key]
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found
