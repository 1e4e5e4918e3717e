"""Brings a case's tables to the form this headwater writes, or refuses what a newer one wrote."""

from __future__ import annotations

import logging
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from headwater.errors import CaseError, CaseVersion

_TABLE = "alembic_version"


def steps() -> tuple[str, ...]:
    """The steps there are, first to last: the numbers that the files in ``migrations/versions`` begin with."""
    names = (path.name for path in (files(__package__) / "migrations" / "versions").iterdir())
    return tuple(sorted(name[:4] for name in names if name[:4].isdigit() and name.endswith(".py")))


def step_of(connection: Connection, case: Path) -> str | None:
    """The step a case stands at, ``None`` for an empty database.

    Raises ``CaseVersion`` when it is none of ours: a newer headwater wrote it; ``CaseError`` for a foreign database.
    """
    there = inspect(connection).get_table_names()
    if _TABLE not in there:
        if there:
            raise CaseError(f"{case}: its database is not headwater's. Give another folder.")
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {_TABLE}"))  # noqa: S608 - a constant
    if found is not None and found not in steps():
        newer = connection.scalar(text("SELECT value FROM facts WHERE name = 'headwater'")) or "a newer one"
        raise CaseVersion(
            f"{case}: it was written by headwater {newer}. Update headwater to open it; nothing was changed."
        )
    return found


def is_current(step: str | None) -> bool:
    """Whether a case at this step needs no work."""
    return step == steps()[-1]


def migrate(connection: Connection) -> None:
    """Walks the missing steps, in the transaction of ``connection``: all of them or none."""
    from alembic import command  # a third of a second, needed only when there is work
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "headwater.store:migrations")
    config.attributes["connection"] = connection
    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(config, "head")
