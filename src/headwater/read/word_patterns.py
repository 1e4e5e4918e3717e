"""Patterns over word classes: each word of a sentence becomes one letter, a rule a regular expression over letters.

The classes, macros and rules come from a YAML file. A pattern is written in class names, ``name:class`` for
a part the rule's reader wants to see, and the operators ``( ) | ? * +``; ``other`` is any word without a
class, ``^`` and ``$`` are the ends of the sentence. Digits fall into classes by their shape. Rules run only
where a word of their ``gate`` stands, so a sentence without any costs little more than its tokens.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from headwater.errors import RuleError

_LETTERS = string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x180)))
OTHER = "~"
"""The letter of a word without a class."""
_DIGITS = ("daynum", "twonum", "yearnum", "othernum")
_ELEMENT = re.compile(r"(\w+):(\w+|\()|(\w+)|([()|?*+^$])|(\S)")
_FIELDS = {"id", "pattern", "gate", "read", "examples", "counterexamples"}
_BESIDE = {"preceded", "followed", "not_preceded", "not_followed"}


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence as words, one letter each, and where each stands in the text."""

    text: str
    words: list[str]
    codes: str
    spans: list[tuple[int, int]]

    def raw(self, token: int) -> str:
        """The word as written."""
        start, end = self.spans[token]
        return self.text[start:end]

    def is_capital(self, token: int) -> bool:
        """Whether the word begins with a capital."""
        return self.text[self.spans[token][0]].isupper()

    def is_tight(self, first: int, last: int) -> bool:
        """Whether no white space separates the words from ``first`` up to ``last`` (exclusive)."""
        spans = self.spans
        return all(spans[i][1] == spans[i + 1][0] for i in range(first, last - 1))

    def word(self, token: int) -> str:
        """The word in lower case; the empty string beyond the sentence."""
        return self.words[token] if 0 <= token < len(self.words) else ""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One compiled rule. ``options`` holds every field of the file that the matcher has no use for."""

    id: str
    order: int
    pattern: re.Pattern[str]
    groups: Mapping[str, tuple[int, ...]]
    gate: frozenset[str]
    read: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule's pattern fits: words ``first`` to ``last`` (exclusive)."""

    rule: Rule
    coded: Coded
    grammar: Grammar
    found: re.Match[str]

    @property
    def first(self) -> int:
        """Index of the first word."""
        return self.found.start()

    @property
    def last(self) -> int:
        """Index after the last word."""
        return self.found.end()

    def part(self, name: str) -> tuple[int, int] | None:
        """The words a named part covers, half-open; ``None`` when the pattern has no such part or skipped it."""
        for group in self.rule.groups.get(name, ()):
            if self.found.start(group) >= 0:
                return self.found.span(group)
        return None

    def word(self, name: str) -> str | None:
        """The first word of a named part, in lower case."""
        part = self.part(name)
        return self.coded.words[part[0]] if part else None

    def value(self, name: str) -> Any:
        """What the rule file says the part's first word is worth; ``None`` for a missing part."""
        word = self.word(name)
        return None if word is None else self.grammar.values.get(word)

    def number(self, name: str) -> int | None:
        """The part's first word as a number written in digits."""
        word = self.word(name)
        return int(word) if word and word.isascii() and word.isdigit() else None


