"""Publication dates compared as far as they are known."""

from __future__ import annotations

import re

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\dX])")


def day(edtf: str | None) -> str | None:
    """The ISO year, month or day an EDTF date begins with; ``None`` where it has none."""
    match = _DAY.match(edtf or "")
    return match.group() if match else None


def before(left: str | None, right: str | None) -> bool | None:
    """Whether one date is earlier; ``None`` where they are equal, unknown, or one within the other."""
    first, second = day(left), day(right)
    if first is None or second is None:
        return None
    shared = min(len(first), len(second))
    return None if first[:shared] == second[:shared] else first < second
