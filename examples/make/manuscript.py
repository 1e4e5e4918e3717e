"""What the documents are made from: a few fields, a blank line, then paragraphs; ``# `` begins a heading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. ``heading`` is true for those that began with ``# ``."""

    text: str
    heading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """``running`` is printed at the head of every page of a PDF, when it is set."""

    title: str
    author: str
    created: datetime
    running: str
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def parse(cls, text: str) -> Manuscript:
        """From a source file. Raises ``KeyError`` for a missing title, author or date."""
        head, _, body = text.partition("\n\n")
        said = dict(line.split(": ", 1) for line in head.splitlines())
        blocks = [block.replace("\n", " ").strip() for block in body.split("\n\n")]
        return cls(
            title=said["title"],
            author=said["author"],
            created=datetime.fromisoformat(said["created"]).replace(tzinfo=UTC),
            running=said.get("running", ""),
            paragraphs=tuple(
                Paragraph(text=block.removeprefix("# "), heading=block.startswith("# ")) for block in blocks if block
            ),
        )
