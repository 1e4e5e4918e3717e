"""``headwater finding``: one finding in full."""

from __future__ import annotations

import typer
from rich.text import Text

from headwater.cli.findings import Proposition, finding_text
from headwater.cli.printing import CaseFolder, Json, claim_text, console, examples, plain, say_json


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("finding", epilog=examples("headwater finding my-case prp-1f0c3a"))(finding)


def finding(case: CaseFolder, finding: Proposition, as_json: Json = False) -> None:
    """One finding: the claims for it, those against it, and what disagrees."""
    from headwater.case import Case

    with Case.open(case) as opened:
        held = opened.finding(finding)
    if as_json:
        say_json(held.to_dict())
        return
    out = console()
    out.print(finding_text(held.record), "")
    for title, some in (("Said", held.claims), ("Denied", held.denials)):
        if some:
            out.print(Text(title, style="bold"))
            for claim in some:
                out.print(claim_text(claim), "")
    for conflict in held.conflicts:
        out.print(Text.assemble((f"{conflict.conflict.cls.value}: ", "bold"), plain(conflict.conflict.why)))
