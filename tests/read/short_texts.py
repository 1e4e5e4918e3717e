"""Reads short fictional texts whole, once each, and says what was found in words."""

from __future__ import annotations

from functools import cache

from headwater.model.claim import Claim, ClaimKind, Ref
from headwater.model.document import Custody, Document, Published, PublishedBasis, Region, RegionKind
from headwater.model.mention import Mention
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.read import read

OUTLET = "Northern Herald"
PUBLISHED = "2031-05-07"  # a Wednesday


def document(text: str, *, headline: str = "") -> Document:
    """A report of our invented paper; ``headline`` stands above ``text`` in a region of its own."""
    whole = f"{headline}\n\n{text}" if headline else text
    body = len(whole) - len(text)
    regions = [Region(kind=RegionKind.BODY, span=Span(body, len(whole)))]
    if headline:
        regions.insert(0, Region(kind=RegionKind.HEADLINE, span=Span(0, len(headline))))
    return Document(
        text=whole,
        file="note.txt",
        outlet=OUTLET,
        published=Published(edtf=PUBLISHED, basis=PublishedBasis.GIVEN),
        custody=Custody(original="0" * 64, size=len(whole)),
        regions=tuple(regions),
    )


@cache
def reading(text: str, headline: str = "") -> Reading:
    """The reading of ``document(text)``."""
    return read(document(text, headline=headline))


def mention(text: str, words: str, headline: str = "") -> Mention:
    """The first mention with these words."""
    found = [m for m in reading(text, headline).mentions if m.text == words]
    assert found, [m.text for m in reading(text, headline).mentions]
    return found[0]


def name_of(entity: str | None, text: str, headline: str = "") -> str | None:
    """The name of an entity of the reading."""
    return next((e.name for e in reading(text, headline).entities if e.id == entity), None)


def who(ref: Ref | None, text: str) -> str | None:
    """The name of what a slot refers to, or its words."""
    if ref is None:
        return None
    return name_of(ref.entity, text) or ref.text


def claims(text: str, kind: str) -> list[Claim]:
    """The claims of one type."""
    return [c for c in reading(text).claims if c.type == kind]


def claim(text: str, kind: str) -> Claim:
    """The one claim of this type."""
    found = claims(text, kind)
    assert len(found) == 1, [(c.type, who(c.subject, text), who(c.object, text)) for c in reading(text).claims]
    return found[0]


def says(text: str, kind: str) -> set[tuple[str | None, str | None]]:
    """(subject, object) of each claim of one type, by the names of their entities."""
    return {(who(c.subject, text), who(c.object, text)) for c in claims(text, kind)}


def everybody(one: Claim, text: str) -> set[tuple[str, str | None]]:
    """(role, who) of each argument."""
    return {(a.role, who(a.ref, text)) for a in one.args}


def counts(text: str, kind: str) -> list[tuple[float | None, float | None, str]]:
    """(low, high, label) of each quantity of one type."""
    found = [c.quantity for c in claims(text, kind) if c.kind is ClaimKind.QUANTITY and c.quantity]
    return [(q.low, q.high, q.label) for q in found]


def speakers(one: Claim) -> list[str]:
    """The chain of a claim behind the outlet."""
    return [link.text for link in one.chain[1:]]
