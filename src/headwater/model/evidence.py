"""A thing said to show something: photograph, document, report, magazine, video, statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.ids import content_id
from headwater.model.span import Span


class EvidenceKind(StrEnum):
    """What the thing is."""

    PHOTOGRAPH = "photograph"
    VIDEO = "video"
    AUDIO = "audio"
    DOCUMENT = "document"
    REPORT = "report"
    MAGAZINE = "magazine"
    STATEMENT = "statement"
    INTERCEPT = "intercept"
    DATA = "data"
    TESTIMONY = "testimony"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """``shows`` holds what can be seen in it, ``said_to_prove`` what others conclude from it: claim ids.

    ``inspectable`` is true when the report lets the reader see it (a link, a page, a picture), false when
    it says nobody may, ``None`` when it says nothing.
    """

    document: str
    kind: EvidenceKind
    span: Span
    text: str
    entity: str | None = None
    shows: tuple[str, ...] = ()
    said_to_prove: tuple[str, ...] = ()
    producer: str | None = None
    obtained_by: str | None = None
    inspectable: bool | None = None

    @property
    def id(self) -> str:
        """``evi-`` and a hash of document, kind and span."""
        return content_id("evi", self.document, self.kind, self.span.start, self.span.end)
