"""A reviewer's decision. A log, never an edit: clusters are recomputed from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.ids import content_id


class Verdict(StrEnum):
    """What the reviewer decided."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """``about`` is claim, match or merge; ``left`` and ``right`` the ids judged.

    ``previous`` chains the log by hash.
    """

    about: str
    left: str
    right: str | None
    verdict: Verdict
    who: str
    when: str
    why: str = ""
    previous: str = ""

    @property
    def id(self) -> str:
        """``jdg-`` and a hash of the decision and of the entry before it."""
        return content_id(
            "jdg", self.about, self.left, self.right, self.verdict, self.who, self.when, self.why, self.previous
        )
