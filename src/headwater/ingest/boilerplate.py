"""Page furniture in a text: comment forms, cookie notes, share buttons, links to other stories.

The rules are data, ``rules/<language>/boilerplate.yml``, each with examples and counterexamples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from headwater.errors import RuleError
from headwater.rules.load import load

LONGEST = 900
"""Longer paragraphs are prose: no rule is tried on them."""
_SPACE = re.compile(r"\s+")
_BULLETS = re.compile(r"^[•·*»→▶●○▪➤|✓–—-]+ (?=\S)")


class Scope(StrEnum):
    """How far a rule reaches beyond the line it matches."""

    LINE = "line"
    LIST = "list"
    FROM_HERE_TO_END = "from_here_to_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind of page furniture. ``pattern`` matches a whole line as ``plainly`` leaves it."""

    id: str
    scope: Scope
    pattern: re.Pattern[str]


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """All rules of a language, in the order of the file. Raises ``RuleError`` naming a rule that is none."""
    found = []
    for entry in load("boilerplate", language)["rules"]:
        try:
            pattern = re.compile(entry["pattern"], re.IGNORECASE)
            found.append(Rule(id=entry["id"], scope=Scope(entry["scope"]), pattern=pattern))
        except (KeyError, ValueError, re.error) as error:
            raise RuleError(f"rules/{language}/boilerplate.yml: {entry.get('id')}: {error}") from error
    return tuple(found)


def furniture(line: str, language: str) -> Rule | None:
    """The first rule that matches this line or paragraph, or ``None``."""
    if len(line) > LONGEST:
        return None
    plain = plainly(line)
    bare = _BULLETS.sub("", plain)
    if not _any(language).fullmatch(bare) and (bare == plain or not _any(language).fullmatch(plain)):
        return None
    for rule in rules(language):
        if rule.pattern.fullmatch(bare) or rule.pattern.fullmatch(plain):
            return rule
    return None


@cache
def _any(language: str) -> re.Pattern[str]:
    """All rules in one: most lines match none, and one call says so."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules(language)), re.IGNORECASE)


def plainly(line: str) -> str:
    """White space made single and trimmed."""
    return _SPACE.sub(" ", line).strip()


@cache
def _menu(language: str) -> frozenset[str]:
    return frozenset(load("boilerplate", language)["navigation"])


def is_menu_word(line: str, language: str) -> bool:
    """Whether menus are made of this."""
    return plainly(line).strip("•·*»→|- ").lower() in _menu(language)
