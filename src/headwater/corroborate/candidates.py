"""Which pairs of many texts are worth comparing: locality-sensitive hashing (handbook 6.1, step 2).

64 bands of 2 rows find a pair of similarity 0.2 with probability 0.93 and of 0.3 with 0.998; the usual 20 bands of 5
would miss nineteen rewrites in twenty. A bucket too full for all its pairs ties each text to the bucket's first ones.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_BANDS, _ROWS = 64, 2
_FULL = 64
"""Texts of one bucket that are all paired with one another; beyond it each is paired with the first few."""
_FIRST = 8
_LEAST = 0.06
"""Estimated similarity below which a pair met by chance; at 128 values that is 8 in common."""

Pairs = NDArray[np.int64]


def by_signature(rows: NDArray[np.uint32]) -> Pairs:
    """Pairs of rows (left < right) that share a band and enough values, sorted, each once."""
    empty = rows.min(axis=1) == np.iinfo(np.uint32).max
    found = [np.empty((0, 2), dtype=np.int64)]
    numbers = np.flatnonzero(~empty)
    for band in range(_BANDS):
        columns = rows[numbers, band * _ROWS : (band + 1) * _ROWS].astype(np.uint64)
        found.append(_alike(rows, _grouped(columns[:, 0] << np.uint64(32) | columns[:, 1], numbers)))
    return _unique(np.concatenate(found))


def by_key(keys: NDArray[np.uint64], numbers: NDArray[np.int64]) -> Pairs:
    """Pairs of texts (by number) that share a key; ``keys[i]`` belongs to text ``numbers[i]``."""
    return _unique(_grouped(keys, numbers))


def _alike(rows: NDArray[np.uint32], pairs: Pairs, step: int = 50_000) -> Pairs:
    kept = [np.empty((0, 2), dtype=np.int64)]
    for at in range(0, len(pairs), step):
        some = pairs[at : at + step]
        alike = (rows[some[:, 0]] == rows[some[:, 1]]).mean(axis=1)
        kept.append(some[alike >= _LEAST])
    return np.concatenate(kept)


def _grouped(keys: NDArray[np.uint64], numbers: NDArray[np.int64]) -> Pairs:
    order = np.lexsort((numbers, keys))
    keys, numbers = keys[order], numbers[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, dtype=int)
    sizes = np.diff(np.append(starts, len(keys)))
    found = [np.empty((0, 2), dtype=np.int64)]
    two = starts[sizes == 2]
    found.append(np.stack((numbers[two], numbers[two + 1]), axis=1))
    for start, size in zip(starts[sizes > 2], sizes[sizes > 2], strict=True):
        found += _of_group(np.unique(numbers[start : start + size]))
    return np.concatenate(found)


def _of_group(numbers: NDArray[np.int64]) -> Iterator[Pairs]:
    size = len(numbers)
    if size <= _FULL:
        left, right = np.triu_indices(size, 1)
    else:
        first, other = np.meshgrid(np.arange(_FIRST), np.arange(size))
        left, right = first[first < other], other[first < other]
    yield np.stack((numbers[left], numbers[right]), axis=1)


def _unique(pairs: Pairs) -> Pairs:
    kept = pairs[pairs[:, 0] != pairs[:, 1]]
    found: Pairs = np.unique(np.sort(kept, axis=1), axis=0)
    return found
