"""Builds that the page asks for: one after the other, in the background, told as they go."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from headwater.case import Case
from headwater.errors import HeadwaterError
from headwater.model.convert import to_dict
from headwater.pipeline import Progress


@dataclass(slots=True)
class Intake:
    """What waits, what runs, and all that was said about it; ``said`` only grows, so that a listener misses nothing."""

    case: Case
    said: list[dict[str, Any]] = field(default_factory=list)
    _waiting: list[Path | str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _busy: bool = False

    def take(self, given: Path | str) -> None:
        """Puts a file or address in line."""
        with self._lock:
            self._waiting.append(given)
            self.said.append({"event": "waiting", "name": _name(given)})
            if self._busy:
                return
            self._busy = True
        threading.Thread(target=self._work, name="intake", daemon=True).start()

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return self._busy

    def _work(self) -> None:
        while True:
            with self._lock:
                given, self._waiting = self._waiting, []
                if not given:
                    self._busy = False
                    return
            self._build(given)

    def _build(self, given: list[Path | str]) -> None:
        try:
            done = self.case.build(
                given, workers=1, listen=lambda p: self.said.append({"event": "progress", **to_dict(p)})
            )
        except HeadwaterError as error:
            self.said.append({"event": "failed", "name": ", ".join(map(_name, given)), "reason": str(error)})
            return
        self.said.append({"event": "done", **done.to_dict()})

    def _tell(self, progress: Progress) -> None:
        self.said.append({"event": "progress", **to_dict(progress)})


def _name(given: Path | str) -> str:
    return given.name if isinstance(given, Path) else given
