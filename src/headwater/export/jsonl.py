"""The public export (vocabulary, section 6): JSON Lines sorted by id, the same bytes for the same case."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from headwater.export.checking import check_line, check_words
from headwater.export.sorting import Sorter
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.store import View, lines
from headwater.store.rows import mention_id, time_id

FILES = (
    "documents", "mentions", "entities", "attributions", "claims", "times", "evidence", "lineage", "propositions",
    "conflicts", "coverage",
)  # fmt: skip

Lines = Iterator[tuple[str, str, dict[str, Any]]]
"""File, sorting key, line."""


def write_jsonl(view: View, folder: Path) -> Mapping[str, int]:
    """Writes one file a kind of thing; the number of lines by file. Raises ``ExportError`` for a line that is wrong."""
    with sorted_lines(view, folder) as lines_of:
        return {f"{file}.jsonl": _write(folder / f"{file}.jsonl", lines_of(file)) for file in FILES}


@contextmanager
def sorted_lines(view: View, folder: Path) -> Iterator[Callable[[str], Iterator[str]]]:
    """The lines of each of ``FILES``, checked and sorted on disk in ``folder`` while the context is open."""
    sorter = Sorter(folder)
    try:
        for file, key, line in _all(view):
            check_line(file, line)
            sorter.put(file, key, json.dumps(line, ensure_ascii=False, separators=(",", ":")))
        sorter.index()
        yield sorter.lines
    finally:
        sorter.close()


def _write(path: Path, some: Iterator[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for line in some:
            stream.write(line + "\n")
            count += 1
    return count


def _all(view: View) -> Lines:
    for ident in view.ids():
        document = view.document(ident)
        for file, key, line in _of_document(view, document, ident):
            if file not in ("documents", "coverage"):
                check_words(file, line, document.text)
            yield file, key, line
    for record in view.all_entities():
        line = lines.entity_line(record.entity, record.mentions, record.documents)
        yield "entities", line["id"], line
    for finding in view.findings():
        yield "propositions", finding.proposition.id, lines.proposition_line(finding)
    for link in view.lineage():
        yield "lineage", link.id, lines.lineage_line(link)
    for conflict in view.conflicts():
        yield "conflicts", conflict.id, lines.conflict_line(conflict)


def _of_document(view: View, document: Document, ident: str) -> Lines:
    reading, entities = view.reading(ident), view.clusters(ident)
    yield "documents", ident, lines.document_line(document)
    yield "coverage", ident, lines.coverage_line(reading)
    for mention in reading.mentions:
        key = mention_id(ident, mention)
        yield "mentions", key, lines.mention_line(key, ident, mention, entities)
    for attribution in reading.attributions:
        yield "attributions", attribution.id, lines.attribution_line(attribution, document.text, entities)
    for time in reading.times:
        key = time_id(ident, time)
        yield "times", key, lines.time_line(key, ident, time)
    for item in reading.evidence:
        yield "evidence", item.id, lines.evidence_line(item, entities)
    yield from _claims(view, document, reading, entities)


def _claims(view: View, document: Document, reading: Reading, entities: Mapping[str, str]) -> Lines:
    propositions = view.propositions_of([claim.id for claim in reading.claims])
    for claim in reading.claims:
        words = {"trigger": claim.trigger.of(document.text), "quote": claim.quote.of(document.text)}
        yield "claims", claim.id, lines.claim_line(claim, words, entities, propositions.get(claim.id))
