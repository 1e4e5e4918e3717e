"""What speaks for and against two names of organisations or of places being one's.

As in ``person_features``: a function of two names and their alignment, whose docstring is its explanation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.resolve.body import BodyName, Word, body_words
from headwater.resolve.spelling import FAR, consonants, distance, sounds

LIMIT = 0.6
"""Words further apart than this are two names."""
_DERIVED = 0.15
"""A name and the adjective made from it: "Velostria", "Velostrian"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPair:
    """Two words that answer to each other at ``cost``."""

    left: Word
    right: Word
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What pairs up and what is left over on either side."""

    pairs: tuple[WordPair, ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]


_NOTHING = Match(pairs=(), left=(), right=())
BodyFeature = Callable[[BodyName, BodyName, Match], float]


def shared_words(left: BodyName, right: BodyName, found: Match) -> float:
    """the names share {shared}"""
    return min(2.5, sum(p.left.weight * (1 - p.cost) for p in found.pairs))


def shared_own_name(left: BodyName, right: BodyName, found: Match) -> float:
    """{shared} is a name few others bear"""
    return 1.0 if any(not p.left.common for p in found.pairs) else 0.0


def spelling_apart(left: BodyName, right: BodyName, found: Match) -> float:
    """{furthest} are spelled alike but not the same"""
    return max((p.cost for p in found.pairs), default=0.0)


def other_word(left: BodyName, right: BodyName, found: Match) -> float:
    """one says {only_left} where the other says {only_right}"""
    return min(1.5, sum(w.weight for w in found.left), sum(w.weight for w in found.right))


def more_own_words(left: BodyName, right: BodyName, found: Match) -> float:
    """only one of them is called {added}"""
    return min(2.0, abs(_sum(found.left, common=False) - _sum(found.right, common=False)))


def more_kind_words(left: BodyName, right: BodyName, found: Match) -> float:
    """only one of them says {added}"""
    return min(2.0, abs(_sum(found.left, common=True) - _sum(found.right, common=True)))


def other_number(left: BodyName, right: BodyName, found: Match) -> float:
    """the numbers differ"""
    return 1.0 if any(w.number for w in (*found.left, *found.right)) else 0.0


def acronym_fits(left: BodyName, right: BodyName, found: Match) -> float:
    """{short} can stand for {long}"""
    if left.acronym and right.acronym:
        return 0.0
    for short, long in ((left, right), (right, left)):
        if short.acronym and short.acronym in long.initials:
            return 1.0 if len(short.acronym) > 2 else 0.6
    return 0.0


def other_acronym(left: BodyName, right: BodyName, found: Match) -> float:
    """the acronyms differ"""
    return 1.0 if left.acronym and right.acronym and left.acronym != right.acronym else 0.0


BODY_FEATURES: tuple[BodyFeature, ...] = (
    shared_words,
    shared_own_name,
    spelling_apart,
    other_word,
    more_own_words,
    more_kind_words,
    other_number,
    acronym_fits,
    other_acronym,
)
PLACE_FEATURES: tuple[BodyFeature, ...] = (
    shared_words,
    spelling_apart,
    other_word,
    more_own_words,
    more_kind_words,
)


def compare_bodies(left: BodyName, right: BodyName) -> Match:
    """The cheapest pairing, greedily; neighbours that together sound like one word are joined first.

    An acronym is held against the initials of a long form alone: its letters pair with none of the words.
    """
    if acronym_fits(left, right, _NOTHING):
        return _NOTHING
    best = _pair(left, right, left.words, right.words)
    if best.left or best.right:
        tries = [(_joined(left.words, right.words), right.words), (left.words, _joined(right.words, left.words))]
        for one, other in tries:
            tried = _pair(left, right, one, other)
            if len(tried.left) + len(tried.right) < len(best.left) + len(best.right):
                best = tried
    return best


def _pair(left: BodyName, right: BodyName, lefts: Sequence[Word], rights: Sequence[Word]) -> Match:
    vowelless = left.vowelless or right.vowelless
    rated = sorted(
        (word_cost(a, b, vowelless), abs(i - j), i, j) for i, a in enumerate(lefts) for j, b in enumerate(rights)
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for cost, _, i, j in rated:
        if cost <= LIMIT and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(WordPair(left=lefts[i], right=rights[j], cost=cost))
    return Match(pairs=tuple(pairs), left=_rest(lefts, used_left), right=_rest(rights, used_right))


def _rest(words: Sequence[Word], used: set[int]) -> tuple[Word, ...]:
    return tuple(w for i, w in enumerate(words) if i not in used)


def _joined(words: Sequence[Word], others: Sequence[Word]) -> tuple[Word, ...]:
    for i in range(len(words) - 1):
        text = words[i].text + words[i + 1].text
        said = sounds(text)
        if not (words[i].number or words[i + 1].number) and any(distance(said, o.sound) <= 0.2 for o in others):
            return (*words[:i], Word(text=text, sound=said, weight=1.0), *words[i + 2 :])
    return tuple(words)


@lru_cache(400_000)
def word_cost(a: Word, b: Word, vowelless: bool = False) -> float:
    """0 for one word, ``FAR`` for two: common words and numbers are the same or another."""
    if a.text == b.text and a.number == b.number:
        return 0.0
    if a.number or b.number:
        return FAR
    if a.common and b.common:
        return distance(a.sound, b.sound) if distance(a.sound, b.sound) <= 0.1 else FAR
    if vowelless:
        return round(distance(consonants(a.sound), consonants(b.sound)) + 0.1, 3)
    apart = distance(a.sound, b.sound)
    if min(len(a.sound), len(b.sound)) <= 4:
        apart = round(apart * 1.6, 3)
    return min(apart, _DERIVED) if is_derived(a.text, b.text) else apart


def is_derived(a: str, b: str) -> bool:
    """Whether one is the adjective or demonym of the other, or both are of one stem: "Kestar", "Kestari"."""
    size = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    endings = ("", *body_words().endings)
    return any(
        a[cut:] in endings and b[cut:] in endings and {a[cut:], b[cut:]} != {"stan", "land"}
        for cut in range(max(4, size - 2), size + 1)
    )


def _sum(words: Iterable[Word], common: bool) -> float:
    return sum(w.weight for w in words if w.common is common)
