"""The way back: an export as JSON Lines → a new case that exports to the same bytes.

What the lines do not hold (heads of mentions, reasons of confidences, links of the page, grades) is not there. The
text is, and so the next build reads the reports anew and works all of it out again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from headwater.errors import UsageError
from headwater.export.checking import check_line, check_words
from headwater.export.jsonl import FILES
from headwater.export.reviving import Revival, document_of, entity_of
from headwater.export.reviving_findings import conflict_of, finding_of, lineage_of
from headwater.export.sorting import Sorter
from headwater.model.mention import Entity
from headwater.store import Cluster, Findings, IntakeRecord, Slot, Store, Writer, rows_of

VERSION = "restored"
"""Stands where the version of the rules stands: no build takes these readings for its own."""
_OF_A_DOCUMENT = ("mentions", "attributions", "claims", "times", "evidence", "coverage")

Lines = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """How much came back."""

    documents: int
    claims: int
    entities: int
    propositions: int

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


def restore(store: Store, folder: Path) -> Restored:
    """Fills an empty case from ``folder``. Raises ``UsageError`` when the case is not empty or a line is not right."""
    missing = [file for file in FILES if not (folder / f"{file}.jsonl").is_file()]
    if missing:
        raise UsageError(f"{folder}: this is no export as jsonl: {missing[0]}.jsonl is missing.")
    with store.view() as view:
        if view.ids():
            raise UsageError(f"{store.folder}: there are reports in this case. Give the --case of a new one.")
    with store.lock(), store.writer() as writer, TemporaryDirectory(prefix="headwater-") as scratch:
        sorter = Sorter(Path(scratch))
        try:
            return _fill(writer, sorter, folder)
        finally:
            sorter.close()


def _fill(writer: Writer, sorter: Sorter, folder: Path) -> Restored:
    entities = {line["id"]: entity_of(line) for line in _lines(folder, "entities")}
    named = {line["id"]: line["documents"] for line in _lines(folder, "entities")}
    claims = _sort(sorter, folder, named)
    run = writer.begin(VERSION)
    revival = Revival(entities)
    count = 0
    for count, line in enumerate(_lines(folder, "documents"), start=1):
        _one(writer, sorter, revival, line, run, count)
    writer.finish(run)
    writer.resolve(Cluster(entity=entities[ident], members=revival.members_of(ident)) for ident in _order(entities))
    found = tuple(map(finding_of, _lines(folder, "propositions")))
    links = tuple(map(lineage_of, _lines(folder, "lineage")))
    writer.corroborate(
        Findings(findings=found, lineage=links, conflicts=tuple(map(conflict_of, _lines(folder, "conflicts"))))
    )
    return Restored(documents=count, claims=claims, entities=len(entities), propositions=len(found))


def _order(entities: dict[str, Entity]) -> list[str]:
    return sorted(entities)


def _sort(sorter: Sorter, folder: Path, named: dict[str, list[str]]) -> int:
    """Puts the lines of each document together; the number of claims."""
    claims = 0
    for file in _OF_A_DOCUMENT:
        for number, line in enumerate(_lines(folder, file)):
            sorter.put(f"{file} {line['document']}", f"{number:012d}", json.dumps(line))
            claims += file == "claims"
    for entity, documents in named.items():
        for document in documents:
            sorter.put(f"entities {document}", entity, json.dumps(entity))
    sorter.index()
    return claims


def _one(writer: Writer, sorter: Sorter, revival: Revival, line: dict[str, Any], run: int, seq: int) -> None:
    document = document_of(line)
    lines: dict[str, Lines] = {
        file: [json.loads(one) for one in sorter.lines(f"{file} {line['id']}")] for file in _OF_A_DOCUMENT
    }
    for file in ("mentions", "attributions", "claims", "times", "evidence"):
        for one in lines[file]:
            check_words(file, one, document.text)
    named = [json.loads(one) for one in sorter.lines(f"entities {line['id']}")]
    reading = revival.reading_of(line["id"], lines, named)
    kept = not reading.coverage.sentences and reading.coverage.skipped
    fault = reading.coverage.skipped[0] if kept else None
    record = IntakeRecord(name=document.file, outcome="kept" if fault else "read", document=line["id"], reason=fault)
    slot = Slot(input=document.file, content=document.custody.original, seq=seq)
    writer.add(rows_of(document, reading, VERSION, fault), slot, record, run)


def _lines(folder: Path, file: str) -> Iterator[dict[str, Any]]:
    path = folder / f"{file}.jsonl"
    with path.open(encoding="utf-8", newline="\n") as stream:
        for number, text in enumerate(stream, start=1):
            try:
                line: dict[str, Any] = json.loads(text)
            except ValueError as error:
                raise UsageError(f"{path}, line {number}: it is no JSON ({error}). Export the case again.") from None
            check_line(file, line)
            yield line
