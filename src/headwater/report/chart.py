"""Who is said to have to do with whom: a row a tie, so that no label ever lies on another."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.claim import Modality
from headwater.report.drawing import LINE, SIZE, Sheet, wrapped
from headwater.report.parts import Picture

ROWS = 20
_STROKES: dict[str, tuple[float, float]] = {"said": (1.2, 1.0), "distanced": (0.8, 0.75), "disputed": (0.8, 0.45)}
"""Width and strength of a line by voice."""
_NAME, _TIE = 1.95, 2.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What somebody is said to have to do with somebody. ``single``: at most one independent origin."""

    source: str
    target: str
    label: str
    voice: Modality
    single: bool
    disputed: bool


def link_chart(ties: list[Tie]) -> Picture | None:
    """The ties, grouped by who they start from; nothing for no ties."""
    if not ties:
        return None
    ties = ties[:ROWS]
    starts = list(dict.fromkeys(tie.source for tie in ties))
    ties = sorted(ties, key=lambda tie: starts.index(tie.source))
    rows: dict[str, list[int]] = {}
    for row, tie in enumerate(ties):
        rows.setdefault(tie.target, []).append(row)
    ends = sorted(rows, key=lambda name: (sum(rows[name]) / len(rows[name]), name))
    step = 2 * LINE + 0.12
    body = max(len(ties), len(starts), len(ends)) * step
    sheet = Sheet(height=body + 0.75)
    lefts, middles, rights = (_spread(count, body) for count in (len(starts), len(ties), len(ends)))
    for name, y in zip(starts, lefts, strict=True):
        _name(sheet, 0.05, y, name)
    for name, y in zip(ends, rights, strict=True):
        _name(sheet, sheet.width - _NAME - 0.05, y, name)
    for tie, y in zip(ties, middles, strict=True):
        _tie(sheet, tie, y, lefts[starts.index(tie.source)], rights[ends.index(tie.target)])
    _key(sheet, body + 0.35)
    words = "; ".join(f"{tie.source} – {tie.label} – {tie.target}" for tie in ties)
    return sheet.picture("links", "Who is said to have to do with whom. A line is a claim, not a fact.", words)


def _spread(count: int, height: float) -> list[float]:
    return [0.1 + height * (number + 0.5) / count for number in range(count)]


def _name(sheet: Sheet, x: float, y: float, name: str) -> None:
    sheet.box(x, y, _NAME, 2 * LINE + 0.04)
    sheet.text(x + _NAME / 2, y, wrapped(name, 28), align="center")


def _tie(sheet: Sheet, tie: Tie, y: float, left: float, right: float) -> None:
    start, end = 0.05 + _NAME, sheet.width - _NAME - 0.05
    inner = (start + end - _TIE) / 2
    style = _stroke(tie)
    sheet.curve((start, left), (inner, y), **style)
    sheet.curve((inner + _TIE, y), (end, right), arrow=True, **style)
    sheet.text((start + end) / 2, y, wrapped(tie.label, 33), align="center", size=SIZE - 0.5)


def _stroke(tie: Tie) -> dict[str, object]:
    kind = "disputed" if tie.disputed else "said" if tie.voice is Modality.ASSERTED else "distanced"
    width, alpha = _STROKES[kind]
    return {"linewidth": width, "alpha": alpha, "linestyle": (0, (4, 2)) if tie.single else "-"}


def _key(sheet: Sheet, y: float) -> None:
    entries = (
        ("asserted by a source", _STROKES["said"], "-"),
        ("alleged, believed, planned", _STROKES["distanced"], "-"),
        ("denied or disputed", _STROKES["disputed"], "-"),
        ("one origin at most", _STROKES["said"], (0, (4, 2))),
    )
    for number, (words, (width, alpha), line) in enumerate(entries):
        x = 0.05 + number * sheet.width / 4
        sheet.line((x, x + 0.3), (y, y), color="#1b2733", linewidth=width, alpha=alpha, linestyle=line)
        sheet.text(x + 0.36, y, [words], size=SIZE - 1.5)
