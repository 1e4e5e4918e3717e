"""claims_reuse: has this been checked before (CheckThat! 2020, task 2, development part; Shaar et al. 2020).

Files: ``clef2020_t2/dev/tweets.queries.tsv``, ``linked_claims.tsv``, ``tweet-vclaim-pairs.qrels``. Metric: mean average
precision at 5 and precision at 1 over the pool of the claims that the links name (its size is given: ranking a small
pool is easier than the official one). The ranker is replaced by passing another to ``rank_all``; the one measured here
is BM25 over lower-case words, the baseline that any matching of ours has to beat.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.evaluate.baselines.word_search import bm25
from headwater.evaluate.metrics.counts import interval
from headwater.evaluate.metrics.numbers import accuracy
from headwater.evaluate.result import Figure, Mistake, Report, Table
from headwater.evaluate.sets.shared import existing, text_document, words_in
from headwater.model.document import Document
from headwater.model.reading import Reading

Ranker = Callable[[Sequence[str], Sequence[str]], list[list[int]]]
"""Queries and pool in; for each query the indices of the pool, best first."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post, the claims it repeats (indices of the pool), the pool."""

    document: Document
    repeats: frozenset[int]
    pool: tuple[str, ...]


def load(folder: Path) -> list[Post]:
    """The posts in file order. Raises ``UsageError`` when the folder lacks a file."""
    part = existing(folder, "clef2020_t2", "dev")
    claims = _table(existing(part, "linked_claims.tsv"))
    place = {number: index for index, (number, _) in enumerate(claims)}
    links: dict[str, set[int]] = {}
    for line in existing(part, "tweet-vclaim-pairs.qrels").read_text(encoding="utf-8").splitlines():
        post, _, claim, _ = line.split("\t")
        links.setdefault(post, set()).add(place[claim])
    pool = tuple(words for _, words in claims)
    return [
        Post(text_document(words, f"post {number}"), frozenset(links.get(number, ())), pool)
        for number, words in _table(existing(part, "tweets.queries.tsv"))
    ]


def _table(path: Path) -> list[tuple[str, str]]:
    """Id and text; the header's first name is empty."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [(row[0], " ".join(row[1:])) for row in list(csv.reader(lines, delimiter="\t"))[1:] if len(row) > 1]


def measure(posts: Sequence[Post], readings: Sequence[Reading]) -> Report:
    """The report of this set. Readings are not needed: posts are ranked as they stand."""
    ranked = rank_all(posts, bm25)
    return Report(
        name="claims_reuse",
        title="Claims checked before: CheckThat! 2020",
        metric=__doc__ or "",
        files=("tweets.queries.tsv", "linked_claims.tsv", "tweet-vclaim-pairs.qrels"),
        documents=len(posts),
        words=words_in(post.document for post in posts),
        tables=(
            Table(title=f"Ranking among {len(posts[0].pool) if posts else 0}", figures=figures(posts, ranked, "BM25")),
        ),
        mistakes=tuple(
            Mistake(cls="first is another claim", document=post.document.file, sentence=post.document.text,
                    gold="; ".join(post.pool[i] for i in sorted(post.repeats)), ours=post.pool[order[0]])
            for post, order in zip(posts, ranked, strict=True)
            if post.repeats and order[0] not in post.repeats
        ),
    )  # fmt: skip


def rank_all(posts: Sequence[Post], ranker: Ranker) -> list[list[int]]:
    """The pool in order for each post."""
    return ranker([post.document.text for post in posts], posts[0].pool) if posts else []


def figures(posts: Sequence[Post], ranked: Sequence[Sequence[int]], system: str) -> tuple[Figure, ...]:
    """MAP@5 and P@1 over posts that repeat something."""
    linked = [(p.repeats, order) for p, order in zip(posts, ranked, strict=True) if p.repeats]
    precisions = [average_precision(repeats, order) for repeats, order in linked]
    first = [order[0] in repeats for repeats, order in linked]
    bounds = interval(precisions, lambda some: sum(some) / len(some)) or (None, None)
    return (
        Figure(measure="MAP@5", system=system, value=sum(precisions) / max(1, len(precisions)), count=len(linked),
               low=bounds[0], high=bounds[1]),
        Figure(measure="P@1", system=system, value=accuracy(first), count=len(linked)),
    )  # fmt: skip


def average_precision(right: frozenset[int], order: Sequence[int], depth: int = 5) -> float:
    """Average precision of the first ``depth`` places."""
    found = 0
    credit = 0.0
    for place, index in enumerate(order[:depth], start=1):
        if index in right:
            found += 1
            credit += found / place
    return credit / min(len(right), depth) if right else 0.0
