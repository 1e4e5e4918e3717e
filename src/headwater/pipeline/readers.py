"""Documents → rows, batch by batch, here or in processes that load the model once each; answers keep their order."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process

from headwater.errors import HeadwaterError
from headwater.model.document import Document
from headwater.read import default_steps, read_all
from headwater.settings import Settings
from headwater.store import Rows, rows_of

_NO_START = (
    "The reading processes cannot start: a script that builds with several workers keeps the call below "
    '`if __name__ == "__main__":`, or builds with workers=1.'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The rows of one document. ``fault`` says how reading broke down on it, if it did."""

    rows: Rows
    fault: str | None = None

    @property
    def words(self) -> int:
        """How long the document is."""
        return int(self.rows["documents"][0]["words"])

    @property
    def file(self) -> str:
        """The name it came under."""
        return str(self.rows["documents"][0]["file"])


def render(documents: Sequence[Document], settings: Settings, version: str) -> list[Rendered]:
    """Reads a batch. A document on which a step fails is kept unread, the others are not affected."""
    wanted = [document for document in documents if document.refusal is None]
    try:
        readings = iter(list(read_all(wanted, settings)))
    except HeadwaterError:
        raise
    except Exception as error:
        if len(documents) == 1:
            return [broken(documents[0], type(error).__name__, version)]
        return [one for document in documents for one in render([document], settings, version)]
    return [Rendered(rows=rows_of(d, next(readings) if d.refusal is None else None, version)) for d in documents]


def broken(document: Document, how: str, version: str) -> Rendered:
    """A document that reading broke down on: kept, with the reason in the place of a reading."""
    fault = f"Reading it failed ({how}): stored, not read."
    return Rendered(rows=rows_of(document, None, version, fault=fault), fault=fault)


class Readers:
    """A row of readers. ``put`` batches, ``take`` their answers in the same order. Use it with ``with``.

    With one worker a batch is read in this process when it is taken. A process that dies takes its batch along: that
    is read again document by document, and one that kills a process a second time is kept unread.
    """

    def __init__(self, settings: Settings, version: str, workers: int) -> None:
        self.settings = settings
        self.version = version
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[tuple[Sequence[Document], Future[list[Rendered]] | None]] = deque()

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    @property
    def full(self) -> bool:
        """Whether every process has a batch at hand and one to follow."""
        return len(self._waiting) >= (2 * self.workers if self.workers > 1 else 1)

    @property
    def waiting(self) -> int:
        """Batches put and not taken."""
        return len(self._waiting)

    def put(self, documents: Sequence[Document]) -> None:
        """Hands over a batch."""
        self._waiting.append((documents, self._submit(documents)))

    def take(self) -> list[Rendered]:
        """The answers to the oldest batch."""
        documents, future = self._waiting.popleft()
        if future is None:
            return render(documents, self.settings, self.version)
        try:
            return future.result()
        except BrokenProcessPool:
            self._check_start()
            found = [one for document in documents for one in self._alone(document)]
            self._waiting = deque((batch, self._submit(batch)) for batch, _ in self._waiting)
            return found

    def _alone(self, document: Document) -> list[Rendered]:
        future = self._submit([document])
        try:
            return future.result() if future else []
        except BrokenProcessPool:
            return [broken(document, "its process died", self.version)]

    def _check_start(self) -> None:
        """Whether a process can start at all. Raises ``HeadwaterError``: then no document is to blame."""
        self._stop()
        future = self._submit([])
        try:
            if future is not None:
                future.result()
        except BrokenProcessPool:
            raise HeadwaterError(_NO_START) from None

    def _submit(self, documents: Sequence[Document]) -> Future[list[Rendered]] | None:
        if self.workers < 2:
            return None
        if self._pool is None:
            # Spawned, not forked: a fork of a process with threads can hang, and inherits the lock of the case.
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_begin)
        try:
            return self._pool.submit(render, documents, self.settings, self.version)
        except BrokenProcessPool:
            self._stop()
            return self._submit(documents)

    def _stop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Loads the model, and sees to it that this process does not outlive the build."""
    threading.Thread(target=_follow_parent, daemon=True).start()
    default_steps()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
