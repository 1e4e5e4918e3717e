"""The parse of one sentence, as columns: token ``i`` is ``word[i]``, ``lemma[i]``, ``head[i]``…

A name is one token, because names are found before the parse and masked (reading.md, section 3.2).
Offsets are those of the document, so a token's span is exact whatever the parser was shown.
Labels are ClearNLP dependencies, Penn tags and Universal POS, as spaCy's English pipelines give them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from headwater.model.span import Span


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A parsed sentence. ``mention[i]`` is the index of the mention that token ``i`` heads, or -1.

    No slots: the cached properties need a dictionary. ``head[i] == i`` marks the root.
    """

    span: Span
    index: int
    region: str
    word: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    mention: tuple[int, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.word)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each token, left to right."""
        rows: list[list[int]] = [[] for _ in self.head]
        for token, head in enumerate(self.head):
            if head != token:
                rows[head].append(token)
        return tuple(tuple(row) for row in rows)

    @cached_property
    def root(self) -> int:
        """The token that has no head."""
        return next((i for i, head in enumerate(self.head) if head == i), 0)

    def span_of(self, token: int) -> Span:
        """The document span of one token."""
        return Span(self.start[token], self.end[token])

    def child(self, token: int, *deps: str) -> int | None:
        """The first dependent of ``token`` with one of these labels."""
        for other in self.children[token]:
            if self.dep[other] in deps:
                return other
        return None

    def having(self, token: int, *deps: str) -> tuple[int, ...]:
        """All dependents of ``token`` with one of these labels, left to right."""
        return tuple(c for c in self.children[token] if self.dep[c] in deps)

    def subtree(self, token: int) -> tuple[int, ...]:
        """``token`` and everything below it, in order of the text."""
        found, queue = [], [token]
        while queue:
            current = queue.pop()
            found.append(current)
            queue.extend(self.children[current])
        return tuple(sorted(found))

    def ancestors(self, token: int) -> tuple[int, ...]:
        """The heads above ``token``, nearest first."""
        found: list[int] = []
        while self.head[token] != token and len(found) <= len(self.head):
            token = self.head[token]
            found.append(token)
        return tuple(found)

    def cover(self, tokens: tuple[int, ...] | list[int]) -> Span:
        """The document span from the first to the last of ``tokens``."""
        return Span(self.start[min(tokens)], self.end[max(tokens)])

    def at(self, span: Span) -> tuple[int, ...]:
        """The tokens that overlap ``span``."""
        return tuple(i for i in range(len(self.word)) if self.start[i] < span.end and span.start < self.end[i])