class Grammar:
    """Compiled rules of one file. Build once; holds no state of any text.

    Raises ``RuleError`` for a word in two classes, an unknown class in a pattern or an unknown operator.
    """

    def __init__(self, name: str, data: Mapping[str, Any], token: re.Pattern[str]) -> None:
        self._name = name
        self._token = token
        self._letter = {"other": OTHER}
        self._known: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self._macros: dict[str, str] = data.get("macros", {})
        for kind in (*data["classes"], *_DIGITS):
            self._letter[kind] = _LETTERS[len(self._letter)]
        for kind, words in data["classes"].items():
            self._add(kind, words)
        self.rules = tuple(self._rule(order, rule) for order, rule in enumerate(data["rules"]))
        self._gate = frozenset().union(*(rule.gate for rule in self.rules))

    def _add(self, kind: str, words: Any) -> None:
        for word in words:
            if word in self._known:
                raise RuleError(
                    f"{self._name}: {word!r} stands in two classes; put it in one and name both in a macro."
                )
            self._known[word] = self._letter[kind]
            self.values[word] = words[word] if isinstance(words, Mapping) else word

    def _rule(self, order: int, fields: Mapping[str, Any]) -> Rule:
        letters = "".join(self._letters(kind) for kind in fields["gate"].split())
        pattern, groups = self._compile(fields["pattern"])
        return Rule(
            id=fields["id"],
            order=order,
            pattern=pattern,
            groups=groups,
            gate=frozenset(letters) - set("()|?:"),
            read=fields["read"],
            options={k: frozenset(v) if k in _BESIDE else v for k, v in fields.items() if k not in _FIELDS},
        )

    def _compile(self, pattern: str) -> tuple[re.Pattern[str], dict[str, tuple[int, ...]]]:
        """The regular expression over letters, and the groups of each named part: arms of a choice may share a name."""
        groups: dict[str, tuple[int, ...]] = {}

        def numbered(found: re.Match[str]) -> str:
            groups[found[1]] = (*groups.get(found[1], ()), sum(map(len, groups.values())) + 1)
            return "("

        return re.compile(re.sub(r"\(\?P<(\w+)>", numbered, self._translate(pattern))), groups

    def _translate(self, pattern: str) -> str:
        parts = []
        for name, inner, kind, operator, wrong in _ELEMENT.findall(pattern):
            if wrong:
                raise RuleError(f"{self._name}: {wrong!r} in the pattern {pattern!r} is no operator.")
            if name:
                parts.append(f"(?P<{name}>" + ("" if inner == "(" else self._letters(inner) + ")"))
            else:
                parts.append(self._letters(kind) if kind else operator.replace("(", "(?:"))
        return "".join(parts)

    def _letters(self, kind: str) -> str:
        if kind in self._macros:
            return f"(?:{self._translate(self._macros[kind])})"
        if kind not in self._letter:
            raise RuleError(f"{self._name}: no class or macro is called {kind!r}.")
        return self._letter[kind]

    def letter(self, kind: str) -> str:
        """The letter of a class."""
        return self._letter[kind]

    def code(self, text: str, lowered: str, start: int, end: int) -> Coded | None:
        """The sentence from ``start`` to ``end`` in letters; ``None`` when no word could open any rule.

        ``lowered`` is ``text`` in lower case with every offset kept (see ``lower``).
        """
        known, digits = self._known.get, self._digits
        words = self._token.findall(lowered, start, end)
        codes = "".join([known(w) or (OTHER if w[0] > "9" else digits(w)) for w in words])
        if self._gate.isdisjoint(codes):
            return None
        return Coded(text, words, codes, [m.span() for m in self._token.finditer(lowered, start, end)])

    def _digits(self, word: str) -> str:
        if not "0" <= word[0] <= "9":
            return OTHER
        if not word.isdigit():  # 1,200 or 3.5, where the tokens keep them whole
            return self._letter["othernum"]
        if len(word) <= 2:
            return self._letter["daynum" if 1 <= int(word) <= 31 else "twonum"]
        return self._letter["yearnum" if len(word) == 4 and word[0] in "12" else "othernum"]

    def matches(self, coded: Coded) -> Iterator[Match]:
        """Every place where a rule fits, rule by rule."""
        present = set(coded.codes)
        for rule in self.rules:
            if not rule.gate.isdisjoint(present):
                for found in rule.pattern.finditer(coded.codes):
                    if found.end() > found.start():
                        yield Match(rule, coded, self, found)


class Phrases:
    """Phrases of several words and what each stands for: ``{"at_least": ["at least", …]}``. The longest wins."""

    def __init__(self, effects: Mapping[str, Iterable[str]]) -> None:
        self._table = {tuple(phrase.split()): effect for effect, phrases in effects.items() for phrase in phrases}
        self._longest = max(map(len, self._table))

    def before(self, words: list[str], first: int, floor: int = 0) -> tuple[str, int]:
        """The effect of the phrase that ends at ``first`` from ``floor`` on, and its words; or ("", 0)."""
        for length in range(min(self._longest, first - floor), 0, -1):
            effect = self._table.get(tuple(words[first - length : first]))
            if effect:
                return effect, length
        return "", 0

    def after(self, words: list[str], last: int) -> tuple[str, int]:
        """The effect of the phrase that begins at ``last``, and its words; or ("", 0)."""
        for length in range(min(self._longest, len(words) - last), 0, -1):
            effect = self._table.get(tuple(words[last : last + length]))
            if effect:
                return effect, length
        return "", 0


def lower(text: str) -> str:
    """``text`` in lower case, every character at its old offset ("İ" has a lower case of two and keeps its form)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join([c.lower() if len(c.lower()) == 1 else c for c in text])
