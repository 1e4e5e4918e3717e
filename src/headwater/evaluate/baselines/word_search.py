"""BM25 over lower-case words (Robertson and Zaragoza 2009), k1 = 1.2 and b = 0.75 as usual."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log
from statistics import fmean

_WORD = re.compile(r"\w+")
_K1, _B = 1.2, 0.75


def bm25(queries: Sequence[str], pool: Sequence[str]) -> list[list[int]]:
    """For each query the indices of ``pool``, best first; ties in order of the pool."""
    bags = [Counter(_WORD.findall(text.lower())) for text in pool]
    sizes = [bag.total() for bag in bags]
    usual = fmean(sizes) if sizes else 1.0
    holders = Counter(word for bag in bags for word in bag)
    rarity = {word: log(1 + (len(pool) - n + 0.5) / (n + 0.5)) for word, n in holders.items()}
    ranked = []
    for query in queries:
        words = set(_WORD.findall(query.lower()))
        scores = [
            sum(
                rarity[word] * bag[word] * (_K1 + 1) / (bag[word] + _K1 * (1 - _B + _B * size / usual))
                for word in words & bag.keys()
            )
            for bag, size in zip(bags, sizes, strict=True)
        ]
        ranked.append(sorted(range(len(pool)), key=lambda index: (-scores[index], index)))
    return ranked
