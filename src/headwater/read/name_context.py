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


def described_as(text: str) -> tuple[str, ...]:
    """The common nouns right in front of a name: "the novelist X" gives (the, novelist).

    Behind a comma the description may end in whose or where: of "the director of the Oltar Museum, X" it is
    (the, director). Words in capitals are names, but for the one that opens the sentence.
    """
    words = text.replace("“", " ").replace('"', " ").split()
    if words and words[-1].endswith(","):
        if words[0].lower() in _set("adverbial_openers") and "," not in text.rstrip()[:-1]:
            return ()  # "In a message to reporters, X denied it"
        words = _before_complement([*words[:-1], words[-1].rstrip(",")])
    row: list[str] = []
    for at in range(len(words) - 1, max(-1, len(words) - 4), -1):
        word = words[at]
        if not word.replace("-", "").replace("’", "").replace("'", "").isalpha() or (at and not word[:1].islower()):
            break
        row.insert(0, word.lower())
    return tuple(row)


def _before_complement(words: list[str]) -> list[str]:
    """What stands before "of the Oltar Museum"; a list ("in Sarn, Oltar, X") describes nothing."""
    places = [i for i, w in enumerate(words) if w in _set("prepositions") and i > len(words) - _FAR]
    for at in reversed(places):
        if any(w.endswith(",") for w in words[at:]):
            return []
        links = words[at] in _set("of_a_role") and at > 0
        if links and words[at - 1][:1].islower() and words[at - 1] not in _set("prepositions"):
            return words[:at]
    return [] if places else words


_FAR = 9
"""Words that a description and its complement may fill."""
_APPOSITION = re.compile(
    r"^(?: \([^)]{1,20}\))?,? ?(?:, |[–—-]{1,2} ?|, which is |, who is | is | was )(?:an?|the|one of the)\s"
    r"((?:[a-z][\w’'-]*\s?){1,6})"
)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load("name_contexts")[name])


def apposition(behind: str) -> tuple[str, ...]:
    """The words of a description behind the name: "X, an armed formation led by …" gives (armed, formation)."""
    match = _APPOSITION.match(behind)
    if not match:
        return ()
    words: list[str] = []
    for word in match.group(1).split():
        if word in _set("apposition_ends"):
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
