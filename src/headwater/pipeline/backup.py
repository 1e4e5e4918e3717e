"""A whole case in one file, taken while it is in use; and the case made again from it.

The file is a tar archive: ``case.db`` as SQLite's backup interface copies it (one state, whatever is written
meanwhile), then ``originals/``. Originals are stored before the database speaks of them and are never changed, so
copying them after it leaves none out.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import CaseError, UsageError
from headwater.model.convert import to_dict
from headwater.pipeline.checking import ORIGINALS, check
from headwater.store import Store
from headwater.store.connect import FILE

_MEMBER = re.compile(rf"{re.escape(FILE)}|{ORIGINALS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}(\.[0-9a-f]{{12}}\.json)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What was written to ``file``, or read from it: originals with their receipts, and bytes in all."""

    file: str
    originals: int
    size: int

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain


def back_up(store: Store, out: Path) -> Backup:
    """Writes the case to one file, whole or not at all; builds and judgements may go on meanwhile.

    Raises ``UsageError`` for a place inside the case, ``CaseError`` when it cannot be written.
    """
    if store.folder.resolve() in out.resolve().parents:
        raise UsageError(f"{out}: it lies in the case itself. Give a file elsewhere.")
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as scratch:
            copy = Path(scratch) / FILE
            _copy(store.path, copy)
            with tarfile.open(part, "w") as archive:
                archive.add(copy, FILE)
                kept = _originals(store.folder)
                for path in kept:
                    archive.add(path, path.relative_to(store.folder).as_posix(), recursive=False)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(part, out)
    except (OSError, sqlite3.Error) as error:
        raise CaseError(f"{out}: the backup could not be written ({error}). Make room, or give another file.") from None
    finally:
        part.unlink(missing_ok=True)
    return Backup(file=str(out), originals=sum(1 for path in kept if not path.suffix), size=out.stat().st_size)


def restore(file: Path, folder: Path) -> Backup:
    """Makes a case from a backup, in a folder that is empty or not there yet, and checks it before it is kept.

    Raises ``UsageError`` when something is there already, ``CaseError`` when the file is no whole backup.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: something is there already. Give another folder; nothing is ever overwritten.")
    scratch: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        _unpack(file, scratch)
        _refuse_damaged(file, scratch)
        if folder.exists():
            folder.rmdir()
        os.replace(scratch, folder)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise CaseError(f"{file}: it cannot be restored ({error}). Check the file and the room on the disk.") from None
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
    kept = sum(1 for path in _originals(folder) if not path.suffix)
    return Backup(file=str(file), originals=kept, size=file.stat().st_size)


def _copy(path: Path, to: Path) -> None:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=30)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def _originals(folder: Path) -> list[Path]:
    """Originals and receipts; what another process is just writing has a name that does not fit."""
    shelves = sorted((folder / ORIGINALS).glob("??/*"))
    return [path for path in shelves if _MEMBER.fullmatch(path.relative_to(folder).as_posix())]


def _unpack(file: Path, to: Path) -> None:
    with tarfile.open(file, "r:") as archive:
        for member in archive:
            if not member.isfile() or not _MEMBER.fullmatch(member.name):
                raise tarfile.TarError(f"{member.name!r} has no place in a backup")
            stream = archive.extractfile(member)
            place = to / member.name
            place.parent.mkdir(parents=True, exist_ok=True)
            if stream is not None:
                with stream, place.open("wb") as out:
                    shutil.copyfileobj(stream, out)


def _refuse_damaged(file: Path, folder: Path) -> None:
    if not (folder / FILE).is_file():
        raise tarfile.TarError("there is no case.db in it")
    store = Store.open(folder)
    try:
        faults = check(store).faults
    finally:
        store.close()
    if faults:
        first = faults[0]
        raise CaseError(f"{file}: the backup is damaged ({len(faults)} faults; {first.where}: {first.reason})")
