"""GUM's files: sentences and entities from CoNLL-U, dates from the XML beside it, aligned token by token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from headwater.errors import UsageError
from headwater.model.span import Span

_OPEN = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_MONTH_OR_DAY = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


@dataclass(frozen=True, slots=True)
class GumMention:
    """An entity mention: where, the head words that must be found, type, cluster, whether a name heads it."""

    span: Span
    core: Span
    type: str
    cluster: str
    named: bool


@dataclass(frozen=True, slots=True)
class GumDate:
    """A date of the XML: ``when``, or the bounds ``first`` and ``last`` (ISO, year to day)."""

    span: Span
    when: str | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the CoNLL-U file: its words, where they stand, what it opens and closes."""

    form: str
    span: Span
    entities: str
    named: bool


def read_conllu(path: Path) -> tuple[str, list[Token], str | None]:
    """The text (a space between sentences, a blank line between paragraphs), its tokens, the date of creation."""
    pieces: list[str] = []
    tokens: list[Token] = []
    created: str | None = None
    length = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# meta::dateCreated = "):
            created = _iso(line.partition(" = ")[2])
        if line.startswith("# newpar") and pieces and "block" not in line:
            pieces, length = _paragraph(pieces, length)
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            misc = dict(part.partition("=")[::2] for part in columns[9].split("|"))
            span = Span(length, length + len(columns[1]))
            tokens.append(Token(columns[1], span, misc.get("Entity", ""), columns[3] == "PROPN"))
            gap = "" if misc.get("SpaceAfter") == "No" else " "
            pieces.append(columns[1] + gap)
            length += len(columns[1]) + len(gap)
        elif not line and pieces and not pieces[-1].endswith((" ", "\n")):
            pieces.append(" ")
            length += 1
    return "".join(pieces), tokens, created


def _paragraph(pieces: list[str], length: int) -> tuple[list[str], int]:
    stripped = pieces[-1].rstrip(" ")
    length += len(stripped) - len(pieces[-1])
    return [*pieces[:-1], stripped, "\n\n"], length + 2


def _iso(date: str) -> str | None:
    return date if _MONTH_OR_DAY.match(date) else None


def mentions(tokens: list[Token]) -> list[GumMention]:
    """The entity brackets, nested and all, in order of their end."""
    waiting: list[tuple[str, str, int, str]] = []
    found: list[GumMention] = []
    for index, token in enumerate(tokens):
        for opened, at_once, closed in _OPEN.findall(token.entities):
            if opened:
                cluster, kind, _, _, _, least, *_ = opened.split("-") + [""] * 3
                waiting.append((cluster, kind, index, least))
            name = opened.split("-")[0] if opened else closed
            if closed or at_once:
                place = max(i for i, entry in enumerate(waiting) if entry[0] == name)
                found.append(_mention(waiting.pop(place), tokens, index))
    return found


def _mention(entry: tuple[str, str, int, str], tokens: list[Token], last: int) -> GumMention:
    cluster, kind, first, least = entry
    numbers = [int(n) for n in least.split(",") if n.isdigit()] or [1]
    core = [tokens[first + n - 1] for n in numbers if first + n - 1 <= last] or [tokens[first]]
    return GumMention(
        span=Span(tokens[first].span.start, tokens[last].span.end),
        core=Span(core[0].span.start, core[-1].span.end),
        type=kind,
        cluster=cluster,
        named=core[0].named,
    )


def dates(path: Path, tokens: list[Token]) -> list[GumDate]:
    """The ``<date>`` elements. Raises ``UsageError`` when the XML does not have the CoNLL-U file's tokens."""
    found: list[GumDate] = []
    index = 0
    opened: list[tuple[int, dict[str, str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<date"):
            opened.append((index, dict(re.findall(r'(\w+)="([^"]*)"', line))))
        elif line.startswith("</date") and opened:
            first, values = opened.pop()
            found.append(_date(Span(tokens[first].span.start, tokens[index - 1].span.end), values))
        elif line and "\t" in line:
            index += 1
    if index != len(tokens):
        raise UsageError(f"{path.name} has {index} tokens and its CoNLL-U file {len(tokens)}: the set is damaged.")
    return found


def _date(span: Span, values: dict[str, str]) -> GumDate:
    return GumDate(
        span=span,
        when=values.get("when"),
        first=values.get("from") or values.get("notBefore"),
        last=values.get("to") or values.get("notAfter"),
    )


def documents(folder: Path) -> Iterator[tuple[Path, Path]]:
    """CoNLL-U and XML file of each document, in name order."""
    for path in sorted((folder / "dep").glob("*.conllu")):
        yield path, folder / "xml" / f"{path.stem}.xml"
