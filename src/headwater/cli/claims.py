"""``headwater claims``: who says what, with the sentence and the chain."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, Limit, Offset, claim_text, console, examples, more, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "claims",
        epilog=examples(
            'headwater claims my-case --about "Oltar Front"',
            "headwater claims my-case --type funds --modality denied",
            'headwater claims my-case --source "interior ministry" --limit 5',
        ),
    )(claims)


def claims(  # noqa: PLR0913  # one parameter an option: that is how Typer reads them
    case: CaseFolder,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Name, alias, acronym or id; else words.")] = None,
    type: Annotated[
        str | None, typer.Option(metavar="TYPE", help="As in the vocabulary: attack, funds, leads …")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Anybody in the chain of who says so.")] = None,
    modality: Annotated[str | None, typer.Option(metavar="VOICE", help="asserted, alleged, denied, forecast …")] = None,
    document: Annotated[str | None, typer.Option(metavar="DOCUMENT", help="Id, beginning of an id, or file.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the claim's sentence.")] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: Json = False,
) -> None:
    """Who says what: each claim with its voice, its sentence, the chain of sources, time, place and report."""
    from headwater.case import Case, Question

    question = Question(about=about, type=type, source=source, modality=modality, document=document, text=text)
    with Case.open(case) as opened:
        page = opened.claims(question, limit=limit, offset=offset)
    if as_json:
        say_json(page.to_dict())
        return
    out = console()
    for record in page:
        out.print(claim_text(record), "")
    if not len(page):
        typer.echo("No claim answers this. `headwater search` looks for words, `headwater entities` lists names.")
    if left := more(page, "claims"):
        typer.echo(left)
