"""Annotators write words; here they are found in the text, or refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from headwater.model.span import Span

_WHICH = re.compile(r"#(\d+)$")


class GoldLoader(yaml.SafeLoader):
    """YAML in which only ``null``, ``true`` and ``false`` are special: a date or a number stays as written."""


GoldLoader.yaml_implicit_resolvers = {}
GoldLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
GoldLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


def read_yaml(text: str) -> Any:
    """The content of one gold file. Raises ``yaml.YAMLError``."""
    return yaml.load(text, Loader=GoldLoader)  # noqa: S506 - GoldLoader is a SafeLoader


def find(text: str, words: str, within: Span) -> Span | None:
    """Where ``words`` stand inside ``within``, at word boundaries; "the group#2" is the second occurrence."""
    which = _WHICH.search(words)
    wanted = int(which.group(1)) if which else 1
    bare = plain(words)
    for count, span in enumerate(_occurrences(text, bare, within), start=1):
        if count == wanted:
            return span
    return None


def plain(words: str) -> str:
    """``words`` without an occurrence number."""
    return _WHICH.sub("", words)


def _occurrences(text: str, words: str, within: Span) -> Iterator[Span]:
    position = text.find(words, within.start, within.end) if words else -1
    while position >= 0:
        end = position + len(words)
        if _at_boundaries(text, position, end):
            yield Span(position, end)
        position = text.find(words, position + 1, within.end)


def _at_boundaries(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())
