"""What went wrong with attributions, by class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.evaluate.metrics.spans import Words
from headwater.evaluate.result import Mistake
from headwater.evaluate.sayings import HALF, Heads, Saying, pair_contents, pair_relations
from headwater.evaluate.sets.shared import sentence_at
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.model.span import Span, hull


def saying_errors(
    document: Document, reading: Reading, gold: Sequence[Saying], predicted: Sequence[Saying], heads: Heads
) -> Iterator[Mistake]:
    """Every gold saying that is not fully right and every false alarm, in order of the text."""
    words = Words.of(document.text)
    right = pair_relations(words, gold, predicted, heads)
    left_over = [i for i in range(len(gold)) if i not in {a for a, _ in right}]
    loose = [j for j in range(len(predicted)) if j not in {b for _, b in right}]
    near = pair_contents(words, [gold[i] for i in left_over], [predicted[j] for j in loose])
    partner = {left_over[a]: loose[b] for a, b in near}
    for index in left_over:
        other = predicted[partner[index]] if index in partner else None
        yield _mistake(document, reading, _why(words, gold[index], other, heads, reading), gold[index], other)
    for other_index in loose:
        if other_index not in partner.values():
            false = predicted[other_index]
            yield _mistake(document, reading, f"false alarm: cue {_cue(document, reading, false)}", None, false)


def _why(words: Words, gold: Saying, ours: Saying | None, heads: Heads, reading: Reading) -> str:
    if ours is None:
        manner = gold.manner(words.text)
        return f"missed ({manner}): cue {_lemma(words.text, reading, gold.cue)}"
    shared = words.within(gold.content) & words.within(ours.content)
    size = len(words.within(gold.content)) + len(words.within(ours.content))
    if 2 * len(shared) < HALF * size:
        longer = len(words.within(ours.content)) > len(words.within(gold.content))
        return "content " + ("elsewhere" if not shared else "too long" if longer else "too short")
    if not ours.source:
        return "source not found"
    if not gold.source:
        return "source where gold hides it"
    return "source wrong"


def _cue(document: Document, reading: Reading, saying: Saying) -> str:
    return _lemma(document.text, reading, saying.cue)


def _lemma(text: str, reading: Reading, cue: Sequence[Span]) -> str:
    """The lemma of a cue's last content word by the reading's parse, else its words."""
    if not cue:
        return "none"
    span = hull(cue)
    for sentence in reading.syntax:
        if sentence.span.overlaps(span):
            lemmas = [sentence.lemma[t] for t in sentence.at(span) if sentence.pos[t] not in ("PUNCT", "AUX", "PART")]
            if lemmas:
                return lemmas[0].lower() if len(lemmas) == 1 else " ".join(lemmas[:3]).lower()
    return span.of(text).lower()[:30]


def _mistake(document: Document, reading: Reading, cls: str, gold: Saying | None, ours: Saying | None) -> Mistake:
    shown = gold or ours
    spans = [*shown.cue, *shown.content] if shown else []
    place = spans[0] if spans else Span(0, 0)
    return Mistake(
        cls=cls,
        document=document.file,
        sentence=sentence_at(document.text, reading, place),
        gold=_shown(document.text, gold),
        ours=_shown(document.text, ours),
    )


def _shown(text: str, saying: Saying | None) -> str:
    if saying is None:
        return "-"
    parts = (
        " … ".join(span.of(text) for span in getattr(saying, part)) or "-" for part in ("source", "cue", "content")
    )
    return " | ".join(" ".join(part.split())[:160] for part in parts)
