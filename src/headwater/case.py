"""Case: the one object a caller learns. Every command and every route is one method of it, under the same name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from headwater.model.document import Document
from headwater.model.judgement import Judgement, Verdict
from headwater.model.reading import Reading
from headwater.settings import Settings
from headwater.store import (
    Asked,
    ClaimRecord,
    DocumentRecord,
    EntityRecord,
    Hit,
    IntakeRecord,
    Page,
    Question,
    Status,
    Store,
    View,
)
from headwater.store.lines import coverage_line

if TYPE_CHECKING:
    from headwater.export import Export
    from headwater.pipeline import Build, Listener
    from headwater.pipeline.backup import Backup
    from headwater.pipeline.checking import Checked
    from headwater.pipeline.finding_records import ConflictRecord, Family, FindingRecord, Weighed
    from headwater.pipeline.judging import Judged
    from headwater.pipeline.lists import Listed
    from headwater.pipeline.retracting import Falls, Retraction
    from headwater.report import Written

__all__ = [
    "Asked",
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

    @classmethod
    def restore(
        cls, folder: str | os.PathLike[str], export: str | os.PathLike[str], settings: Settings | None = None
    ) -> Case:
        """A new case in this folder from an export as ``jsonl``: exported again, it gives the same bytes.

        Raises ``UsageError`` when the case is not empty, or when the lines were changed after the export; then no new
        folder is left behind.
        """
        from headwater.export.restoring import restore

        fresh = not Path(folder).exists()
        case = cls.create(folder, settings)
        try:
            restore(case._store, Path(export))
        except BaseException:
            case.close()
            if fresh:
                shutil.rmtree(folder)
            raise
        return case

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

    @classmethod
    def from_backup(cls, file: str | os.PathLike[str], folder: str | os.PathLike[str]) -> Backup:
        """Makes a case from its backup, checked before it is kept. Raises ``UsageError`` over something there."""
        from headwater.pipeline.backup import restore

        return restore(Path(file), Path(folder))

    def backup(self, out: str | os.PathLike[str]) -> Backup:
        """Writes the case to one file while it is in use. Raises ``CaseError`` when it cannot be written."""
        from headwater.pipeline.backup import back_up

        return back_up(self._store, Path(out))

    def check(self) -> Checked:
        """Database, originals by hash, every offset, the journal: what is not as it was written."""
        from headwater.pipeline.checking import check

        return check(self._store)

    def write_journal(self, out: str | os.PathLike[str]) -> int:
        """Writes the journal of custody as docs/reference/journal.md has it; how many entries."""
        from headwater.pipeline.checking import write_journal

        return write_journal(self._store, Path(out))

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

    def view(self) -> AbstractContextManager[View]:
        """Several questions to one state of the case, whatever others write in the meantime."""
        return self._store.view()

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
        self,
        *,
        about: str | None = None,
        type: str | None = None,
        drawer: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[EntityRecord]:
        """Who and what claims, roles and sources name, the most mentioned first; with ``drawer`` what waits unused."""
        with self._store.view() as view:
            return view.entities(about, type, limit, offset, drawer)

    def matches(self, *, limit: int | None = 20, offset: int = 0) -> Page[Asked]:
        """Pairs of entities that may be one, the likeliest first, each with the reason in a sentence."""
        with self._store.view() as view:
            return view.questions(limit, offset)

    def judge(self, left: str, right: str, decision: str, *, why: str = "", who: str = "") -> Judged:
        """Decides that two entities are the "same", "different", or that one is "unsure"; names or ids.

        The answer warns of earlier decisions this one goes against. Raises ``NotFound``, ``UsageError``, and
        ``CaseLocked`` while the case is built.
        """
        from headwater.pipeline import judging

        return judging.record(self._store, self.settings, judging.same_or_not(left, right, decision, why, who))

    def review(self, claim: str, verdict: str, *, why: str = "", who: str = "") -> Judgement:
        """Writes to the log that a claim is read rightly ("positive"), wrongly ("negative"), or "unsure".

        Raises ``NotFound`` for the claim, ``UsageError`` for another word. ``undo`` takes it back.
        """
        from headwater.pipeline.reviewing import review

        return review(self._store, claim, verdict, why, who)

    def undo(self, judgement: str | None = None, *, why: str = "", who: str = "") -> Judged:
        """Takes a judgement back, by id; without one the last. The log keeps both. Raises ``NotFound``."""
        from headwater.pipeline import judging

        return judging.record(self._store, self.settings, judging.taken_back(judgement, why, who))

    def split(self, entity: str, reports: Sequence[str], *, why: str = "", who: str = "") -> Judged:
        """Takes what these reports say of an entity out of it: they speak of another. Raises ``UsageError``."""
        from headwater.pipeline import judging

        return judging.record(self._store, self.settings, judging.split_off(entity, reports, why, who))

    def rename(self, entity: str, name: str, *, why: str = "", who: str = "") -> Judged:
        """Calls an entity by this name. Raises ``NotFound``."""
        from headwater.pipeline import judging

        made = judging.named(entity, name, Verdict.POSITIVE, why, who)
        return judging.record(self._store, self.settings, made)

    def not_a_name(self, entity: str, name: str = "", *, why: str = "", who: str = "") -> Judged:
        """Says that a word (its own name, if none is given) is no name of an entity: with none it is not listed."""
        from headwater.pipeline import judging

        made = judging.named(entity, name, Verdict.NEGATIVE, why, who)
        return judging.record(self._store, self.settings, made)

    def judgements(self) -> list[Judgement]:
        """The log of decisions, from its beginning."""
        with self._store.view() as view:
            return list(view.judgements())

    def import_entities(self, path: str | os.PathLike[str]) -> Listed:
        """Takes in a list of known people and groups: FollowTheMoney JSON lines or CSV. Raises ``UsageError``."""
        from headwater.pipeline import lists

        return lists.import_list(self._store, self.settings, Path(path))

    def import_judgements(self, path: str | os.PathLike[str]) -> Listed:
        """Adds judgements of a file in nomenklatura's format to the log. Raises ``UsageError``."""
        from headwater.pipeline import lists

        return lists.import_judgements(self._store, self.settings, Path(path))

    def export_judgements(self, path: str | os.PathLike[str]) -> int:
        """Writes the decisions on pairs in nomenklatura's format; how many. Raises ``UsageError``."""
        from headwater.pipeline import lists

        return lists.export_judgements(self._store, Path(path))

    def findings(
        self, *, about: str | None = None, type: str | None = None, limit: int | None = 100, offset: int = 0
    ) -> Page[FindingRecord]:
        """Propositions weighed, those of most reports first: reports, origins, denials, conflicts."""
        from headwater.pipeline import weighed

        with self._store.view() as view:
            return weighed.findings(view, about, type, limit, offset)

    def finding(self, name: str) -> Weighed:
        """One finding with the claims for and against it, by id or its beginning. Raises ``NotFound``."""
        from headwater.pipeline import weighed

        with self._store.view() as view:
            return weighed.weighed(view, name)

    def origins(self, name: str, *, as_of: str | None = None) -> FindingRecord:
        """The provenance of a finding, on an ISO date if given: points, ways, bottleneck. Raises ``NotFound``."""
        from headwater.pipeline import weighed

        with self._store.view() as view:
            return weighed.dated(view, name, as_of) if as_of else weighed.record_of(view, name)

    def falls(self, origin: str) -> Falls:
        """Which findings fall or weaken without one origin, source or report: its id or name. Raises ``NotFound``."""
        from headwater.pipeline import retracting

        with self._store.view() as view:
            return retracting.falls(view, origin)

    def lineage(self, name: str) -> Family:
        """What a report derives from and what derives from it, with the words shared. Raises ``NotFound``."""
        from headwater.pipeline import weighed

        with self._store.view() as view:
            return weighed.family(view, name)

    def conflicts(self, *, limit: int | None = 100, offset: int = 0) -> Page[ConflictRecord]:
        """What disagrees, side by side; denials that had to be attached by inference come last."""
        from headwater.pipeline import weighed

        with self._store.view() as view:
            return weighed.conflicts(view, limit, offset)

    def retract(
        self, document: str, *, why: str = "", who: str = "", back: bool = False, keep: bool = True
    ) -> Retraction:
        """Takes a report out of every count, or puts it ``back``: all that changes, before and after.

        With ``keep`` false nothing is written. Raises ``NotFound``, and ``CaseLocked`` while the case is built.
        """
        from headwater.pipeline import retracting

        asked = retracting.Wanted(who=who, why=why, back=back, keep=keep)
        return retracting.retract(self._store, self.settings, document, asked)

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Reports and claims by their words, the best first."""
        with self._store.view() as view:
            return view.search(words, limit)

    def export(self, format: str, out: str | os.PathLike[str]) -> Export:
        """Writes the case in a format of the field. Raises ``ExportError``, and then nothing of it is kept."""
        from headwater.export import export

        with self._store.view() as view:
            done = export(view, format, Path(out))
        self._witness_export(format, [Path(done.out) / name for name in done.files])
        return done

    def report(
        self,
        out: str | os.PathLike[str],
        *,
        format: str,
        about: str | None = None,
        finding: str | None = None,
        redact: bool = True,
    ) -> Written:
        """Writes a dossier about a name, about one finding, or, with neither, about everything.

        Private persons, addresses and numbers are left out unless ``redact`` is false. Raises ``NotFound``, and
        ``ExportError`` when a sentence would have no footnote or a quote is not in its place.
        """
        from headwater.report import Subject, report

        with self._store.view() as view:
            done = report(view, Subject(about=about, finding=finding), format, Path(out), redact=redact)
        self._witness_export(format, [Path(done.out)])
        return done

    def _witness_export(self, format: str, files: Sequence[Path]) -> None:
        from headwater.pipeline.checking import witness_export

        witness_export(self._store, format, files)
