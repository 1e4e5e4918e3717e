"""Each place where a name stands, cut from titles and neighbours, with the context that tells what it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from headwater.model.mention import EntityType, MentionKind
from headwater.model.span import Span
from headwater.read.chunks import Chunk, Word, chunks_of, is_acronym, is_name_word
from headwater.read.lexicon import Lexicon, Title, folded
from headwater.rules import load

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
        self.common = common
        self.seen: frozenset[str] = frozenset()

    def known_inside(self, sentences: Iterable[str]) -> frozenset[str]:
        """The names of several words that stand inside sentences, where a capital means what it says."""
        return frozenset(
            " ".join(w.text for w in chunk.words)
            for sentence in sentences
            for chunk in chunks_of(sentence)
            if not chunk.initial and len(chunk.words) > 1
        )

    def find(self, text: str, span: Span, index: int, doc: Doc) -> Iterator[Occurrence]:
        """The occurrences in ``text[span]``, in order; ``doc`` holds the model's own names for the sentence."""
        sentence = span.of(text)
        labels = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        for chunk in _merged(sentence, list(chunks_of(sentence)), labels):
            trimmed = self._without_opening_word(chunk, labels)
            if trimmed is None:
                continue
            for piece in self._cut(trimmed, labels):
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

    def _without_opening_word(self, chunk: Chunk, labels: Sequence[tuple[int, int, str]]) -> Chunk | None:
        """A sentence's first word is set in capitals whatever it is; keep it only with another reason."""
        first = chunk.words[0]
        if not chunk.initial or self._is_name_of_its_own(chunk, labels):
            return chunk
        rest = chunk.words[1:]
        if not rest:
            return None
        return replace(chunk, words=rest, initial=False) if first.text[:1].isupper() else chunk

    def _is_name_of_its_own(self, chunk: Chunk, labels: Sequence[tuple[int, int, str]]) -> bool:
        lexicon, first = self.lexicon, chunk.words[0]
        whole = " ".join(w.text for w in chunk.words)
        if whole in self.seen:
            return True
        if lexicon.name(whole) or lexicon.adjective(first.text) or is_acronym(first.text) or first.bound:
            return first.text.lower() not in lexicon.openers
        if first.text.lower() in lexicon.openers:
            return False
        if lexicon.title_at([w.text for w in chunk.words], 0):
            return True
        if first.text.lower() not in self.common or "-" in first.text:
            return True
        known = lexicon.name(first.text)
        if known and not known.weak and (known.type is EntityType.STATE or first.text.lower() not in self.common):
            return True
        covered = any(a <= first.start and b >= first.end for a, b, _ in labels)
        if len(chunk.words) == 1:
            return covered and known is not None and not known.weak
        if any(tag == "PERSON" and a == first.start and b >= chunk.words[1].end for a, b, tag in labels):
            return True  # many given names are dictionary words too: "Lena Holt"
        return covered and any(w.text.lower() in lexicon.heads for w in chunk.words[1:])

    # -- cutting -------------------------------------------------------------------------------------

    def _cut(self, chunk: Chunk, labels: Sequence[tuple[int, int, str]]) -> Iterator[_Piece]:
        words = chunk.words
        if self.lexicon.name(" ".join(w.text for w in words)) or self._is_organisation_name(words):
            adjective = len(words) == 1 and self.lexicon.adjective(words[0].text) is not None
            yield _Piece(words=words, initial=chunk.initial, adjectival=adjective)
            return
        yield from self._cut_at_titles(list(words), chunk.initial, labels)

    def _is_organisation_name(self, words: Sequence[Word]) -> bool:
        """The last word heads an organisation's or place's name ("General Intelligence Directorate")."""
        if len(words) < 2:
            return False
        last = words[-1].text.lower()
        return last in self.lexicon.heads and not self.lexicon.title_at([w.text for w in words], len(words) - 1)

    def _cut_at_titles(
        self, words: list[Word], initial: bool, labels: Sequence[tuple[int, int, str]]
    ) -> Iterator[_Piece]:
        texts = [w.text for w in words]
        for i in range(len(words)):
            found = self.lexicon.title_at(texts, i)
            if not found or not self._is_title_here(texts, i, *found):
                continue
            length, title = found
            before = self._portfolio(texts, i, title)
            i, length = i - before, length + before
            length, behind = self._with_field(texts, i, length)
            owner, title_words, named = words[:i], words[i : i + length], words[i + length :]
            yield from self._cut_at_adjective(owner, initial, labels)
            if behind:
                yield _Piece(words=tuple(title_words), initial=initial and not owner, role=True, title=title)
                yield from self._cut_at_adjective(named[behind:], False, labels)
                return
            if not named:
                yield _Piece(words=tuple(title_words), initial=initial and not owner, role=True, title=title)
            elif title.kept:
                yield _Piece(words=(*title_words, *named), initial=False, title=title)
            else:
                yield from self._person(named, title_words, title, " ".join(w.text for w in owner) or None)
            return
        yield from self._cut_at_adjective(words, initial, labels)

    def _portfolio(self, texts: list[str], i: int, title: Title) -> int:
        """How many words before a title say what it is for: "Transport" of "Transport Minister"."""
        n = 0
        while title.ties != "none" and not title.honorific and i - n > 0:
            word = texts[i - n - 1]
            if word.lower() not in self.lexicon.fields and (word.lower() not in self.common or self.lexicon.name(word)):
                break
            n += 1
        return n

    def _with_field(self, texts: list[str], i: int, length: int) -> tuple[int, int]:
        """ "Minister of Defence" is one title; in "Commander of the Oltar Brigade" a body's name follows.

        Returns the title's length and how many linking words stand before the body, 0 when none follows.
        """
        j = i + length
        if j >= len(texts) or texts[j] not in ("of", "for"):
            return length, 0
        k = j + 1
        while k < len(texts) and texts[k].lower() in self.lexicon.fields:
            k += 1
        if k > j + 1 and (k == len(texts) or texts[k][:1].isupper()):
            return k - i, 0
        linking = 2 if texts[j + 1 : j + 2] == ["the"] else 1
        return length, linking if j + linking < len(texts) else 0

    def _is_title_here(self, texts: list[str], i: int, length: int, title: Title) -> bool:
        """An honorific opens a name; a weak one is a title only before another name."""
        follows = len(texts) > i + length
        if title.honorific:
            return follows and (i == 0 or is_acronym(texts[i - 1]))
        if title.weak or title.rank:
            return follows
        return True

    def _person(self, named: list[Word], title_words: list[Word], title: Title, owner: str | None) -> Iterator[_Piece]:
        """A further title after a title belongs to it: "Prime Minister Gen. Idrar"."""
        again = self.lexicon.title_at([w.text for w in named], 0)
        if again and len(named) > again[0]:
            title = title if not title.honorific else again[1]
            named = named[again[0] :]
        yield _Piece(words=tuple(named), initial=False, title=title, title_words=tuple(title_words), owner=owner)

    def _cut_at_adjective(
        self, words: list[Word], initial: bool, labels: Sequence[tuple[int, int, str]]
    ) -> Iterator[_Piece]:
        """ "Indian Army" is one name; "Afghan Idrar Khel" is an adjective and a name."""
        if not words:
            return
        first, rest = words[0], words[1:]
        adjective = self.lexicon.adjective(first.text)
        if adjective and rest and not adjective.weak:
            known = self.lexicon.name(" ".join(w.text for w in rest))
            heads = any(w.text.lower() in self.lexicon.heads for w in rest)
            one = any(a <= first.start and b >= rest[-1].end and tag in ("ORG", "FAC") for a, b, tag in labels)
            if known or not (heads or one):
                yield _Piece(words=(first,), initial=initial, adjectival=True)
                yield from self._cut_at_adjective(rest, False, labels)
                return
        yield _Piece(words=tuple(words), initial=initial, adjectival=bool(adjective and not rest))

    # -- context -------------------------------------------------------------------------------------

    def _placed(
        self, sentence: str, offset: int, index: int, piece: _Piece, labels: Sequence[tuple[int, int, str]]
    ) -> Occurrence:
        start, end = piece.words[0].start, piece.words[-1].end
        label, exact = _label(start, end, labels)
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
            before=_before(sentence[:first]),
            after=_after(sentence[end:]),
            kind=self._kind(piece, sentence[end : end + 24], label),
            role=piece.role,
            article=first > 4 and sentence[first - 4 : first] == "The ",
            apposition=_apposition(sentence[end : end + 90]),
        )

    def _kind(self, piece: _Piece, behind: str, label: str | None) -> MentionKind:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    words: tuple[Word, ...]
    initial: bool
    title: Title | None = None
    title_words: tuple[Word, ...] = ()
    owner: str | None = None
    role: bool = False
    adjectival: bool = False


