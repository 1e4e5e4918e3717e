"""One build, from inputs to stored readings: each thing written as it comes, in the order of the inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.ingest import Input, Refused, Skipped
from headwater.model.document import Document
from headwater.pipeline.ahead import ahead
from headwater.pipeline.arriving import Arrivals, Came, Closed, Event, Known, weight
from headwater.pipeline.progress import Build, Listener
from headwater.pipeline.readers import Readers, Rendered
from headwater.pipeline.tally import Tally
from headwater.settings import Settings
from headwater.store import Edition, IntakeRecord, Slot, Store, Writer

_AHEAD = 8_000_000
"""Characters that may wait to be read; the text of a long book is about a million."""
_LONG = 500_000
"""Characters after which a batch is full whatever it counts."""
_MANY = 512
"""Things of any kind after which a batch is full, so that refusals are written soon too."""
_SHARED = 16
"""Documents in a batch for one of several workers: fewer than alone, so that all end at about the same time."""
_KEPT = "Its text can be searched and shown. Give a translation or a shorter part to have it read."
_FAILED = "Its text can be searched and shown. A newer headwater reads it again by itself."


@dataclass(slots=True)
class _Item:
    """An event; its document, if it brought one, with the id worked out once; and whether that is to be read."""

    event: Event
    document: Document | None = None
    ident: str = ""
    wanted: bool = False


class Building:
    """Takes in inputs and stores what they hold. The caller holds the lock of the case."""

    def __init__(self, store: Store, writer: Writer, settings: Settings, edition: Edition, listen: Listener) -> None:
        self._store, self._writer = store, writer
        self._settings, self._edition, self._listen = settings, edition, listen
        self._tally = Tally((), listen)
        self._limited = False  # whether the input at hand has met a limit

    def run(self, inputs: Sequence[Input], workers: int) -> Build:
        """All of it. Raises ``CaseError`` when the case cannot be written."""
        inputs = [replace(given, name=_printable(given.name)) for given in inputs]
        self._tally = Tally(inputs, self._listen)
        with Readers(self._settings, self._edition.version, workers) as readers:
            with ahead(self._arrivals(inputs).events(), weight, _AHEAD) as events:
                self._take_in(events, readers)
            self._reread(readers)
        removed = self._writer.finish(self._edition.run)
        self._tally.say("done", "")
        return self._tally.result(removed)

    def _arrivals(self, inputs: list[Input]) -> Arrivals:
        with self._store.view() as view:
            done = view.done([given.name for given in inputs])
        return Arrivals(
            inputs=inputs,
            done=done,
            edition=self._edition,
            settings=self._settings,
            originals=self._store.folder / "originals",
        )

    def _take_in(self, events: Iterable[Event], readers: Readers) -> None:
        waiting: deque[list[_Item]] = deque()
        for batch in self._batches(events, self._batch_size(readers)):
            waiting.append(batch)
            readers.put([item.document for item in batch if item.document is not None and item.wanted])
            while readers.full:
                self._write(waiting.popleft(), readers.take())
        while waiting:
            self._write(waiting.popleft(), readers.take())

    def _batch_size(self, readers: Readers) -> int:
        return self._settings.batch if readers.workers < 2 else min(_SHARED, self._settings.batch)

    def _batches(self, events: Iterable[Event], size: int) -> Iterator[list[_Item]]:
        batch: list[_Item] = []
        wanted = length = 0
        for event in events:
            item = self._item(event)
            batch.append(item)
            wanted += item.wanted
            length += weight(event)
            if wanted >= size or length >= _LONG or len(batch) >= _MANY:
                yield batch
                batch, wanted, length = [], 0, 0
        if batch:
            yield batch

    def _item(self, event: Event) -> _Item:
        if not isinstance(event, Came) or not isinstance(event.intake, Document):
            return _Item(event)
        document, ident = event.intake, event.intake.id
        return _Item(event, document, ident, not self._writer.is_known(document, ident, self._edition.version))

    def _write(self, batch: list[_Item], rendered: list[Rendered]) -> None:
        answers = iter(rendered)
        for item in batch:
            event = item.event
            if isinstance(event, Known):
                self._know(event)
            elif isinstance(event, Closed):
                self._close(event)
            elif isinstance(event.intake, Document):
                self._document(event.slot, event.intake, item.ident, next(answers) if item.wanted else None)
            else:
                self._no_document(event.slot, event.intake)

    def _know(self, event: Known) -> None:
        with self._store.view() as view:
            for record in view.of_input(event.given.name, event.content):
                self._tally.record(record)
        self._tally.unchanged += 1
        self._tally.end(event.given)

    def _close(self, event: Closed) -> None:
        self._writer.complete(event.after, self._edition, limited=self._limited)
        self._limited = False
        self._tally.end(event.given)

    def _no_document(self, slot: Slot, intake: Refused | Skipped) -> None:
        record = _record(intake)
        self._limited |= record.outcome == "refused"
        self._tally.record(record)
        self._writer.note(slot, record, self._edition.run)

    def _document(self, slot: Slot, document: Document, ident: str, rendered: Rendered | None) -> None:
        tally, record = self._tally, IntakeRecord(name=document.file, outcome="read", document=ident)
        if rendered is not None and rendered.fault is not None:
            record = replace(record, outcome="kept", kind="failed", reason=rendered.fault, remedy=_FAILED)
        elif document.refusal is not None:
            record = replace(record, outcome="kept", reason=document.refusal, remedy=_KEPT)
            self._limited = True
        tally.record(record)
        if rendered is None:
            tally.known += 1
            self._writer.note(slot, record, self._edition.run)
        else:
            self._writer.add(rendered.rows, slot, record, self._edition.run)
            tally.read += record.outcome == "read"
            tally.kept += record.outcome == "kept"
            tally.words += rendered.words
        tally.say("reading", document.file)

    def _reread(self, readers: Readers) -> None:
        """Documents of earlier builds that this one did not bring again, read anew under the rules of today."""
        with self._store.view() as view:
            stale = view.stale(self._edition.version)
        size = self._batch_size(readers)
        batches = [stale[at : at + size] for at in range(0, len(stale), size)]
        for number, batch in enumerate(batches, 1):
            with self._store.view() as view:
                readers.put([view.document(ident) for ident in batch])
            while readers.full or (number == len(batches) and readers.waiting):
                self._rewrite(readers.take())

    def _rewrite(self, rendered: list[Rendered]) -> None:
        for one in rendered:
            self._writer.replace(one.rows)
            self._tally.reread += 1
            self._tally.words += one.words
            self._tally.say("rereading", one.file)


def _record(intake: Refused | Skipped) -> IntakeRecord:
    if isinstance(intake, Skipped):
        return IntakeRecord(name=intake.name, outcome="skipped", reason=intake.reason, count=intake.count)
    return IntakeRecord(
        name=intake.name, outcome="refused", kind=intake.kind, reason=intake.reason, remedy=intake.remedy
    )


def _printable(name: str) -> str:
    """Names of files that are no Unicode; what cannot be shown becomes U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
