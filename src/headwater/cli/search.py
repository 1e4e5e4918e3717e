"""``headwater search``: reports and claims by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from headwater.cli.printing import CaseFolder, Json, Limit, claim_text, console, examples, plain, say_json

if TYPE_CHECKING:
    from headwater.case import Hit


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "search", epilog=examples("headwater search my-case depot", "headwater search my-case '\"arms depot\" -market'")
    )(search)


def search(
    case: CaseFolder,
    words: Annotated[str, typer.Argument(metavar="WORDS", help='Words; "a phrase"; -word leaves out.')],
    limit: Limit = 10,
    as_json: Json = False,
) -> None:
    """Reports and claims by their words, the best first."""
    from headwater.case import Case

    with Case.open(case) as opened:
        hits = opened.search(words, limit=limit)
    if as_json:
        say_json([hit.to_dict() for hit in hits])
        return
    out = console()
    for hit in hits:
        out.print(claim_text(hit.claim) if hit.claim else _report(hit), "")
    if not hits:
        typer.echo("Nothing has these words.")


def _report(hit: Hit) -> Text:
    document = hit.document
    title = plain(document.title or document.file)
    text = Text.assemble(
        (title, "bold"), f"\n  {plain(document.label)}, {document.published or 'no date'}, {hit.id}\n  "
    )
    snippet = Text(plain(hit.snippet))
    for start, end in hit.marks:
        snippet.stylize("reverse", start, end)
    return text.append_text(snippet)
