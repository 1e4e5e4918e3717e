"""``headwater build``: files, folders, archives, feeds and addresses into a case."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from headwater.cli.printing import Json, examples, plain, say_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.case import IntakeRecord
    from headwater.pipeline import Build, Listener
    from headwater.pipeline import Progress as Step

_SHOWN = 20
"""Refusals printed after a build; `headwater status` has them all."""


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "build",
        epilog=examples(
            "headwater build reports/ --case my-case",
            "headwater build a.pdf b.html feed.xml crawl.warc.gz --case my-case --workers 2",
            "headwater build https://example.org/report.html --case my-case --fetch",
        ),
    )(build)


def build(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files, folders, archives, feeds, addresses.")],
    case: Annotated[str, typer.Option("--case", metavar="DIR", help="Folder of the case; made if there is none.")],
    workers: Annotated[
        int, typer.Option(min=0, help="Processes that read; 0 chooses by the size of the pile.", show_default=True)
    ] = 0,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch addresses. Without it nothing goes out.")] = False,
    as_json: Json = False,
) -> None:
    """Read reports into a case. What is there already is not read again; a killed build goes on where it stopped.

    One bad file never stops a build: it is listed with its reason and what to do, and the exit code is 3.
    """
    from headwater.case import Case
    from headwater.settings import Settings

    settings = Settings.from_environment()
    if fetch:
        settings = replace(settings, fetch=True)
    with Case.create(case, settings) as opened, _progress() as listen:
        built = opened.build(inputs, workers=workers, listen=listen)
    if as_json:
        say_json(built.to_dict())
    else:
        _say(built, case)
    if not built.complete:
        raise typer.Exit(3)


@contextmanager
def _progress() -> Iterator[Listener]:
    """A bar on standard error with rate and time left; nothing where no one looks."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("loading the reader", total=1.0, rate="")

        def listen(step: Step) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{step.documents} reports, {step.words / elapsed:,.0f} words/s" if elapsed > 1 else ""
            name = plain(step.name)[-40:]
            bar.update(task, completed=step.share, description=f"{step.stage} {name}", rate=rate)

        yield listen


def _say(built: Build, case: str) -> None:
    counts = [
        (built.read, "read"),
        (built.reread, "read anew"),
        (built.known + built.unchanged, "there already"),
        (built.kept, "kept, not read"),
        (built.removed, "gone"),
        (len(built.refused), "refused"),
        (len(built.failed), "failed"),
    ]
    typer.echo(
        f"{case}: " + ", ".join(f"{count:,} {what}" for count, what in counts if count) + f", {built.words:,} words."
    )
    faults = (*built.refused, *built.failed)
    for record in faults[:_SHOWN]:
        typer.echo(f"  {_fault(record)}", err=True)
    if len(faults) > _SHOWN:
        typer.echo(f"  and {len(faults) - _SHOWN} more: headwater status {case}", err=True)


def _fault(record: IntakeRecord) -> str:
    return plain(" ".join(filter(None, (f"{record.name}:", record.reason, record.remedy))))
