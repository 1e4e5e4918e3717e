"""What goes between the two processes of intake: a line of JSON a message. Nothing that arrives can run as code."""

from __future__ import annotations

import json
from typing import Any

from headwater.ingest.intake import GivenUp, Input, Intake, Refused, Skipped
from headwater.model.convert import from_dict, to_dict
from headwater.model.document import Document
from headwater.settings import Settings

_KINDS: dict[str, type] = {"document": Document, "refused": Refused, "skipped": Skipped}


def encode(message: dict[str, Any]) -> bytes:
    """One line. Lone surrogates (file names that are no Unicode) survive."""
    return json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"


def decode(line: bytes) -> dict[str, Any]:
    """The message of one line. Raises ``ValueError`` for what is none."""
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError("a message is an object")
    return message


def of_intake(intake: Intake) -> dict[str, Any]:
    """One thing taken in, as a message."""
    kind = next(name for name, cls in _KINDS.items() if isinstance(intake, cls))
    return {"kind": kind, "intake": to_dict(intake)}


def to_intake(message: dict[str, Any]) -> Intake:
    """The inverse of ``of_intake``."""
    found: Intake = from_dict(_KINDS[message["kind"]], message["intake"])
    return found


def of_job(given: Input, settings: Settings, originals: str | None, given_up: dict[str, GivenUp]) -> dict[str, Any]:
    """One input to take in, as a message."""
    stopped = {name: to_dict(reason) for name, reason in given_up.items()}
    return {"input": to_dict(given), "settings": to_dict(settings), "originals": originals, "given_up": stopped}


def to_job(message: dict[str, Any]) -> tuple[Input, Settings, str | None, dict[str, GivenUp]]:
    """The inverse of ``of_job``."""
    given: Input = from_dict(Input, message["input"] | {"outcome": None})
    settings: Settings = from_dict(Settings, message["settings"])
    given_up = {name: from_dict(GivenUp, reason) for name, reason in message["given_up"].items()}
    return given, settings, message["originals"], given_up
