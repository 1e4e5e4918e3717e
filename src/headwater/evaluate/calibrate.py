"""Fits the weights of name comparison on pairs written by hand, and says how far its probabilities can be trusted.

``python -m headwater.evaluate.calibrate tests/resolve/pairs`` prints what five-fold cross-validation gives;
``--write`` puts the weights into ``rules/en/matching.yml``. The pairs in the folder ``gate`` are never fitted on:
``headwater evaluate names tests/resolve/pairs`` measures on them.

A logistic regression gives calibrated log-odds by itself (Platt 1999 fits the same curve to another score). Every
weight has the sign its feature claims, and is drawn towards a prior where a feature is sure and its cases are few.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from headwater.errors import UsageError
from headwater.evaluate.metrics.certainty import brier, calibration_error, reliability
from headwater.resolve.comparison import Kind, features

Array = npt.NDArray[np.float64]

RULES = Path("src/headwater/rules/en/matching.yml")
_PRIORS: Mapping[str, float] = {
    "shared_names": 1.5, "shared_words": 1.0, "shared_own_name": 0.5, "acronym_fits": 3.5, "spelling_apart": -1.0,
    "spelling_apart_in_all": -0.5, "other_name": -3.0, "other_word": -3.0, "more_own_words": -2.0,
    "other_number": -4.0, "other_acronym": -2.0, "other_parent": -2.0, "other_generation": -5.0, "other_gender": -4.0,
    "initials": -0.5, "consonants_only": -0.5, "shared_surname_only": -0.5,
}  # fmt: skip
_STRENGTH = 0.5
_STEPS = 6000
_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names, whether they are one's, and the practice (file) they are from."""

    kind: Kind
    left: str
    right: str
    same: bool
    practice: str


def read_pairs(folder: Path) -> list[Pair]:
    """The pairs of every file of a folder, by file. Raises ``UsageError`` when there is none or one is no such file."""
    found = [pair for path in sorted(folder.glob("*.yml")) for pair in _pairs(path)]
    if not found:
        raise UsageError(f"{folder} holds no pairs of names: name the folder with the files of tests/resolve/pairs.")
    return found


def _pairs(path: Path) -> Iterator[Pair]:
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        kind = Kind(rows["kind"])
        for key, same in (("same", True), ("different", False)):
            for left, right in rows[key]:
                yield Pair(kind=kind, left=left, right=right, same=same, practice=path.stem)
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path} is no file of pairs (kind, same, different): {error}") from error


def fit(pairs: Sequence[Pair]) -> dict[str, float]:
    """Weights by feature, and ``start``: the most likely under the priors, by projected gradient descent."""
    rows = [features(pair.kind, pair.left, pair.right) for pair in pairs]
    names = list(rows[0])
    table = np.array([[*row.values(), 1.0] for row in rows])
    same = np.array([float(pair.same) for pair in pairs])
    priors = np.array([_PRIORS.get(name, -0.3) for name in names])
    fitted = _descend(table, same, priors)
    return {
        "start": round(float(fitted[-1]), 3),
        **{n: round(float(w), 3) for n, w in zip(names, fitted, strict=False)},
    }


def _descend(table: Array, same: Array, priors: Array) -> Array:
    at = np.append(priors, 0.0)
    for _ in range(_STEPS):
        off = _curve(table @ at) - same
        step = (table.T @ off + _STRENGTH * np.append(at[:-1] - priors, 0.0)) / len(same)
        at = at - step
        at[:-1] = np.where(priors > 0, np.maximum(at[:-1], 0.0), np.minimum(at[:-1], 0.0))
    return at


def _curve(odds: Array) -> Array:
    result: Array = 1 / (1 + np.exp(-odds))
    return result


def apply(fitted: Mapping[str, float], pair: Pair) -> float:
    """The probability under weights that are not in the rules yet."""
    row = features(pair.kind, pair.left, pair.right)
    return float(1 / (1 + np.exp(-fitted["start"] - sum(fitted[name] * value for name, value in row.items()))))


def cross_validated(pairs: Sequence[Pair]) -> list[float]:
    """The probability of every pair from weights fitted on the other four fifths."""
    found = [0.0] * len(pairs)
    for fold in range(_FOLDS):
        fitted = fit([pair for i, pair in enumerate(pairs) if i % _FOLDS != fold])
        for i in range(fold, len(pairs), _FOLDS):
            found[i] = apply(fitted, pairs[i])
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Fits, prints, and writes if asked."""
    parser = argparse.ArgumentParser(prog="python -m headwater.evaluate.calibrate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"put the weights into {RULES}")
    options = parser.parse_args(arguments)
    pairs = read_pairs(options.folder)
    models = {}
    for kind in Kind:
        some = [pair for pair in pairs if pair.kind is kind]
        models[kind.value] = fit(some)
        sys.stdout.write(_line(kind, some, cross_validated(some)))
    if options.write:
        _write(models, len(pairs))
    return 0


def _line(kind: Kind, pairs: Sequence[Pair], found: Sequence[float]) -> str:
    truth = [pair.same for pair in pairs]
    error = calibration_error(reliability(found, truth))
    return f"{kind}: {len(pairs)} pairs, Brier {brier(found, truth):.3f}, expected calibration error {error:.3f}\n"


def _write(models: Mapping[str, Mapping[str, float]], count: int) -> None:
    head = [
        "# Weights of name comparison (resolve/comparison.py): log-odds for each feature.",
        f"# Written by `python -m headwater.evaluate.calibrate tests/resolve/pairs --write` from {count} pairs.",
        "models:",
    ]
    for kind, fitted in models.items():
        head += [f"  {kind}:", f"    start: {fitted['start']}", "    weights:"]
        head += [f"      {name}: {value}" for name, value in fitted.items() if name != "start"]
    RULES.write_text("\n".join(head) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
