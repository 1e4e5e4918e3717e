"""``headwater restore``: a case made again from its backup, or from its export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.printing import Json, examples, plain, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "restore",
        epilog=examples("headwater restore my-case.tar my-case-again", "headwater restore out/ my-case-again"),
    )(restore)


def restore(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="What `headwater backup` or an export as jsonl wrote.", show_default=False),
    ],
    case: Annotated[str, typer.Argument(metavar="CASE", help="A folder that is empty or not there yet.")],
    as_json: Json = False,
) -> None:
    """Make a case from its backup, or from the folder of an export as jsonl.

    It is checked first and kept only when it is whole; nothing is overwritten.
    """
    from headwater.case import Case

    if Path(file).is_dir():
        with Case.restore(case, file) as made:
            status = made.status()
        if as_json:
            say_json(status.to_dict())
        else:
            typer.echo(
                f"{status.documents:,} reports and {status.claims:,} claims, without originals, in {plain(case)}"
            )
        return
    done = Case.from_backup(file, case)
    if as_json:
        say_json(done.to_dict())
        return
    typer.echo(f"{done.originals:,} originals and the database, checked, in {plain(case)}")
