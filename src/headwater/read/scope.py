"""How far an attribution reaches: quotations and accounts that go on, and the chain at a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from headwater.model.attribution import Attribution, CueClass, Scope
from headwater.model.document import RegionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.cues import words
from headwater.read.findings import Finding, merged, spans_of
from headwater.read.quotes import Quote, Quotes

_SPEECH = 4
"""Words from which a quotation can be speech of its own; shorter ones are labels or scare quotes."""
_CARRIES = frozenset((CueClass.SAY, CueClass.ACCORDING_TO, CueClass.ALLEGE, CueClass.REVEAL_FACTIVE))


def continue_quotations(findings: list[Finding], quotes: Quotes, sentences: tuple[Span, ...]) -> list[Finding]:
    """Quotations that no cue claims, given to the speaker before them.

    A quotation right behind a direct one in its paragraph is the same speech; one that follows another kind of
    saying, or opens the next paragraph, is carried over and marked ``inherited``.
    """
    starts = [s.start for s in sentences]
    claimed = {q.start for f in findings for q in f.quotes}
    held = [span for f in findings for span in f.content]
    queue = sorted((f for f in findings if f.cue and (f.quotes or f.scope is Scope.EXPLICIT)), key=lambda f: f.position)
    added: list[Finding] = []
    last: Finding | None = None
    position = 0
    for quote in quotes.quotes:
        while position < len(queue) and queue[position].position < quote.start:
            if quotes.around(queue[position].position) is None and queue[position].source is not None:
                last = queue[position]
            position += 1
        if last is None or quote.start in claimed or not _is_free(quote, quotes.text, starts, held):
            continue
        if not last.quotes and len(quotes.text[quote.start : quote.end].split()) < _SPEECH:
            continue
        gap = _gap(last, quote, quotes.text, sentences, starts)
        if gap is None or gap.strip():
            continue
        if last.quotes and "\n" not in gap:
            last.content = merged(quotes.text, [*last.content, *quote.parts])
            last.quotes.append(quote)
        else:
            last = _carried(last, list(quote.parts), "a quotation without a new speaker", quote)
            added.append(last)
    return added


def _is_free(quote: Quote, text: str, starts: Sequence[int], held: Sequence[Span]) -> bool:
    """At the start of a sentence, and nobody else's words."""
    i = bisect_right(starts, quote.start) - 1
    if i < 0 or text[starts[i] : quote.start].strip():
        return False
    return not any(h.contains(quote.parts[0]) for h in held)


def _gap(last: Finding, quote: Quote, text: str, sentences: Sequence[Span], starts: Sequence[int]) -> str | None:
    """What stands between the sentence of the last saying, or the end of its words, and the quotation."""
    end = max(sentences[bisect_right(starts, last.position) - 1].end, *(s.end for s in last.content), 0)
    return text[end : quote.start] if end <= quote.start else None


def _carried(before: Finding, content: list[Span], because: str, quote: Quote | None = None) -> Finding:
    return Finding(
        sentence=before.sentence,
        token=before.token,
        cue=None,
        cue_class=before.cue_class,
        content=content,
        source=before.source,
        source_span=before.source_span,
        source_kind=before.source_kind,
        scope=Scope.INHERITED,
        quotes=[quote] if quote is not None else [],
        obtained_by=before.obtained_by,
        obtained_token=before.obtained_token,
        because=because,
    )


def carry_over(findings: list[Finding], syntax: tuple[Sentence, ...], quotes: Quotes) -> list[Finding]:
    """Sentences that go on with a source's account without a cue of their own, where their wording shows it.

    Only within a paragraph, only behind a saying that covers the sentence before, and only with a mark: the past
    perfect or "would" of reported speech, or "also" and its like, with a subject that points back.
    """
    by_sentence: dict[int, list[Finding]] = {}
    for f in findings:
        by_sentence.setdefault(f.sentence.index, []).append(f)
    added: list[Finding] = []
    running: Finding | None = None
    for before, s in pairwise(syntax):
        running = _covering(by_sentence.get(before.index, ()), before) or (
            running if added and running is added[-1] else None
        )
        if running is None or s.region != RegionKind.BODY or "\n\n" in quotes.text[before.span.end : s.span.start]:
            continue
        if by_sentence.get(s.index) or quotes.within(s.span):
            running = None
            continue
        why = _goes_on(s, running)
        if why is None:
            running = None
            continue
        running = _carried(running, spans_of(s, range(len(s))), why)
        added.append(running)
    return added


