"""What can go wrong, drawn once.

::

    HeadwaterError
    ├── CaseError                the case cannot be opened, found or written
    │   ├── CaseNotFound         no case at this address
    │   ├── CaseLocked           another build is writing to it
    │   └── CaseVersion          written by a newer headwater
    ├── IntakeError              one input cannot be taken in; the build goes on
    │   ├── Unreadable           no rights, vanished, broken
    │   ├── Unsupported          a format or language nobody here reads
    │   ├── Malformed            the bytes are not what they claim to be
    │   ├── TooLarge             over a limit of Settings
    │   └── AddressRefused       an address we do not fetch
    ├── RuleError                a rule file says something that cannot be right
    ├── NotFound                 no such document, claim, entity or finding in the case
    ├── ExportError              an export would break its own contract
    └── UsageError               the call itself makes no sense

Every message names the object and the remedy. An ``IntakeError`` is recorded in
the case and shown by ``headwater status``; it never ends a build.
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """The root of everything headwater raises on purpose."""


class CaseError(HeadwaterError):
    """The case cannot be opened, found or written."""


class CaseNotFound(CaseError):
    """No case at this address."""


class CaseLocked(CaseError):
    """Another build is writing to the case."""


class CaseVersion(CaseError):
    """The case was written by a newer headwater; it is left untouched."""


class IntakeError(HeadwaterError):
    """One input cannot be taken in.

    Attributes: ``name`` (the input, as given), ``reason`` and ``remedy`` (one sentence each).
    """

    kind = "refused"

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(f"{name}: {reason} {remedy}")
        self.name = name
        self.reason = reason
        self.remedy = remedy


class Unreadable(IntakeError):
    """No rights, vanished or broken."""

    kind = "unreadable"


class Unsupported(IntakeError):
    """A format nobody here reads."""

    kind = "unsupported"


class Malformed(IntakeError):
    """The bytes are not what they claim to be."""

    kind = "malformed"


class TooLarge(IntakeError):
    """Over a limit of ``Settings``."""

    kind = "too_large"


class AddressRefused(IntakeError):
    """An address we do not fetch."""

    kind = "address_refused"


class RuleError(HeadwaterError):
    """A rule file says something that cannot be right."""


class NotFound(HeadwaterError):
    """No such document, claim, entity or finding in the case."""


class ExportError(HeadwaterError):
    """An export would break its own contract, so nothing of it is kept."""


class UsageError(HeadwaterError):
    """The call itself makes no sense."""
