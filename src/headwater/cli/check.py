"""``headwater check``: whether a case is still what was written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, examples, plain, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check", epilog=examples("headwater check my-case", "headwater check my-case --journal journal.txt"))(
        check
    )


def check(
    case: CaseFolder,
    journal: Annotated[
        str | None, typer.Option("--journal", metavar="FILE", help="Write the journal of custody too.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Verify the database, the originals by their hashes, every offset against its text, and the journal's chain.

    Ends with 1 when anything is not as it was written.
    """
    from headwater.case import Case

    with Case.open(case) as opened:
        found = opened.check()
        if journal is not None:
            opened.write_journal(Path(journal))
    if as_json:
        say_json(found.to_dict())
    else:
        typer.echo(
            f"{found.documents:,} reports, {found.originals:,} originals, {found.entries:,} entries of the journal."
        )
        typer.echo(
            f"The journal ends with {found.head or 'nothing'}: write it down to know later that it is all there."
        )
        for fault in found.faults:
            typer.echo(f"  {fault.kind}: {plain(fault.where)}: {plain(fault.reason)}")
        typer.echo(f"{len(found.faults):,} faults." if found.faults else "All is as it was written.")
    if found.faults:
        raise typer.Exit(1)
