"""A report as lines for a terminal, and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from headwater.evaluate.result import Figure, Mistake, Report, Score, Table
from headwater.model.convert import to_dict


def lines(report: Report, errors: int = 0) -> Iterator[str]:
    """Tables, error classes and, for each of them, up to ``errors`` examples with their sentences."""
    yield f"{report.title}: {report.documents} documents, {report.words:,} words"
    for table in report.tables:
        yield ""
        yield from _table(table)
    if report.reliability:
        yield ""
        yield "confidence   claims   right   said"
        for held in report.reliability:
            yield f"{held.low:.1f} to {held.high:.1f}   {held.count:6}   {held.right:5.2f}   {held.confidence:4.2f}"
    if report.mistakes:
        yield ""
        yield f"Error classes ({len(report.mistakes)} errors)"
        for cls, count in report.classes()[:25]:
            yield f"  {count:5}  {cls}"
            yield from _examples(report, cls, errors)
    for note in report.notes:
        yield f"Note: {note}."


def _table(table: Table) -> Iterator[str]:
    yield table.title
    if table.scores:
        yield f"  {'measure':32} {'system':30} {'P':>6} {'R':>6} {'F1':>6}  {'95 %':>11} {'gold':>6} {'found':>6}"
        for score in table.scores:
            yield "  " + score_line(score)
    for figure in table.figures:
        yield "  " + figure_line(figure)
    if table.note:
        yield f"  {table.note}"


def score_line(score: Score) -> str:
    """One line of a table of scores."""
    bounds = f"{score.low:.2f} to {score.high:.2f}" if score.low is not None and score.high is not None else ""
    return (
        f"{score.measure:32} {score.system:30} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"
        f" {bounds:>12} {score.gold:6} {score.predicted:6}"
    )


def figure_line(figure: Figure) -> str:
    """One line for a plain value."""
    bounds = f" ({figure.low:.3f} to {figure.high:.3f})" if figure.low is not None and figure.high is not None else ""
    unit = "" if figure.unit == "share" else f" {figure.unit}"
    return f"{figure.measure:38} {figure.system:30} {figure.value:8.3f}{unit}{bounds}  n = {figure.count}"


def _examples(report: Report, cls: str, errors: int) -> Iterator[str]:
    some = [mistake for mistake in report.mistakes if mistake.cls == cls][:errors]
    for mistake in some:
        yield from _example(mistake)


def _example(mistake: Mistake) -> Iterator[str]:
    yield f"           [{mistake.document}] {mistake.sentence}"
    yield f"             gold: {mistake.gold}"
    yield f"             ours: {mistake.ours}"


def values(report: Report, errors: int = 0) -> dict[str, Any]:
    """The report as plain values; up to ``errors`` mistakes of each class."""
    ordered = sorted(report.mistakes, key=lambda mistake: mistake.cls)
    kept = [m for _, group in groupby(ordered, key=lambda m: m.cls) for m in list(group)[:errors]]
    shown: dict[str, Any] = to_dict(report)
    shown["mistakes"] = [to_dict(mistake) for mistake in kept]
    shown["classes"] = [{"class": cls, "count": count} for cls, count in report.classes()]
    return shown
