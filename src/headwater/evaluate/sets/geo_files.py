"""LGL's and GeoVirus' files: articles, toponyms, and which of them are demonyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from headwater.evaluate.sets.shared import existing, text_document
from headwater.model.document import Document
from headwater.model.span import Span

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name and its (latitude, longitude), if any; ``area`` and ``feature`` are its record's in the gold."""

    span: Span
    point: Point | None
    area: str = ""
    feature: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """A document and its toponyms; ``demonyms`` are neither right nor wrong to find."""

    corpus: str
    document: Document
    toponyms: tuple[Toponym, ...]
    demonyms: tuple[Toponym, ...]


def load(folder: Path) -> list[Located]:
    """LGL, then GeoVirus, in file order. Raises ``UsageError`` when one is absent."""
    found: list[Located] = []
    for corpus, name, read in (("LGL", "lgl.xml", _lgl), ("GeoVirus", "GeoVirus.xml", _geovirus)):
        root = ElementTree.fromstring(existing(folder, name).read_bytes())
        for index, article in enumerate(root.iter("article")):
            text = article.findtext("text") or ""
            document = text_document(text, f"{corpus} {index:03}", _published(article))
            found.append(Located(corpus, document, *_split(text, list(read(article)))))
    return found


def _split(text: str, toponyms: Sequence[Toponym]) -> tuple[tuple[Toponym, ...], tuple[Toponym, ...]]:
    adjectival = tuple(t for t in toponyms if _is_demonym(t.span.of(text), t.area, t.feature))
    return tuple(t for t in toponyms if t not in adjectival), adjectival


def _is_demonym(phrase: str, name: str, feature: str) -> bool:
    """Whether a phrase of LGL says of what people, by the gold alone: an adjective's ending, not in the area's name."""
    words = phrase.lower()
    if not name or (feature.startswith("P") and not feature.startswith("PCL")):
        return False
    return words in _SHORT_DEMONYMS or (words.endswith(_ENDINGS) and words not in name.lower())


_ENDINGS = ("an", "ans", "ian", "ians", "ese", "ish", "i", "is", "bs", "haz")
_SHORT_DEMONYMS = frozenset(
    {"saudi", "thai", "czech", "french", "dutch", "greek", "swiss", "welsh", "turk", "turks", "arab", "russian"}
)


def _published(article: Any) -> str | None:
    return (article.findtext("dltime") or "")[:10] or None


def _lgl(article: Any) -> Iterator[Toponym]:
    for toponym in article.iter("toponym"):
        span = Span(int(toponym.findtext("start")), int(toponym.findtext("end")))
        lat = toponym.findtext("gaztag/lat")
        point = (float(lat), float(toponym.findtext("gaztag/lon"))) if lat else None
        area, feature = toponym.findtext("gaztag/name") or "", toponym.findtext("gaztag/fcode") or "P"
        yield Toponym(span, point, area, feature)


def _geovirus(article: Any) -> Iterator[Toponym]:
    """Offsets count from 1."""
    for location in article.iter("location"):
        span = Span(int(location.findtext("start")) - 1, int(location.findtext("end")) - 1)
        yield Toponym(span, (float(location.findtext("lat")), float(location.findtext("lon"))))
