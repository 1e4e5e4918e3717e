"""``headwater backup``: a whole case in one file."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, examples, plain, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("backup", epilog=examples("headwater backup my-case my-case.tar"))(backup)


def backup(
    case: CaseFolder,
    out: Annotated[str, typer.Argument(metavar="FILE", help="Where to write; an older file there is replaced.")],
    as_json: Json = False,
) -> None:
    """Write database and originals to one file, even while the case is built or served."""
    from headwater.case import Case

    with Case.open(case) as opened:
        done = opened.backup(out)
    if as_json:
        say_json(done.to_dict())
        return
    typer.echo(f"{done.originals:,} originals and the database, {done.size:,} bytes, in {plain(done.file)}")
