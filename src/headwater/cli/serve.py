"""``headwater serve``: the page of a case, on this machine only."""

from __future__ import annotations

import secrets
import socket
import sys
import webbrowser
from typing import Annotated

import typer

from headwater.cli.printing import CaseFolder, Json, examples, say_json
from headwater.errors import UsageError

HOST = "127.0.0.1"


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "serve", epilog=examples("headwater serve my-case", "headwater serve my-case --port 8080 --no-browser")
    )(serve)


def serve(
    case: CaseFolder,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 4711,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page.")] = True,
    as_json: Json = False,
) -> None:
    """Opens a local page to read, follow and judge a case. The printed link works once, on this machine only."""
    import uvicorn

    from headwater.case import Case
    from headwater.web import create_app

    with Case.open(case) as opened:
        listening = _listen(port)
        token = secrets.token_urlsafe(24)
        link = f"http://{HOST}:{listening.getsockname()[1]}/?token={token}"
        if as_json:
            say_json({"address": link})
        else:
            typer.echo(f"{link}\nThe link works once. End with Ctrl-C.")
        sys.stdout.flush()
        if browser:
            webbrowser.open(link)
        config = uvicorn.Config(create_app(opened, token=token), log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    """Listens on the loopback address. Raises ``UsageError`` when something else does."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise UsageError(f"Port {port} cannot be had ({error.strerror}). Give another with --port.") from None
    return listening
