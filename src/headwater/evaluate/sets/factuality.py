"""factuality: how committed a sentence is to its events, -3 to +3 (UW, Lee et al. 2015; development part).

File: ``uw_dev.jsonl``, one sentence a line; tokens are joined as print joins them, with the offset of each kept.
Our value of an event word is the voice of its clause (``read.factuality.assess``), mapped by ``SCALE``: the corpus
rates what is merely said as happening nearly as high as what the author says, so who speaks is left out. A word
outside parsed sentences counts as asserted. The corpus' scale is not FactBank's: what is planned or open gets about
+1.5 from its annotators. So the main rows put each FactBank value at the median score it has in the *other* half of
the sentences (odd against even, two folds); the literal scale stands beside. Metric: mean absolute error and Pearson
r; three classes (from 1.5 asserted, to -1.5 denied, open between), macro F1. The baseline says +3 of everything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from headwater.evaluate.metrics.counts import interval
from headwater.evaluate.metrics.numbers import macro_f1, mean_absolute_error, pearson
from headwater.evaluate.result import OURS, Figure, Mistake, Report, Table
from headwater.evaluate.sets.shared import existing, text_document, words_in
from headwater.model.claim import FactValue
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.read.factuality import assess

SCALE: Mapping[FactValue, float] = {
    FactValue.CT_PLUS: 3.0,
    FactValue.PR_PLUS: 2.0,
    FactValue.PS_PLUS: 1.0,
    FactValue.CT_U: 0.0,
    FactValue.U_U: 0.0,
    FactValue.PS_MINUS: -1.0,
    FactValue.PR_MINUS: -2.0,
    FactValue.CT_MINUS: -3.0,
}
"""FactBank values on the corpus' scale, taken literally: uncommitted is nothing."""

_CLOSING = frozenset(".,;:!?)]}%'") | {"''", "n't", "...", "'s", "'re", "'ve", "'ll", "'d", "'m"}
_OPENING = frozenset("([{$#") | {"``"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A document of one sentence and its event words with their scores."""

    document: Document
    events: tuple[tuple[Span, float], ...]


def load(folder: Path) -> list[Judged]:
    """The sentences in file order. Raises ``UsageError`` when the folder holds no JSON lines."""
    paths = sorted(existing(folder).glob("*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [_judged(index, row["text"].split(" "), row["targets"]) for index, row in enumerate(rows)]


def _judged(index: int, tokens: Sequence[str], targets: Sequence[Mapping[str, Any]]) -> Judged:
    text, starts = join(tokens)
    events = []
    for target in targets:
        first, end = target["span1"]
        events.append((Span(starts[first], starts[end - 1] + len(tokens[end - 1])), float(target["label"])))
    return Judged(text_document(text, f"sentence {index + 1:03}"), tuple(events))


def join(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """The text as print has it ("do n't" is "don't"), and where each token starts in it."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    glued = True
    for token in tokens:
        if not glued and token not in _CLOSING:
            pieces.append(" ")
            length += 1
        starts.append(length)
        pieces.append(token)
        length += len(token)
        glued = token in _OPENING
    return "".join(pieces), starts


def value_at(reading: Reading, span: Span) -> FactValue | None:
    """The clause's own voice at ``span``: what whoever speaks commits to; ``None`` outside parsed sentences."""
    for sentence in reading.syntax:
        if sentence.span.overlaps(span):
            tokens = sentence.at(span)
            return assess(sentence, tokens[0]).value if tokens else None
    return None


def measure(items: Sequence[Judged], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``items``."""
    said = [
        [(score, value_at(reading, span) or FactValue.CT_PLUS) for span, score in item.events]
        for item, reading in zip(items, readings, strict=True)
    ]
    scales = (_fitted(said[1::2]), _fitted(said[::2]))
    parts = [[(g, scales[i % 2][v]) for g, v in part] for i, part in enumerate(said)]
    literal = [[(g, SCALE[v]) for g, v in part] for part in said]
    constant = [[(g, 3.0) for g, _ in part] for part in said]
    figures = (
        *_figures(parts, OURS),
        *_figures(literal, f"{OURS}, literal scale"),
        *_figures(constant, "constant +3"),
    )
    return Report(
        name="factuality",
        title="Factuality: UW, development part",
        metric=__doc__ or "",
        files=("uw_dev.jsonl",),
        documents=len(items),
        words=words_in(item.document for item in items),
        tables=(Table(title="Event words", figures=figures),),
        mistakes=tuple(m for i, v, p in zip(items, said, parts, strict=True) for m in _mistakes(i, v, p)),
    )


def _fitted(said: Sequence[Sequence[tuple[float, FactValue]]]) -> dict[FactValue, float]:
    """The median score of each value, the literal one where it never stands."""
    held: dict[FactValue, list[float]] = {}
    for score, value in (pair for part in said for pair in part):
        held.setdefault(value, []).append(score)
    return {value: median(held[value]) if value in held else SCALE[value] for value in FactValue}


Pairs = Sequence[Sequence[tuple[float, float]]]


def _columns(parts: Pairs) -> tuple[list[float], list[float]]:
    flat = [pair for part in parts for pair in part]
    return [gold for gold, _ in flat], [own for _, own in flat]


def class_of(value: float) -> str:
    """asserted, open or denied."""
    return "asserted" if value >= 1.5 else "denied" if value <= -1.5 else "open"


def _macro(gold: Sequence[float], own: Sequence[float]) -> float:
    return macro_f1([class_of(g) for g in gold], [class_of(o) for o in own])


def _over(statistic: Callable[[list[float], list[float]], float]) -> Callable[[Pairs], float]:
    return lambda some: statistic(*_columns(some))


def _figures(parts: Pairs, system: str) -> Iterator[Figure]:
    rows = (
        ("mean absolute error", mean_absolute_error, "points", True),
        ("Pearson r", pearson, "r", False),
        ("macro F1 of three classes", _macro, "share", False),
    )
    gold, own = _columns(parts)
    for name, statistic, unit, lower in rows:
        bounds = interval(parts, _over(statistic)) or (None, None)
        yield Figure(
            measure=name, system=system, value=statistic(gold, own), count=len(gold), low=bounds[0], high=bounds[1],
            unit=unit, lower_is_better=lower,
        )  # fmt: skip


def _mistakes(
    item: Judged, said: Sequence[tuple[float, FactValue]], part: Sequence[tuple[float, float]]
) -> Iterator[Mistake]:
    for (span, gold), (_, value), (_, own) in zip(item.events, said, part, strict=True):
        if abs(own - gold) > 1.5:
            yield Mistake(
                cls=f"{class_of(gold)} said to be {value.value}",
                document=item.document.file,
                sentence=item.document.text,
                gold=f"{span.of(item.document.text)} {gold:+.1f}",
                ours=f"{own:+.1f}",
            )
