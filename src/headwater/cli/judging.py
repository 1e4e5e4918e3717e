"""What the commands that decide about entities have in common: the options, and how an answer is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.printing import plain, say_json

if TYPE_CHECKING:
    from headwater.pipeline.judging import Judged

Entity = Annotated[str, typer.Argument(metavar="ENTITY", help="Name or id.", show_default=False)]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, kept in the log.")]


def tell(done: Judged, as_json: bool) -> None:
    """What was decided, what it goes against, and the entities as they are now."""
    if as_json:
        say_json(done.to_dict())
        return
    for warning in done.warnings:
        typer.echo(f"Warning: {plain(warning)}", err=True)
    for record in done.entities:
        reports = "1 report" if len(record.documents) == 1 else f"{len(record.documents)} reports"
        typer.echo(f"{plain(record.entity.name)}  {record.entity.id}  {reports}, {record.mentions} mentions")
    first = done.judgements[0]
    typer.echo(f"Logged as {first.id}; `headwater undo CASE {first.id}` takes it back.")
