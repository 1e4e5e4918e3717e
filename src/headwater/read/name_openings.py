"""Whether the first word of a sentence, in capitals whatever it is, belongs to a name."""

from __future__ import annotations

from dataclasses import replace

from headwater.model.mention import EntityType
from headwater.read.chunks import Chunk, is_acronym
from headwater.read.lexicon import Lexicon
from headwater.read.name_context import Labels


class Openings:
    """Decides by the lexicon, the dictionary words and the names seen inside sentences (``seen``)."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str]) -> None:
        self.lexicon = lexicon
        self.common = common
        self.seen: frozenset[str] = frozenset()

    def trimmed(self, chunk: Chunk, labels: Labels) -> Chunk | None:
        """A sentence's first word is set in capitals whatever it is; keep it only with another reason."""
        first = chunk.words[0]
        if not chunk.initial or self._is_name_of_its_own(chunk, labels):
            return chunk
        rest = chunk.words[1:]
        if not rest:
            return None
        return replace(chunk, words=rest, initial=False) if first.text[:1].isupper() else chunk

    def _is_name_of_its_own(self, chunk: Chunk, labels: Labels) -> bool:
        lexicon, first = self.lexicon, chunk.words[0]
        whole = " ".join(w.text for w in chunk.words)
        if whole in self.seen:
            return True
        if lexicon.name(whole) or lexicon.adjective(first.text) or is_acronym(first.text) or first.bound:
            return first.text.lower() not in lexicon.openers
        if first.text.lower() in lexicon.openers:
            return False
        if lexicon.title_at([w.text for w in chunk.words], 0):
            return True
        if first.text.lower() not in self.common or "-" in first.text:
            return True
        known = lexicon.name(first.text)
        if known and not known.weak and (known.type is EntityType.STATE or first.text.lower() not in self.common):
            return True
        covered = any(a <= first.start and b >= first.end for a, b, _ in labels)
        if len(chunk.words) == 1:
            return covered and known is not None and not known.weak
        if any(tag == "PERSON" and a == first.start and b >= chunk.words[1].end for a, b, tag in labels):
            return True  # many given names are dictionary words too: "Lena Holt"
        return covered and any(w.text.lower() in lexicon.heads for w in chunk.words[1:])
