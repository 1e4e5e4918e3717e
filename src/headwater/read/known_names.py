"""What a known name or title says, and the key that names are compared by."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from headwater.model.mention import EntityType, MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a name names. ``canonical`` is the name that all its aliases share.

    A ``metonym`` stands for a government; a ``weak`` name is an ordinary word as well and proves nothing alone.
    """

    type: EntityType
    canonical: str
    kind: MentionKind = MentionKind.NAME
    plural: bool = False
    metonym: bool = False
    place_too: bool = False
    weak: bool = False
    iso: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A word or phrase before or beside a person's name.

    ``honorific`` titles say nothing of a role. ``ties`` is leads, either, member or none (rules/en/titles.yml);
    a ``weak`` title is an ordinary word or a name as well; a ``kept`` one is written as part of the name.
    """

    text: str
    honorific: bool = False
    ties: str = "none"
    rank: bool = False
    weak: bool = False
    kept: bool = False


@lru_cache(65536)
def folded(name: str) -> str:
    """Lower case, no diacritics, one apostrophe and one hyphen, no full stops: the key names are compared by."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace("’", "'").replace("‘", "'").replace("`", "'").replace("–", "-").replace("\u00a0", " ")
    return " ".join(text.replace(".", "").lower().split())
