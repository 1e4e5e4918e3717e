"""What a cue yields before it becomes an ``Attribution``: tokens, rule, source; and the spans tokens make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from headwater.model.attribution import AttributionKind, CueClass, Scope, SourceKind
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.predicates import Walker
from headwater.read.quotes import Quote, Quotes
from headwater.read.sources import Sources

_EDGE = frozenset(
    (
        ",",
        ";",
        ":",
        "-",
        "--",
        "–",
        "—",
        ".",
        "...",
        "…",
        "(",
        ")",
        "[",
        "]",
        "!",
        "?",
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        "''",
        "``",
        "«",
        "»",
        "/",
    )
)
_KEPT_AT_END = frozenset((")", "]", "!", "?", "%"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence being read, with what the rules may ask about it."""

    s: Sentence
    walker: Walker
    sources: Sources
    quotes: Quotes

    @property
    def text(self) -> str:
        """The document's text."""
        return self.quotes.text


@dataclass(slots=True, kw_only=True)
class Finding:
    """One cue of one sentence with its source and content. ``source`` is a token, ``source_span`` its phrase."""

    sentence: Sentence
    token: int
    cue: Span | None
    """``None`` where the source is carried over from an earlier sentence."""
    cue_class: CueClass
    content: list[Span]
    source: int | None = None
    source_span: Span | None = None
    source_kind: SourceKind = SourceKind.PASSIVE_NONE
    scope: Scope = Scope.EXPLICIT
    kind: AttributionKind | None = None
    quotes: list[Quote] = field(default_factory=list)
    obtained_by: Span | None = None
    obtained_token: int | None = None
    because: str = ""
    support: int = -1
    """The verb that utters a noun ("issued a denial"): it is part of this cue and none of its own."""
    parent: Finding | None = None
    """Set where the order of the chain is said ("X, citing Y, reported"), else found by containment."""

    @property
    def position(self) -> int:
        """Where it stands in the text: its cue, else its words."""
        return self.cue.start if self.cue is not None else self.content[0].start


def spans_of(s: Sentence, tokens: Iterable[int]) -> list[Span]:
    """The spans of the unbroken runs among ``tokens``, without punctuation at their edges."""
    runs: list[list[int]] = []
    for token in sorted(tokens):
        if runs and token == runs[-1][1] + 1:
            runs[-1][1] = token
        else:
            runs.append([token, token])
    found = []
    for first, last in runs:
        while first <= last and s.word[first] in _EDGE:
            first += 1
        while last >= first and s.word[last] in _EDGE and s.word[last] not in _KEPT_AT_END:
            last -= 1
        if first < last and s.word[last] == ")" and "(" not in s.word[first:last]:
            last -= 1
        if last >= first:
            found.append(Span(s.start[first], s.end[last]))
    return found


def merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap joined into one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip(" ,\"'“”‘’") and span.start - found[-1].end <= 3:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def with_quotes(text: str, spans: list[Span], quotes: Iterable[Quote]) -> list[Span]:
    """``spans`` grown over the marks of any quotation they hold most of."""
    grown = list(spans)
    for quote in quotes:
        for part in quote.parts:
            inside = sum(max(0, min(s.end, part.end) - max(s.start, part.start)) for s in spans)
            if 2 * inside > part.end - part.start:
                grown.append(part)
    return merged(text, grown)


def rendering(text: str, content: list[Span], quotes: Quotes) -> AttributionKind:
    """Direct when every word of ``content`` stands in quotation marks, mixed when some do."""
    quoted = unquoted = 0
    for span in content:
        position = span.start
        for quote in quotes.within(span):
            for part in quote.parts:
                if not part.overlaps(span):
                    continue
                unquoted += _letters(text, position, max(position, part.start))
                if part.contains(span):  # words within a longer quotation are not quoted by this cue
                    unquoted += _letters(text, span.start, span.end) if part != span and part.start < span.start else 0
                    quoted += _letters(text, span.start, span.end) if part.start >= span.start else 0
                else:
                    quoted += _letters(text, max(part.start, span.start), min(part.end, span.end))
                position = min(part.end, span.end)
        unquoted += _letters(text, position, span.end)
    if not quoted:
        return AttributionKind.INDIRECT
    return AttributionKind.DIRECT if not unquoted else AttributionKind.MIXED


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])
