"""Which language a text is in, and no answer where nobody can tell.

py3langid names a language for anything, names of people included. So a text with enough English function words is
English before it is asked, its answer counts only with enough letters and confidence, and else it is ``None``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from headwater.rules.load import languages, load

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHARE = 0.18
"""English conflict news runs at 0.24 to 0.35 words of our list (measured on 26 public reports of one conflict)."""
_FEW = 4
_LETTERS = 60
"""Below this many letters a guess is not kept; in a script other than Latin a quarter will do, and any confidence."""
_SURE = 0.6


def identify(text: str) -> str | None:
    """ISO 639-1 code (639-3 where there is none) of the language of ``text``, or ``None`` when it cannot be told."""
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    for language in languages():
        common = sum(word in _function_words(language) for word in words)
        if common >= _FEW and common >= _SHARE * len(words):
            return language
    letters = sum(len(word) for word in words)
    latin = sum(c < "\u0250" for word in words for c in word)
    foreign = latin < letters / 2
    if letters < (_LETTERS / 4 if foreign else _LETTERS):
        return None
    code, confidence = _identifier().classify(sample)
    return str(code) if foreign or float(confidence) >= _SURE else None


def language_name(code: str) -> str:
    """The English name of a language: "French" for ``fr``; the code itself when nobody names it."""
    try:
        return Locale.parse(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(load("language", language)["function_words"])


@cache
def _identifier() -> Any:
    # Loaded on first use: the model takes half a second, and English texts never need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
