"""``headwater conflicts``: what disagrees, side by side."""

from __future__ import annotations

import typer
from rich.text import Text

from headwater.cli.printing import CaseFolder, Json, Limit, Offset, chain_of, console, examples, more, plain, say_json

_SHOWN = 6


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("conflicts", epilog=examples("headwater conflicts my-case", "headwater conflicts my-case --json"))(
        conflicts
    )


def conflicts(case: CaseFolder, limit: Limit = 20, offset: Offset = 0, as_json: Json = False) -> None:
    """Findings that cannot all be so, and denials beside what they deny; inferred ones say so and come last."""
    from headwater.case import Case

    with Case.open(case) as opened:
        page = opened.conflicts(limit=limit, offset=offset)
    if as_json:
        say_json(page.to_dict())
        return
    out = console()
    for record in page:
        held = record.conflict
        inferred = " (inferred)" if held.inferred else ""
        out.print(Text.assemble((f"{held.cls.value}{inferred}", "bold red"), f"  {plain(held.why)}"))
        for side in record.findings[:_SHOWN]:
            said = side.finding
            bounds = f"{said.lower}" if said.lower == said.upper else f"{said.lower} to {said.upper}"
            reports = f"{said.reports} report{'s' if said.reports != 1 else ''}"
            line = f"  · {plain(said.proposition.statement)} {reports}, origins {bounds} "
            out.print(Text.assemble(line, (said.proposition.id, "dim")))
        for claim in record.claims[:_SHOWN]:
            out.print(Text(f"    {chain_of(claim)}: “{plain(claim.quote)}”", style="italic dim"))
        out.print()
    if not len(page):
        typer.echo("Nothing disagrees.")
    if left := more(page, "conflicts"):
        typer.echo(left)
