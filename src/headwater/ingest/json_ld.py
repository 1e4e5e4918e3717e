"""What a page says of itself in JSON-LD (schema.org NewsArticle and its kin)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "Article", "LiveBlogPosting",
    "BlogPosting", "Report", "SocialMediaPosting", "ScholarlyArticle",
)  # fmt: skip
_DERIVED = (
    ("isBasedOn", "is_based_on"),
    ("isBasedOnUrl", "is_based_on"),
    ("sourceOrganization", "source_organization"),
    ("provider", "provider"),
    ("creditText", "credit_text"),
    ("citation", "citation"),
)
_MOST_NODES = 5_000


def article(scripts: list[str]) -> dict[str, Any]:
    """The first article among the scripts of a page, as its dictionary; empty when there is none."""
    nodes = [node for script in scripts for node in _nodes(script)]
    for node in nodes:
        if any(kind in _ARTICLES for kind in _list(node.get("@type"))):
            return node
    return {}


def names(value: Any) -> tuple[str, ...]:
    """The names in a value that may be a name, an object with one, or a list of either."""
    found: list[str] = []
    for item in _list(value):
        name = item.get("name") if isinstance(item, dict) else item
        found.extend(part.strip() for part in _list(name) if isinstance(part, str) and part.strip())
    return tuple(dict.fromkeys(found))


def text(value: Any) -> str | None:
    """The first string in a value."""
    return next((item.strip() for item in _list(value) if isinstance(item, str) and item.strip()), None)


def derivations(node: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the article says it comes from, as (kind, name or address)."""
    found = []
    for key, kind in _DERIVED:
        for item in _list(node.get(key)):
            if isinstance(item, dict):
                item = item.get("url") or item.get("@id") or item.get("name")
            if said := text(item):
                found.append((kind, said[:500]))
    return tuple(found)


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    try:
        waiting: list[Any] = [json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = node + waiting
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for key, value in node.items() if key in {"@graph", "mainEntity", "mainEntityOfPage"})


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
