"""What a report says about itself in a line: author, outlet, date, place, credit.

The rules are data, ``rules/<language>/page_lines.yml``; its head explains shapes and groups.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.errors import RuleError
from headwater.ingest import dates
from headwater.ingest.boilerplate import plainly
from headwater.rules.load import load

LONGEST = 240
"""Longer lines say something else."""
_PLACEHOLDER = re.compile(r"<([A-Z]+)>")
_SEVERAL = re.compile(r",? and |, | & ")
_MONTHDAY = rf"(?:{dates.MONTH}\s+{dates.DAY}|{dates.DAY}\.?\s+{dates.MONTH})"
_BRACKETED = re.compile(r"(?<=[.!?”\"’'])\s+([(\[][^()\[\]]{2,200}[)\]]\.?)\s*$")
_SEGMENT = re.compile(r"\s+[|·•]\s+|\s*\t\s*|\s+[–—]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """``pattern`` matches a whole line; ``at_end`` credits may also end a paragraph, in brackets."""

    id: str
    pattern: re.Pattern[str]
    at_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """What one line says. ``updated`` is a date of change, not of publication; ``credit`` is (kind, who)."""

    rule: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    date: str | None = None
    updated: str | None = None
    address: str | None = None
    credit: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The beginning of a first paragraph that is no sentence: ``length`` in code points."""

    length: int
    place: str | None = None
    agency: str | None = None
    date: str | None = None
    certain: bool = True
    """False for a capitalised word and a colon: ``is_place`` has to tell it from a label or a speaker."""


@cache
def rules(section: str, language: str) -> tuple[Rule, ...]:
    """The rules of one section: front, credits, captions or datelines. Raises ``RuleError`` naming a bad rule."""
    data = load("page_lines", language)
    shapes = data["shapes"] | data["datelines_shapes"] | {"DATE": dates.WRITTEN, "MONTHDAY": _MONTHDAY}
    found = []
    for entry in data[section]:
        try:
            pattern = re.compile(_expanded(entry["pattern"], shapes))
            found.append(Rule(id=entry["id"], pattern=pattern, at_end=bool(entry.get("at_end"))))
        except (KeyError, re.error) as error:
            raise RuleError(f"rules/{language}/page_lines.yml: {entry.get('id')}: {error}") from error
    return tuple(found)


@cache
def _shape(name: str, language: str) -> re.Pattern[str]:
    return re.compile(_expanded(f"<{name}>", load("page_lines", language)["shapes"]))


def _expanded(pattern: str, shapes: Mapping[str, str]) -> str:
    while _PLACEHOLDER.search(pattern):
        pattern = _PLACEHOLDER.sub(lambda found: shapes[found.group(1)], pattern)
    return pattern


def front_line(line: str, language: str) -> PageLine | None:
    """What a line in the head of a report says about it, or ``None``.

    A line of several parts ("Arvo Tam | Northern Herald | 4 May 2031") is one when each part is.
    """
    return _front_line(line, language) if len(line) <= 2 * LONGEST else None


@lru_cache(maxsize=2048)  # each line is asked about by its neighbours too
def _front_line(line: str, language: str) -> PageLine | None:
    plain = plainly(line)
    if not plain or len(plain) > LONGEST:
        return None
    if found := _matched(plain, "front", language):
        return found
    alone = dateline(f"{plain} A", language)
    if alone and alone.certain and alone.length > len(plain):
        return PageLine(rule="dateline", date=alone.date, credit=("agency", alone.agency) if alone.agency else None)
    parts = [part for part in _SEGMENT.split(line.strip()) if part.strip()]
    if not 2 <= len(parts) <= 5:
        return None
    lines = [_matched(plainly(part), "front", language) or _bare_name(plainly(part), language) for part in parts]
    if any(found is None for found in lines) or all(found and found.rule == "name" for found in lines):
        return None
    return _joined([found for found in lines if found])


