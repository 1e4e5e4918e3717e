"""The command line: a file per command, each one method of ``Case``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs ``headwater`` and ends the process with its exit code."""
    from headwater.cli.app import run

    sys.exit(run(arguments))
