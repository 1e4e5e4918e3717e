"""timex: time expressions with TIMEX3 values, agency news of 1998 to 2000 (TempEval-3, cleaned AQUAINT).

Files: ``aquaint_tml/*.tml``; the text of ``<TEXT>`` is read, the document date of ``<DCT>`` is the publication date.
Metric: as TempEval-3 (UzZaman et al. 2013): F1 strict (same extent), relaxed (any overlap), value (relaxed and the
same TIMEX3 value). Types by the same pairing. The baseline is spaCy's DATE and TIME names, which carry no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from headwater.errors import UsageError
from headwater.evaluate.baselines.spacy_alone import named
from headwater.evaluate.metrics.counts import Counts, hits
from headwater.evaluate.metrics.spans import Marked, Pair, Words, best_first, compare
from headwater.evaluate.result import OURS, Mistake, Report, Score, Table, score
from headwater.evaluate.sets.shared import existing, sentence_at, text_document, words_in
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.model.span import Span


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression: where, type, value."""

    span: Span
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Report3:
    """A document and its time expressions."""

    document: Document
    times: tuple[Timed, ...]


def load(folder: Path) -> list[Report3]:
    """The reports in name order. Raises ``UsageError`` when the folder lacks them or one is no TimeML."""
    return [_report(path) for path in sorted(existing(folder, "aquaint_tml").glob("*.tml"))]


def _report(path: Path) -> Report3:
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except ElementTree.ParseError as error:
        raise UsageError(f"{path.name} is not TimeML: {error}") from error
    pieces: list[str] = []
    times: list[Timed] = []
    _collect(root.find("TEXT"), pieces, times)
    date = root.find("DCT/TIMEX3")
    published = re.match(r"\d{4}-\d{2}-\d{2}", date.get("value", "") if date is not None else "")
    document = text_document("".join(pieces), path.name, published.group() if published else None)
    return Report3(document, tuple(times))


def _collect(element: Any, pieces: list[str], times: list[Timed]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _collect(child, pieces, times)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        span = Span(start, sum(map(len, pieces)))
        times.append(Timed(span, element.get("type", ""), element.get("value")))


def measure(reports: Sequence[Report3], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``reports``."""
    ours = [[Timed(t.span, t.timex.type, t.timex.value) for t in reading.times] for reading in readings]
    texts = [report.document.text for report in reports]
    bare = [[Timed(s, label, None) for s, label in names if label in ("DATE", "TIME")] for names in named(texts)]
    scores = (*score_times(reports, ours, OURS), *score_times(reports, bare, "spaCy DATE and TIME"))
    mistakes = tuple(
        mistake
        for report, reading, times in zip(reports, readings, ours, strict=True)
        for mistake in time_errors(report.document, reading, report.times, times)
    )
    return Report(
        name="timex",
        title="Time: TempEval-3, cleaned AQUAINT",
        metric=__doc__ or "",
        files=tuple(report.document.file for report in reports),
        documents=len(reports),
        words=words_in(report.document for report in reports),
        tables=(Table(title="Time expressions", scores=scores),),
        mistakes=mistakes,
    )


def score_times(reports: Sequence[Report3], predicted: Sequence[Sequence[Timed]], system: str) -> tuple[Score, ...]:
    """Strict, relaxed, type and value F1."""
    rows: dict[str, list[Counts]] = {}
    for report, times in zip(reports, predicted, strict=True):
        for measure_name, counts in count_times(Words.of(report.document.text), report.times, times).items():
            rows.setdefault(measure_name, []).append(counts)
    return tuple(score(name, parts, system) for name, parts in rows.items())


def count_times(words: Words, gold: Sequence[Timed], predicted: Sequence[Timed]) -> dict[str, Counts]:
    """The four counts of one document."""
    extents = compare(words, [Marked((t.span,)) for t in gold], [Marked((t.span,)) for t in predicted])
    pairs = pair_times(words, gold, predicted)
    size = (len(gold), len(predicted))
    return {
        "strict": extents["exact"],
        "relaxed": extents["touch"],
        "type": hits(sum(gold[i].type == predicted[j].type for i, j in pairs), *size),
        "value": hits(sum(gold[i].value == predicted[j].value for i, j in pairs), *size),
    }


def pair_times(words: Words, gold: Sequence[Timed], predicted: Sequence[Timed]) -> list[Pair]:
    """Pairs that overlap, one-to-one."""
    return best_first([words.within((t.span,)) for t in gold], [words.within((t.span,)) for t in predicted])


def time_errors(
    document: Document, reading: Reading, gold: Sequence[Timed], predicted: Sequence[Timed]
) -> Iterator[Mistake]:
    """Missed, false and wrongly valued expressions."""
    pairs = dict(pair_times(Words.of(document.text), gold, predicted))
    for index, time in enumerate(gold):
        other = predicted[pairs[index]] if index in pairs else None
        if other is None:
            yield _mistake(document, reading, f"missed: {time.type} {shape(time.value)}", time, None)
        elif other.value != time.value:
            cls = f"value: {time.type} {shape(time.value)} read as {other.type} {shape(other.value)}"
            yield _mistake(document, reading, cls, time, other)
    for other_index, other in enumerate(predicted):
        if other_index not in pairs.values():
            yield _mistake(document, reading, f"false alarm: {other.type} {shape(other.value)}", None, other)


def shape(value: str | None) -> str:
    """A value with its digits hidden, so that like errors fall together."""
    return re.sub(r"\d", "9", value) if value else "without value"


def _mistake(document: Document, reading: Reading, cls: str, gold: Timed | None, ours: Timed | None) -> Mistake:
    shown = gold or ours
    return Mistake(
        cls=cls,
        document=document.file,
        sentence=sentence_at(document.text, reading, shown.span if shown else Span(0, 0)),
        gold=_shown(document.text, gold),
        ours=_shown(document.text, ours),
    )


def _shown(text: str, time: Timed | None) -> str:
    return f"{time.span.of(text)!r} = {time.value}" if time else "-"
