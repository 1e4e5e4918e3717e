"""How a database is opened: SQLite in a folder, tuned for one writer and many readers."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from headwater.errors import CaseError, CaseNotFound

FILE = "case.db"
_SIGNATURE = b"SQLite format 3\0"
_PAGE = 8192
"""Texts of about 2 kB waste half of each 4 kB page: 391 MB against 260 MB for the same documents."""
_WAIT = 30.0
"""Seconds one connection waits for another's write to end."""


def database_of(case: str | os.PathLike[str]) -> Path:
    """The database file of a case's folder. Raises ``CaseNotFound`` when there is none, or when it is none."""
    folder = Path(case)
    path = folder / FILE
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_SIGNATURE))
    except (FileNotFoundError, NotADirectoryError):
        raise CaseNotFound(
            f"{folder}: there is no case here. Make one: headwater build INPUT --case {folder}"
        ) from None
    except OSError as error:
        raise CaseError(f"{path}: it cannot be opened ({error.strerror}). Check its rights.") from None
    if start not in (_SIGNATURE, b""):
        raise CaseError(f"{path}: this is no case database. Give another folder, or restore it from a backup.")
    return path


def connect(path: Path, *, write: bool) -> Engine:
    """An engine on a database file. ``write`` makes the file if need be and allows changes.

    Reading works beside a writer and sees what was committed when its transaction began.
    """
    url = URL.create("sqlite+pysqlite", database=_uri(path, write=write), query={"uri": "true"})
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": _WAIT})
    event.listen(engine, "connect", _prepare_writing if write else _prepare)
    event.listen(engine, "begin", _begin_writing if write else _begin)
    return engine


def _uri(path: Path, *, write: bool) -> str:
    if write:
        return f"{path.absolute().as_uri()}?mode=rwc"
    # A reader of a write-ahead log needs to write beside it; on a read-only disk nobody else writes either.
    fixed = not os.access(path.parent, os.W_OK) and not path.with_name(f"{FILE}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro" + ("&immutable=1" if fixed else "")


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None  # transactions begin where this module says so, tables and indexes included
    connection.execute("PRAGMA cache_size = -32768")


def _prepare_writing(connection: sqlite3.Connection, record: Any) -> None:
    _prepare(connection, record)
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.execute("PRAGMA journal_mode = WAL")
    # A killed process loses nothing; a power cut may lose the last documents, which the next build reads again.
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what the database says into words about the case."""
    try:
        yield
    except OperationalError as error:
        raise CaseError(f"{path}: {_cause(str(error.orig))}") from error
    except DatabaseError as error:
        remedy = "Restore it from a backup, or build it again."
        raise CaseError(f"{path}: the database is damaged ({error.orig}). {remedy}") from error


def _cause(message: str) -> str:
    if "full" in message:
        return "the disk is full. Make room and build again: it goes on where it stopped."
    if "readonly" in message or "read-only" in message:
        return "it is read-only. Give yourself the right to write to its folder."
    if "locked" in message:
        return f"another program has held it for over {_WAIT:.0f} seconds. Try again when it is done."
    return f"the database cannot be used ({message}). Check the disk and the rights of its folder."
