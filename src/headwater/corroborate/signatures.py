"""Sets of many texts made small: hashed, the common dropped, signed by MinHash (Broder 1997; rensa, Rust).

Three-word runs that one text in fifty has ("one of the") say nothing of copying and everything of English; they are
dropped by a table of counts of fixed size, so memory and the number of chance pairs stay bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

Hashes = NDArray[np.uint64]
PERMUTATIONS = 128
"""Handbook 6.1, step 2: k = 128."""
_SEED = 20020706
_TABLE = 1 << 24
_SHARE = 50
_FEW = 40
"""Up to this many texts may share a run however small the pile is."""


def hashed(items: Iterable[str]) -> Hashes:
    """A set of strings as sorted 64-bit hashes, the same on every machine."""
    (found,) = RMinHash.hash_token_sets([sorted(items)])
    return np.unique(np.asarray(found, dtype=np.uint64))


class Common:
    """How many sets hold each hash, in a table of 2^24 counts; colliding hashes count together, which is rare."""

    def __init__(self, sets: Sequence[Hashes]) -> None:
        self._counts = np.zeros(_TABLE, dtype=np.uint32)
        for one in sets:
            np.add.at(self._counts, np.unique(one % _TABLE), 1)
        self._most = max(_FEW, len(sets) // _SHARE)

    def rare(self, one: Hashes) -> Hashes:
        """The hashes that few sets hold."""
        kept: Hashes = one[self._counts[one % _TABLE] <= self._most]
        return kept

    def weights(self, one: Hashes, total: int) -> NDArray[np.float64]:
        """Inverse document frequency of each hash."""
        counts = np.maximum(self._counts[one % _TABLE], 1)
        found: NDArray[np.float64] = np.log((total + 1) / counts)
        return found


def signed(sets: Sequence[Hashes], step: int = 5_000) -> NDArray[np.uint32]:
    """One row of 128 values a set. A row of an empty set holds the highest value throughout."""
    rows = np.full((len(sets), PERMUTATIONS), np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, len(sets), step):
        some = [at for at in range(start, min(start + step, len(sets))) if len(sets[at])]
        if some:
            flat = np.concatenate([sets[at] for at in some])
            ends = np.cumsum([0, *(len(sets[at]) for at in some)]).astype(np.uint64)
            made = RMinHash.digest_matrix_from_flat_token_hashes(flat, ends, PERMUTATIONS, _SEED)
            rows[some] = np.asarray(made.to_rows(), dtype=np.uint32)
    return rows
