"""``headwater report``: a dossier, every sentence of it with its source."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, examples, plain, say_json
from headwater.errors import UsageError


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "report",
        epilog=examples(
            "headwater report my-case --all --format html --out dossier.html",
            'headwater report my-case --about "Oltar Front" --format pdf --out front.pdf',
        ),
    )(report)


def report(  # noqa: PLR0913 - the options of a command
    case: CaseFolder,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="Where to write.")],
    about: Annotated[str | None, typer.Option(metavar="NAME", help="A name, alias, acronym or id.")] = None,
    finding: Annotated[str | None, typer.Option(metavar="ID", help="One finding, by the beginning of its id.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every finding of the case.")] = False,
    format: Annotated[
        str | None, typer.Option(metavar="F", help="html, pdf, docx or md; else by the file's name.")
    ] = None,
    keep_private: Annotated[
        bool, typer.Option("--keep-private", help="Leave private persons, addresses and numbers in.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write a dossier: what is claimed, who says so, from how many independent origins, in whose words.

    It is not written at all when a sentence has no footnote or a quote does not stand where it should.
    """
    from headwater.case import Case

    if [about is not None, finding is not None, everything].count(True) != 1:
        raise UsageError("Say what the dossier is about: give one of --about, --finding and --all.")
    with Case.open(case) as opened:
        kind = format or Path(out).suffix.lstrip(".").lower()
        done = opened.report(out, format=kind, about=about, finding=finding, redact=not keep_private)
    if as_json:
        say_json(done.to_dict())
        return
    typer.echo(f"{done.findings:,} findings, {done.claims:,} claims in the words of {done.reports:,} reports.")
    if done.removed:
        taken = ", ".join(f"{kind} {count:,}" for kind, count in done.removed.items())
        typer.echo(f"Left out as private: {taken}. `--keep-private` leaves them in.")
    typer.echo(f"Written to {plain(done.out)}")
