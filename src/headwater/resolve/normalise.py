"""Any name, in any script, as lower-case Latin words: what comparing starts from, never what is shown.

Scripts are transliterated by anyascii, which needs no tables of ours and no compiled library (PyICU does as well on
Cyrillic and Greek, but has to be built where no wheel exists). Scripts that leave out short vowels are marked, so that
comparing can fall back on consonants.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = re.compile("['’‘ʼʻ`´ʿʾ′]")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s|$))", re.IGNORECASE)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+")
_SOUTH_SLAVIC = re.compile("[ćčšžĆČŠŽ]")
_VOWELLESS = (("\u0590", "\u08ff"), ("\ufb1d", "\ufefc"), ("\u0e00", "\u0e7f"))
"""Hebrew to Arabic Extended, their presentation forms, Thai."""
_ARABIC_LETTERS = str.maketrans(
    {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ع": "a", "ء": "", "ئ": "y", "ؤ": "w", "ו": "w"}
)
_ARTICLE = re.compile(r"(?<!\S)ال(?=\w{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A name's words in Latin letters. ``vowelless``: written in a script that leaves vowels out."""

    words: tuple[str, ...]
    vowelless: bool = False
    foreign: bool = False
    """Whether it was written in another script than Latin."""


@lru_cache(200_000)
def plain(name: str) -> Plain:
    """Lower case, no marks, no apostrophes; hyphens, stops and spaces part words."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", name)).replace("\u00a0", " ")
    letters = [c for c in text if c.isalpha()]
    foreign = any(not _is_latin(c) for c in letters)
    if not foreign:
        text = latin(text)
        return Plain(words=tuple(_WORD.findall(text.lower())))
    vowelless = sum(_is_vowelless(c) for c in letters) * 2 > len(letters)
    text = _ARTICLE.sub("al ", text).translate(_ARABIC_LETTERS)
    ascii_text = _CAMEL.sub(" ", latin(text))
    return Plain(words=tuple(_WORD.findall(ascii_text.lower())), vowelless=vowelless, foreign=True)


def latin(text: str) -> str:
    """``text`` in ASCII letters; "đ" is "dj" in South Slavic names and "d" elsewhere; possessives go."""
    if _SOUTH_SLAVIC.search(text):
        text = text.replace("đ", "dj").replace("Đ", "Dj")
    text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    return text if text.isascii() else anyascii(text)


def _is_latin(letter: str) -> bool:
    return letter < "\u02b0" or "\u1e00" <= letter <= "\u1eff" or "\u02b0" <= letter <= "\u02ff" or letter in "ﬀﬁﬂ"


def _is_vowelless(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _VOWELLESS)
