"""``headwater judgements``: the log of decisions, and its exchange with other tools."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, console, examples, say_json, table
from headwater.model.convert import to_dict


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "judgements",
        epilog=examples(
            "headwater judgements my-case",
            "headwater judgements my-case --export resolver.json",
            "headwater judgements my-case --import resolver.json",
        ),
    )(judgements)


def judgements(
    case: CaseFolder,
    export: Annotated[str | None, typer.Option("--export", metavar="FILE", help="Write decisions on pairs.")] = None,
    take: Annotated[str | None, typer.Option("--import", metavar="FILE", help="Add another tool's decisions.")] = None,
    as_json: Json = False,
) -> None:
    """The log of decisions, oldest first; files are in the format of nomenklatura's resolver."""
    from headwater.case import Case

    with Case.open(case) as opened:
        if take is not None:
            brought = opened.import_judgements(take)
            if not as_json:
                typer.echo(
                    f"{brought.entries} judgements, {brought.new} new, {brought.found} on entities of this case."
                )
        if export is not None:
            count = opened.export_judgements(export)
            if not as_json:
                typer.echo(f"{count} judgements written to {export}.")
        log = opened.judgements()
    if as_json:
        say_json([{"id": judgement.id, **to_dict(judgement)} for judgement in log])
    elif export is None and take is None:
        rows = [(e.when[:16], e.who, e.about, e.verdict.value, f"{e.left} {e.right or ''}", e.why, e.id) for e in log]
        console().print(table(("when", "who", "about", "decision", "on", "why", "id"), rows))
