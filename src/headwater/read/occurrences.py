"""Each place where a name stands, cut from titles and neighbours, with the context that tells what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from headwater.model.mention import EntityType, MentionKind
from headwater.model.span import Span
from headwater.read.chunks import chunks_of, is_acronym
from headwater.read.lexicon import Lexicon, Title, folded
from headwater.read.name_context import Labels, after, apposition, before, described_as, label_of
from headwater.read.name_openings import Openings
from headwater.read.name_pieces import Cutter, Piece
from headwater.read.name_runs import merged

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A name where it stands. ``before`` and ``after`` hold up to three neighbouring words in lower case.

    ``label`` is the packaged model's type for these very words, ``title`` the title before it, ``role`` is true
    for a title that stands without a name.
    """

    span: Span
    text: str
    sentence: int
    initial: bool = False
    possessive: bool = False
    bound: str = ""
    label: str | None = None
    label_exact: bool = False
    title: Title | None = None
    title_span: Span | None = None
    owner: str | None = None
    before: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    """The common nouns right in front of it: "the novelist X" gives (the, novelist)."""
    after: tuple[str, ...] = ()
    kind: MentionKind = MentionKind.NAME
    role: bool = False
    owns_body: bool = False
    article: bool = False
    """"The" in capitals, though no sentence begins here: "told The Daily Comet"."""
    apposition: tuple[str, ...] = ()
    """The words of a description behind the name: "X, an armed formation led by …" gives (armed, formation)."""

    @property
    def key(self) -> str:
        """What occurrences of one name share."""
        return folded(self.text).removeprefix("the ")


class Finder:
    """Finds the occurrences of one sentence. Holds the lexicon and the dictionary words."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str]) -> None:
        self.lexicon = lexicon
        self._cutter = Cutter(lexicon, common)
        self._openings = Openings(lexicon, common)

    def learn(self, sentences: Iterable[str]) -> None:
        """Takes in the names of several words that stand inside sentences, where a capital means what it says."""
        self._openings.seen = frozenset(
            " ".join(w.text for w in chunk.words)
            for sentence in sentences
            for chunk in chunks_of(sentence)
            if not chunk.initial and len(chunk.words) > 1
        )

    def find(self, text: str, span: Span, index: int, doc: Doc) -> Iterator[Occurrence]:
        """The occurrences in ``text[span]``, in order; ``doc`` holds the model's own names for the sentence."""
        sentence = span.of(text)
        labels = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        for chunk in merged(sentence, list(chunks_of(sentence)), labels):
            trimmed = self._openings.trimmed(chunk, labels)
            if trimmed is None:
                continue
            for piece in self._cutter.cut(trimmed, labels):
                yield self._placed(sentence, span.start, index, piece, labels)

    def with_owners(self, occurrences: list[Occurrence], text: str) -> Iterator[Occurrence]:
        """Marks who owns a state body named right behind: "Valda's Directorate of External Security"."""
        for i, one in enumerate(occurrences):
            if one.possessive and i + 1 < len(occurrences):
                following = occurrences[i + 1]
                heads = self.lexicon.heads.find(following.text)
                known = self.lexicon.name(following.text)
                kind = known.type if known else heads[1] if heads else None
                beside = following.span.start - one.span.end <= 3
                if beside and kind in (EntityType.STATE_BODY, EntityType.INTELLIGENCE_AGENCY):
                    one = replace(one, owns_body=True)
            yield one

    def _placed(self, sentence: str, offset: int, index: int, piece: Piece, labels: Labels) -> Occurrence:
        start, end = piece.words[0].start, piece.words[-1].end
        label, exact = label_of(start, end, labels)
        first = piece.title_words[0].start if piece.title_words else start
        title_span = None
        if piece.title_words:
            title_span = Span(offset + first, offset + piece.title_words[-1].end)
        return Occurrence(
            span=Span(offset + start, offset + end),
            text=sentence[start:end],
            sentence=index,
            initial=piece.initial,
            possessive=piece.words[-1].possessive,
            bound=piece.words[0].bound,
            label=label,
            label_exact=exact,
            title=piece.title,
            title_span=title_span,
            owner=piece.owner,
            before=before(sentence[:first]),
            described=described_as(sentence[:first]),
            after=after(sentence[end:]),
            kind=self._kind(piece, sentence[end : end + 24], label),
            role=piece.role,
            article=first > 4 and sentence[first - 4 : first] == "The ",
            apposition=apposition(sentence[end : end + 90]),
        )

    def _kind(self, piece: Piece, behind: str, label: str | None) -> MentionKind:
        if not piece.adjectival and label == "NORP" and len(piece.words) == 1 and not piece.role:
            modifies = behind[:1] == " " and behind[1:2].islower()
            known = self.lexicon.name(piece.words[0].text)
            if modifies and known is None and behind.split()[0].strip(".,;:") not in self.lexicon.not_modified:
                return MentionKind.ADJECTIVAL
        if piece.adjectival:
            name = self.lexicon.name(piece.words[0].text)
            modifies = behind[:1] == " " and behind[1:2].islower()
            alone = not modifies or behind.split()[0].strip(".,;:") in self.lexicon.not_modified
            if not (name and name.plural and alone and not piece.words[0].bound):
                return MentionKind.ADJECTIVAL
            return MentionKind.NAME
        if len(piece.words) == 1 and is_acronym(piece.words[0].text):
            return MentionKind.ACRONYM
        return MentionKind.NAME
