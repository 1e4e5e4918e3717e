"""The score gate: no change may read worse than the floors in ``tests/evaluate/baseline.json``.

``python -m headwater.evaluate.gate`` measures and refuses a drop; ``--update`` raises floors to what is measured now
and never lowers one unless told ``--lower --why "…"``, which is written down in the file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import UsageError
from headwater.evaluate.result import OURS, Report
from headwater.evaluate.run import OWN, PAIRS, Reader, evaluate, own_folders

BASELINE = Path("tests/evaluate/baseline.json")
SHARED = Path("../shared/gold")
TOLERANCE = 0.01
"""Another processor rounds differently and a handful of parses change: a point is no drop."""

WATCHED: Mapping[str, Sequence[str]] = {
    "own": (
        "claims", "claims, type and trigger alone", "claims, last link right", "claims, modality right",
        "claims, author's factuality right", "claims, time right", "claims, place right", "false-claim rate",
        "relation", "content, overlap", "time, value", "time, EDTF", "place name, literal or not",
        "mention recall, typed", "expected calibration error",
    ),
    "names": ("one name", "joined without asking", "B³", "Brier score", "expected calibration error"),
    "polnear": ("source, overlap", "cue, overlap", "content, overlap", "relation"),
    "timex": ("strict", "relaxed", "value"),
    "geo": ("toponym, touch", "end to end: found and within 161 km"),
    "re3d": ("typed, exact", "typed, articles aside", "typed, touch", "all of these", "IsSynonymOf"),
    "gum": ("all, typed, by head", "CoNLL F1, person, organization, place, by head", "date value"),
    "factuality": ("mean absolute error", "Pearson r", "macro F1 of three classes"),
    "event_peers": ("source", "target", "class named by some claim"),
    "fakes_syria": ("claims grounded",),
}  # fmt: skip
"""The measures of ours that a change may not make worse."""

SAMPLES: Mapping[str, int] = {
    "polnear": 24, "timex": 73, "geo": 60, "re3d": 36, "gum": 12, "factuality": 400, "event_peers": 322,
    "fakes_syria": 12,
}  # fmt: skip
"""Documents of each shared set that the gate reads: enough to see a drop, few enough for every run of CI."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A watched figure. Errors and distances are better when lower."""

    value: float
    lower_is_better: bool = False

    def worse_than(self, floor: float) -> bool:
        """Whether it is beyond the floor by more than ``TOLERANCE``."""
        return self.value > floor + TOLERANCE if self.lower_is_better else self.value < floor - TOLERANCE

    def better_than(self, floor: float) -> bool:
        """Whether the floor can be raised to it."""
        return self.value < floor if self.lower_is_better else self.value > floor


Floors = dict[str, dict[str, float]]


def watched(report: Report) -> dict[str, Measured]:
    """The watched figures of a report; of several tables the last, which takes all parts together."""
    found: dict[str, Measured] = {}
    wanted = WATCHED.get(report.name.partition("-")[0], ())
    for table in report.tables:
        for score in table.scores:
            if score.system == OURS and score.measure in wanted:
                found[score.measure] = Measured(value=score.f1)
        for figure in table.figures:
            if figure.system == OURS and figure.measure in wanted:
                found[figure.measure] = Measured(value=figure.value, lower_is_better=figure.lower_is_better)
    return found


def measure_all(
    own: Path = OWN, shared: Path = SHARED, reader: Reader | None = None, only: Sequence[str] = (), pairs: Path = PAIRS
) -> dict[str, dict[str, Measured]]:
    """The watched figures of our own gold and, where they stand beside the project, of the shared sets."""
    reports: list[Report] = []
    for folder in own_folders(own):
        if not only or f"own-{folder.name}" in only:
            reports += evaluate("own", folder, reader=reader)
    if pairs.is_dir():
        reports += [report for report in evaluate("names", pairs) if not only or report.name in only]
    for name, limit in SAMPLES.items():
        if (shared / name).is_dir() and (not only or name in only):
            reports += evaluate(name, shared, limit=limit, reader=reader)
    return {report.name: watched(report) for report in reports}


def drops(floors: Floors, measured: Mapping[str, Mapping[str, Measured]]) -> Iterator[str]:
    """A line for each floor that is not held; a watched measure that vanished is a drop too."""
    for name, figures in measured.items():
        for measure, floor in floors.get(name, {}).items():
            if measure not in figures:
                yield f"{name}: {measure} is no longer measured (floor {floor:.3f})"
            elif figures[measure].worse_than(floor):
                yield f"{name}: {measure} is {figures[measure].value:.3f}, the floor is {floor:.3f}"


def updated(floors: Floors, measured: Mapping[str, Mapping[str, Measured]], lower: bool) -> Floors:
    """Floors raised to what is measured; lowered too, when ``lower``."""
    result = {name: dict(rows) for name, rows in floors.items()}
    for name, figures in measured.items():
        rows = result.setdefault(name, {})
        for measure, figure in figures.items():
            if lower or measure not in rows or figure.better_than(rows[measure]):
                rows[measure] = round(figure.value, 4)
    return {name: dict(sorted(rows.items())) for name, rows in sorted(result.items())}


def read_baseline(path: Path) -> dict[str, Any]:
    """Floors and the record of lowerings. Raises ``UsageError`` when the file is no baseline."""
    if not path.exists():
        return {"floors": {}, "lowered": []}
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {"floors": data["floors"], "lowered": data["lowered"]}
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is not a baseline: restore it from version control ({error}).") from error


def update(path: Path, measured: Mapping[str, Mapping[str, Measured]], why: str | None = None) -> Floors:
    """Writes the new floors. Without ``why`` no floor is lowered: raises ``UsageError`` naming each that would be."""
    baseline = read_baseline(path)
    fallen = list(drops(baseline["floors"], measured))
    if fallen and why is None:
        raise UsageError("\n".join([*fallen, 'Floors are lowered only with --lower --why "the reason".']))
    floors = updated(baseline["floors"], measured, lower=why is not None)
    if fallen and why:
        baseline["lowered"].append({"why": why, "what": fallen})
    content = {"floors": floors, "lowered": baseline["lowered"]}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return floors


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every floor holds, 1 when one does not, 2 when the call makes no sense."""
    parser = argparse.ArgumentParser(prog="python -m headwater.evaluate.gate", description=__doc__)
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    parser.add_argument("--own", type=Path, default=OWN)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--only", action="append", default=[], help="only this set (own-dev, own-gate, polnear …)")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", action="store_true", help="with --update and --why: lower floors too")
    parser.add_argument("--why", help="the reason for lowering, kept in the file")
    options = parser.parse_args(arguments)
    if options.lower and not options.why:
        parser.error("--lower needs --why")
    try:
        measured = measure_all(options.own, options.shared, only=options.only)
        if options.update:
            update(options.baseline, measured, options.why if options.lower else None)
            return 0
        fallen = list(drops(read_baseline(options.baseline)["floors"], measured))
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for line in fallen:
        sys.stderr.write(f"{line}\n")
    sys.stdout.write(f"{len(fallen)} of {sum(map(len, measured.values()))} watched figures fell.\n")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