def _before(text: str) -> tuple[str, ...]:
    words = text[-40:].replace("“", " ").replace('"', " ").split()
    return tuple(w.strip("(),;:").lower() or w for w in words[-3:])


def _after(text: str) -> tuple[str, ...]:
    text = text[:48]
    if text[:2] in ("’s", "'s"):
        text = text[2:]
    words = text.replace(",", " , ").replace("(", " ( ").split()
    return tuple(w.strip('.;:"”’)').lower() or w for w in words[:3])


_APPOSITION = re.compile(
    r"^(?: \([^)]{1,20}\))?,? ?(?:, |[–—-]{1,2} ?|, which is |, who is | is | was )(?:an?|the|one of the)\s"
    r"((?:[a-z][\w’'-]*\s?){1,6})"
)
_ENDS = frozenset(load("name_contexts")["apposition_ends"])


def _apposition(behind: str) -> tuple[str, ...]:
    match = _APPOSITION.match(behind)
    if not match:
        return ()
    words: list[str] = []
    for word in match.group(1).split():
        if word in _ENDS:
            break
        if word.endswith(("'s", "’s")):
            words.clear()  # "the monastery's steward" is a steward
            continue
        words.append(word)
    return tuple(words)


def _label(start: int, end: int, labels: Sequence[tuple[int, int, str]]) -> tuple[str | None, bool]:
    best: tuple[int, str | None, bool] = (0, None, False)
    for a, b, label in labels:
        shared = min(b, end) - max(a, start)
        if shared > best[0]:
            best = (shared, label, abs(a - start) <= 4 and abs(b - end) <= 2)
    return best[1], best[2]


def _merged(sentence: str, chunks: list[Chunk], labels: Sequence[tuple[int, int, str]]) -> Iterator[Chunk]:
    """Chunks that the model sees as one long name ("Office of the Commissioner for …") are joined."""
    i = 0
    while i < len(chunks):
        chunk = chunks[i]
        j = i
        for a, b, label in labels:
            if label not in ("ORG", "FAC", "LAW", "WORK_OF_ART", "EVENT") or not a - 1 <= chunk.start <= a + 4:
                continue
            k = i
            while k + 1 < len(chunks) and chunks[k + 1].end <= b and _plain(sentence, chunks[k], chunks[k + 1]):
                k += 1
            j = max(j, k)
        if j > i:
            words = tuple(w for c in chunks[i : j + 1] for w in c.words)
            chunk = Chunk(words=words, initial=chunk.initial)
        yield chunk
        i = j + 1


def _plain(sentence: str, left: Chunk, right: Chunk) -> bool:
    between = sentence[left.end : right.start]
    words = between.split()
    linked = 1 <= len(words) <= 3 and words[0] in ("of", "for", "on", "against")
    return linked and not left.words[-1].possessive and all(w.isalpha() and not is_name_word(w) for w in words)
