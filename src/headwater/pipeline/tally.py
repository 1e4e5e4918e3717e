"""Counts what a build does, and tells whoever listens."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.ingest import Input
from headwater.pipeline.progress import Build, Listener, Progress
from headwater.store import IntakeRecord


class Tally:
    """One build in figures, as it goes on."""

    def __init__(self, inputs: Sequence[Input], listen: Listener) -> None:
        self._listen = listen
        self._of = len(inputs)
        self._size = sum(given.size or 0 for given in inputs)
        self._inputs = self._done = 0
        self.unchanged = self.read = self.reread = self.known = self.kept = self.words = 0
        self.refused: list[IntakeRecord] = []
        self.failed: list[IntakeRecord] = []
        self.skipped: list[IntakeRecord] = []

    def record(self, record: IntakeRecord) -> None:
        """Something that brought no reading."""
        if record.outcome == "refused":
            self.refused.append(record)
        elif record.outcome == "skipped":
            self.skipped.append(record)
        elif record.kind is not None:
            self.failed.append(record)

    def end(self, given: Input) -> None:
        """An input is done."""
        self._inputs += 1
        self._done += given.size or 0
        self.say("reading", given.name)

    def say(self, stage: str, name: str) -> None:
        """How far it is."""
        share = self._done / self._size if self._size else self._inputs / max(self._of, 1)
        self._listen(
            Progress(
                stage=stage,
                inputs=self._inputs,
                of=self._of,
                share=1.0 if stage == "done" else share,
                documents=self.read + self.reread,
                words=self.words,
                refused=len(self.refused),
                name=name,
            )
        )

    def result(self, removed: int) -> Build:
        """What was done in all."""
        return Build(
            inputs=self._of,
            unchanged=self.unchanged,
            read=self.read,
            reread=self.reread,
            known=self.known,
            kept=self.kept,
            removed=removed,
            words=self.words,
            refused=tuple(self.refused),
            failed=tuple(self.failed),
            skipped=tuple(self.skipped),
        )
