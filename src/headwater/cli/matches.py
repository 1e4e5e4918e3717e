"""``headwater matches``: pairs of entities that may be one, for a person to judge."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from headwater.cli.printing import CaseFolder, Json, Limit, Offset, examples, more, plain, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("matches", epilog=examples("headwater matches my-case", "headwater matches my-case --limit 5 --json"))(
        matches
    )


def matches(case: CaseFolder, limit: Limit = 20, offset: Offset = 0, as_json: Json = False) -> None:
    """Pairs of entities that may be one, the likeliest first, each with the reason in a sentence."""
    from headwater.case import Case

    with Case.open(case) as opened:
        page = opened.matches(limit=limit, offset=offset)
    if as_json:
        say_json(page.to_dict())
        return
    for asked in page:
        sides = [f"{plain(name)} ({type.replace('_', ' ')}, {ident})" for name, type, ident in asked.sides]
        unsure = ", judged unsure" if asked.unsure else ""
        typer.echo(f"{asked.probability:.0%}{unsure}  {'  =?  '.join(sides)}\n     {plain(asked.why)}")
        typer.echo(f"     in {_files(asked.left_reports)}  and  {_files(asked.right_reports)}\n")
    if left := more(page, "pairs"):
        typer.echo(left)
    if page.total:
        typer.echo("Decide with: headwater judge CASE A B same|different|unsure --why WORDS")
    else:
        typer.echo("No pair is waiting to be judged.")


def _files(reports: Sequence[str]) -> str:
    return ", ".join(plain(file.rpartition("/")[2]) for file in reports) or "a list"
