"""``headwater show``: a report in the terminal, claims and sources marked in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from headwater.cli.printing import CaseFolder, Json, chain_of, console, examples, plain, say_json, statement, voice_of

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.case import ClaimRecord, Shown

_PARAGRAPH = re.compile(r"[^\n]+")
_LEGEND = "word[1] begins claim 1, listed below its paragraph · ‹ › whoever is said to have said it · │ not read"


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("show", epilog=examples("headwater show my-case herald.txt", "headwater show my-case doc-1cbe4c"))(show)


def show(
    case: CaseFolder,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id, beginning of an id, or file.")],
    as_json: Json = False,
) -> None:
    """A report as it was read: every claim and source marked where it stands, what was not read set apart."""
    from headwater.case import Case

    with Case.open(case) as opened:
        shown = opened.show(document)
    if as_json:
        say_json(shown.to_dict())
    else:
        _say(shown, console())


def _say(shown: Shown, out: Console) -> None:
    record = shown.record
    out.print(Text(plain(record.title or record.file), style="bold"))
    out.print(Text(f"{plain(record.label)} · {record.published or 'no date'} · {record.id}", style="dim"))
    out.print(Text((record.refusal and plain(record.refusal)) or _LEGEND, style="dim"), "")
    numbers = {claim.claim.id: n for n, claim in enumerate(shown.claims, 1)}
    marks = dict(_marks(shown, numbers))
    read = [sentence.span for sentence in shown.reading.coverage.sentences]
    for paragraph in _PARAGRAPH.finditer(shown.document.text):
        start, end = paragraph.span()
        unread = not any(s.start < end and start < s.end for s in read)
        words = _marked(shown.document.text, start, end, marks)
        out.print(Text("│ " + words.plain, style="dim") if unread else words)
        for claim in (c for c in shown.claims if start <= c.claim.trigger.start < end):
            out.print(Padding(_listed(numbers[claim.claim.id], claim), (0, 0, 0, 4)))
        out.print()


def _marks(shown: Shown, numbers: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """What is put into the text, by offset."""
    found: dict[int, list[str]] = {}
    for attribution in shown.reading.attributions:
        if attribution.source is not None:
            found.setdefault(attribution.source.start, []).append("‹")
            found.setdefault(attribution.source.end, []).insert(0, "›")
    for record in shown.claims:
        found.setdefault(record.claim.trigger.end, []).append(f"[{numbers[record.claim.id]}]")
    yield from ((offset, "".join(dict.fromkeys(some))) for offset, some in found.items())


def _marked(text: str, start: int, end: int, marks: Mapping[int, str]) -> Text:
    words, last = Text(), start
    for offset in sorted(o for o in marks if start <= o <= end):
        words.append(plain(text[last:offset]))
        words.append(marks[offset], style="bold blue")
        last = offset
    return words.append(plain(text[last:end]))


def _listed(number: int, record: ClaimRecord) -> Text:
    claim = record.claim
    when = f" · {claim.time.edtf}" if claim.time and claim.time.edtf else ""
    voice = voice_of(claim.modality.value, claim.polarity.value)
    return Text.assemble(f"[{number}] ", statement(record), "  [", voice, f"] {chain_of(record)}{when}")
