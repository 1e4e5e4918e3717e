"""Inputs → documents and refusals, with every parser in a process of its own."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterable, Iterator

from headwater.ingest.intake import Input, Intake
from headwater.ingest.originals import Originals
from headwater.ingest.plan import plan
from headwater.ingest.worker import Worker
from headwater.settings import Settings

_own = threading.local()


def ingest(
    inputs: Iterable[str | os.PathLike[str] | Input], settings: Settings, originals: Originals | None = None
) -> Iterator[Intake]:
    """Everything in these files, folders and addresses, or in what ``plan`` made of them, in order, as it is read.

    Never raises for a bad input: it yields a ``Refused``. Raises ``CaseError`` when originals cannot be written.
    """
    given = list(inputs)
    planned = [entry for entry in given if isinstance(entry, Input)]
    planned += plan([entry for entry in given if not isinstance(entry, Input)], settings)
    with Worker() as worker:
        for entry in planned:
            yield from worker.run(entry, settings, _folder(originals))


def ingest_one(given: Input, settings: Settings, originals: Originals | None = None) -> list[Intake]:
    """Everything in one input of ``plan``: the same as ``ingest``, for a pool of processes.

    The reading process is started by the first call in each process and thread and reused by the next.
    """
    worker = getattr(_own, "worker", None)
    if worker is None or _own.process != os.getpid():  # a forked process must not talk to its parent's
        worker = _own.worker = Worker()
        _own.process = os.getpid()
        atexit.register(worker.close)
    return list(worker.run(given, settings, _folder(originals)))


def _folder(originals: Originals | None) -> str | None:
    return str(originals.folder.absolute()) if originals is not None else None
