"""own: our annotated fictional reports (``docs/reference/gold-format.md``).

Files: every ``*.yml`` in the folder given (``tests/evaluate/gold/dev`` or ``…/gate``). Metric, claims: a claim matches
as ``headwater.evaluate.gold.matching`` says; claims marked not core cost nothing when missed and are no error when
found. False-claim rate: the share of our claims that match nothing, or match with the wrong polarity, or assert what
is not asserted (broader and narrower types with right arguments are not false). Voice, time, place: accuracy over
matched claims. Attributions, times, places: F1 as for polnear, timex, geo; a time's preposition is left aside.
Mentions: recall, because only those that take part in something are annotated. Confidence: Brier score and expected
calibration error against matching. The baseline for mentions is spaCy's names, for attributions the say-verb baseline
and textacy, for times spaCy's DATE and TIME.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from headwater.evaluate.baselines.spacy_alone import named, say_verbs
from headwater.evaluate.baselines.textacy_quotes import MISSING, available, textacy_quotes
from headwater.evaluate.gold.agreement import Agreement
from headwater.evaluate.gold.claim_errors import claim_errors
from headwater.evaluate.gold.load import load_folder
from headwater.evaluate.gold.matching import Pairing, pair_claims
from headwater.evaluate.gold.scores import (
    claim_scores,
    false_claims,
    forbidden_fired,
    mention_figures,
    saying_scores,
    time_scores,
    toponym_scores,
)
from headwater.evaluate.gold.values import GoldReport
from headwater.evaluate.gold.voice import CHECKS
from headwater.evaluate.metrics.certainty import Bin, brier, calibration_error, reliability
from headwater.evaluate.metrics.counts import interval
from headwater.evaluate.metrics.numbers import accuracy, macro_f1
from headwater.evaluate.result import OURS, Figure, Report, Score, Table
from headwater.evaluate.sayings import ours as own_saying
from headwater.evaluate.sets.shared import words_in
from headwater.model.reading import Reading
from headwater.model.span import Span


def load(folder: Path) -> list[GoldReport]:
    """The reports in name order. Raises ``UsageError`` with all that is wrong with them."""
    return load_folder(folder)


def measure(reports: Sequence[GoldReport], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``reports``."""
    pairings = [pair_claims(report, reading) for report, reading in zip(reports, readings, strict=True)]
    bins, calibration = _calibration(pairings)
    sentences = sum(len(report.sentences) for report in reports)
    return Report(
        name="own",
        title="Our own gold",
        metric=__doc__ or "",
        files=tuple(report.document.file for report in reports),
        documents=len(reports),
        words=words_in(report.document for report in reports),
        tables=(
            Table(
                title="Claims",
                scores=claim_scores(reports, readings, pairings),
                figures=_wrong(reports, readings, pairings),
            ),
            Table(title="Voice, time and place of matched claims", figures=_voice(readings, pairings)),
            Table(title="Attributions", scores=_sayings(reports, readings)),
            Table(title="Times and places", scores=(*_times(reports, readings), *toponym_scores(reports, readings))),
            Table(title="Mentions", figures=_mentions(reports, readings)),
            Table(title="Confidence", figures=calibration),
        ),
        mistakes=tuple(
            mistake
            for report, reading, pairing in zip(reports, readings, pairings, strict=True)
            for mistake in claim_errors(report, reading, pairing)
        ),
        reliability=bins,
        notes=(f"{sentences} sentences", *(() if available() else (MISSING,))),
    )


def _wrong(
    reports: Sequence[GoldReport], readings: Sequence[Reading], pairings: Sequence[Pairing]
) -> tuple[Figure, ...]:
    false = [false_claims(pairing) for pairing in pairings]
    made = [len(pairing.ours) for pairing in pairings]
    bounds = interval(list(zip(false, made, strict=True)), _rate) or (None, None)
    fired, listed = forbidden_fired(reports, readings)
    return (
        Figure(measure="false-claim rate", system=OURS, value=sum(false) / max(1, sum(made)), count=sum(made),
               low=bounds[0], high=bounds[1], lower_is_better=True),
        Figure(measure="forbidden claims made", system=OURS, value=float(fired), count=listed, unit="claims",
               lower_is_better=True),
    )  # fmt: skip


def _rate(parts: Sequence[tuple[int, int]]) -> float:
    return sum(false for false, _ in parts) / max(1, sum(made for _, made in parts))


def _voice(readings: Sequence[Reading], pairings: Sequence[Pairing]) -> tuple[Figure, ...]:
    figures = []
    for name, check in CHECKS.items():
        parts = [
            [right for gold, own in pairing.matched if (right := check(gold, own, agreement)) is not None]
            for pairing, agreement in zip(pairings, map(Agreement, readings), strict=True)
        ]
        flat = [right for part in parts for right in part]
        bounds = interval(parts, lambda some: accuracy([r for part in some for r in part])) or (None, None)
        figures.append(
            Figure(measure=name, system=OURS, value=accuracy(flat), count=len(flat), low=bounds[0], high=bounds[1])
        )
    both = [(g.modalities[0], c.modality.value) for pairing in pairings for g, c in pairing.matched]
    macro = macro_f1([g for g, _ in both], [c for _, c in both])
    figures.append(Figure(measure="modality, macro F1", system=OURS, value=macro, count=len(both)))
    return tuple(figures)


def _sayings(reports: Sequence[GoldReport], readings: Sequence[Reading]) -> tuple[Score, ...]:
    texts = [report.document.text for report in reports]
    every = [[own_saying(a) for a in reading.attributions if a.content] for reading in readings]
    scores = [*saying_scores(reports, readings, every, OURS)]
    scores += saying_scores(reports, readings, say_verbs(texts), "say-verb baseline")
    if available():
        scores += saying_scores(reports, readings, textacy_quotes(texts), "textacy direct quotations")
    return tuple(scores)


def _times(reports: Sequence[GoldReport], readings: Sequence[Reading]) -> tuple[Score, ...]:
    bare = [
        [(span, label) for span, label in names if label in ("DATE", "TIME")]
        for names in named([report.document.text for report in reports])
    ]
    return time_scores(reports, readings, bare)


def _mentions(reports: Sequence[GoldReport], readings: Sequence[Reading]) -> tuple[Figure, ...]:
    bare: list[list[tuple[Span, str]]] = list(named([report.document.text for report in reports]))
    return mention_figures(reports, readings, bare)


def _calibration(pairings: Sequence[Pairing]) -> tuple[tuple[Bin, ...], tuple[Figure, ...]]:
    right: list[bool] = []
    confidence: list[float] = []
    for pairing in pairings:
        hit = {j for _, j, grade in pairing.pairs if grade.matches}
        right += [j in hit for j in range(len(pairing.ours))]
        confidence += [claim.confidence for claim in pairing.ours]
    bins = reliability(confidence, right)
    count = len(right)
    return bins, (
        Figure(measure="Brier score", system=OURS, value=brier(confidence, right), count=count, unit="0 to 1",
               lower_is_better=True),
        Figure(measure="Brier score", system="the mean, always", value=brier([accuracy(right)] * count, right),
               count=count, unit="0 to 1", lower_is_better=True),
        Figure(measure="expected calibration error", system=OURS, value=calibration_error(bins), count=count,
               unit="0 to 1", lower_is_better=True),
    )  # fmt: skip