def _covering(found: Sequence[Finding], s: Sentence) -> Finding | None:
    """The saying that holds the main clause of its sentence in reported words."""
    for f in found:
        if f.parent is not None or f.source is None or f.cue_class not in _CARRIES or f.quotes:
            continue
        root = s.span_of(s.root)
        if f.scope is Scope.EXPLICIT and (f.token == s.root or any(c.contains(root) for c in f.content)):
            return f
    return None


def _goes_on(s: Sentence, before: Finding) -> str | None:
    """The mark by which the sentence shows that the account goes on, or ``None``."""
    root = s.root
    subject = s.child(root, "nsubj", "nsubjpass")
    if subject is None or not _points_back(s, subject) or s.lemma[0] in words("breaks_off"):
        return None
    told_in_past = before.cue_class is CueClass.ACCORDING_TO or before.sentence.tag[before.token] == "VBD"
    for c in s.children[root]:
        word = s.word[c].lower()
        if (
            told_in_past
            and s.dep[c] in ("aux", "auxpass")
            and (word == "would" or (word == "had" and s.tag[root] == "VBN"))
        ):
            return f"the tense of reported speech ({word})"
        if s.dep[c] == "advmod" and word in words("goes_on") and before.cue_class is CueClass.ACCORDING_TO:
            return f"the account goes on ({word})"
    return None


def _points_back(s: Sentence, subject: int) -> bool:
    """A pronoun, or a noun phrase with the, this, his."""
    if s.pos[subject] == "PRON":
        return s.lemma[subject].lower() in ("he", "she", "it", "they")
    first = s.subtree(subject)[0]
    return s.lemma[first].lower() in ("the", "this", "these", "those", "his", "her", "their", "its")


class Chains:
    """The attributions of a reading by the places their content covers."""

    def __init__(self, reading: Reading) -> None:
        reaching = [a for a in reading.attributions if a.content and a.scope is not Scope.NONE]
        self._rows = sorted(((c.start, c.end, i) for i, a in enumerate(reaching) for c in a.content))
        self._starts = [row[0] for row in self._rows]
        self._reaching = reaching
        self._longest = max((end - start for start, end, _ in self._rows), default=0)
        self._access = [a for a in reading.attributions if a.cue_class is CueClass.ACCESS and a.source is not None]

    def at(self, position: Span) -> tuple[Attribution, ...]:
        """Whose words cover ``position``, outermost first; who obtained a document stands before the document."""
        found: dict[int, Attribution] = {}
        i = bisect_right(self._starts, position.start)
        while i > 0 and self._starts[i - 1] >= position.start - self._longest:
            i -= 1
            _, end, index = self._rows[i]
            attribution = self._reaching[index]
            if end > position.start and not (attribution.source and attribution.source.contains(position)):
                found[index] = attribution
        chain = sorted(found.values(), key=lambda a: (-_size(a), self._depth(a, found), a.content[0]))
        return tuple(link for a in chain for link in (*self._accesses(a), a))

    def _depth(self, attribution: Attribution, found: dict[int, Attribution]) -> int:
        return int(any(attribution.parent == other.id for other in found.values()))

    def _accesses(self, attribution: Attribution) -> tuple[Attribution, ...]:
        source, entity = attribution.source, attribution.source_entity
        if source is None:
            return ()
        return tuple(
            a
            for a in self._access
            if a.source and (a.source.overlaps(source) or (entity and entity == a.source_entity))
        )[:1]


def _size(attribution: Attribution) -> int:
    return sum(c.end - c.start for c in attribution.content)


def chain_at(reading: Reading, position: Span) -> tuple[Attribution, ...]:
    """The attributions whose content covers ``position``, outermost first, access links included.

    For many places of one reading build ``Chains`` once.
    """
    return Chains(reading).at(position)
