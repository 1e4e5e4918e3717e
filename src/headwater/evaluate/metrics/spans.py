"""Spans against spans.

Matching is one-to-one, best overlap first (Dice over words, then order of the text). Four measures come of it:

exact
    the same characters, once white space, quotation marks and punctuation are trimmed from the edges;
overlap
    partial credit in words: recall credits the share of the gold span that is covered, precision the share of the
    predicted span that is gold (so a content twice too long earns half its precision);
touch
    a pair counts as soon as it shares a word;
articles aside
    exact, once "the", "a", "our" and the like are trimmed from the front of both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from headwater.evaluate.metrics.counts import Counts, hits
from headwater.model.span import Span

_WORD = re.compile(r"\w+")
_DETERMINER = re.compile(r"(?:the|an?|this|that|these|those|our|its|his|her|their|my|your)\s+", re.IGNORECASE)
MEASURES = ("exact", "overlap", "touch", "articles aside")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotation: one or more spans and a label."""

    spans: tuple[Span, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, so that spans can be compared word by word."""

    text: str
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Words:
        """Runs of letters and digits."""
        found = [m.span() for m in _WORD.finditer(text)]
        return cls(text, tuple(s for s, _ in found), tuple(e for _, e in found))

    def within(self, spans: Sequence[Span]) -> frozenset[int]:
        """The indices of the words that ``spans`` touch."""
        found: set[int] = set()
        for span in spans:
            found.update(range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)))
        return frozenset(found)

    def trimmed(self, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        """``spans`` without what surrounds their first and last word character."""
        return tuple(sorted(_trim(self.text, span) for span in spans))

    def bare(self, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        """``trimmed``, and without a determiner at the front of the first."""
        (start, end), *others = self.trimmed(spans)
        opening = _DETERMINER.match(self.text, start, end)
        return ((opening.end() if opening else start, end), *others)


def _trim(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def best_first(
    gold: Sequence[frozenset[int]], predicted: Sequence[frozenset[int]], may: Callable[[int, int], bool] | None = None
) -> list[Pair]:
    """One-to-one pairs (gold index, predicted index) that share a word, by Dice, best first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, words in enumerate(gold):
        for word in words:
            holders[word].append(index)
    scored: list[tuple[float, int, int]] = []
    for other, words in enumerate(predicted):
        for index in {i for word in words for i in holders.get(word, ())}:
            if may is None or may(index, other):
                dice = 2 * len(gold[index] & words) / (len(gold[index]) + len(words))
                scored.append((-dice, index, other))
    return one_to_one(scored)


def one_to_one(scored: list[tuple[float, int, int]]) -> list[Pair]:
    """Greedy pairs from (cost, left, right): lowest cost first, each side used once."""
    left: set[int] = set()
    right: set[int] = set()
    pairs: list[Pair] = []
    for _, index, other in sorted(scored):
        if index not in left and other not in right:
            left.add(index)
            right.add(other)
            pairs.append((index, other))
    return sorted(pairs)


def _any_label(gold: str, predicted: str) -> bool:
    return True


def same_label(gold: str, predicted: str) -> bool:
    """Labels must be equal."""
    return gold == predicted


def compare(
    words: Words,
    gold: Sequence[Marked],
    predicted: Sequence[Marked],
    accepts: Callable[[str, str], bool] = _any_label,
) -> dict[str, Counts]:
    """Counts under each of ``MEASURES``; ``accepts(gold label, predicted label)`` says which labels agree."""
    left, right = [words.within(m.spans) for m in gold], [words.within(m.spans) for m in predicted]
    pairs = best_first(left, right, lambda i, j: accepts(gold[i].label, predicted[j].label))
    found = sum(len(left[i] & right[j]) / len(left[i]) for i, j in pairs)
    sound = sum(len(left[i] & right[j]) / len(right[j]) for i, j in pairs)
    return {
        "exact": hits(_exact(words.trimmed, gold, predicted, accepts), len(gold), len(predicted)),
        "overlap": Counts(found, len(gold), sound, len(predicted)),
        "touch": hits(len(pairs), len(gold), len(predicted)),
        "articles aside": hits(_exact(words.bare, gold, predicted, accepts), len(gold), len(predicted)),
    }


def _exact(
    edges: Callable[[Sequence[Span]], tuple[tuple[int, int], ...]],
    gold: Sequence[Marked],
    predicted: Sequence[Marked],
    accepts: Callable[[str, str], bool],
) -> int:
    """How many pairs have the same edges, one-to-one."""
    at: dict[tuple[tuple[int, int], ...], list[int]] = defaultdict(list)
    for index, marked in enumerate(gold):
        at[edges(marked.spans)].append(index)
    scored = [
        (0.0, index, other)
        for other, marked in enumerate(predicted)
        for index in at.get(edges(marked.spans), ())
        if accepts(gold[index].label, marked.label)
    ]
    return len(one_to_one(scored))
