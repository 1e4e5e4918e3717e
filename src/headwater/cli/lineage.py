"""``headwater lineage``: what a report derives from, what derives from it, and the words they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from headwater.cli.printing import CaseFolder, Json, console, examples, plain, say_json

if TYPE_CHECKING:
    from headwater.pipeline.finding_records import Descent

_LONGEST = 240


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("lineage", epilog=examples("headwater lineage my-case herald.txt", "headwater lineage my-case doc-1c"))(
        lineage
    )


def lineage(
    case: CaseFolder,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id, beginning of an id, or file.")],
    as_json: Json = False,
) -> None:
    """Where a report has its text and claims from, who has them from it, and the passages shared."""
    from headwater.case import Case

    with Case.open(case) as opened:
        held = opened.lineage(document)
    if as_json:
        say_json(held.to_dict())
        return
    out = console()
    out.print(Text(f"{plain(held.document.label)} · {held.document.published or 'no date'}", style="bold"))
    parts = (
        ("derives from", held.sources),
        ("derived from it", held.copies),
        ("shares text or source; nobody can say which came first", held.alike),
    )
    for title, some in parts:
        if some:
            out.print(Text(f"\n{title}", style="bold"))
            for one in some:
                out.print(_text(one))
    if not (held.sources or held.copies or held.alike):
        typer.echo("It shares no text with any report of the case and names none of them.")


def _text(one: Descent) -> Text:
    credit = "credited" if one.link.credited else "no credit"
    text = Text.assemble(
        f"  {plain(one.other)} ", (f"[{one.link.cls.value}, {credit}]", "cyan"), f" {plain(one.link.why)}"
    )
    for passage in one.passages[:5]:
        words = plain(passage.left)
        text.append(f"\n    “{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}”", style="italic dim")
    if len(one.passages) > 5:
        text.append(f"\n    and {len(one.passages) - 5} more passages; --json has all of them", style="dim")
    return text
