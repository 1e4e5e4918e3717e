"""How far two spellings of one name word may lie apart: a weighted edit distance over sounds.

Words become strings of sounds, one character a sound, in which the spellings that languages use for one sound
("ou", "oo", "u"; "q", "k"; "ei", "ay") fall together. What is left is compared by Levenshtein's distance with a price
for each change (after Zobel and Dart 1996, "Phonetic string matching"): an unstressed vowel costs little, the first
consonant a whole point, a final "a" nearly as much, since it parts Samir from Samira. Metaphone and NYSIIS
(jellyfish) are made for English and part Qasem, Ghasem and Kassem.
"""

from __future__ import annotations

import re
from functools import lru_cache

VOWELS = frozenset("aeiouE")
_LONG = re.compile(r"shch|tsch|sch|tch|dzh|sh|sz|cz|ch|zh|kh|gh|dj|dz|ph|th|dh|ck|ts|tz|qu(?=[aei])|ng(?=$)")
_SOUND = {
    "shch": "S", "tsch": "C", "sch": "S", "tch": "C", "dzh": "j", "sh": "S", "sz": "S", "cz": "C", "ch": "C", "zh": "Z",
    "kh": "H", "gh": "G", "dj": "j", "dz": "Z", "ph": "f", "th": "t", "dh": "d", "ck": "k", "ts": "c", "tz": "c",
    "qu": "k", "ng": "n",
}  # fmt: skip
_VOWEL_RUNS = (
    (re.compile(r"ou(?=[aeio])|oo(?=[aei])"), "w"),
    (re.compile(r"(?<=[bdfgklmnprstz])oe(?=[bdfgklmnprstz])"), "u"),
    (re.compile(r"ee|ii+"), "i"),
    (re.compile(r"oo|ou|uu"), "u"),
    (re.compile(r"aa+"), "a"),
    (re.compile(r"[ie]y(?:y)?$|ij$|yi$|iyi$|ie$|y$"), "i"),
    (re.compile(r"(?<=[^aeiou])[yi]y|ij(?=[^aeiou])"), "i"),
    (re.compile(r"(?:aei|aie|ai|ay|ei|ey)(?![aeiou])"), "E"),
    (re.compile(r"(?<=[^aeiouEy])y(?![aeiouE])|^y(?![aeiouE])"), "i"),
    (re.compile(r"i(?=[aou])"), "y"),
    (re.compile(r"w(?![aeiouyE])"), "u"),
    (re.compile(r"(?<=[aeiE])h$"), ""),
    (re.compile(r"c(?=[aou]|[bdfgklmnpqrstvwz])"), "k"),
)
_DOUBLE = re.compile(r"(.)\1+")

_SUBSTITUTIONS = {
    0.05: "kq",
    0.1: "ei ou ae vw Hh iy gG cC",
    0.15: "Gq CS cs sS jZ zZ Ee",
    0.2: "qg oa zs cC cj jy ck SC cS cz kX HX SX sX hX",
    0.25: "Ea Ei gj gk kH Gj gh GH Gh Gk jC wu cZ jh jX qH uo CZ",
    0.3: "ao eo dj kC",
    0.35: "dt bv bp fv ai au fp eu Eo",
    0.45: "kj zj zS sZ ct dz",
    0.55: "iu io Eu",
}
_PRICE: dict[tuple[str, str], float] = {}
for _price, _pairs in sorted(_SUBSTITUTIONS.items(), reverse=True):
    for _pair in _pairs.split():
        for _one in _pair:
            for _other in _pair:
                if _one != _other:
                    _PRICE[_one, _other] = _price
_DROP = {"y": 0.15, "h": 0.2, "H": 0.5, "w": 0.4, "E": 0.5, "e": 0.25, "i": 0.3, "u": 0.3, "a": 0.3, "o": 0.3, "G": 0.5}
_OPENING = 0.3
"""Added to a change of the first consonant: readers and listeners seldom miss it."""
FAR = 9.0


@lru_cache(400_000)
def sounds(word: str) -> str:
    """The sounds of a lower-case Latin word: "youssef" and "yusuf" give "yusef" and "yusuf"."""
    text = _LONG.sub(lambda m: _SOUND[m.group()], word)
    text = text.replace("x", "X")
    for pattern, sound in _VOWEL_RUNS:
        text = pattern.sub(sound, text)
    return _DOUBLE.sub(r"\1", text) or word


@lru_cache(400_000)
def skeleton(word: str) -> str:
    """The consonants in broad classes: words of one name share it nearly always, and so may others."""
    return sound_skeleton(sounds(word))


_CLASSES = str.maketrans(
    {
        **dict.fromkeys("aeiouEyhHX", None),
        **dict.fromkeys("kqgGj", "k"),
        **dict.fromkeys("sSzZCc", "s"),
        **dict.fromkeys("dt", "t"),
        **dict.fromkeys("bpfvw", "b"),
    }
)


def sound_skeleton(text: str) -> str:
    """``skeleton`` of sounds already made."""
    rest = text.translate(_CLASSES)
    return _DOUBLE.sub(r"\1", rest) or text[:1]


@lru_cache(400_000)
def distance(left: str, right: str) -> float:
    """What it takes to turn one string of sounds into the other; ``FAR`` where their consonants share nothing.

    0 for spellings of one sound, up to 0.4 for common variants, from 0.8 on another name more often than not.
    """
    if left == right:
        return 0.0
    if abs(len(left) - len(right)) > 4:
        return FAR
    rows = [0.0]
    for j, sound in enumerate(right):
        rows.append(rows[-1] + _drop(right, j, sound))
    for i, a in enumerate(left):
        above, drop = rows, _drop(left, i, a)
        rows = [above[0] + drop]
        for j, b in enumerate(right):
            change = above[j] if a == b else above[j] + _change(a, b, i == 0 and j == 0)
            rows.append(min(change, above[j + 1] + drop, rows[j] + _drop(right, j, b)))
    return round(max(rows[-1], _gender(left, right)), 3)


def _gender(left: str, right: str) -> float:
    """A final "a" behind a consonant's name makes a woman's: Samir and Samira, Fadi and Fadia are two people."""
    if (left[-1] == "a") == (right[-1] == "a") or min(len(left), len(right)) < 3:
        return 0.0
    man, woman = (right, left) if left[-1] == "a" else (left, right)
    same = woman[:-1].rstrip("y") == man.rstrip("iy")
    return 0.9 if same else 0.0


def _change(a: str, b: str, first: bool) -> float:
    price = _PRICE.get((a, b), 0.7 if a in VOWELS and b in VOWELS else 1.0)
    return price + _OPENING if first and price >= 0.35 and a not in VOWELS else price


def _drop(word: str, i: int, sound: str) -> float:
    price = _DROP.get(sound, 0.8)
    if i == len(word) - 1 and len(word) > 3 and i:
        return 0.9 if sound == "a" else 0.15 if sound in "eh" else price + 0.2 if sound in "iuo" else price
    if word[i - 1] == sound and i:
        return 0.1
    return price + 0.2 if i == 0 and sound in VOWELS else price


def consonants(text: str) -> str:
    """Sounds without vowels and glides, for scripts that do not write them."""
    return "".join(c for i, c in enumerate(text) if c not in VOWELS and (c not in "yw" or i == 0)) or text[:1]
