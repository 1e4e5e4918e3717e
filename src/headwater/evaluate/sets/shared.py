"""What every loader needs: documents from plain text, the folder it was given, the sentence around an error."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from headwater.errors import UsageError
from headwater.model.document import Custody, Document, Published, PublishedBasis, Region, RegionKind
from headwater.model.ids import sha256
from headwater.model.reading import Reading
from headwater.model.span import Span


def text_document(text: str, file: str, published: str | None = None, title: Span | None = None) -> Document:
    """A document of ``text`` as it stands: one body, after the headline at ``title`` if there is one."""
    raw = text.encode("utf-8", "surrogatepass")
    regions: tuple[Region, ...] = (Region(kind=RegionKind.BODY, span=Span(title.end if title else 0, len(text))),)
    if title:
        regions = (Region(kind=RegionKind.HEADLINE, span=title), *regions)
    return Document(
        text=text,
        file=file,
        title=title.of(text) if title else None,
        published=Published(edtf=published, basis=PublishedBasis.GIVEN if published else PublishedBasis.NONE),
        language="en",
        custody=Custody(original=sha256(raw), size=len(raw), tool="gold"),
        regions=regions,
    )


def existing(folder: Path, *parts: str) -> Path:
    """``folder/parts``. Raises ``UsageError`` naming it when it is absent."""
    path = folder.joinpath(*parts)
    if not path.exists():
        raise UsageError(f"{path} is absent: name the folder that holds {parts[0] if parts else 'the set'}.")
    return path


def sentence_at(text: str, reading: Reading, span: Span) -> str:
    """The sentence around ``span``, for the list of errors."""
    for sentence in reading.sentences:
        if sentence.overlaps(span):
            return " ".join(sentence.of(text).split())
    return " ".join(text[max(0, span.start - 80) : span.end + 80].split())


def words_in(documents: Iterable[Document]) -> int:
    """Words by white space."""
    return sum(len(document.text.split()) for document in documents)
