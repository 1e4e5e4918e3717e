"""What a build says while it goes on and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from headwater.model.convert import to_dict
from headwater.store import IntakeRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """``stage`` is reading (inputs), rereading (stored documents under new rules) or done.

    ``inputs`` of ``of`` are done, which is this ``share`` (0 to 1) of the work, by size; ``documents`` and ``words``
    were read by this build so far; ``name`` is the input or document at hand.
    """

    stage: str
    inputs: int
    of: int
    share: float
    documents: int
    words: int
    refused: int
    name: str


Listener = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What one build did. ``read`` documents are new or read anew, ``known`` were there, ``kept`` stored and not read.

    ``unchanged`` inputs had been taken in before. ``removed`` documents went: their files now yield another text.
    ``refused`` inputs could not be taken in; ``failed`` are kept documents on which reading broke down.
    """

    inputs: int
    unchanged: int
    read: int
    reread: int
    known: int
    kept: int
    removed: int
    words: int
    refused: tuple[IntakeRecord, ...]
    failed: tuple[IntakeRecord, ...]
    skipped: tuple[IntakeRecord, ...]

    @property
    def complete(self) -> bool:
        """Whether everything given was taken in."""
        return not self.refused and not self.failed

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain
