"""Text made comparable: folded names, and words with their offsets (handbook 6.1, step 1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_DASHES = re.compile("[\u2010-\u2015\u2212_-]+")
_MARKS = re.compile("[\u2018\u2019\u02bc`'\"\u201c\u201d.]")
_ARTICLE = re.compile(r"^the (?=\S)")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


def folded(name: str) -> str:
    """The form names are compared in: case, accents, dashes, quotes and a leading article do not count."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _MARKS.sub("", _DASHES.sub(" ", plain))
    return _ARTICLE.sub("", " ".join(plain.split()))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded, and where each stands: ``starts[i]`` and ``ends[i]`` are code points."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


def words_of(text: str, spans: Sequence[tuple[int, int]] | None = None) -> Words:
    """Words and numbers of ``text``, or of these stretches of it; curly quotes and case do not count."""
    found: list[tuple[str, int, int]] = []
    for start, end in spans if spans is not None else ((0, len(text)),):
        found += [(_plain(m.group()), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    return Words(tuple(w for w, _, _ in found), tuple(s for _, s, _ in found), tuple(e for _, _, e in found))


def _plain(word: str) -> str:
    return word.replace("\u2019", "'").replace("\u02bc", "'").casefold()
