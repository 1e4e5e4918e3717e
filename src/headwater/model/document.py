"""One published text, never altered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.ids import content_id
from headwater.model.span import Span


class RegionKind(StrEnum):
    """What a stretch of the text is; boilerplate is never read for claims."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of the text and what it is."""

    kind: RegionKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink of the original, kept for lineage. ``span`` is the anchor's place in the text, if it reached it."""

    href: str
    anchor: str
    span: Span | None = None


class PublishedBasis(StrEnum):
    """What the publication date rests on. A file's own date is never used."""

    METADATA = "metadata"
    DATELINE = "dateline"
    URL = "url"
    MAIL_HEADER = "mail_header"
    FEED = "feed"
    TEXT = "text"
    GIVEN = "given"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the text was published, as EDTF, and what says so."""

    edtf: str | None = None
    basis: PublishedBasis = PublishedBasis.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """How the bytes came here: outside ``Document`` identity, kept with the original."""

    original: str
    """SHA-256 of the bytes as received."""
    size: int
    retrieved: str | None = None
    """UTC, ISO 8601. Only for what was fetched or has a capture time of its own."""
    address: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    tool: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text. ``id`` hashes text, outlet and publication date; every offset points into ``text``.

    ``removed`` counts boilerplate blocks that never reached ``text``. ``syndication`` lists what the
    original says of where it came from: canonical address, original source, credited agency.
    ``pages`` holds the start offset of each page, for paged formats. ``refusal`` says why a stored
    document is not read (its language, its length), or is ``None``.
    """

    text: str
    file: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Published = Published()
    uri: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    custody: Custody
    regions: tuple[Region, ...] = ()
    links: tuple[Link, ...] = ()
    canonical: str | None = None
    syndication: tuple[tuple[str, str], ...] = ()
    pages: tuple[int, ...] = ()
    removed: tuple[tuple[str, int], ...] = ()
    refusal: str | None = None

    @property
    def id(self) -> str:
        """``doc-`` and a hash of text, outlet and publication date."""
        return content_id("doc", self.text, self.outlet, self.published.edtf)

    def spans(self, *kinds: RegionKind) -> tuple[Span, ...]:
        """The spans of the regions of these kinds, in order."""
        return tuple(r.span for r in self.regions if r.kind in kinds)
