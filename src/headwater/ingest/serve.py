"""The process that reads documents into text, one input after another, until its input ends.

It runs apart because the parsers of binary formats are large programs in other languages: one that hangs, crashes
or eats memory takes this process along and nothing else.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from headwater.errors import CaseError
from headwater.ingest import wire
from headwater.ingest.originals import Originals
from headwater.ingest.take import Taker

_GRACE = 30
"""Seconds after which this process ends itself when nobody has killed it: its parent must be gone."""


def serve() -> None:
    """Reads jobs from standard input and writes what it finds to standard output (``wire``)."""
    with _own_output() as to:
        logging.disable(logging.CRITICAL)
        warnings.simplefilter("ignore")
        to.write(wire.encode({"ready": True}))
        to.flush()
        for line in sys.stdin.buffer:
            _take(line, to)


def _take(line: bytes, to: BinaryIO) -> None:
    given, settings, folder, given_up = wire.to_job(wire.decode(line))
    _limit_memory(settings.max_memory)
    limit = settings.max_seconds + _GRACE

    def say(message: dict[str, object]) -> None:
        _alarm(0)  # whoever listens may take his time
        to.write(wire.encode(message))
        to.flush()
        _alarm(limit)

    taker = Taker(settings, Originals(folder) if folder else None, lambda name: say({"at": name}), given_up)
    try:
        for intake in taker.take(given):
            say(wire.of_intake(intake))
        say({"done": True})
    except CaseError as error:
        say({"fault": str(error)})
    finally:
        _alarm(0)


@contextmanager
def _own_output() -> Iterator[BinaryIO]:
    """Standard output for messages only: what a library prints goes nowhere."""
    own = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    with os.fdopen(own, "wb") as to, contextlib.suppress(BrokenPipeError):
        yield to


def _alarm(seconds: int) -> None:
    """The system kills this process then, even inside a parser that never returns."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    # Data, not address space: threads and libraries map far more than they ever use.
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
