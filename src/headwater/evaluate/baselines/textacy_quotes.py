"""textacy's direct quotations (peers group), where it is installed."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from typing import Any

from headwater.evaluate.baselines.spacy_alone import pipeline
from headwater.evaluate.sayings import Saying
from headwater.model.span import Span

MISSING = "textacy is not installed, so its figures are left out: pip install 'textacy>=0.13' adds them"


def available() -> bool:
    """Whether textacy can be imported."""
    return importlib.util.find_spec("textacy") is not None


def textacy_quotes(texts: Sequence[str]) -> list[list[Saying]]:
    """``textacy.extract.direct_quotations``; a text it cannot read yields nothing."""
    triples = importlib.import_module("textacy.extract.triples")
    found = []
    for doc in pipeline().pipe(texts, batch_size=64):
        try:
            found.append([_saying(quote) for quote in triples.direct_quotations(doc)])
        except (ValueError, IndexError, TypeError):  # unbalanced quotation marks end its search
            found.append([])
    return found


def _saying(quote: Any) -> Saying:
    content = Span(quote.content.start_char, quote.content.end_char)
    return Saying(_spans(quote.speaker), _spans(quote.cue), (content,))


def _spans(tokens: Any) -> tuple[Span, ...]:
    if not tokens:
        return ()
    return (Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])),)
