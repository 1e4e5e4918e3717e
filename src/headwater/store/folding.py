"""Spellings made comparable: case, accents, dashes, apostrophes and spaces do not tell names apart."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile("[\u2010-\u2015\u2212_-]+")
_MARKS = re.compile("[\u2018\u2019\u02bc`'\"\u201c\u201d.]")
_ARTICLE = re.compile(r"^the (?=\S)")


def folded(name: str) -> str:
    """The form names are compared in: ``folded("The Saff‑i‑Kohsar")`` is ``"saff i kohsar"``."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _MARKS.sub("", _DASHES.sub(" ", plain))
    return _ARTICLE.sub("", " ".join(plain.split()))
