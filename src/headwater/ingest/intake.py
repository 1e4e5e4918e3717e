"""What goes into intake and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.errors import IntakeError
from headwater.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One input, or one member of it, that could not be taken in: which, why, and what to do about it.

    ``kind`` is that of the ``IntakeError``: unreadable, unsupported, malformed, too_large, address_refused.
    """

    name: str
    kind: str
    reason: str
    remedy: str

    @classmethod
    def of(cls, error: IntakeError) -> Refused:
        """The record of an error."""
        return cls(name=error.name, kind=error.kind, reason=error.reason, remedy=error.remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What was left out on purpose and is no fault: hidden files, redirects in a web archive…"""

    name: str
    reason: str
    count: int = 1


Intake = Document | Refused | Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file or address to take in. ``name`` is how it was given, with the way from the folder that was given.

    ``path`` is where a file lies, ``None`` for an address. ``size`` is in bytes, ``None`` when unknown.
    ``outcome`` is set when the listing alone settles it: nothing is opened then.
    """

    name: str
    path: str | None = None
    size: int | None = None
    outcome: Refused | Skipped | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """Why a source that stopped the reading process is not opened again."""

    kind: str
    reason: str
