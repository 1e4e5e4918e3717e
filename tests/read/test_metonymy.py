"""A capital that acts or speaks is a government; one that is gone to is a place."""

from __future__ import annotations

import re

import pytest

from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.engine import engine
from headwater.read.where import acts
from headwater.rules import load

CAPITAL = "Moscow"
"""A name that the model knows stands in for the invented one, as the parse step masks names."""


def parsed(text: str) -> tuple[Sentence, list[int]]:
    words = re.findall(r"\w+(?:-\w+)+|\w+|'s|[^\w\s]", text.replace("Kelmar", CAPITAL))
    doc = next(iter(engine().parsed([words])))
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    sentence = Sentence(
        span=Span(0, starts[-1] + len(words[-1])),
        index=0,
        region="body",
        word=tuple(words),
        lemma=tuple(t.lemma_ for t in doc),
        pos=tuple(t.pos_ for t in doc),
        tag=tuple(t.tag_ for t in doc),
        dep=tuple(t.dep_ for t in doc),
        head=tuple(t.head.i for t in doc),
        start=tuple(starts),
        end=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        mention=(-1,) * len(words),
    )
    return sentence, [i for i, word in enumerate(words) if CAPITAL in word]


@pytest.mark.parametrize("text", load("metonyms")["examples"])
def test_it_acts(text: str) -> None:
    sentence, tokens = parsed(text)
    assert tokens
    assert all(acts(sentence, token) for token in tokens)


@pytest.mark.parametrize("text", load("metonyms")["counterexamples"])
def test_it_is_a_place(text: str) -> None:
    sentence, tokens = parsed(text)
    assert tokens
    assert not any(acts(sentence, token) for token in tokens)


@pytest.mark.parametrize("key", ["acts", "addressed", "owns", "between"])
def test_words_are_lower_case_and_once(key: str) -> None:
    words = load("metonyms")[key]
    assert len(words) == len(set(words))
    assert words == [w.lower() for w in words]
