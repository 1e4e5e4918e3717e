"""Where names stand: runs of capitalised words, joined and cut as names are.

The packaged model splits compounds and cuts hyphenated names (reading.md, section 3.1), so the edges of a
name are found by its shape; what it names is decided later, over the whole document (read/kinds.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater.rules import load

_WORD = re.compile(r"[^\W_](?:[^\W_]|[-’'.&/·](?=[^\W_]))*")
_POSSESSIVE = re.compile(r"[’'‘]s$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?$|[A-Z]$")
_OPENING = re.compile(r"^[\s\"“‘'«(\[–—*•-]*$")
_ACRONYM = re.compile(r"^(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z]{0,2}[A-Za-z0-9]*\d*$|^[A-Z]+-?\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or a name's part of one: ``start`` and ``end`` count from the text searched."""

    text: str
    start: int
    end: int
    possessive: bool = False
    bound: str = ""
    """What is hyphened on: "anti-" before it or "-backed" after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A run of name words. ``initial``: its first word opens the sentence, so its capital proves nothing."""

    words: tuple[Word, ...]
    initial: bool = False

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last word, without a possessive."""
        return self.words[-1].end


@cache
def _shape() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in load("name_shapes").items() if isinstance(value, list)}


def is_acronym(word: str) -> bool:
    """Two capitals or more, short, perhaps with digits: LeT, ISKP, M23, U.N."""
    bare = word.replace(".", "")
    letters = [c for c in bare if c.isalpha()]
    return 2 <= len(bare) <= 8 and bool(_ACRONYM.match(bare)) and sum(c.isupper() for c in letters) * 2 >= len(letters)


def words_of(text: str) -> Iterator[Word]:
    """The words of a sentence; possessives cut off, hyphened compounds cut where a name ends."""
    for match in _WORD.finditer(text):
        raw, start = match.group(), match.start()
        possessive = _POSSESSIVE.search(raw)
        if possessive:
            raw = raw[: possessive.start()]
        end = start + len(raw)
        if text[end : end + 1] == "." and re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", raw):
            raw, end = raw + ".", end + 1
        pieces = list(_pieces(raw, start))
        for index, piece in enumerate(pieces):
            last = index == len(pieces) - 1
            owns = (bool(possessive) or (text[end : end + 1] in ("’", "'") and raw.endswith("s"))) and last
            yield Word(text=piece.text, start=piece.start, end=piece.end, possessive=owns, bound=piece.bound)


def _pieces(raw: str, start: int) -> Iterator[Word]:
    """Cuts "anti-Pakistan", "ISI-backed" and "LeT-ISKP"; leaves "Lashkar-e-Taiba" and "al-Shabaab" whole."""
    if "-" not in raw and "/" not in raw:
        yield Word(text=raw, start=start, end=start + len(raw))
        return
    parts = [(m.group(), start + m.start()) for m in re.finditer(r"[^-/]+", raw)]
    head, tail = parts[0][0], parts[-1][0]
    particles = _shape()["particles"]
    if head.islower() and head not in particles and any(p[:1].isupper() for p, _ in parts[1:]):
        yield Word(text=head, start=start, end=start + len(head))
        rest = start + len(head) + 1
        yield Word(text=raw[rest - start :], start=rest, end=start + len(raw), bound=f"{head.lower()}-")
    elif head[:1].isupper() and head.lower() in _shape()["headline_prefixes"] and tail[:1].isupper():
        yield Word(text=head.lower(), start=start, end=start + len(head))
        rest = start + len(head) + 1
        yield Word(text=raw[rest - start :], start=rest, end=start + len(raw), bound=f"{head.lower()}-")
    elif head[:1].isupper() and tail.islower() and tail not in particles and len(tail) > 2:
        cut = parts[-1][1] - 1
        yield Word(text=raw[: cut - start], start=start, end=cut, bound=f"-{tail}")
        yield Word(text=tail, start=cut + 1, end=start + len(raw))
    elif (len(parts) == 2 and all(is_acronym(p) for p, _ in parts)) or "/" in raw or _joins_two_names(parts):
        for text, at in parts:
            yield Word(text=text, start=at, end=at + len(text), bound="-")
    else:
        yield Word(text=raw, start=start, end=start + len(raw))


def _joins_two_names(parts: list[tuple[str, int]]) -> bool:
    """ "Lashkar-ISIS": one side is an acronym, so the hyphen joins two names; "F-16" and "M-23" are one."""
    if len(parts) != 2 or not all(p[:1].isupper() for p, _ in parts):
        return False
    left, right = parts[0][0], parts[1][0]
    return (is_acronym(left) or is_acronym(right)) and min(len(left), len(right)) > 1 and not right.isdigit()


def is_name_word(word: str) -> bool:
    """Capitalised, or carrying a capital behind a particle: "al-Shabaab", "d’Arvor"."""
    if word[:1].isupper():
        return word != "I" and not (word.isupper() and word.lower() in _shape()["shouted"])
    head, _, rest = word.replace("’", "-").replace("'", "-").partition("-")
    return head in _shape()["particles"] and rest[:1].isupper()


def chunks_of(text: str) -> Iterator[Chunk]:
    """The runs of name words of one sentence."""
    words = list(words_of(text))
    i = 0
    while i < len(words):
        if not is_name_word(words[i].text) or words[i].text.lower() in _shape()["never"]:
            i += 1
            continue
        run = [words[i]]
        i += 1
        while i < len(words) and _stays_open(run[-1]):
            step = _continues(text, run, words, i)
            if not step:
                break
            run.extend(words[i : i + step])
            i += step
        initial = bool(_OPENING.match(text[: run[0].start])) or text[: run[0].start].rstrip()[-1:] in (":", "“", '"')
        yield Chunk(words=tuple(run), initial=initial)


def _stays_open(last: Word) -> bool:
    """A possessive ends a name, unless it is of the kind that names bodies: "People's Unity Party"."""
    if last.bound.startswith("-"):
        return False
    return not last.possessive or last.text.lower() in _shape()["possessive_inside"]


def _continues(text: str, run: list[Word], words: list[Word], i: int) -> int:
    """How many words from ``i`` on belong to the run: a name word, or connectors and a name word."""
    gap = text[run[-1].end : words[i].start]
    if run[-1].possessive:
        gap = gap.removeprefix("’s").removeprefix("'s").removeprefix("’").removeprefix("'")
    if not _joins(gap, run[-1].text):
        return 0
    if words[i].bound.endswith("-") and words[i].bound != "-":
        return 0
    if is_name_word(words[i].text):
        return 0 if words[i].text.lower() in _shape()["never"] else 1
    return _connectors(text, run, words, i)


def _joins(gap: str, before: str) -> bool:
    if gap in (" ", "\u00a0", "\n", " & "):
        return True
    return gap in (". ", ".") and (bool(_INITIALS.match(before)) or before.lower() in _shape()["abbreviated"])


def _connectors(text: str, run: list[Word], words: list[Word], i: int) -> int:
    """Lower-case links inside a name: "bin", "de la", and "of the", "for the" behind a word that heads such names."""
    shape = _shape()
    j = i
    while j < len(words) and j - i < 3 and not is_name_word(words[j].text):
        if j > i and not _joins(text[words[j - 1].end : words[j].start], ""):
            return 0
        j += 1
    if (
        j == i
        or j == len(words)
        or not is_name_word(words[j].text)
        or not _joins(text[words[j - 1].end : words[j].start], "")
    ):
        return 0
    between = [w.text for w in words[i:j]]
    if words[j].text.lower() in shape["never"]:
        return 0
    if all(w in shape["free_particles"] for w in between):
        return j - i + 1
    heads = any(w.text.lower() in shape["heads_of"] for w in run)
    if heads and " ".join(between) in shape["links"]:
        return j - i + 1
    if between == ["and"] and heads and any(w.text in ("of", "for") for w in run):
        return 2 if _is_field(words[j].text) and _is_field(run[-1].text) else 0
    return 0


def _is_field(word: str) -> bool:
    """A word that names a field of government, as in "Ministry of Defence and Aerospace"."""
    return word.lower() in _shape()["fields"]
