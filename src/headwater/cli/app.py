"""The program ``headwater``: its commands, its exit codes, and one line for whatever goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Annotated

import typer

from headwater.cli.printing import plain
from headwater.errors import CaseLocked, CaseNotFound, HeadwaterError, NotFound, UsageError

OK, FAILED, USAGE, INCOMPLETE, NOT_FOUND, LOCKED = range(6)
EXIT_CODES = {
    OK: "done",
    FAILED: "it could not be done, or was interrupted; the message says why and what to do",
    USAGE: "the call makes no sense: a wrong option, a value nobody knows",
    INCOMPLETE: "built, but some inputs could not be taken in; `headwater status` lists them",
    NOT_FOUND: "no such case, report, claim, entity or finding",
    LOCKED: "another process is building the case",
}
_CODES: tuple[tuple[type[HeadwaterError], int], ...] = (
    (UsageError, USAGE),
    (NotFound, NOT_FOUND),
    (CaseNotFound, NOT_FOUND),
    (CaseLocked, LOCKED),
)
COMMANDS = (
    "build",
    "status",
    "documents",
    "claims",
    "entities",
    "matches",
    "judge",
    "split",
    "rename",
    "not-a-name",
    "undo",
    "judgements",
    "findings",
    "finding",
    "origins",
    "falls",
    "conflicts",
    "lineage",
    "retract",
    "search",
    "show",
    "serve",
    "export",
    "report",
    "check",
    "backup",
    "restore",
    "evaluate",
)
"""One module of this room each, in the order of ``--help``."""

app = typer.Typer(
    name="headwater",
    help="Who says so, how do they know, and how many independent origins are there?",
    epilog="Begin with: headwater build reports/ --case my-case",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"headwater {version('headwater')}")
        raise typer.Exit


@app.callback()
def _root(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Who says so, how do they know, and how many independent origins are there?"""


for _name in COMMANDS:
    import_module(f"headwater.cli.{_name.replace('-', '_')}").add(app)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code."""
    try:
        app(args=list(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else OK
    except HeadwaterError as error:
        typer.echo(f"headwater: {plain(str(error))}", err=True)
        return next((code for kind, code in _CODES if isinstance(error, kind)), FAILED)
    except BrokenPipeError:  # the reader of a pipe has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return OK
