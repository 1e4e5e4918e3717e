"""Feeds spoiled documents to intake and reading until it has done so many: nothing may break, hang or eat the memory.

Each execution takes one of the formats' samples (tests/ingest), a hostile text (tests/hostile.py) or a file of the
corpus that is kept (tests/corpus), spoils it (bits, cuts, repeats, splices with another, signs of the format), takes it
in and, every so often, reads what came out. A crash, more than ten seconds, or an offset that is not true is a failure:
the bytes are kept in tests/corpus, from which later runs begin. Same seed, same bytes.

    python benchmarks/fuzz.py --executions 1000000 --seed 1
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "ingest")]

from test_intake_properties import SAMPLES, SMALL, check  # noqa: E402

from headwater.ingest.source import Source  # noqa: E402
from headwater.ingest.take import Taker  # noqa: E402
from headwater.model.document import Document  # noqa: E402
from headwater.model.ids import sha256  # noqa: E402
from headwater.read import read_all  # noqa: E402
from hostile import reports  # noqa: E402 - lies beside the tests

CORPUS = ROOT / "tests" / "corpus"
SECONDS = 10
MEMORY = 4 * 1024**3
"""Address space of the whole process, the reading model and its libraries included."""
_SIGNS = (
    b"<",
    b"</",
    b"&#",
    b"\x00",
    b"\xff\xfe",
    b"%PDF",
    b"PK\x03\x04",
    b"<div>" * 50,
    b"\n\n",
    b"\xe2\x80\xae",
    b"9" * 40,
)


def seeds() -> dict[str, bytes]:
    """Everything that is spoiled, by name."""
    kept = {path.name: path.read_bytes() for path in sorted(CORPUS.glob("*"))} if CORPUS.is_dir() else {}
    texts = {f"hostile-{number}.txt": text.encode() for number, text in enumerate(reports().values())}
    return {**SAMPLES, **texts, **kept}


def spoiled(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A few changes, each at a random place."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((1, 4, 64, 1024)))
        match chance.randrange(6):
            case 0:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at]
            case 2:
                data = data[:to] + data[at:to] * chance.choice((1, 2, 50)) + data[to:]
            case 3:
                data = data[:at] + data[to:]
            case 4:
                data = data[:at] + chance.choice(_SIGNS) + data[at:]
            case _:
                other = chance.choice(others)
                data = data[:at] + other[chance.randrange(len(other) + 1) :]
    return data[:200_000]


def executions(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes, the same for the same seed."""
    chance, every = random.Random(seed), seeds()
    names, others = sorted(every), list(every.values())
    for _ in range(count):
        name = chance.choice(names)
        yield name, spoiled(every[name], others, chance)


def execute(name: str, data: bytes, reading: bool) -> str:
    """Takes the bytes in, and reads what came of it; what came. Raises whatever breaks, ``TimeoutError`` for a hang."""
    found = list(Taker(SMALL, None).source(Source.of_bytes(name, data)))
    check(found)
    documents = [one for one in found if isinstance(one, Document)]
    if reading:
        for document, read in zip(documents, read_all(documents, SMALL), strict=True):
            for mention in read.mentions:
                assert mention.span.of(document.text) == mention.text, "an offset that is not true"
    return "document" if documents else "refused"


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


def main() -> int:
    """Runs it; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--executions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read-every", type=int, default=20, help="read the documents of every so many executions")
    parser.add_argument("--seconds", type=float, default=0, help="stop after so long, however many were done")
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    begun, came, failed = time.monotonic(), Counter[str](), 0
    for number, (name, data) in enumerate(executions(asked.seed, asked.executions)):
        if asked.seconds and time.monotonic() - begun > asked.seconds:
            break
        signal.alarm(SECONDS)
        try:
            came[execute(name, data, number % asked.read_every == 0)] += 1
        except Exception as error:
            failed += 1
            CORPUS.mkdir(exist_ok=True)
            (CORPUS / f"{sha256(data)[:12]}-{name}").write_bytes(data)
            print(f"{number} {name}: {type(error).__name__}: {error}"[:300])
        finally:
            signal.alarm(0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    done = came.total() + failed
    print(
        f"{done:,} executions, seed {asked.seed}, {time.monotonic() - begun:,.0f} seconds: {came['document']:,} gave a "
        f"document, {came['refused']:,} were refused, {failed} failed; peak memory {peak:,.0f} MB."
    )
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
