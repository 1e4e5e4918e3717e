"""What a page hides from its readers: by an attribute, by its own style, by a rule of its style sheet, by its colours.

A rule counts only where its selector is one tag, class or id, or such a pair (`p.note`), outside conditions (`@media`):
what more is said there needs a browser. Colours count only where both are stated on the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html

_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%|;|\s|!|$)"
    r"|opacity\s*:\s*0(?:;|\s|!|$|\.0+\b)|(?:left|top|text-indent)\s*:\s*-\d{4,}"
    r"|(?<![\w-])color\s*:\s*transparent",
    re.IGNORECASE,
)
_INK = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)", re.IGNORECASE)
_PAPER = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_BRACE = re.compile(r"([{}])")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "yellow": "ffff00", "silver": "c0c0c0"}
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")
_LONGEST = 200_000
"""Characters of style sheets that are looked at."""
_NEAR = 24
"""Colours that differ by less in red, green and blue together cannot be told apart by eye."""


def hidden_elements(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """Every element that a reader of the page would not see, in order; ``html`` and ``body`` never."""
    rules = _hiding_rules(tree)
    for element in tree.iter("*"):
        if element.tag in ("html", "body"):
            continue
        style = element.get("style") or ""
        if element.get("hidden") is not None or _INVISIBLE.search(style) or _is_hit(element, rules):
            yield element
            continue
        ink = _colour(_INK, style) or _shade(element.get("color") or "")
        if ink and _is_lost(element, ink):
            yield element


def _hiding_rules(tree: lxml.html.HtmlElement) -> set[tuple[str, str, str]]:
    sheet = " ".join(style.text or "" for style in tree.iter("style"))[:_LONGEST]
    found = set()
    for selectors, body in _rules(_uncommented(sheet)):
        if _INVISIBLE.search(body):
            for selector in selectors.split(","):
                one = _SELECTOR.fullmatch(selector.strip())
                if one and one.group(3):
                    found.add(((one.group(1) or "").lower(), one.group(2), one.group(3)))
    return found


def _uncommented(sheet: str) -> str:
    kept = []
    while sheet:
        before, _, rest = sheet.partition("/*")
        kept.append(before)
        sheet = rest.partition("*/")[2]
    return " ".join(kept)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations that stand under no condition, in one pass."""
    depth, before, condition = 0, "", False
    for part in _BRACE.split(sheet):
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            before = part.rpartition(";")[2].strip()
            condition = before.startswith("@")
        elif depth == 1 and not condition:
            yield before, part


def _is_hit(element: lxml.html.HtmlElement, rules: set[tuple[str, str, str]]) -> bool:
    if not rules:
        return False
    marks = [(".", name) for name in (element.get("class") or "").split()]
    marks.append(("#", element.get("id") or ""))
    return any((tag, *mark) in rules for mark in marks for tag in ("", str(element.tag)))


def _is_lost(element: lxml.html.HtmlElement, ink: tuple[int, ...]) -> bool:
    """Whether the nearest stated background has the colour of the letters."""
    for one in (element, *element.iterancestors()):
        paper = _colour(_PAPER, one.get("style") or "") or _shade(one.get("bgcolor") or "")
        if paper:
            return sum(abs(a - b) for a, b in zip(ink, paper, strict=True)) < _NEAR
    return False


def _colour(pattern: re.Pattern[str], style: str) -> tuple[int, ...] | None:
    stated = pattern.search(style)
    return _shade(stated.group(1)) if stated else None


def _shade(words: str) -> tuple[int, ...] | None:
    words = words.strip().lower()
    if mixed := _RGB.search(words):
        return tuple(min(255, int(part[:4])) for part in mixed.groups())
    found = _HEX.search(words)
    digits = found.group(1) if found else next((_NAMED[word] for word in words.split() if word in _NAMED), "")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4)) if digits else None
