"""Fits what makes a claim likely to be right on annotated reports, and says how far the probabilities can be trusted.

``python -m headwater.evaluate.calibrate_claims tests/evaluate/gold/dev`` prints what leaving one report out each time
gives; ``--write`` puts the weights into ``rules/en/confidence.yml``. The reports in ``gate`` and ``fresh`` are never
fitted on. A logistic regression with a quadratic penalty gives calibrated log-odds by itself.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from headwater.evaluate.gold.matching import pair_claims
from headwater.evaluate.metrics.certainty import brier, calibration_error, reliability
from headwater.evaluate.sets.own import load
from headwater.read import read_all
from headwater.rules import load as rules

Array = npt.NDArray[np.float64]

RULES = Path("src/headwater/rules/en/confidence.yml")
_STRENGTH = 2.0
"""How strongly a weight is drawn to nothing: a reason seen three times decides little."""
_STEPS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One claim of ours: its report, the names of its reasons, and whether it is right."""

    report: str
    reasons: tuple[str, ...]
    right: bool


def cases(folder: Path) -> list[Case]:
    """Every claim we make in the reports of a folder."""
    reports = load(folder)
    found = []
    for report, reading in zip(reports, read_all(one.document for one in reports), strict=True):
        pairing = pair_claims(report, reading)
        right = {ours for _, ours, grade in pairing.pairs if grade.matches}
        for index, claim in enumerate(pairing.ours):
            reasons = tuple(reason.name for reason in claim.reasons)
            found.append(Case(report=report.id, reasons=reasons, right=index in right))
    return found


def fit(some: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    """Weights by reason, and ``base``."""
    table = np.array([[1.0, *(float(name in case.reasons) for name in names)] for case in some])
    right = np.array([float(case.right) for case in some])
    at: Array = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        off = 1 / (1 + np.exp(-(table @ at))) - right
        step = table.T @ off
        step[1:] += _STRENGTH * at[1:]
        at = at - step / len(right)
    return {"base": round(float(at[0]), 2), **{n: round(float(w), 2) for n, w in zip(names, at[1:], strict=True)}}


def probability(weights: dict[str, float], case: Case) -> float:
    """How likely the claim is right under these weights."""
    return float(1 / (1 + np.exp(-weights["base"] - sum(weights[name] for name in case.reasons))))


def left_out(some: Sequence[Case], names: Sequence[str]) -> list[float]:
    """The probability of every claim from weights fitted on the other reports."""
    by_report = {report: fit([c for c in some if c.report != report], names) for report in {c.report for c in some}}
    return [probability(by_report[case.report], case) for case in some]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fits, prints, and writes if asked."""
    parser = argparse.ArgumentParser(prog="python -m headwater.evaluate.calibrate_claims", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"put the weights into {RULES}")
    options = parser.parse_args(arguments)
    names = [str(name) for name in rules("confidence")["weights"] if name != "base"]
    some = cases(options.folder)
    found, truth = left_out(some, names), [case.right for case in some]
    bins = reliability(found, truth)
    line = (
        f"{len(some)} claims, Brier {brier(found, truth):.3f}, expected calibration error {calibration_error(bins):.3f}"
    )
    sys.stdout.write(f"{line}, one report left out each time\n")
    fitted = fit(some, names)
    sys.stdout.writelines(f"{weight:6.2f}  {name}\n" for name, weight in sorted(fitted.items(), key=lambda one: one[1]))
    if options.write:
        _write(fitted, len(some))
    return 0


def _write(fitted: dict[str, float], count: int) -> None:
    head = [
        "# What makes a claim more or less likely to be right, in log-odds. Written by",
        f"# `python -m headwater.evaluate.calibrate_claims tests/evaluate/gold/dev --write` from {count} claims;",
        "# docs/evaluation.md shows how far it can be trusted.",
        "weights:",
    ]
    RULES.write_text("\n".join([*head, *(f'  "{name}": {weight}' for name, weight in fitted.items())]) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
