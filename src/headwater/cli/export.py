"""``headwater export``: the case in a format of the field."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, console, examples, say_json, table


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "export",
        epilog=examples(
            "headwater export my-case --format jsonl --out out/", "headwater export my-case --format csv --out tables/"
        ),
    )(export)


def export(
    case: CaseFolder,
    format: Annotated[
        str, typer.Option("--format", metavar="F", help="csv, events, ftm, graph, jsonl, parquet, rdf or stix.")
    ],
    out: Annotated[str, typer.Option("--out", metavar="PATH", help="Where to write.")],
    as_json: Json = False,
) -> None:
    """Write the case in a format of the field: checked against the format's own rules, whole or not at all."""
    from headwater.case import Case

    with Case.open(case) as opened:
        done = opened.export(format, out)
    if as_json:
        say_json(done.to_dict())
        return
    rows = [(name, f"{count:,}") for name, count in done.files.items()]
    console().print(table(("file", "records"), rows, numbers=("records",)))
    typer.echo(f"Written to {done.out}")
