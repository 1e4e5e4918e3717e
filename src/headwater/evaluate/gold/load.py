"""Gold files to values with offsets. A file that does not hold together is refused whole, with every reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from headwater.errors import UsageError
from headwater.evaluate.gold.annotations import Annotations, Problems
from headwater.evaluate.gold.values import Forbidden, GoldReport
from headwater.evaluate.gold.words import read_yaml
from headwater.model.document import Custody, Document, Published, PublishedBasis, Region, RegionKind
from headwater.model.ids import sha256
from headwater.model.span import Span


def load_folder(folder: Path) -> list[GoldReport]:
    """Every ``*.yml`` below ``folder`` (or the one file it names), in name order.

    Raises ``UsageError`` when there is none, or naming every file that does not hold together and why.
    """
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*.yml"))
    if not paths:
        raise UsageError(f"{folder} holds no gold files: name a folder with *.yml as in docs/reference/gold-format.md.")
    reports: list[GoldReport] = []
    refused: list[str] = []
    for path in paths:
        try:
            reports.append(load_report(path))
        except UsageError as error:
            refused.append(str(error))
    if refused:
        raise UsageError("\n".join(refused))
    return reports


def load_report(path: Path) -> GoldReport:
    """One annotated report. Raises ``UsageError`` listing all that is wrong with it."""
    raw = path.read_bytes()
    try:
        data = read_yaml(raw.decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} is not YAML in UTF-8: {error}") from error
    if not isinstance(data, dict) or not {"id", "text", "sentences"} <= set(data):
        raise UsageError(f"{path.name} needs at least id, text and sentences.")
    problems = Problems(path.name)
    text = str(data["text"])
    spans, unread = _layout(data, text, problems)
    problems.raise_if_any()
    document = _document(data, text, unread, spans, raw)
    annotations = Annotations(text, problems)
    sentences = tuple(
        annotations.sentence(index, span, entry)
        for index, (span, entry) in enumerate(zip(spans, data["sentences"], strict=True))
    )
    forbidden = tuple(_forbidden(entry, len(spans), problems) for entry in data.get("forbidden") or ())
    problems.raise_if_any()
    return GoldReport(id=str(data["id"]), document=document, sentences=sentences, forbidden=forbidden)


def _layout(data: dict[str, Any], text: str, problems: Problems) -> tuple[list[Span], list[Span]]:
    """The sentences and the unread stretches, which in order give the whole text."""
    spans: list[Span] = []
    unread: list[Span] = []
    waiting = [str(words) for words in data.get("unread") or ()]
    position = 0
    for index, entry in enumerate(data["sentences"]):
        words = str(entry.get("text", "")).strip("\n")
        position = _skip(text, position, waiting, words, unread)
        if not words or not text.startswith(words, position):
            problems.add(f"sentence {index + 1} is not in the text where it should stand: {words[:60]!r}")
            return spans, unread
        spans.append(Span(position, position + len(words)))
        position += len(words)
    position = _skip(text, position, waiting, "", unread)
    if text[position:].strip():
        problems.add(f"the text goes on after the last sentence: {text[position : position + 60]!r}")
    return spans, unread


def _skip(text: str, position: int, waiting: list[str], upcoming: str, unread: list[Span]) -> int:
    """Past white space and whatever unread stretches stand here."""
    while True:
        while position < len(text) and text[position].isspace():
            position += 1
        here = next((w for w in waiting if text.startswith(w, position)), None)
        if here is None or (upcoming and text.startswith(upcoming, position)):
            return position
        waiting.remove(here)
        unread.append(Span(position, position + len(here)))
        position += len(here)


def _document(data: dict[str, Any], text: str, unread: list[Span], spans: list[Span], raw: bytes) -> Document:
    published = data.get("published")
    title = data.get("title")
    return Document(
        text=text,
        file=f"{data['id']}.yml",
        title=title,
        outlet=data.get("outlet"),
        published=Published(edtf=published, basis=PublishedBasis.GIVEN if published else PublishedBasis.NONE),
        language="en",
        custody=Custody(original=sha256(raw), size=len(raw), tool="gold"),
        regions=_regions(text, title, unread, spans),
    )


def _regions(text: str, title: str | None, unread: list[Span], spans: list[Span]) -> tuple[Region, ...]:
    """Headline, body, and what no reader reads; regions do not overlap."""
    headline = spans[0] if title and spans and spans[0].of(text).strip() == title.strip() else None
    regions = [Region(kind=RegionKind.DATELINE, span=span) for span in unread]
    if headline:
        regions.append(Region(kind=RegionKind.HEADLINE, span=headline))
    taken = sorted(region.span for region in regions)
    position = 0
    for span in [*taken, Span(len(text), len(text))]:
        if text[position : span.start].strip():
            regions.append(Region(kind=RegionKind.BODY, span=Span(position, span.start)))
        position = span.end
    return tuple(sorted(regions, key=lambda region: region.span))


def _forbidden(entry: dict[str, Any], sentences: int, problems: Problems) -> Forbidden:
    number = entry.get("sentence")
    if number is not None and not 1 <= int(number) <= sentences:
        problems.add(f"forbidden names sentence {number}, and there are {sentences}")
    return Forbidden(
        type=str(entry["type"]),
        subject=entry.get("subject"),
        object=entry.get("object"),
        sentence=int(number) - 1 if number is not None else None,
        why=str(entry.get("why", "")),
    )
