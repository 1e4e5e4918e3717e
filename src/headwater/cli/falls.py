"""``headwater falls``: what one origin holds up."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, examples, plain, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "falls",
        epilog=examples('headwater falls my-case "the dossier"', "headwater falls my-case doc-1cbe4c0f --json"),
    )(falls)


def falls(
    case: CaseFolder,
    origin: Annotated[str, typer.Argument(metavar="ORIGIN", help="Name or id of an origin, source or report.")],
    as_json: Json = False,
) -> None:
    """Which findings fall, and which weaken, without one origin."""
    from headwater.case import Case

    with Case.open(case) as opened:
        held = opened.falls(origin)
    if as_json:
        say_json(held.to_dict())
        return
    typer.echo(f"Without {plain(held.origin)}: {len(held.changes)} findings change.")
    for change in held.changes:
        typer.echo(f"  {plain(change.statement)}  {change.words()}")
