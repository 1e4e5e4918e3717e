"""One case's database: made, opened, locked, closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Engine, delete, insert

from headwater.errors import CaseError
from headwater.store import lock
from headwater.store.connect import FILE, connect, database_of, explained
from headwater.store.migrate import is_current, migrate, step_of
from headwater.store.tables import facts
from headwater.store.view import View
from headwater.store.writer import Writer


class Store:
    """The database of the case in one folder. Make it with ``create`` or ``open``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE
        self._reading: Engine | None = None

    @classmethod
    def create(cls, folder: str | os.PathLike[str]) -> Store:
        """The case in this folder, made if there is none, brought to the present form if it is older.

        Raises ``CaseError`` when the folder cannot be written, ``CaseVersion`` for a newer case, untouched.
        """
        store = cls(Path(folder))
        try:
            store.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CaseError(f"{folder}: it cannot be a folder ({error.strerror}). Give another --case.") from None
        if store.path.exists():
            return cls.open(folder)
        store._migrate()
        return store

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Store:
        """The case in this folder, brought to the present form if it is older.

        Raises ``CaseNotFound`` when there is none, ``CaseVersion`` for a newer case, untouched.
        """
        store = cls(database_of(folder).parent)
        engine = connect(store.path, write=False)
        with explained(store.path), engine.begin() as connection:
            step = step_of(connection, store.folder)
        if not is_current(step):
            store._migrate()
        return store

    def lock(self) -> AbstractContextManager[None]:
        """Held while building. Raises ``CaseLocked`` when another process holds it."""
        return lock.locked(self.folder)

    @contextmanager
    def view(self) -> Iterator[View]:
        """The case as it is now: what others write in the meantime is not seen."""
        engine = self._reading = self._reading or connect(self.path, write=False)
        with explained(self.path), engine.begin() as connection:
            yield View(connection)

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The way to change the case; hold ``lock`` for a build."""
        engine = connect(self.path, write=True)
        with explained(self.path):
            connection = engine.connect()
        try:
            yield Writer(connection, self.path)
        finally:
            connection.close()
            engine.dispose()

    def close(self) -> None:
        """Lets go of the database."""
        if self._reading is not None:
            self._reading.dispose()
            self._reading = None

    def _migrate(self) -> None:
        with self.lock():
            engine = connect(self.path, write=True)
            with explained(self.path), engine.begin() as connection:
                if not is_current(step_of(connection, self.folder)):
                    migrate(connection)
                    connection.execute(delete(facts).where(facts.c.name == "headwater"))
                    connection.execute(insert(facts).values(name="headwater", value=version("headwater")))
            engine.dispose()
