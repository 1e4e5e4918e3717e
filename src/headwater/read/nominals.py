"""Step 4b: what refers without a name — "two masked gunmen", "the dossier", "she".

A noun phrase becomes a mention when its head is a word for an actor, a place or a thing that shows something
(``rules/en/actor_words.yml``). Its span runs from the first modifier to the head, without article, relative
clause or complement: as short as it stays true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from headwater.model.document import Document
from headwater.model.mention import EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.head_nouns import HeadNouns, head_nouns
from headwater.rules import load

_PREMODIFIERS = frozenset(("amod", "compound", "nummod", "nmod", "quantmod", "advmod", "punct", "npadvmod"))

_OUTSIDE = frozenset(("det", "poss", "case"))


def find_nominals(document: Document, reading: Reading) -> Reading:
    """Adds nominal and pronoun mentions to ``mentions``, in order of the text. Entities come with coreference."""
    nouns = head_nouns()
    found = [m for s in reading.syntax for m in _in_sentence(s, document.text, nouns)]
    mentions = sorted((*reading.mentions, *found), key=lambda m: (m.span.start, -m.span.end))
    order = {id(m): i for i, m in enumerate(mentions)}
    by_head = {m.head.start: order[id(m)] for m in found if m.head}
    renumbered = tuple(_renumbered(s, reading.mentions, order, by_head) for s in reading.syntax)
    return replace(reading, mentions=tuple(mentions), syntax=renumbered)


def _renumbered(s: Sentence, before: tuple[Mention, ...], order: dict[int, int], by_head: dict[int, int]) -> Sentence:
    """The parse points to mentions by index: the names have moved, the heads of the new ones are added."""
    row = [
        order[id(before[i])] if i >= 0 else by_head.get(start, -1) for i, start in zip(s.mention, s.start, strict=True)
    ]
    return replace(s, mention=tuple(row))


def _in_sentence(s: Sentence, text: str, nouns: HeadNouns) -> Iterator[Mention]:
    for token in range(len(s)):
        if s.mention[token] >= 0:
            continue
        pos = s.pos[token]
        if pos == "PRON":
            if s.lemma[token] in pronouns() or s.word[token].lower() in pronouns():
                span = s.span_of(token)
                yield Mention(
                    span=span, text=span.of(text), kind=MentionKind.PRONOUN, type=EntityType.PERSON, head=span
                )
        elif pos == "NUM" and s.lemma[token] in ("two", "both") and _stands_alone(s, token):
            span = s.span_of(token)
            yield Mention(
                span=span,
                text=span.of(text),
                kind=MentionKind.NOMINAL,
                type=EntityType.POPULATION,
                head=span,
                because="the two",
            )
        elif pos in ("NOUN", "PROPN", "ADJ"):
            kind = nouns.type_of(s, token)
            if kind is not None and (pos != "ADJ" or s.dep[token] in ("nsubj", "nsubjpass", "dobj", "pobj")):
                span = phrase(s, token)
                yield Mention(
                    span=span,
                    text=span.of(text),
                    kind=MentionKind.NOMINAL,
                    type=kind,
                    head=s.span_of(token),
                    because=f"the noun {s.lemma[token]}",
                )


def _stands_alone(s: Sentence, token: int) -> bool:
    """ "The two share a camp": a number with an article and no noun."""
    argument = s.dep[token] in ("nsubj", "nsubjpass", "dobj", "pobj")
    return argument and any(s.lemma[c] == "the" for c in s.children[token])


def phrase(s: Sentence, head: int) -> Span:
    """From the first premodifier, or a named owner, to the head; articles stay outside."""
    first = head
    for child in s.children[head]:
        if child < head and s.dep[child] in _PREMODIFIERS and s.word[child] not in (",", '"', "“", "”", "'"):
            first = min(first, *s.subtree(child))
    owner = next(
        (c for c in s.children[head] if s.dep[c] == "poss" and s.pos[c] == "PROPN" and s.mention[c] >= 0), None
    )
    if owner is not None:
        return Span(s.start[min(first, owner)], s.end[head])
    while first < head and (s.dep[first] in _OUTSIDE or s.pos[first] == "PUNCT" or s.tag[first] == "POS"):
        first += 1
    return Span(s.start[first], s.end[head])


@cache
def pronouns() -> dict[str, dict[str, object]]:
    """Pronouns and what they agree with."""
    return load("nominals")["pronouns"]  # type: ignore[no-any-return]  # plain YAML
