"""Who says so, how do they know, and how many independent origins are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headwater.case import Case
    from headwater.settings import Settings

__all__ = ["Case", "Settings"]


def __getattr__(name: str) -> object:
    """Public names, loaded when they are asked for: importing headwater runs nothing."""
    if name == "Case":
        from headwater.case import Case

        return Case
    if name == "Settings":
        from headwater.settings import Settings

        return Settings
    raise AttributeError(f"module 'headwater' has no attribute {name!r}")
