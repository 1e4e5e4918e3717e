"""``headwater undo``: takes a decision back."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.judging import Why, tell
from headwater.cli.printing import CaseFolder, Json, examples


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("undo", epilog=examples("headwater undo my-case", "headwater undo my-case jdg-5c0e"))(undo)


def undo(
    case: CaseFolder,
    judgement: Annotated[str | None, typer.Argument(metavar="JUDGEMENT", help="Its id; the last if not given.")] = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Take a decision back. The log keeps both, and an undo can be undone."""
    from headwater.case import Case

    with Case.open(case) as opened:
        tell(opened.undo(judgement, why=why), as_json)
