"""When and where each claim is said to hold: the time and the place its own clause gives it.

A date beside a verb of saying dates the saying, not what is said; a clause without a time of its own takes that
of the clause it belongs to, never across a cue, and never the publication date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.mention import EntityType, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.model.time import TimeExpression
from headwater.read.grammar import grammar
from headwater.read.participants import Cast, Participant

_UP = frozenset(
    ("xcomp", "advcl", "conj", "ccomp", "acl", "dobj", "nsubj", "nsubjpass", "pobj", "prep", "attr", "agent", "pcomp",
     "relcl", "appos", "dative", "oprd", "acomp", "compound", "amod", "nmod", "poss", "dep", "npadvmod", "csubj")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hung:
    """A circumstance and the token it hangs on."""

    on: int
    at: int
    preposition: str


class Circumstances:
    """The times and places of one sentence, ready to be asked for a predicate's own."""

    def __init__(self, s: Sentence, cast: Cast, reading: Reading, cues: Iterable[Span]) -> None:
        self.s = s
        self.cast = cast
        self.document = reading.document
        self._cues = frozenset(t for cue in cues for t in s.at(cue))
        self._times = [(t, self._hung(t.span)) for t in reading.times if s.span.contains(t.span)]
        self._places = [
            (p, self._hang(token))
            for token in range(len(s))
            if s.mention[token] >= 0
            and (p := cast.at(token)) is not None
            and p.token == token
            and p.type in (EntityType.PLACE, EntityType.FACILITY)
        ]

    def time(self, token: int, *, own_only: bool = False) -> TimeExpression | None:
        """The time of the predicate at ``token``: its own, its objects', else that of the clause it belongs to.

        ``own_only``: what is set aside takes none from the clause around it.
        """
        best: tuple[int, TimeExpression] | None = None
        for expression, hung in self._times:
            rank = self._rank(token, hung)
            if rank is None or (own_only and not self._is_below(hung.on, token)):
                continue
            if best is None or rank < best[0]:
                best = rank, expression
        return best[1] if best else None

    def place(self, token: int, taken: Iterable[int], *, own_only: bool = False) -> Participant | None:
        """As ``time``; ``taken`` are tokens that already fill its slots."""
        used = set(taken)
        best: tuple[int, Participant] | None = None
        for place, hung in self._places:
            if place.token in used or not (hung.preposition in grammar("placing") or self._set_before(place)):
                continue
            rank = self._rank(token, hung)
            if rank is None or (own_only and not self._is_below(hung.on, token)):
                continue
            if best is None or rank < best[0]:
                best = rank, place
        return best[1] if best else None

    def _is_below(self, token: int, top: int) -> bool:
        return token == top or top in self.s.ancestors(token)

    def is_aside(self, token: int) -> bool:
        """ "X, who funds Y, was arrested on Monday": a tie told in passing holds beyond the clause around it."""
        s = self.s
        while s.dep[token] == "conj":
            token = s.head[token]
        return s.dep[token] == "relcl"

    def _set_before(self, place: Participant) -> bool:
        """A place name set before a noun: "the Oltar base"."""
        return place.kind is MentionKind.NAME and self.s.dep[place.token] in ("compound", "nmod", "amod")

    # -- the tree ------------------------------------------------------------------------------------

    def _hung(self, span: Span) -> _Hung:
        tokens = self.s.at(span)
        if not tokens:
            return _Hung(on=-1, at=-1, preposition="")
        inside = set(tokens)
        top = next((t for t in tokens if self.s.head[t] not in inside or self.s.head[t] == t), tokens[0])
        return self._hang(top)

    def _hang(self, token: int) -> _Hung:
        """Up through nouns set before nouns and through the preposition to what is placed or dated."""
        s = self.s
        at, preposition = token, ""
        for _ in range(6):
            head = s.head[at]
            if head == at:
                break
            if s.dep[at] == "conj" and s.pos[at] in ("PROPN", "NOUN", "NUM"):
                at = head
                continue
            if s.dep[at] == "pobj":
                preposition = preposition or s.lemma[head]
                at = head
                continue
            if s.dep[at] == "prep" and s.dep[head] == "prep":
                at = head
                continue
            return _Hung(on=head, at=token, preposition=preposition)
        return _Hung(on=at, at=token, preposition=preposition)

    def _is_elliptical(self, verb: int) -> bool:
        """ "12 were killed and 30 wounded in Oltar": a participle without an auxiliary shares the whole clause."""
        s = self.s
        bare = not any(s.dep[c] in ("aux", "auxpass") for c in s.children[verb])
        return s.dep[verb] == "conj" and s.tag[verb] == "VBN" and bare and s.pos[s.head[verb]] == "VERB"

    def _rank(self, token: int, hung: _Hung) -> int | None:
        """0 for the predicate's own, 1 for its noun's verb or object's, then further up; ``None`` for another's."""
        s = self.s
        if hung.on < 0 or (hung.on in self._cues and hung.on != token):
            return None
        if hung.on == token:
            return 0
        if s.head[hung.on] == token and self._is_elliptical(hung.on):
            return 1
        if s.head[hung.on] == token and s.dep[hung.on] in (
            "dobj",
            "nsubjpass",
            "attr",
            "pobj",
            "nsubj",
            "prep",
            "agent",
        ):
            return 1
        if s.head[s.head[hung.on]] == token and s.dep[s.head[hung.on]] in ("prep", "agent"):
            return 2
        current, steps = token, 0
        while s.head[current] != current and steps < 8:
            if s.dep[current] not in _UP:
                return None
            if s.dep[current] in ("relcl", "appos") and steps > 0:
                return None
            current, steps = s.head[current], steps + 1
            if current in self._cues:
                return None
            if current == hung.on:
                return 2 + steps
        return None
