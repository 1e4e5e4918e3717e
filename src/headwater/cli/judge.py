"""``headwater judge``: two entities are one, are two, or nobody can say."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.judging import Why, tell
from headwater.cli.printing import CaseFolder, Json, examples


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "judge",
        epilog=examples(
            'headwater judge my-case ent-1f0a ent-27eb same --why "Both reports give his year of birth"',
            'headwater judge my-case "Kestari Front" "Kestari Union" different',
            "headwater judge my-case clm-0c41d2… clm-94da5f… same",
        ),
    )(judge)


def judge(
    case: CaseFolder,
    left: Annotated[str, typer.Argument(metavar="A", help="Name or id of one.")],
    right: Annotated[str, typer.Argument(metavar="B", help="Name or id of the other.")],
    decision: Annotated[str, typer.Argument(metavar="same|different|unsure", help="What they are.")],
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Decide whether two entities are one, or two claims say one thing. It is kept in a log; all follows from it."""
    from headwater.case import Case

    with Case.open(case) as opened:
        tell(opened.judge(left, right, decision, why=why), as_json)
