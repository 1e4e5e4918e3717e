"""Inputs → what comes out of them, in order, without those the ledger knows; taken in ahead of the reading."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from headwater.ingest import Input, Intake
from headwater.ingest.worker import Worker
from headwater.model.document import Document
from headwater.settings import Settings
from headwater.store import Edition, Entry, Slot

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An input that is done already."""

    given: Input
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """One thing out of an input, and its place."""

    slot: Slot
    intake: Intake


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The end of an input: ``after`` is the place the next thing would have had."""

    given: Input
    after: Slot


Event = Known | Came | Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """What there is to take in. ``done`` is what the ledger holds, ``originals`` the folder for their bytes."""

    inputs: list[Input]
    done: Mapping[tuple[str, str], Entry]
    edition: Edition
    settings: Settings
    originals: Path

    def events(self) -> Generator[Event, None, None]:
        """For each input ``Known``, or what came out of it and then ``Closed``.

        Raises ``CaseError`` when originals cannot be kept.
        """
        with Worker() as worker:
            for given in self.inputs:
                content = content_of(given)
                entry = self.done.get((given.name, content))
                if entry is not None and entry.holds(self.edition, address=not content):
                    yield Known(given=given, content=content)
                else:
                    yield from self._taken_in(worker, given, content)

    def _taken_in(self, worker: Worker, given: Input, content: str) -> Iterator[Event]:
        seq = 0
        for intake in worker.run(given, self.settings, str(self.originals.absolute())):
            yield Came(slot=Slot(input=given.name, content=content, seq=seq), intake=intake)
            seq += 1
        yield Closed(given=given, after=Slot(input=given.name, content=content, seq=seq))


def content_of(given: Input) -> str:
    """The hash of a file's bytes; empty for addresses and for what cannot be read, which must be tried each time."""
    if given.path is None or given.outcome is not None:
        return ""
    digest = hashlib.sha256()
    try:
        with open(given.path, "rb", buffering=0) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def weight(event: Event) -> int:
    """Characters, for what waits in memory."""
    return len(event.intake.text) if isinstance(event, Came) and isinstance(event.intake, Document) else 0
