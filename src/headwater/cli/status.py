"""``headwater status``: what was read, skipped and refused, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from headwater.cli.printing import CaseFolder, Json, console, examples, plain, say_json, table

if TYPE_CHECKING:
    from headwater.case import IntakeRecord, Status


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("status", epilog=examples("headwater status my-case", "headwater status my-case --json"))(status)


def status(case: CaseFolder, as_json: Json = False) -> None:
    """What was read, skipped and refused; how many claims, in which voices, from how many sources and origins."""
    from headwater.case import Case

    with Case.open(case) as opened:
        found = opened.status()
    if as_json:
        say_json(found.to_dict())
    else:
        _say(found)


def _say(found: Status) -> None:
    out = console()
    voices = ", ".join(f"{count:,} {voice}" for voice, count in found.voices.items())
    rows = [
        ("reports", f"{found.documents:,}", f"{found.read:,} read, {found.outlets:,} outlets, {found.words:,} words"),
        ("sentences", f"{found.sentences:,}", f"{found.silent:,} without a claim"),
        ("claims", f"{found.claims:,}", voices or "none"),
        ("sources", f"{found.sources:,}", "named or described, beside the outlets"),
        ("entities", f"{found.entities:,}", ""),
        ("findings", f"{found.propositions:,}", f"{found.origins:,} origins, {found.conflicts:,} conflicts"),
        ("judgements", f"{found.judgements:,}", ""),
        ("not grounded", f"{found.refused_spans:,}", "found and refused, because the words could not be located"),
    ]
    out.print(table(("", "", ""), rows, numbers=("",)))
    for title, records in (("Refused", found.refused), ("Kept, not read", found.kept), ("Skipped", found.skipped)):
        if records:
            out.print(f"\n{title}", style="bold")
            for record in records:
                out.print(_line(record), markup=False)
    if found.unfinished:
        out.print("\nThe last build was stopped. Build again: it goes on where it stopped.")


def _line(record: IntakeRecord) -> str:
    times = f" ({record.count} times)" if record.count > 1 else ""
    return f"  {plain(record.name)}{times}: {plain(' '.join(filter(None, (record.reason, record.remedy))))}"
