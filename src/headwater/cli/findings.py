"""``headwater findings``: propositions weighed, with their independent origins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from headwater.cli.printing import (
    CaseFolder,
    Json,
    Limit,
    Offset,
    console,
    examples,
    more,
    plain,
    say_json,
)

if TYPE_CHECKING:
    from headwater.pipeline.finding_records import FindingRecord

Proposition = Annotated[str, typer.Argument(metavar="FINDING", help="Id of a finding, or its beginning.")]


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "findings",
        epilog=examples(
            "headwater findings my-case", 'headwater findings my-case --about "Oltar Front" --type funds --json'
        ),
    )(findings)


def findings(
    case: CaseFolder,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Name, alias or id; else words.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="As in the vocabulary: attack, funds …")] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: Json = False,
) -> None:
    """What is said, by how many reports, and from how many independent origins at least and at most."""
    from headwater.case import Case

    with Case.open(case) as opened:
        page = opened.findings(about=about, type=type, limit=limit, offset=offset)
    if as_json:
        say_json(page.to_dict())
        return
    out = console()
    for record in page:
        out.print(finding_text(record), "")
    if not len(page):
        typer.echo("No finding answers this. `headwater claims` lists single claims.")
    if left := more(page, "findings"):
        typer.echo(left)


def finding_text(record: FindingRecord) -> Text:
    """A finding as it is always shown: statement, sentence, origins, bottleneck, grade, what stands against it."""
    held = record.finding
    text = Text.assemble("claimed: ", (plain(held.proposition.statement), "bold"), "\n")
    text.append(f"  {plain(held.sentence)}\n")
    if held.bottleneck:
        names = "; ".join(plain(record.name(ident)) for ident in held.bottleneck[:6])
        text.append(f"  it all passes through: {names}\n")
    if held.spread is not None:
        text.append(f"  numbers: {_spread(held.spread.low, held.spread.best, held.spread.high)}\n")
    against = [_count(len(held.denied_by), "denial"), _count(len(held.conflicts), "disagreement")]
    if any(against):
        text.append(f"  against: {', '.join(filter(None, against))}\n", style="yellow")
    if held.status != "open":
        text.append(f"  {held.status}\n", style="red")
    grade = held.credibility
    text.append(f"  proposed credibility {grade.value}: {grade.why} · {held.proposition.id}", style="dim")
    return text


def _spread(low: float, best: float | None, high: float | None) -> str:
    middle = f"best {best:,.0f}" if best is not None else "no best"
    return f"low {low:,.0f}, {middle}, high {f'{high:,.0f}' if high is not None else 'open'}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}" if number else ""
