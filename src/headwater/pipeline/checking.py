"""Whether a case is whole: its database, its originals by their hashes, every offset, the journal."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import CaseError, ExportError
from headwater.ingest.originals import Originals
from headwater.model.convert import to_dict
from headwater.model.ids import sha256
from headwater.store import Store
from headwater.store.custody import EXPORT
from headwater.store.verifying import Fault

ORIGINALS = "originals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at, and every fault. ``head`` is the hash of the journal's last entry.

    Who writes ``head`` down elsewhere can tell later that no entry was cut off the end.
    """

    documents: int
    originals: int
    entries: int
    head: str
    faults: tuple[Fault, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain


def check(store: Store) -> Checked:
    """All of it. A database that cannot be read is a fault like others, not an error."""
    faults: list[Fault] = []
    held: list[tuple[str, str, str]] = []
    entries, head = 0, ""
    originals = Originals(store.folder / ORIGINALS)
    try:
        with store.view() as view:
            faults += view.verify()
            held = view.custodies()
            for entry in view.custody():
                entries, head = entry.number, entry.hash
    except CaseError as error:
        faults.append(Fault(kind="database", where="case.db", reason=str(error)))
    faults += _missing(originals, held)
    digests = list(originals.digests())
    if digests:
        faults += (
            Fault(kind="original", where=damage.sha256, reason=damage.reason) for damage in originals.verify(*digests)
        )
    found = tuple(dict.fromkeys(faults))
    return Checked(documents=len(held), originals=len(digests), entries=entries, head=head, faults=found)


def write_journal(store: Store, out: Path) -> int:
    """Writes the journal as docs/reference/journal.md describes it; how many entries. Raises ``ExportError``."""
    with store.view() as view:
        lines = [f"{entry.hash} {entry.line}\n" for entry in view.custody()]
    try:
        out.write_text("".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{out}: it cannot be written ({error.strerror}). Give another file.") from None
    return len(lines)


def witness_export(store: Store, format: str, files: Sequence[Path]) -> None:
    """Writes to the journal that files left the case; a case on a read-only disk has no journal to write to."""
    if not os.access(store.folder, os.W_OK) or not os.access(store.path, os.W_OK):
        return
    hashes = {path.name: sha256(path.read_bytes()) for path in sorted(files)}
    with store.writer() as writer:
        writer.witness(EXPORT, {"format": format, "files": hashes})


def _missing(originals: Originals, held: list[tuple[str, str, str]]) -> Iterator[Fault]:
    for ident, file, digest in held:
        if not originals.path(digest).is_file():
            yield Fault(kind="original", where=digest, reason=f"The original of {ident} ({file}) is missing.")