def credit_line(line: str, language: str) -> PageLine | None:
    """Where a line says the report comes from, or ``None``."""
    plain = plainly(line)
    return _matched(plain, "credits", language) if 0 < len(plain) <= LONGEST else None


def closing_credit(paragraph: str, language: str) -> tuple[int, PageLine] | None:
    """The offset of a credit in brackets that ends a paragraph, and what it says."""
    skipped = max(0, len(paragraph) - 2 * LONGEST)
    found = _BRACKETED.search(paragraph, skipped)
    if not found:
        return None
    endings = tuple(rule for rule in rules("credits", language) if rule.at_end)
    said = _first(plainly(found.group(1)), endings, language)
    return (found.start(1), said) if said else None


def is_caption(line: str, language: str) -> bool:
    """Whether a line is the words under a picture."""
    return len(line) <= 500 and _first(plainly(line), rules("captions", language), language) is not None


def dateline(paragraph: str, language: str) -> Dateline | None:
    """The dateline a first paragraph begins with, or ``None``."""
    for rule in rules("datelines", language):
        if found := rule.pattern.match(paragraph):
            groups = found.groupdict()
            date = dates.edtf(found.group()) if re.search(dates.YEAR, found.group()) else None
            certain = rule.id != "titled_alone"
            place, agency = groups.get("place"), groups.get("agency")
            return Dateline(length=found.end(), place=place, agency=agency, date=date, certain=certain)
    return None


def is_place(name: str, text: str, language: str) -> bool:
    """Whether a name is a capital's, or the text says that something is in, near or from it."""
    if name in _capitals(language):
        return True
    return re.search(rf"\b(?:in|at|near|from|to|outside|around|of)\s+{re.escape(name)}\b", text) is not None


@cache
def _capitals(language: str) -> frozenset[str]:
    return frozenset(name for state in load("states", language)["states"] for name in state.get("capital", ()))


def is_name(line: str, language: str) -> bool:
    """Whether a line is nothing but the shape of one person's name."""
    return _bare_name(plainly(line), language) is not None


def _matched(plain: str, section: str, language: str) -> PageLine | None:
    return _first(plain, rules(section, language), language)


def _first(plain: str, among: tuple[Rule, ...], language: str) -> PageLine | None:
    for rule in among:
        if found := rule.pattern.fullmatch(plain):
            return _said(rule.id, {name: value for name, value in found.groupdict().items() if value}, language)
    return None


def _said(rule: str, groups: Mapping[str, str], language: str) -> PageLine:
    who = groups.get("source") or groups.get("agency")
    named = [name for name in _SEVERAL.split(groups.get("authors", "")) if name]
    outlets = [name for name in named[1:] if _shape("OUTLET", language).fullmatch(name)]
    return PageLine(
        rule=rule,
        title=groups.get("title"),
        authors=tuple(n for n in named if n not in outlets and not _shape("ROLE", language).fullmatch(n)),
        outlet=groups.get("outlet") or next(iter(outlets), None),
        date=dates.edtf(groups.get("date")),
        updated=dates.edtf(groups.get("updated")),
        address=groups.get("address") or groups.get("bare_address"),
        credit=(rule if groups.get("source") else "agency", who.strip(" .)]")) if who else None,
    )


def _bare_name(plain: str, language: str) -> PageLine | None:
    if len(plain) <= 50 and len(plain.split()) <= 4 and _shape("NAME", language).fullmatch(plain):
        return PageLine(rule="name", authors=(plain,))
    return None


def _joined(lines: list[PageLine]) -> PageLine:
    return PageLine(
        rule="+".join(line.rule for line in lines),
        authors=tuple(name for line in lines for name in line.authors),
        outlet=next((line.outlet for line in lines if line.outlet), None),
        date=next((line.date for line in lines if line.date), None),
        updated=next((line.updated for line in lines if line.updated), None),
        address=next((line.address for line in lines if line.address), None),
        credit=next((line.credit for line in lines if line.credit), None),
    )
