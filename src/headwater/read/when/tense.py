"""Whether a date without its year, or a weekday, lies ahead or behind: the nearest verb says.

No parse is at hand, so the verb is the nearest word, first to the left, that tells: "will", "planned",
"due" point ahead, past forms behind. A verb of saying tells only about a date right beside it ("said
Tuesday"); "said the vote is on 12 June" is not past. A verb of promising beside the date is past and
ahead of what was promised everywhere else.
"""

from __future__ import annotations

from headwater.read.when.lexicon import words
from headwater.read.word_patterns import Coded

AHEAD, BEHIND, OPEN = 1, -1, 0
_REACH = 12
"""Words looked at on either side: about a clause."""


def direction(coded: Coded, first: int, last: int) -> int:
    """``AHEAD``, ``BEHIND`` or ``OPEN`` for the expression in words ``first`` to ``last`` (exclusive)."""
    beside = _beside(coded, first, last)
    if beside is not None:
        return beside
    left = range(first - 1, max(first - _REACH, 0) - 1, -1)
    right = range(last, min(last + _REACH, len(coded.words)))
    possessive = coded.word(last) in {"'", "’"} and coded.word(last + 1) == "s"  # "Tuesday's vote will": left is idle
    for side in (right,) if possessive else (left, right):
        for distance, token in enumerate(side):
            if coded.words[token] == ";":
                break
            told = _told(coded, token, distance <= 1)
            if told:
                return told
    return OPEN


def _beside(coded: Coded, first: int, last: int) -> int | None:
    """What words right beside say without a verb: "until Tuesday" is ahead, "the 7 August raid" leaves it open."""
    before = coded.word(first - 1)
    if before in {"until", "till"} and first >= 2 and not coded.is_capital(first - 1):
        return AHEAD
    if before == "as" and coded.word(first - 2) in {"soon", "early"}:
        return AHEAD
    if (
        before in words("tense", "determiners")
        and coded.word(last)[:1].isalpha()
        and coded.word(last) not in words("tense", "prepositions")
    ):
        return OPEN
    return None


def is_saying(coded: Coded, first: int) -> bool:
    """Whether a verb of saying stands right before the expression: it dates the saying, not what is said."""
    return any(coded.word(first - back) in words("tense", "saying") for back in (1, 2))


def _told(coded: Coded, token: int, beside: bool) -> int:
    word = coded.words[token]
    if word in words("tense", "ahead"):
        return AHEAD
    if word in words("tense", "promising"):
        return BEHIND if beside else AHEAD
    if word in words("tense", "saying"):
        return BEHIND if beside else OPEN
    if coded.word(token - 1) == "be":  # "to be held on"
        return OPEN
    if word in words("tense", "behind"):
        return BEHIND
    regular = len(word) > 4 and word.endswith("ed") and word not in words("tense", "no_verb")
    return BEHIND if regular and not coded.is_capital(token) else OPEN
