"""Who says, with what words, what (PARC 3.0, extended: handbook 1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.ids import content_id
from headwater.model.span import Span


class AttributionKind(StrEnum):
    """How the content is rendered."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    DEPICTION = "depiction"
    DOCUMENTARY_MENTION = "documentary_mention"
    REPORTED_DENIAL = "reported_denial"
    AUTHOR_INFERENCE = "author_inference"


class CueClass(StrEnum):
    """What kind of word licenses the attribution (handbook 1.3)."""

    SAY = "say"
    ACCORDING_TO = "according_to"
    REVEAL_FACTIVE = "reveal_factive"
    INFER_FACTIVE = "infer_factive"
    ALLEGE = "allege"
    BELIEF = "belief"
    WARN_FORECAST = "warn_forecast"
    DENY = "deny"
    COMMIT = "commit"
    DEPICT = "depict"
    NAME_LIST = "name_list"
    ACCESS = "access"


class SourceKind(StrEnum):
    """What kind of source speaks (handbook 1.4)."""

    NAMED_PERSON = "named_person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    DOCUMENT = "document"
    IMAGE_OR_VIDEO = "image_or_video"
    MEDIA_OUTLET = "media_outlet"
    ANONYMOUS_OFFICIALS = "anonymous_officials"
    COLLECTIVE_EXPERTS = "collective_experts"
    REPUTATION = "reputation"
    PASSIVE_NONE = "passive_none"
    AUTHOR = "author"


class Scope(StrEnum):
    """How far the attribution reaches a claim."""

    EXPLICIT = "explicit"
    INHERITED = "inherited"
    OUTLET_VOICE = "outlet_voice"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content, nestable by ``parent``.

    ``source`` is ``None`` where the text hides who speaks. ``source_entity`` is the document-level
    entity. ``obtained_by`` names who accessed the source document ("accessed by"). ``because`` gives
    the reason for an inherited scope.
    """

    document: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    cue_class: CueClass
    source_kind: SourceKind
    scope: Scope = Scope.EXPLICIT
    source_entity: str | None = None
    obtained_by: Span | None = None
    obtained_by_entity: str | None = None
    parent: str | None = None
    because: str = ""

    @property
    def id(self) -> str:
        """``att-`` and a hash of document, spans and class."""
        spans = [(s.start, s.end) if s else None for s in (self.source, self.cue, *self.content)]
        return content_id("att", self.document, spans, self.cue_class)
