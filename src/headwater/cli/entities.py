"""``headwater entities``: who and what the reports name."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, Limit, Offset, console, examples, more, say_json, table
from headwater.errors import UsageError


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "entities",
        epilog=examples(
            "headwater entities my-case --type person",
            'headwater entities my-case --about "KF"',
            "headwater entities import my-case watchlist.ftm.json",
        ),
    )(entities)


def entities(  # noqa: PLR0913 - the options of one command
    case: CaseFolder,
    more_words: Annotated[list[str] | None, typer.Argument(metavar="", hidden=True)] = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Name, alias, acronym or id.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="person, armed_group, state_body, place …")] = None,
    drawer: Annotated[bool, typer.Option("--drawer", help="Those that no claim, role or source rests on.")] = False,
    limit: Limit = 50,
    offset: Offset = 0,
    as_json: Json = False,
) -> None:
    """Who and what claims, roles and sources name, the most mentioned first, with aliases and roles.

    `headwater entities import CASE FILE` takes in a list of known people and groups (FollowTheMoney JSON, CSV).
    """
    from headwater.case import Case

    if more_words:
        _take_list(case, more_words, as_json)
        return
    with Case.open(case) as opened:
        page = opened.entities(about=about, type=type, drawer=drawer, limit=limit, offset=offset)
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


def _take_list(word: str, rest: list[str], as_json: bool) -> None:
    from headwater.case import Case

    if word != "import" or len(rest) != 2:
        raise UsageError("Say `headwater entities CASE`, or `headwater entities import CASE FILE`.")
    with Case.open(rest[0]) as opened:
        taken = opened.import_entities(rest[1])
    if as_json:
        say_json(taken.to_dict())
        return
    typer.echo(f"{taken.entries} known entities, {taken.new} of them new; the reports name {taken.found}.")
