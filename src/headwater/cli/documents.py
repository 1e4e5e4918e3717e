"""``headwater documents``: the reports of a case."""

from __future__ import annotations

import typer

from headwater.cli.printing import CaseFolder, Json, Limit, Offset, console, examples, more, say_json, table


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("documents", epilog=examples("headwater documents my-case", "headwater documents my-case --json"))(
        documents
    )


def documents(case: CaseFolder, limit: Limit = 100, offset: Offset = 0, as_json: Json = False) -> None:
    """The reports, the newest first: outlet, date, title, how many claims."""
    from headwater.case import Case

    with Case.open(case) as opened:
        page = opened.documents(limit=limit, offset=offset)
    if as_json:
        say_json(page.to_dict())
        return
    rows = [
        (d.published or "no date", d.label, d.title or "", str(d.claims), d.id if d.refusal is None else "not read")
        for d in page
    ]
    console().print(table(("published", "outlet", "title", "claims", "id"), rows, numbers=("claims",)))
    if left := more(page, "reports"):
        typer.echo(left)
