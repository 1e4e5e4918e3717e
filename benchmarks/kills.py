"""Kills a process at random points of build, judge, retract and export, and looks at what it left.

A process walks through all four on a new case. It is killed (SIGKILL) five times, at a random moment of the build
(twice), of judging, of retracting and of exporting, and begun again after each. After each kill the case must open,
`headwater check` must find no fault, and every report that is there must be whole. A last walk, which nobody kills,
must end in an export of the same bytes as one that never was disturbed.

    python benchmarks/kills.py --kills 200 --write
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

from headwater import Case, Settings
from headwater.errors import CaseNotFound
from headwater.model.document import Custody, Document
from headwater.read import read_all

PAGE = Path(__file__).parents[1] / "docs" / "kills.md"
STAGES = ("start", "build", "judge", "retract", "export", "done")
PLAN = ("build", "build", "judge", "retract", "export")
"""Where a case is killed, one after the other."""
_REPORTS = 6


def pile(folder: Path) -> Path:
    """Short invented reports that copy, answer and contradict each other."""
    folder.mkdir(parents=True)
    for n in range(_REPORTS):
        outlet = ("Northern Herald", "Coast Mirror", "Oltar Gazette")[n % 3]
        (folder / f"report-{n}.txt").write_text(
            f"Rebels attack depot {n % 4}\n\n{outlet}, {1 + n} May 2031\n\n"
            f"The Kestari Front attacked depot {n % 4} near Oltar, killing {n % 2 + 11} soldiers, the army said. "
            f"The Front denied it. Colonel Anwar Desh leads the Kestari Front, the {outlet} reported.\n",
            encoding="utf-8",
        )
    return folder


def walk(reports: Path, case: Path, out: Path, mark: Path) -> None:
    """Build, judge, retract, export; what is done already is not done twice."""
    mark.write_text("build")
    with Case.create(case, Settings(batch=2)) as opened:
        opened.build([reports], workers=1)
        decided = {judgement.about for judgement in opened.judgements()}
        mark.write_text("judge")
        if "merge" not in decided:
            opened.judge("Kestari Front", "Anwar Desh", "different", why="a group and its leader", who="ines")
        mark.write_text("retract")
        if "retract" not in decided:
            opened.retract("report-1.txt", why="withdrawn", who="ines")
        mark.write_text("export")
        opened.export("jsonl", out)
    mark.write_text("done")


def forked(reports: Path, case: Path, out: Path, mark: Path) -> int:
    """The walk in a process of its own; its id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.setsid()  # its own helpers are killed with it
        walk(reports, case, out, mark)
        code = 0
    finally:
        os._exit(code)


def whole(child: int) -> None:
    """Waits for a walk that nobody kills. Raises ``AssertionError`` when it failed."""
    _, status = os.waitpid(child, 0)
    if status:
        raise AssertionError(f"a walk nobody killed ended with {status}")


def killed(child: int, mark: Path, stage: str, after: float) -> bool:
    """Kills the walk so many seconds into a stage; whether it was still going."""
    ended = 0
    while not ended and STAGES.index(mark.read_text() or "start") < STAGES.index(stage):
        ended, status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.002)
    if not ended:
        time.sleep(after)
        os.killpg(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def faults(case: Path) -> list[str]:
    """What is wrong with the case that was left; nothing when it opens and all in it is whole."""
    try:
        with Case.open(case) as opened:
            found = [f"{fault.kind} {fault.where}: {fault.reason}" for fault in opened.check().faults]
            for record in opened.documents():
                shown = opened.show(record.id)
                if not shown.reading.coverage.sentences:
                    found.append(f"{record.file} is there without its reading")
            return found
    except CaseNotFound:
        return []  # killed before there was anything


def exported(out: Path) -> dict[str, bytes]:
    """Every file of the export."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def calm(reports: Path, folder: Path, mark: Path) -> dict[str, float]:
    """An undisturbed walk; how long each stage of it took, in seconds."""
    child = forked(reports, folder / "calm", folder / "calm-out", mark)
    begun: dict[str, float] = {}
    while "done" not in begun:
        begun.setdefault(mark.read_text() or "start", time.monotonic())
        time.sleep(0.002)
    whole(child)
    stages = STAGES[1:]
    return {stage: begun[later] - begun[stage] for stage, later in pairwise(stages) if stage in begun}


def run(kills: int, seed: int, folder: Path) -> Counter[str]:
    """So many kills; how often each stage was hit. Raises ``AssertionError`` for anything lost or different."""
    chance = random.Random(seed)
    custody = Custody(original="", size=0)
    list(read_all([Document(text="The Front attacked Oltar.", file="warm", custody=custody)], Settings()))
    reports, mark = pile(folder / "reports"), folder / "mark"
    mark.write_text("start")
    lengths, wanted = calm(reports, folder, mark), exported(folder / "calm-out")
    hit: Counter[str] = Counter()
    number = 0
    while hit.total() < kills:
        number += 1
        case, out = folder / f"case-{number}", folder / f"out-{number}"
        for stage in PLAN[: kills - hit.total()]:
            mark.write_text("start")
            after = chance.uniform(0, lengths[stage])
            if killed(forked(reports, case, out, mark), mark, stage, after):
                hit[mark.read_text() or "start"] += 1
            assert not (left := faults(case)), f"case {number} (seed {seed}), killed in {stage}: {left}"
        whole(forked(reports, case, out, mark))
        assert not (left := faults(case)), f"case {number} (seed {seed}), finished: {left}"
        assert exported(out) == wanted, f"case {number} (seed {seed}): its export differs"
        shutil.rmtree(case)
        shutil.rmtree(out)
    return hit


def main() -> None:
    """Runs it, says what it did, and writes it down if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write docs/kills.md")
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        stages = run(asked.kills, asked.seed, Path(folder))
    seconds = time.monotonic() - begun
    hit = ", ".join(f"{stages[stage]} in {stage}" for stage in STAGES if stages[stage])
    said = (
        f"{stages.total()} kills ({hit}) in {seconds:,.0f} seconds, seed {asked.seed}: nothing lost, no fault found, "
    )
    said += "and every walk after a kill ended in the same bytes as one that nobody disturbed."
    print(said)
    if asked.write:
        lines = (__doc__ or "").strip().splitlines()
        PAGE.write_text("\n".join(["# Kills", "", *lines, "", "The last run:", "", said, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
