"""How text reuse grows with the pile: documents a second and peak memory at 1,000, 10,000 and 100,000 reports.

Every size runs in a fresh process, so that memory is its own. One report in seven copies an earlier one, with four
sentences in ten written anew; the rest share topics and names. ``--write`` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import random
import resource
import time
from pathlib import Path

from headwater.corroborate.direction import Text
from headwater.corroborate.reuse import reuse

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
TITLE = "## Text reuse by size of the pile"
SIZES = (1_000, 10_000, 100_000)
_COPIES, _KEPT = 0.15, 0.6


def texts(count: int) -> list[Text]:
    """Invented reports of 8 to 30 sentences; words fall off in frequency as those of a language do."""
    source = random.Random(count)
    words = ["".join(source.choice("bcdfghklmnprstvz") + source.choice("aeiou") for _ in range(source.randint(1, 4)))
             for _ in range(30_000)]  # fmt: skip
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(words))))
    names = [word.capitalize() for word in words[5_000:12_000]]
    topics = [source.sample(names, 40) for _ in range(max(1, count // 50))]

    def sentence(topic: list[str]) -> str:
        made = source.choices(words, cum_weights=weights, k=source.randint(8, 25))
        for _ in range(source.randint(0, 3)):
            made[source.randrange(len(made))] = source.choice(topic)
        if source.random() < 0.4:
            made[source.randrange(len(made))] = str(source.randint(2, 5_000))
        return " ".join(made).capitalize()

    found: list[Text] = []
    for number in range(count):
        if number > 10 and source.random() < _COPIES:
            parts = found[source.randrange(number)].text.split(". ")
            parts = [part if source.random() < _KEPT else sentence(source.choice(topics)) for part in parts]
        else:
            topic = source.choice(topics)
            parts = [sentence(topic) for _ in range(source.randint(8, 30))]
        day = f"2031-{source.randint(1, 12):02}-{source.randint(1, 28):02}"
        found.append(Text(id=f"doc-{number:07}", text=". ".join(parts), published=day))
    return found


def measured(count: int) -> tuple[int, float, int, int]:
    """Documents, seconds, links, peak memory in MB (the texts included)."""
    some = texts(count)
    start = time.perf_counter()
    links = len(reuse(some).links)
    return count, time.perf_counter() - start, links, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def table(rows: list[tuple[int, float, int, int]]) -> str:
    """As Markdown."""
    lines = [
        "| documents | seconds | documents a second | links found | peak memory, MB |",
        "|---:|---:|---:|---:|---:|",
    ]
    lines += [f"| {n:,} | {s:,.1f} | {n / s:,.0f} | {links:,} | {memory:,} |" for n, s, links, memory in rows]
    return "\n".join(lines)


def main() -> None:
    """Measures and prints; ``--write`` keeps it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    given = parser.parse_args()
    rows = []
    for size in given.sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rows.append(pool.apply(measured, (size,)))
        print(table(rows[-1:]), flush=True)
    if given.write:
        page = PAGE.read_text(encoding="utf-8").split(TITLE)[0].rstrip()
        note = (__doc__ or "").split("\n\n")[1].split(" ``--write``")[0]
        PAGE.write_text(f"{page}\n\n{TITLE}\n\n{note}\n\n{table(rows)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
