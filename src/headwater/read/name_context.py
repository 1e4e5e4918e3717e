"""What stands around a name: words before and behind, a description in apposition, the model's own label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from headwater.rules import load

Labels = Sequence[tuple[int, int, str]]
"""What the packaged model calls which stretch of the sentence: start, end, label."""


def before(text: str) -> tuple[str, ...]:
    """Up to three words in front of a name, in lower case."""
    words = text[-40:].replace("“", " ").replace('"', " ").split()
    return tuple(w.strip("(),;:").lower() or w for w in words[-3:])


def after(text: str) -> tuple[str, ...]:
    """Up to three words behind a name, in lower case, a possessive left out."""
    text = text[:48]
    if text[:2] in ("’s", "'s"):
        text = text[2:]
    words = text.replace(",", " , ").replace("(", " ( ").split()
    return tuple(w.strip('.;:"”’)').lower() or w for w in words[:3])


_APPOSITION = re.compile(
    r"^(?: \([^)]{1,20}\))?,? ?(?:, |[–—-]{1,2} ?|, which is |, who is | is | was )(?:an?|the|one of the)\s"
    r"((?:[a-z][\w’'-]*\s?){1,6})"
)


@cache
def _ends() -> frozenset[str]:
    return frozenset(load("name_contexts")["apposition_ends"])


def apposition(behind: str) -> tuple[str, ...]:
    """The words of a description behind the name: "X, an armed formation led by …" gives (armed, formation)."""
    match = _APPOSITION.match(behind)
    if not match:
        return ()
    words: list[str] = []
    for word in match.group(1).split():
        if word in _ends():
            break
        if word.endswith(("'s", "’s")):
            words.clear()  # "the monastery's steward" is a steward
            continue
        words.append(word)
    return tuple(words)


def label_of(start: int, end: int, labels: Labels) -> tuple[str | None, bool]:
    """The label that shares most of a stretch, and whether it covers just these words."""
    best: tuple[int, str | None, bool] = (0, None, False)
    for a, b, label in labels:
        shared = min(b, end) - max(a, start)
        if shared > best[0]:
            best = (shared, label, abs(a - start) <= 4 and abs(b - end) <= 2)
    return best[1], best[2]
