"""Headlines are set in capitals of their own: what is a name there is what is a name in the text below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from headwater.model.mention import MentionKind
from headwater.model.span import Span
from headwater.read.chunks import Word, is_acronym, words_of
from headwater.read.grammar import grammar
from headwater.read.lexicon import folded
from headwater.read.occurrences import Occurrence

if TYPE_CHECKING:
    from headwater.read.naming import Register


def is_title_case(words: Sequence[str]) -> bool:
    """Whether nearly every word that title case would set in capitals is set so (or all are capitals)."""
    countable = [w for w in words if w[:1].isalpha() and w.lower() not in grammar("left_small")]
    if len(countable) < 3:
        return False
    return sum(w[:1].isupper() for w in countable) >= 0.8 * len(countable)


def names_in_headline(text: str, span: Span, index: int, register: Register) -> Iterator[Occurrence]:
    """The body's names, known names and acronyms where they stand in a headline set in title case."""
    words = [replace(w, start=w.start + span.start, end=w.end + span.start) for w in words_of(span.of(text))]
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + register.lexicon.longest), i, -1):
            found = _headline_name(text, words[i:j], index, register)
            if found:
                yield found
                i = j
                break
        else:
            i += 1


def _headline_name(text: str, words: list[Word], index: int, register: Register) -> Occurrence | None:
    inner = Span(words[0].start, words[-1].end)
    phrase = inner.of(text)
    if any(w.possessive for w in words[:-1]):
        return None
    key = folded(phrase)
    adjective = register.lexicon.adjective(phrase)
    if key in register.names:
        kind = register.names[key].occurrences[0].kind
    elif adjective:
        kind = MentionKind.ADJECTIVAL
    elif register.lexicon.name(phrase) or (len(words) == 1 and is_acronym(phrase)):
        kind = MentionKind.ACRONYM if is_acronym(phrase) else MentionKind.NAME
    else:
        return _first_part(phrase, inner, index, register)
    one = Occurrence(span=inner, text=phrase, sentence=index, kind=kind, possessive=words[-1].possessive)
    register.add(one)
    return one


def _first_part(phrase: str, span: Span, index: int, register: Register) -> Occurrence | None:
    """ "Lashkar" in a headline, "Lashkar-e-Taiba" in the body; a surname, a full name."""
    key = folded(phrase)
    if " " in key or len(key) < 4:
        return None
    fuller = [k for k in register.names if k.startswith((key + "-", key + " ")) or k.endswith((" " + key, "-" + key))]
    names = {register.canonical(k) for k in fuller if not register.is_made_of_words(k, key)}
    if len(names) != 1:
        return None
    one = Occurrence(span=span, text=phrase, sentence=index)
    register.add(one, alias_of=names.pop(), rule="headline form")
    return one
