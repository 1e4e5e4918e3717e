"""How things look in a terminal. Words of documents are data: nothing in them steers the terminal."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from headwater.case import ClaimRecord, Page

Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
CaseFolder = Annotated[str, typer.Argument(metavar="CASE", help="Folder of the case.", show_default=False)]
Limit = Annotated[int, typer.Option(min=1, help="At most so many.")]
Offset = Annotated[int, typer.Option(min=0, help="Leave out so many first.")]

_KEPT = ("\u200c", "\u200d")
"""Joiners that Persian, Urdu and many emoji are written with."""
VOICES = {
    "asserted": "green",
    "alleged": "yellow",
    "believed": "yellow",
    "denied": "red",
    "forecast": "cyan",
    "intended": "cyan",
    "hypothetical": "cyan",
    "question": "cyan",
}


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "Examples:\n\n\b\n" + "\n".join(f"  {line}" for line in lines)


def plain(words: str) -> str:
    """Without control sequences, direction controls and line ends; what was there is shown as �."""
    return "".join(
        " " if c in "\n\t\r" else "�" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in _KEPT else c
        for c in words
    )


def console() -> Console:
    """Standard output: coloured in a terminal, plain in a pipe."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def say_json(value: Any) -> None:
    """JSON on standard output; in a terminal all beyond ASCII escaped, so that no word of a report steers it."""
    sys.stdout.write(json.dumps(value, ensure_ascii=sys.stdout.isatty(), indent=1) + "\n")


def voice_of(modality: str, polarity: str) -> Text:
    """ "denied", "asserted that not": how it is said."""
    words = modality if polarity == "positive" else f"{modality} that not"
    return Text(words, style=VOICES.get(modality, ""))


def statement(record: ClaimRecord) -> Text:
    """Type and participants: "attack: Kestari Front → depot"."""
    claim = record.claim
    sides = [plain(ref.text) for ref in (claim.subject, claim.object) if ref is not None]
    if claim.quantity is not None:
        sides.append(_number(claim.quantity.low, claim.quantity.high))
    if not sides:
        sides = [plain(argument.ref.text) for argument in claim.args]
    return Text.assemble((claim.type.replace("_", " "), "bold"), ": ", " → ".join(sides) or plain(record.trigger))


def _number(low: float | None, high: float | None) -> str:
    if low is not None and low == high:
        return f"{low:g}"
    if low is None or high is None:
        return f"at least {low:g}" if low is not None else f"at most {high:g}" if high is not None else "a number"
    return f"{low:g} to {high:g}"


def chain_of(record: ClaimRecord) -> str:
    """Who says so, from the outlet inwards; the outlet alone speaks in its own voice."""
    links = [plain(link.text) for link in record.claim.chain]
    links[0] = short(record)
    return " → ".join(links) if len(links) > 1 else f"{links[0]}, in its own voice"


def short(record: ClaimRecord) -> str:
    """Who published it; where nothing says who, the name of its file without the folders."""
    return plain(record.document.outlet or record.document.file.replace("!", "/").rsplit("/", 1)[-1])


def claim_text(record: ClaimRecord) -> Text:
    """A claim as it is always shown: voice, words, who says so, when and where, in which report."""
    claim = record.claim
    voice = voice_of(claim.modality.value, claim.polarity.value)
    text = Text.assemble(statement(record), "  ", Text.assemble("[", voice, "]"), "\n")
    text.append(f"  “{plain(record.quote)}”\n", style="italic")
    text.append(f"  says: {chain_of(record)}\n")
    found = [
        f"when: {claim.time.edtf}" if claim.time and claim.time.edtf else "",
        f"where: {plain(claim.place.text)}" if claim.place else "",
        f"known from: {claim.evidentiality.value}" if claim.evidentiality.value != "unstated" else "",
    ]
    dated = record.document.published or "no date"
    report = f"{short(record)}, {dated}"
    text.append("  " + " · ".join([*filter(None, found), report, claim.id]), style="dim")
    return text


def more(page: Page[Any], what: str) -> str:
    """What a list leaves out."""
    shown = page.offset + len(page)
    return f"{shown} of {page.total} {what}; --limit and --offset show others." if shown < page.total else ""


def table(columns: Sequence[str], rows: Sequence[Sequence[str | Text]], numbers: Sequence[str] = ()) -> Table:
    """A table that fits the terminal; the columns named in ``numbers`` stand to the right."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, justify="right" if column in numbers else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(plain(cell)) if isinstance(cell, str) else cell for cell in row))
    return made
