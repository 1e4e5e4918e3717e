"""Which word of one person's name answers to which word of another, and at what cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.resolve.person import Part
from headwater.resolve.practices import practices
from headwater.resolve.spelling import FAR, consonants, distance, sounds

LIMIT = 0.85
"""Words further apart than this are two names (``calibration``, 2026-11)."""
_TRANSLATED = 0.35
"""One name in two languages ("Mykola", "Nikolai") costs no more than this."""
_INITIAL = 0.4
_HALF_MISSING = 0.5
"""A compound that lost its common half ("Abdul Qayyum", "Qayyum")."""
_SHORT_FORM = 0.55
_JOINED = 0.3
"""Two words written as one must sound this close to it."""
_OFTEN_ADDED = ("khan", "xon", "khon", "jon", "jan", "zhon", "bek", "beg", "bibi", "ov", "ev")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """``left`` and ``right`` answer to each other at ``cost`` (0 the same sounds)."""

    left: Part
    right: Part
    cost: float
    positions: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What pairs up and what is left over on either side."""

    pairs: tuple[Pairing, ...]
    left: tuple[Part, ...] = ()
    right: tuple[Part, ...] = ()

    @property
    def crossed(self) -> bool:
        """Whether the words stand in another order."""
        rights = [p.positions[1] for p in sorted(self.pairs, key=lambda p: p.positions[0])]
        return rights != sorted(rights)


def align(left: Sequence[Part], right: Sequence[Part], vowelless: bool = False) -> Alignment:
    """The cheapest pairing, greedily; two neighbours that together sound like one word are joined first."""
    best = _pair(left, right, vowelless)
    if best.left or best.right:
        for one, other in (*_joins(left, right), *((b, a) for a, b in _joins(right, left))):
            tried = _pair(one, other, vowelless)
            if len(tried.left) + len(tried.right) < len(best.left) + len(best.right):
                best = tried
    return best


def _joins(many: Sequence[Part], few: Sequence[Part]) -> list[tuple[Sequence[Part], Sequence[Part]]]:
    """``many`` with two neighbours made one, wherever ``few`` has a word that sounds so."""
    found: list[tuple[Sequence[Part], Sequence[Part]]] = []
    for i in range(len(many) - 1):
        first, second = many[i], many[i + 1]
        if first.initial or second.initial or len(first.text) + len(second.text) < 4:
            continue
        text = first.text + second.text
        said = sounds(text)
        if any(distance(said, sounds(o.text + _tail(o))) <= _JOINED for o in few):
            rows = practices().rows(text, said)
            whole = Part(text=text, sound=said, rows=rows, opens=first.opens, closes=second.closes,
                         weight=max(first.weight, second.weight), parent=first.parent)  # fmt: skip
            found.append(((*many[:i], whole, *many[i + 2 :]), few))
    return found


def _tail(part: Part) -> str:
    return part.closes if part.closes not in ("uddin", "ullah") else ""


def _pair(left: Sequence[Part], right: Sequence[Part], vowelless: bool) -> Alignment:
    rated = sorted(
        (part_cost(a, b, vowelless), abs(i - j), i, j) for i, a in enumerate(left) for j, b in enumerate(right)
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for cost, _, i, j in rated:
        if cost > LIMIT:
            break
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(Pairing(left=left[i], right=right[j], cost=cost, positions=(i, j)))
    return Alignment(
        pairs=tuple(pairs),
        left=tuple(p for i, p in enumerate(left) if i not in used_left),
        right=tuple(p for j, p in enumerate(right) if j not in used_right),
    )


@lru_cache(400_000)
def part_cost(a: Part, b: Part, vowelless: bool = False) -> float:
    """0 for one name, ``FAR`` for two; compounds are compared by the half that tells them apart."""
    if a.initial or b.initial:
        return _initial_cost(a, b)
    cost = _word_cost(a, b, vowelless)
    for one, other in ((a.opens, b.opens), (a.closes, b.closes)):
        if one != other:
            cost += _HALF_MISSING if not (one and other) else FAR
    return round(cost, 3)


def _word_cost(a: Part, b: Part, vowelless: bool) -> float:
    if vowelless:
        return _consonant_cost(a.sound, b.sound)
    if a.text == b.text:
        return 0.0
    apart = min(distance(one, other) for one in _said(a) for other in _said(b))
    if a.rows and b.rows:
        return min(apart, _TRANSLATED) if a.rows & b.rows else max(apart, LIMIT + 0.05)
    if min(len(a.sound), len(b.sound)) <= 3:
        apart *= 2
    return min(apart, _SHORT_FORM) if _is_short_form(a.text, b.text) else apart


def _said(part: Part) -> tuple[str, ...]:
    """As it sounds alone, and with the particles that some write together with it."""
    return (part.sound, sounds(part.led_by + part.text)) if part.led_by else (part.sound,)


def _consonant_cost(left: str, right: str) -> float:
    left, right = consonants(left).strip("h"), consonants(right).strip("h")
    if not left or not right:
        return FAR
    return round(distance(left, right) + 0.1 + (0.3 if min(len(left), len(right)) < 2 else 0.0), 3)


def _is_short_form(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and any(long == short + more for more in _OFTEN_ADDED)


def _initial_cost(a: Part, b: Part) -> float:
    if a.initial and b.initial:
        return 0.0 if a.text == b.text else FAR
    full, letter = (b, a.text) if a.initial else (a, b.text)
    openings = {full.text[0], full.sound[0], (full.opens or full.text)[0]}
    return _INITIAL if letter in openings else FAR
