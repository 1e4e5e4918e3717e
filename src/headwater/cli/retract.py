"""``headwater retract``: a report that is to count no more, and everything that changes with it."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, examples, plain, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "retract",
        epilog=examples(
            'headwater retract my-case herald.txt --why "withdrawn by its editors"',
            "headwater retract my-case herald.txt --dry-run",
            "headwater retract my-case herald.txt --back",
        ),
    )(retract)


def retract(
    case: CaseFolder,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id, beginning of an id, or file.")],
    why: Annotated[str, typer.Option(metavar="WORDS", help="Goes into the log of judgements.")] = "",
    back: Annotated[bool, typer.Option("--back", help="Count it again.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    as_json: Json = False,
) -> None:
    """Takes a report out of every count and shows each finding, count and link that changes, before and after."""
    from headwater.case import Case

    with Case.open(case) as opened:
        held = opened.retract(document, why=why, who=getpass.getuser(), back=back, keep=not dry_run)
    if as_json:
        say_json(held.to_dict())
        return
    done = "Would change" if dry_run else "Counted again" if back else "Retracted"
    typer.echo(f"{done}: {plain(held.document.label)}, {held.document.id}. {len(held.changes)} findings change.")
    for change in held.changes:
        typer.echo(f"  {plain(change.statement)}  {change.words()}")
    typer.echo(f"{len(held.lost)} links and conflicts go, {len(held.won)} come; --json lists them.")
