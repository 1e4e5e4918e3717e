"""``headwater entities``: who and what the reports name."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, Limit, Offset, console, examples, more, say_json, table


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "entities",
        epilog=examples("headwater entities my-case --type person", 'headwater entities my-case --about "KF"'),
    )(entities)


def entities(
    case: CaseFolder,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Name, alias, acronym or id.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="person, armed_group, state_body, place …")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
    as_json: Json = False,
) -> None:
    """Who and what the reports name, the most mentioned first, with aliases and the roles texts give them."""
    from headwater.case import Case

    with Case.open(case) as opened:
        page = opened.entities(about=about, type=type, limit=limit, offset=offset)
    if as_json:
        say_json(page.to_dict())
        return
    rows = [
        (
            record.entity.name,
            record.entity.type.value.replace("_", " "),
            str(record.mentions),
            str(len(record.documents)),
            "; ".join(name for name in record.entity.names if name != record.entity.name),
            "; ".join(record.entity.roles),
        )
        for record in page
    ]
    columns = ("name", "type", "mentions", "reports", "also", "said to be")
    console().print(table(columns, rows, numbers=("mentions", "reports")))
    if left := more(page, "entities"):
        typer.echo(left)
