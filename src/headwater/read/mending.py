"""Repairs of what a small parser gets wrong often and recognisably: apposition and relative clause, its lowest scores.

Each repair is one function over the columns of a parse, with the shape it mends in its docstring.
"""

from __future__ import annotations

from collections.abc import Sequence


def mended(
    word: Sequence[str], tag: Sequence[str], dep: Sequence[str], head: Sequence[int]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Labels and heads after all repairs; words and tags stay as they are."""
    labels, heads = list(dep), list(head)
    _second_subject(word, labels, heads)
    return tuple(labels), tuple(heads)


def _second_subject(word: Sequence[str], dep: list[str], head: list[int]) -> None:
    """ "Kamrani's widow, the novelist Shirin Daneshi, appealed": the second subject is an apposition of the first."""
    subjects: dict[int, int] = {}
    for token, label in enumerate(dep):
        if label not in ("nsubj", "nsubjpass"):
            continue
        first = subjects.setdefault(head[token], token)
        if first == token:
            continue
        between = word[first + 1 : token]
        if "," in between and _closed(word, token) and token < head[token]:
            dep[token], head[token] = "appos", first


def _closed(word: Sequence[str], token: int) -> bool:
    """Whether a comma closes the phrase within a few words."""
    return any(w in (",", "--", ")") for w in word[token + 1 : token + 6])
