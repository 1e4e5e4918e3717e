"""``headwater not-a-name``: a word that was read as a name and is none."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.judging import Entity, Why, tell
from headwater.cli.printing import CaseFolder, Json, examples


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "not-a-name",
        epilog=examples('headwater not-a-name my-case "Front Page"', "headwater not-a-name my-case ent-27eb Varza"),
    )(not_a_name)


def not_a_name(
    case: CaseFolder,
    entity: Entity,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The word; the entity's own name if not given.")] = "",
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Say that a word is no name. An entity that has no other waits in the drawer (`headwater entities --drawer`)."""
    from headwater.case import Case

    with Case.open(case) as opened:
        tell(opened.not_a_name(entity, name, why=why), as_json)
