"""``headwater split``: some reports speak of another than the rest."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.judging import Entity, Why, tell
from headwater.cli.printing import CaseFolder, Json, examples


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "split",
        epilog=examples('headwater split my-case "Rashid Tal" bulletin.md --why "The hydrologist, not the miller"'),
    )(split)


def split(
    case: CaseFolder,
    entity: Entity,
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="Files or ids of reports.")],
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Take what these reports say of an entity out of it: they speak of another."""
    from headwater.case import Case

    with Case.open(case) as opened:
        tell(opened.split(entity, reports, why=why), as_json)
