"""Ratios in one run: words a second of the bare spaCy pipeline against headwater's reading of the same text.

One process, one model, repetitions interleaved (A B A B) so that a busy machine slows both; medians are compared. Peak
memory is that of a fresh process for each side. ``--write`` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from headwater.evaluate.baselines.spacy_alone import pipeline
from headwater.model.document import Custody, Document, Published, PublishedBasis
from headwater.model.ids import sha256
from headwater.read import read_all
from texts import reports

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
FLOOR = 0.7
"""Headwater is meant to keep this share of the bare pipeline's speed."""
_WARM_UP = 2_000
_FOR_MEMORY = 20_000


def documents(words: int) -> list[Document]:
    """The generated reports."""
    return [
        Document(
            text=text,
            file=f"report-{number:04}.txt",
            published=Published(edtf=day, basis=PublishedBasis.GIVEN),
            language="en",
            custody=Custody(original=sha256(text.encode()), size=len(text.encode())),
        )
        for number, (day, text) in enumerate(reports(words))
    ]


def bare(some: Sequence[Document]) -> int:
    """The packaged pipeline over whole documents; tokens, so that nothing is left undone."""
    return sum(len(doc) for doc in pipeline().pipe(document.text for document in some))


def reading(some: Sequence[Document]) -> int:
    """Everything ``read`` finds; claims."""
    return sum(len(found.claims) for found in read_all(some))


SIDES: dict[str, Callable[[Sequence[Document]], int]] = {"bare spaCy": bare, "headwater reading": reading}


def timed(some: Sequence[Document], repeat: int) -> dict[str, list[float]]:
    """Seconds of each repetition, the sides taking turns."""
    for work in SIDES.values():
        work(documents(_WARM_UP))
    seconds: dict[str, list[float]] = {name: [] for name in SIDES}
    for _ in range(repeat):
        for name, work in SIDES.items():
            started = time.perf_counter()
            work(some)
            seconds[name].append(time.perf_counter() - started)
    return seconds


def peak_mb(name: str) -> float:
    """Peak resident memory (MB) of a fresh process that does one side's work."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (name,))


def _peak(name: str) -> float:
    SIDES[name](documents(_FOR_MEMORY))
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss of a new process begins at its parent's, VmHWM at its own
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024


def table(words: int, seconds: dict[str, list[float]], memory: dict[str, float]) -> list[str]:
    """Markdown: each side, then the ratio."""
    median = {name: statistics.median(times) for name, times in seconds.items()}
    rows = ["| | words a second | seconds, each repetition | peak memory, MB |", "|---|---|---|---|"]
    for name, times in seconds.items():
        each = ", ".join(f"{t:.1f}" for t in times)
        rows.append(f"| {name} | {words / median[name]:,.0f} | {each} | {memory[name]:,.0f} |")
    ratio = median["bare spaCy"] / median["headwater reading"]
    return [*rows, "", f"Headwater reads at {ratio:.2f} of the speed of the bare pipeline (wanted: at least {FLOOR})."]


def main() -> int:
    """Prints the table; 1 with ``--check`` when the ratio is below ``FLOOR``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--check", action="store_true", help="fail when headwater is slower than wanted")
    options = parser.parse_args()
    some = documents(options.words)
    words = sum(len(document.text.split()) for document in some)
    seconds = timed(some, options.repeat)
    memory = {name: peak_mb(name) for name in SIDES}
    lines = table(words, seconds, memory)
    print("\n".join(lines))
    if options.write:
        about = f"{len(some)} generated reports, {words:,} words; Python {platform.python_version()}, one process."
        head = ["# Benchmarks", "", "Written by `make bench`; do not edit.", "", about, ""]
        PAGE.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    ratio = statistics.median(seconds["bare spaCy"]) / statistics.median(seconds["headwater reading"])
    return 1 if options.check and ratio < FLOOR else 0


if __name__ == "__main__":
    sys.exit(main())
