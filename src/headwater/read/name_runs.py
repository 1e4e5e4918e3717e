"""Runs of capitalised words joined where the model sees one long name: "Office of the Commissioner for …"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.read.chunks import Chunk, is_name_word
from headwater.read.name_context import Labels


def merged(sentence: str, chunks: list[Chunk], labels: Labels) -> Iterator[Chunk]:
    """Chunks that the model sees as one long name ("Office of the Commissioner for …") are joined."""
    i = 0
    while i < len(chunks):
        chunk = chunks[i]
        j = i
        for a, b, label in labels:
            if label not in ("ORG", "FAC", "LAW", "WORK_OF_ART", "EVENT") or not a - 1 <= chunk.start <= a + 4:
                continue
            k = i
            while k + 1 < len(chunks) and chunks[k + 1].end <= b and _plain(sentence, chunks[k], chunks[k + 1]):
                k += 1
            j = max(j, k)
        if j > i:
            words = tuple(w for c in chunks[i : j + 1] for w in c.words)
            chunk = Chunk(words=words, initial=chunk.initial)
        yield chunk
        i = j + 1


def _plain(sentence: str, left: Chunk, right: Chunk) -> bool:
    between = sentence[left.end : right.start]
    words = between.split()
    linked = 1 <= len(words) <= 3 and words[0] in ("of", "for", "on", "against")
    return linked and not left.words[-1].possessive and all(w.isalpha() and not is_name_word(w) for w in words)
