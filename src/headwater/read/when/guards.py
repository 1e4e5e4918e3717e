"""What the words around a match must be, as its rule says in times.yml, before anyone reads it."""

from __future__ import annotations

from headwater.read.when.lexicon import words
from headwater.read.word_patterns import OTHER, Match

_NAMES = frozenset({"march", "may", "april", "june", "august"})
"""Months that are verbs or first names as well."""


def is_allowed(match: Match) -> bool:
    """Whether the rule's conditions on neighbours, capitals and white space hold."""
    options = match.rule.options
    if not options:
        return True
    coded = match.coded
    before, after = coded.word(match.first - 1), coded.word(match.last)
    if "preceded" in options and before not in options["preceded"]:
        return False
    if "followed" in options and after not in options["followed"]:
        return False
    if before in options.get("not_preceded", ()) or after in options.get("not_followed", ()):
        return False
    if "tight" in options and not coded.is_tight(match.first, match.last):
        return False
    if "capital" in options and not _is_capital(match, options["capital"]):
        return False
    return "lone" not in options or _is_lone_month(match, before, after)


def _is_capital(match: Match, part: str | bool) -> bool:
    if part is True:
        return match.coded.is_capital(match.first)
    span = match.part(str(part))
    return span is not None and match.coded.is_capital(span[0])


def _is_lone_month(match: Match, before: str, after: str) -> bool:
    """Whether "May" alone is the month: what stands before it says so, and no surname follows."""
    coded = match.coded
    if coded.words[match.first] not in _NAMES:
        return True
    if before not in words("beside", "month_follows") or after in words("beside", "no_month"):
        return False
    followed_by_name = (
        match.last < len(coded.words) and coded.codes[match.last] == OTHER and coded.is_capital(match.last)
    )
    return not followed_by_name
