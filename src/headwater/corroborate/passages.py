"""Passages two texts share, by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003; handbook 6.1, step 3).

Fingerprints are hashes of 5-word runs, of which the smallest in each window of 4 is kept, so every shared run of 8
words is found and none under 5. What the fingerprints find is extended word by word to both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from zlib import crc32

from headwater.corroborate.words import Words
from headwater.model.finding import SharedPassage
from headwater.model.span import Span

_GRAM, _SHORTEST = 5, 8
_WINDOW = _SHORTEST - _GRAM + 1
_SAME = 20
"""Places one fingerprint may stand at before it is a refrain and says nothing."""


def shared(left: Words, right: Words) -> tuple[SharedPassage, ...]:
    """The longest shared runs of at least eight words, in the order of the left text, none within another."""
    held = _fingerprints(right)
    runs = []
    covered: list[tuple[int, int]] = []
    for gram, places in sorted(_fingerprints(left).items(), key=lambda item: item[1]):
        others = held.get(gram, ())
        if len(places) * len(others) > _SAME:
            continue
        runs += [run for at in places for other in others if (run := _grown(left, right, at, other))]
    passages = []
    for start, other, length in sorted(set(runs), key=lambda run: (-run[2], run)):
        if not any(begin <= start and start + length <= end for begin, end in covered):
            covered.append((start, start + length))
            passages.append((start, other, length))
    return tuple(_passage(left, right, run) for run in sorted(passages))


def _passage(left: Words, right: Words, run: tuple[int, int, int]) -> SharedPassage:
    start, other, length = run
    return SharedPassage(
        left=Span(left.starts[start], left.ends[start + length - 1]),
        right=Span(right.starts[other], right.ends[other + length - 1]),
    )


def _grown(left: Words, right: Words, at: int, other: int) -> tuple[int, int, int] | None:
    if left.words[at : at + _GRAM] != right.words[other : other + _GRAM]:
        return None
    start = 0
    while at - start > 0 and other - start > 0 and left.words[at - start - 1] == right.words[other - start - 1]:
        start += 1
    end = _GRAM
    while at + end < len(left) and other + end < len(right) and left.words[at + end] == right.words[other + end]:
        end += 1
    length = start + end
    return (at - start, other - start, length) if length >= _SHORTEST else None


def _fingerprints(text: Words) -> dict[int, list[int]]:
    hashes = [crc32(" ".join(text.words[at : at + _GRAM]).encode()) for at in range(len(text) - _GRAM + 1)]
    kept: defaultdict[int, list[int]] = defaultdict(list)
    for at in sorted(set(_least(hashes))):
        kept[hashes[at]].append(at)
    return kept


def _least(hashes: list[int]) -> Iterator[int]:
    """The place of the smallest hash of each window, the rightmost of equals."""
    for start in range(max(1, len(hashes) - _WINDOW + 1)):
        window = hashes[start : start + _WINDOW]
        if window:
            least = min(window)
            yield start + max(at for at, value in enumerate(window) if value == least)
