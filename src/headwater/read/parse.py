"""Step 2b: the parse, over a view in which every name is one ordinary word.

A small parser stumbles over names it has never seen: a hyphenated group becomes a clause, a bracketed
acronym a conjunct. Masked by a placeholder of its kind, a name is one well-known token, and the tree
around it comes out right (reading.md, section 3.2: 39 → 44 of 50 arcs that facts depend on). Tokens keep
their own offsets, so nothing of the mask reaches a span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from headwater.model.document import Document, RegionKind
from headwater.model.mention import EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.engine import Engine
from headwater.read.headline import is_title_case
from headwater.read.mending import mended, taken_for_nouns
from headwater.rules import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "--", "—": "--", "―": "--",
    "…": "...", "’s": "'s", "‘s": "'s", "n’t": "n't", "’re": "'re", "’ve": "'ve", "’ll": "'ll", "’d": "'d", "’m": "'m",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of one sentence before masking, as columns; offsets are the document's."""

    word: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]


@dataclass(slots=True)
class _View:
    shown: list[str]
    word: list[str]
    start: list[int]
    end: list[int]
    mention: list[int]


class Parse:
    """Fills ``syntax``: one parsed ``Sentence`` for each span of ``sentences``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """One document alone; ``many`` is how a pile is read."""
        return self.many([document], [reading])[0]

    def many(self, documents: Sequence[Document], readings: Sequence[Reading]) -> list[Reading]:
        """All sentences of all documents in full batches: one at a time costs four times as much."""
        views = [view for reading in readings for view in _views(reading)]
        parsed = iter(self._engine.parsed(view.shown for view in views))
        remaining = iter(views)
        results = []
        for reading in readings:
            count = len(reading.sentences)
            own = zip(islice(remaining, count), islice(parsed, count), strict=True)
            syntax = tuple(_sentence(index, reading, view, doc) for index, (view, doc) in enumerate(own))
            results.append(replace(reading, syntax=syntax))
        return results


def _views(reading: Reading) -> Iterable[_View]:
    tokens: Sequence[Tokens] = reading.notes["tokens"]  # type: ignore[assignment]  # left by read/names.py
    names = [(i, m) for i, m in enumerate(reading.mentions) if m.kind is not MentionKind.PRONOUN]
    position = 0
    headlines = {r.span for r in reading.regions if r.kind is RegionKind.HEADLINE}
    for span, row in zip(reading.sentences, tokens, strict=True):
        inside: list[tuple[int, Mention]] = []
        while position < len(names) and names[position][1].span.start < span.end:
            inside.append(names[position])
            position += 1
        lowered = any(h.contains(span) for h in headlines) and is_title_case(row.word)
        yield _view(row, inside, lowered)


def _view(row: Tokens, inside: list[tuple[int, Mention]], lowered: bool) -> _View:
    view = _View([], [], [], [], [])
    waiting = iter(inside)
    current = next(waiting, None)
    for word, start, end in zip(row.word, row.start, row.end, strict=True):
        while current and current[1].span.end <= start:
            current = next(waiting, None)
        if view.end and start < view.end[-1]:
            start = view.end[-1]  # the head of this token belongs to the name before it
            if start >= end:
                continue
            word = word[-(end - start) :]
        if current and current[1].span.start < end:
            index, mention = current
            if mention.span.start > start:
                _append(view, word[: mention.span.start - start], start, mention.span.start, lowered)
            _append_name(view, index, mention)
            rest = end - mention.span.end
            if rest > 0:
                _append(view, word[-rest:], mention.span.end, end, lowered)
        else:
            _append(view, word, start, end, lowered)
    return _without_bracketed_acronyms(view, dict(inside))


def _append(view: _View, word: str, start: int, end: int, lowered: bool) -> None:
    if word.isspace():
        return
    shown = _PLAIN.get(word) or (_compound_head(word) if "-" in word else word)
    view.shown.append(shown.lower() if lowered else shown)
    view.word.append(word)
    view.start.append(start)
    view.end.append(end)
    view.mention.append(-1)


def _compound_head(word: str) -> str:
    """What the parser is shown for an ordinary compound: "wife" for "ex-wife", "brother" for "brother-in-law"."""
    parts = word.split("-")
    if parts[0].lower() in load("masks")["prefixes"] and len(parts) == 2 and parts[1]:
        return parts[1]
    if len(parts) == 3 and parts[1] in ("in", "of"):
        return parts[0] + ("s" if parts[2].endswith("s") and not parts[0].endswith("s") else "")
    return word


def _append_name(view: _View, index: int, mention: Mention) -> None:
    view.shown.append(_placeholder(mention, len(view.shown)))
    view.word.append(mention.text)
    view.start.append(mention.span.start)
    view.end.append(mention.span.end)
    view.mention.append(index)


def _placeholder(mention: Mention, turn: int) -> str:
    masks: list[str] = load("masks")[_mask_kind(mention)]
    return masks[turn % len(masks)]


def _mask_kind(mention: Mention) -> str:
    if mention.kind is MentionKind.ADJECTIVAL:
        return "adjectives"
    if mention.type is EntityType.PERSON:
        return "persons"
    if mention.type in (EntityType.PLACE, EntityType.FACILITY, EntityType.STATE):
        return "places"
    if mention.type is EntityType.POPULATION or mention.because.endswith("plural"):
        return "many"
    return "groups"


def _without_bracketed_acronyms(view: _View, mentions: dict[int, Mention]) -> _View:
    """``Long Form (LF)`` becomes one token: brackets after a name break coordination in the parse."""
    keep = _View([], [], [], [], [])
    i = 0
    while i < len(view.shown):
        for column, value in zip(
            (keep.shown, keep.word, keep.start, keep.end, keep.mention),
            (view.shown[i], view.word[i], view.start[i], view.end[i], view.mention[i]),
            strict=True,
        ):
            column.append(value)  # type: ignore[attr-defined]
        bracketed = (
            view.mention[i] >= 0
            and view.word[i + 1 : i + 2] == ["("]
            and view.word[i + 3 : i + 4] == [")"]
            and view.mention[i + 2] >= 0
            and mentions[view.mention[i + 2]].kind is MentionKind.ACRONYM
        )
        i += 4 if bracketed else 1
    return keep


def _sentence(index: int, reading: Reading, view: _View, doc: Doc) -> Sentence:
    span = reading.sentences[index]
    named = [m >= 0 for m in view.mention]
    forms: dict[str, str] = load("verbs")["lemmas"]
    lemmas = [t.lemma_.lower() for t in doc]
    verbs = taken_for_nouns([t.tag_ for t in doc], [t.dep_ for t in doc], [t.head.i for t in doc])
    dep, head = mended(view.shown, lemmas, named, [t.dep_ for t in doc], [t.head.i for t in doc])
    return Sentence(
        span=span,
        index=index,
        region=_region(reading, span),
        word=tuple(view.word),
        lemma=tuple(
            w if n or ("-" in w[1:-1] and w.islower() and w not in forms) else _lemma(t, forms)
            for w, n, t in zip(view.word, named, doc, strict=True)
        ),
        pos=tuple("VERB" if i in verbs else t.pos_ for i, t in enumerate(doc)),
        tag=tuple(("VBZ" if t.tag_ == "NNS" else "VBP") if i in verbs else t.tag_ for i, t in enumerate(doc)),
        dep=dep,
        head=head,
        start=tuple(view.start),
        end=tuple(view.end),
        mention=tuple(view.mention),
    )


def _lemma(token: Token, forms: dict[str, str]) -> str:
    if token.pos_ == "VERB" and token.lower_ in forms:
        return forms[token.lower_]
    return str(token.lemma_).lower()


def _region(reading: Reading, span: Span) -> str:
    for region in reading.regions:
        if region.span.contains(span):
            return region.kind.value
    return RegionKind.BODY.value
