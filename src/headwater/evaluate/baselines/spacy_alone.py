"""Bare spaCy: the small English pipeline as installed, nothing of ours around it."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from headwater.evaluate.sayings import Saying
from headwater.model.span import Span
from headwater.read.engine import MODEL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SAY = frozenset(
    [
        "say",
        "tell",
        "add",
        "state",
        "report",
        "claim",
        "announce",
        "argue",
        "write",
        "ask",
        "note",
        "explain",
        "warn",
        "believe",
    ]
)
"""The commonest verbs of saying: a baseline anyone would write in ten minutes."""


@cache
def pipeline() -> Any:
    """The whole pipeline, loaded once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # version notes of the model package, not ours to mend
        return importlib.import_module(MODEL).load()


def named(texts: Sequence[str]) -> Iterator[list[tuple[Span, str]]]:
    """The names spaCy finds in each text, with its labels."""
    nlp = pipeline()
    with nlp.select_pipes(enable=["ner"]):
        for doc in nlp.pipe(texts, batch_size=64):
            yield [(Span(e.start_char, e.end_char), e.label_) for e in doc.ents]


def say_verbs(texts: Sequence[str]) -> list[list[Saying]]:
    """A verb of saying, its subject, and its clausal complement (or the clause it is thrown into)."""
    return [_sayings(doc) for doc in pipeline().pipe(texts, batch_size=64)]


def _sayings(doc: Doc) -> list[Saying]:
    found = []
    for token in doc:
        if token.lemma_.lower() in SAY and token.pos_ == "VERB":
            subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            content = next((c for c in token.children if c.dep_ in ("ccomp", "xcomp", "dobj")), None)
            if content is not None:
                cue = (Span(token.idx, token.idx + len(token)),)
                found.append(Saying((_cover(subject),) if subject is not None else (), cue, (_cover(content),)))
    return found


def _cover(token: Token) -> Span:
    left, right = token.left_edge, token.right_edge
    return Span(left.idx, right.idx + len(right))
