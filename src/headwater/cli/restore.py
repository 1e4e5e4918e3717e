"""``headwater restore``: a case from its export."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import Json, examples, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("restore", epilog=examples("headwater restore out/ --case my-copy"))(restore)


def restore(
    export: Annotated[str, typer.Argument(metavar="EXPORT", help="Folder of an export as jsonl.", show_default=False)],
    case: Annotated[str, typer.Option("--case", metavar="DIR", help="Folder of the new case.")],
    as_json: Json = False,
) -> None:
    """Make a case from an export as jsonl: exported again, it gives the same bytes. Decisions do not travel with it."""
    from headwater.case import Case

    with Case.restore(case, export) as opened:
        status = opened.status()
    if as_json:
        say_json(status.to_dict())
        return
    typer.echo(f"{status.documents:,} reports, {status.claims:,} claims, {status.propositions:,} findings are back.")
