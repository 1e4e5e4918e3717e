"""``headwater evaluate SET DATA``: how well this headwater reads, on gold data."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.printing import examples
from headwater.errors import HeadwaterError, UsageError


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "evaluate",
        epilog=examples(
            "headwater evaluate own tests/evaluate/gold/dev --errors 5",
            "headwater evaluate timex ../shared/gold",
            "headwater evaluate all ../shared/gold --write",
        ),
    )(evaluate_command)


def evaluate_command(
    name: Annotated[str, typer.Argument(metavar="SET", help="A set by name, or all.")],
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Folder of the gold sets, or of our own gold files.")],
    limit: Annotated[int | None, typer.Option(help="Read only the first so many documents of each set.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    errors: Annotated[int, typer.Option(help="Show so many errors of each class, with their sentences.")] = 0,
    write: Annotated[bool, typer.Option("--write", help="Also write docs/evaluation.md.")] = False,
) -> None:
    """Measure the reading on gold data: precision, recall and F1 by stage, the baseline beside."""
    from headwater.evaluate import evaluate  # loads the reading model
    from headwater.evaluate.page import write_page
    from headwater.evaluate.text import lines, values

    try:
        if write and (name != "all" or limit is not None):
            raise UsageError("--write puts every set into docs/evaluation.md: use it with SET all and without --limit.")
        reports = evaluate(name, data, limit=limit)
    except HeadwaterError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    if as_json:
        json.dump([values(report, errors) for report in reports], sys.stdout, ensure_ascii=False, indent=1)
        typer.echo()
    else:
        typer.echo("\n\n".join("\n".join(lines(report, errors)) for report in reports))
    if write:
        typer.echo(f"Wrote {write_page(reports)}.", err=True)


if __name__ == "__main__":
    typer.run(evaluate_command)
