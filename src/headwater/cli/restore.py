"""``headwater restore``: a case from its backup, or from its export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.printing import Json, examples, plain, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "restore",
        epilog=examples("headwater restore my-case.tar --case my-copy", "headwater restore out/ --case my-copy"),
    )(restore)


def restore(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="What `headwater backup` wrote, or the folder of an export as jsonl.",
            show_default=False,
        ),
    ],
    case: Annotated[str, typer.Option("--case", metavar="DIR", help="Folder of the new case.")],
    as_json: Json = False,
) -> None:
    """Make a case from a backup, checked before it is kept; nothing is ever overwritten.

    Or from an export as jsonl: exported again, it gives the same bytes; decisions and originals do not travel with it.
    """
    from headwater.case import Case

    if Path(source).is_dir():
        with Case.restore(case, source) as opened:
            status = opened.status()
        if as_json:
            say_json(status.to_dict())
            return
        typer.echo(
            f"{status.documents:,} reports, {status.claims:,} claims, {status.propositions:,} findings are back."
        )
        return
    done = Case.from_backup(source, case)
    if as_json:
        say_json(done.to_dict())
        return
    typer.echo(f"{done.originals:,} originals and the database are back, checked, in {plain(case)}")
