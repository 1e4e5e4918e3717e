"""The words of a noun phrase, as far as PolNeAR's annotators draw a source."""

from __future__ import annotations

from headwater.model.syntax import Sentence

_RIGHT = frozenset(
    (
        "prep",
        "appos",
        "acl",
        "relcl",
        "nummod",
        "nmod",
        "amod",
        "compound",
        "conj",
        "cc",
        "punct",
        "case",
        "npadvmod",
        "advmod",
    )
)


def noun_phrase(s: Sentence, head: int, without: frozenset[int] = frozenset()) -> tuple[int, ...]:
    """The tokens of the noun phrase at ``head``, unbroken, stopping before any token of ``without``.

    PolNeAR's practice, measured on its dev set: prepositional phrases belong to the source (88 %),
    appositions too (88 %), relative clauses as often as not.
    """
    left = head
    for child in s.children[head]:
        if child < head and s.dep[child] not in ("punct", "cc", "mark", "advcl", "parataxis"):
            tokens = s.subtree(child)
            if without.isdisjoint(tokens):
                left = min(left, tokens[0])
    right = head
    for child in s.children[head]:
        if child > head:
            tokens = s.subtree(child)
            if s.dep[child] not in _RIGHT or not without.isdisjoint(tokens):
                break
            right = max(right, tokens[-1])
    blocked = [t for t in without if left <= t]
    if blocked:
        right = min(right, *(t - 1 for t in blocked if t > head)) if any(t > head for t in blocked) else right
        left = max(left, *(t + 1 for t in blocked if t < head)) if any(t < head for t in blocked) else left
    while right > head and (s.pos[right] in ("PUNCT", "CCONJ") and s.word[right] not in (")", "]")):
        right -= 1
    if right > head and s.tag[right] == "POS":
        right -= 1
    while left < head and s.pos[left] in ("PUNCT", "CCONJ", "SPACE") and s.dep[left] != "preconj":
        left += 1
    return tuple(range(left, right + 1))
