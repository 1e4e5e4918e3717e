"""The hold on the process that reads documents: started once, reused, killed when it hangs, started again."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import Any

from headwater.errors import CaseError, HeadwaterError, IntakeError, Malformed, TooLarge
from headwater.ingest import wire
from headwater.ingest.intake import GivenUp, Input, Intake, Refused
from headwater.settings import Settings

_TRIES = 4
"""How often one input may stop the process before the rest of it is refused."""
_AHEAD = 4
"""Messages the process may be ahead of whoever reads them: this bounds memory here."""
_START = 120
"""Seconds the process may take to load its parsers, on a machine that is busy."""
_COMMAND = "from headwater.ingest.serve import serve; serve()"


class _Gone(Exception):
    """The process ended, or says nothing for too long."""

    def __init__(self, kind: type[IntakeError], reason: str) -> None:
        super().__init__(reason)
        self.given_up = GivenUp(kind=kind.kind, reason=reason)


class Worker:
    """One process that takes in inputs. Start it with ``run``, end it with ``close`` or ``with``.

    Not for two threads at once.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes] = queue.Queue(_AHEAD)
        self._errors: Any = None
        self._owner = 0
        self._busy = False

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, given: Input, settings: Settings, originals: str | None) -> Iterator[Intake]:
        """All there is in one input.

        A source that stops the process is refused and the rest of the input is read in a new one. Raises
        ``CaseError`` when originals cannot be kept, ``HeadwaterError`` when the process cannot be started at all.
        """
        if given.outcome is not None:
            yield given.outcome
            return
        given_up: dict[str, GivenUp] = {}
        delivered = 0
        for _ in range(_TRIES):
            at = [given.name]
            try:
                for number, intake in enumerate(self._run_once(given, settings, originals, given_up, at)):
                    if number >= delivered:
                        delivered += 1
                        yield intake
                return
            except _Gone as gone:
                given_up[at[0]] = gone.given_up
            finally:
                if self._busy:
                    self.kill()
        reason = f"{_TRIES} of its members stopped the reader; the rest of it was not read."
        yield Refused.of(TooLarge(given.name, reason, "Unpack it and name the folder."))

    def _run_once(
        self, given: Input, settings: Settings, originals: str | None, given_up: dict[str, GivenUp], at: list[str]
    ) -> Iterator[Intake]:
        self._send(wire.encode(wire.of_job(given, settings, originals, given_up)))
        self._busy = True
        while True:
            message = self._receive(settings.max_seconds)
            if "at" in message:
                at[0] = message["at"]
            elif "intake" in message:
                yield wire.to_intake(message)
            else:
                self._busy = False
                if "fault" in message:
                    raise CaseError(message["fault"])
                return

    def _send(self, line: bytes) -> None:
        process = self._started()
        assert process.stdin is not None  # noqa: S101 - Popen was asked for a pipe
        try:
            process.stdin.write(line)
            process.stdin.flush()
        except BrokenPipeError:
            raise _Gone(Malformed, self._last_words()) from None

    def _receive(self, seconds: float) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise _Gone(TooLarge, f"Reading it takes longer than {seconds:g} seconds.") from None
        if not line:
            raise _Gone(Malformed, self._last_words())
        return wire.decode(line)

    def _last_words(self) -> str:
        process = self._process
        code = process.wait() if process else 0
        if code < 0:
            return f"Its parser crashed ({signal.Signals(-code).name})."
        self._errors.seek(0)
        words = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return f"Its parser ended ({words[-1][:200] if words else f'exit code {code}'})."

    def _started(self) -> subprocess.Popen[bytes]:
        mine = self._owner == os.getpid() and not self._busy
        if self._process is not None and mine and self._process.poll() is None:
            return self._process
        self.kill()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in kill()
        try:
            process = subprocess.Popen(  # noqa: S603 - this interpreter, with a constant command
                [sys.executable, "-X", "utf8", "-c", _COMMAND],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
                start_new_session=True,  # so that killing it takes along what it has started (tesseract)
            )
        except OSError as error:
            raise HeadwaterError(f"The process that reads documents cannot be started: {error}.") from error
        self._process, self._lines, self._owner = process, queue.Queue(_AHEAD), os.getpid()
        threading.Thread(target=_pump, args=(process, self._lines), daemon=True).start()
        self._await_ready()
        return process

    def _await_ready(self) -> None:
        """Loading the parsers is no document's time; and when they cannot be loaded, no document is at fault."""
        try:
            self._receive(_START)
        except _Gone as gone:
            self.kill()
            remedy = "Install headwater again."
            raise HeadwaterError(f"The process that reads documents does not start: {gone} {remedy}") from None

    def kill(self) -> None:
        """Ends the process now, and what it has started."""
        process, self._process = self._process, None
        self._busy = False
        if process is not None and self._owner == os.getpid():  # a forked copy of this object owns nothing
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            process.wait()
            if process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.close()
        if self._errors is not None:
            self._errors.close()
            self._errors = None

    def close(self) -> None:
        """Ends the process; it is idle, so there is nothing to wait for."""
        self.kill()


def _pump(process: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    """Moves lines from the pipe to the queue; an empty one says that the process has ended."""
    assert process.stdout is not None  # noqa: S101 - Popen was asked for a pipe
    with process.stdout as stream:
        for line in stream:
            lines.put(line)
        lines.put(b"")
