"""``headwater rename``: what an entity is to be called."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.judging import Entity, Why, tell
from headwater.cli.printing import CaseFolder, Json, examples


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("rename", epilog=examples('headwater rename my-case ent-27eb "Rashid Tal (the miller)"'))(rename)


def rename(
    case: CaseFolder,
    entity: Entity,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name from now on.")],
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Call an entity by another name. The names in the reports stay with it."""
    from headwater.case import Case

    with Case.open(case) as opened:
        tell(opened.rename(entity, name, why=why), as_json)
