"""A run of name words cut into what it holds: owner, title, name, adjective."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.model.mention import EntityType
from headwater.read.chunks import Chunk, Word, is_acronym
from headwater.read.lexicon import Lexicon, Title
from headwater.read.name_context import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One name of a run, or a title without a name (``role``); ``owner`` is what stands before its title."""

    words: tuple[Word, ...]
    initial: bool
    title: Title | None = None
    title_words: tuple[Word, ...] = ()
    owner: str | None = None
    role: bool = False
    adjectival: bool = False


class Cutter:
    """Cuts by the titles and names the lexicon knows; ``common`` are the dictionary words."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str]) -> None:
        self.lexicon = lexicon
        self.common = common

    def cut(self, chunk: Chunk, labels: Labels) -> Iterator[Piece]:
        """The pieces of one run, in order."""
        words = chunk.words
        if self.lexicon.name(" ".join(w.text for w in words)) or self._is_organisation_name(words):
            adjective = len(words) == 1 and self.lexicon.adjective(words[0].text) is not None
            yield Piece(words=words, initial=chunk.initial, adjectival=adjective)
            return
        yield from self._cut_at_titles(list(words), chunk.initial, labels)

    def _is_organisation_name(self, words: Sequence[Word]) -> bool:
        """The last word heads an organisation's or place's name ("General Intelligence Directorate")."""
        if len(words) < 2:
            return False
        texts = [w.text for w in words]
        last = texts[-1].lower()
        if last not in self.lexicon.heads:
            return False
        heads = self.lexicon.heads.find(" ".join(texts))
        title = self.lexicon.title_at(texts, len(words) - 1)
        press = heads is not None and heads[1] is EntityType.OUTLET and not self.lexicon.title_at(texts, 0)
        return title is None or (press and not title[1].rank)  # "the Oltar Courier" carries news, not letters

    def _cut_at_titles(self, words: list[Word], initial: bool, labels: Labels) -> Iterator[Piece]:
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
                yield Piece(words=tuple(title_words), initial=initial and not owner, role=True, title=title)
                yield from self._cut_at_adjective(named[behind:], False, labels)
                return
            if not named:
                yield Piece(words=tuple(title_words), initial=initial and not owner, role=True, title=title)
            elif title.kept:
                yield Piece(words=(*title_words, *named), initial=False, title=title)
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

    def _person(self, named: list[Word], title_words: list[Word], title: Title, owner: str | None) -> Iterator[Piece]:
        """A further title after a title belongs to it: "Prime Minister Gen. Idrar"."""
        again = self.lexicon.title_at([w.text for w in named], 0)
        if again and len(named) > again[0]:
            title = title if not title.honorific else again[1]
            named = named[again[0] :]
        yield Piece(words=tuple(named), initial=False, title=title, title_words=tuple(title_words), owner=owner)

    def _cut_at_adjective(self, words: list[Word], initial: bool, labels: Labels) -> Iterator[Piece]:
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
                yield Piece(words=(first,), initial=initial, adjectival=True)
                yield from self._cut_at_adjective(rest, False, labels)
                return
        yield Piece(words=tuple(words), initial=initial, adjectival=bool(adjective and not rest))
