"""Case: the one object a caller learns. Every command and every route is one method of it, under the same name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.settings import Settings
from headwater.store import (
    ClaimRecord,
    DocumentRecord,
    EntityRecord,
    Hit,
    IntakeRecord,
    Page,
    Question,
    Status,
    Store,
)
from headwater.store.lines import coverage_line

if TYPE_CHECKING:
    from headwater.export import Export
    from headwater.pipeline import Build, Listener

__all__ = [
    "Case",
    "ClaimRecord",
    "DocumentRecord",
    "EntityRecord",
    "Hit",
    "IntakeRecord",
    "Page",
    "Question",
    "Shown",
    "Status",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One report with all that was found in it: ``claims`` in the order of the text."""

    record: DocumentRecord
    document: Document
    reading: Reading
    claims: tuple[ClaimRecord, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values: the report, its text, its claims, and every sentence that yielded none."""
        return {
            **self.record.to_dict(),
            "text": self.document.text,
            "claims": [claim.to_dict() for claim in self.claims],
            "coverage": coverage_line(self.reading),
        }


class Case:
    """One investigation, in one folder. Make it with ``create`` or ``open``; close it, or use it with ``with``."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self.settings = settings

    @classmethod
    def create(cls, folder: str | os.PathLike[str], settings: Settings | None = None) -> Case:
        """The case in this folder, made if there is none. Raises ``CaseError`` when it cannot be written."""
        return cls(Store.create(folder), settings or Settings.from_environment())

    @classmethod
    def open(cls, folder: str | os.PathLike[str], settings: Settings | None = None) -> Case:
        """The case in this folder. Raises ``CaseNotFound``, or ``CaseVersion`` for one of a newer headwater."""
        return cls(Store.open(folder), settings or Settings.from_environment())

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the case."""
        self._store.close()

    @property
    def folder(self) -> Path:
        """Where the case lies."""
        return self._store.folder

    def build(
        self,
        inputs: Iterable[str | os.PathLike[str]],
        *,
        workers: int = 0,
        listen: Listener | None = None,
    ) -> Build:
        """Takes files, folders, archives and addresses in. ``workers`` 0 chooses by the size of the pile.

        What cannot be taken in raises nothing: it is in the result and in ``status``. Raises ``CaseLocked`` when
        another process is building the case.
        """
        from headwater.pipeline import build  # loads the reading model: only who builds should wait for it

        return build(self._store, inputs, self.settings, workers=workers, listen=listen)

    def status(self) -> Status:
        """What was read, skipped and refused; how many claims, sources, entities, origins."""
        with self._store.view() as view:
            return view.status()

    def documents(self, *, limit: int | None = None, offset: int = 0) -> Page[DocumentRecord]:
        """The reports, the newest first."""
        with self._store.view() as view:
            return view.documents(limit, offset)

    def document(self, name: str) -> Document:
        """A report as it was taken in, by id, beginning of an id, or file. Raises ``NotFound``."""
        with self._store.view() as view:
            return view.document(view.find_document(name).id)

    def reading(self, name: str) -> Reading:
        """All that was found in a report. Raises ``NotFound``."""
        with self._store.view() as view:
            return view.reading(view.find_document(name).id)

    def show(self, name: str) -> Shown:
        """A report with its reading and claims. Raises ``NotFound``."""
        with self._store.view() as view:
            record = view.find_document(name)
            claims = view.claims(Question(document=record.id), limit=None)
            document, reading = view.document(record.id), view.reading(record.id)
        return Shown(record=record, document=document, reading=reading, claims=claims.items)

    def claims(
        self, question: Question | None = None, *, limit: int | None = 100, offset: int = 0, **asked: str | None
    ) -> Page[ClaimRecord]:
        """The claims that answer a ``Question``, the newest reports first.

        The fields of ``Question`` can be given by name: ``case.claims(about="Oltar Front", modality="denied")``.
        """
        with self._store.view() as view:
            return view.claims(question or Question(**asked), limit, offset)

    def entities(
        self, *, about: str | None = None, type: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Page[EntityRecord]:
        """Who and what the reports name, the most mentioned first."""
        with self._store.view() as view:
            return view.entities(about, type, limit, offset)

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Reports and claims by their words, the best first."""
        with self._store.view() as view:
            return view.search(words, limit)

    def export(self, format: str, out: str | os.PathLike[str]) -> Export:
        """Writes the case in a format of the field. Raises ``ExportError``, and then nothing of it is kept."""
        from headwater.export import export

        with self._store.view() as view:
            return export(view, format, Path(out))
