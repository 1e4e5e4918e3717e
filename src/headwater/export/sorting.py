"""Lines put in the order of their keys without holding them in memory: a database on disk sorts them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path


class Sorter:
    """Takes lines in any order, gives them back by file and key. Lies in ``folder`` until it is closed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ".lines"
        self._database = sqlite3.connect(self._path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("CREATE TABLE lines (file TEXT, key TEXT, line TEXT)")
        self._database.execute("BEGIN")

    def put(self, file: str, key: str, line: str) -> None:
        """One line of one file."""
        self._database.execute("INSERT INTO lines VALUES (?, ?, ?)", (file, key, line))

    def lines(self, file: str) -> Iterator[str]:
        """The lines of one file by their keys, as bytes compare."""
        query = "SELECT line FROM lines WHERE file = ? ORDER BY key, line"
        for (line,) in self._database.execute(query, (file,)):
            yield line

    def index(self) -> None:
        """To be called when all lines are in."""
        self._database.execute("CREATE INDEX by_key ON lines (file, key, line)")

    def close(self) -> None:
        """Removes what lies on disk."""
        self._database.close()
        self._path.unlink(missing_ok=True)
