"""Attributions against attributions: source, cue, content, and the whole relation.

The relation counts when contents share at least half their words (Dice) and the head of the source is right; two
hidden sources agree. Relations pair one-to-one, best content overlap first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headwater.evaluate.metrics.counts import Counts, hits
from headwater.evaluate.metrics.spans import Marked, Pair, Words, best_first, compare, one_to_one
from headwater.model.attribution import Attribution
from headwater.model.reading import Reading
from headwater.model.span import Span, hull

PARTS = ("source", "cue", "content")
HALF = 0.5
_OPEN, _CLOSE = "\"“‘'`«", "\"”’'»"


@dataclass(frozen=True, slots=True)
class Saying:
    """Who, with what words, what; each part may be absent or in pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def manner(self, text: str) -> str:
        """How it is rendered, by the text alone: no source, direct, mixed or indirect."""
        if not self.source:
            return "no source"
        return rendering(text, self.content)


def rendering(text: str, content: Sequence[Span]) -> str:
    """Direct when all content stands in quotation marks, mixed when some does, else indirect."""
    if not content:
        return "indirect"
    whole = [_in_quotes(text, span) for span in content]
    inside = "".join(span.of(text) for span in content)
    if all(whole):
        return "direct"
    return "mixed" if any(whole) or any(mark in inside for mark in '"“”«') or "``" in inside else "indirect"


def _in_quotes(text: str, span: Span) -> bool:
    words = span.of(text).strip()
    before, after = text[: span.start].rstrip()[-1:], text[span.end :].lstrip(" ,.").lstrip()[:1]
    opened = words[:1] in _OPEN or (bool(before) and before in _OPEN)
    closed = words[-1:] in _CLOSE or (bool(after) and after in _CLOSE)
    inner = words[1:-1]
    return opened and closed and not any(mark in inner for mark in '”"»')


def ours(attribution: Attribution) -> Saying:
    """An attribution of a reading."""
    return Saying(
        source=(attribution.source,) if attribution.source else (),
        cue=(attribution.cue,) if attribution.cue else (),
        content=attribution.content,
    )


def parts_of(sayings: Sequence[Saying], part: str) -> list[Marked]:
    """The distinct spans of one part: two sayings may share a source."""
    found = {tuple(sorted(getattr(saying, part))) for saying in sayings}
    return [Marked(spans) for spans in sorted(found) if spans]


def compare_parts(words: Words, gold: Sequence[Saying], predicted: Sequence[Saying]) -> dict[str, Counts]:
    """Counts keyed "source, exact", "cue, overlap" and so on."""
    return {
        f"{part}, {measure}": counts
        for part in PARTS
        for measure, counts in compare(words, parts_of(gold, part), parts_of(predicted, part)).items()
        if part == "source" or measure != "articles aside"
    }


def pair_relations(words: Words, gold: Sequence[Saying], predicted: Sequence[Saying], heads: Heads) -> list[Pair]:
    """The whole relations that are right."""
    left, right = [words.within(s.content) for s in gold], [words.within(s.content) for s in predicted]
    scored = []
    for index, these in enumerate(left):
        for other, those in enumerate(right):
            shared = len(these & those)
            dice = 2 * shared / (len(these) + len(those)) if shared else 0.0
            if dice >= HALF and heads.agree(gold[index].source, predicted[other].source):
                scored.append((-dice, index, other))
    return one_to_one(scored)


def pair_contents(words: Words, gold: Sequence[Saying], predicted: Sequence[Saying]) -> list[Pair]:
    """Sayings paired by content, or by cue where the content does not meet; for the error classes."""
    left = [words.within((*s.content, *s.cue)) for s in gold]
    right = [words.within((*s.content, *s.cue)) for s in predicted]
    return best_first(left, right)


def count_by_manner(
    text: str, gold: Sequence[Saying], predicted: Sequence[Saying], pairs: Sequence[Pair]
) -> dict[str, Counts]:
    """Relation counts for each manner of saying: a false alarm counts under its own manner."""
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    manners = [s.manner(text) for s in gold]
    loose = [s.manner(text) for j, s in enumerate(predicted) if j not in used]
    counts = {}
    for manner in ("direct", "mixed", "indirect", "no source"):
        right = sum(1 for i in found if manners[i] == manner)
        counts[manner] = hits(right, manners.count(manner), right + loose.count(manner))
    return counts


class Heads:
    """The head words of spans, by the reading's own parse; the whole span where it has none."""

    def __init__(self, reading: Reading) -> None:
        self._sentences = reading.syntax

    def of(self, span: Span) -> Span:
        """The word of ``span`` that governs the others."""
        for sentence in self._sentences:
            if not sentence.span.overlaps(span):
                continue
            inside = sentence.at(span)
            for token in inside:
                if sentence.head[token] not in inside or sentence.head[token] == token:
                    return sentence.span_of(token)
        return span

    def agree(self, gold: Sequence[Span], predicted: Sequence[Span]) -> bool:
        """Each contains the other's head; two absences agree."""
        if not gold or not predicted:
            return not gold and not predicted
        left, right = hull(gold), hull(predicted)
        return self.of(left).overlaps(right) and self.of(right).overlaps(left)


Predictor = Callable[[Sequence[str]], list[list[Saying]]]
"""A baseline: texts in, the sayings of each out."""
