"""A number, the people it counts, and the claim that so many of them were harmed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from headwater.model.claim import ClaimKind, Quantity
from headwater.model.mention import EntityType, MentionKind
from headwater.model.span import Span
from headwater.read.claimant import Claimant
from headwater.read.drafts import Draft
from headwater.read.frames import ClaimRule
from headwater.read.participants import Participant
from headwater.read.quantities import NumberPhrase
from headwater.rules import load

_PEOPLE = frozenset(
    (EntityType.PERSON, EntityType.POPULATION, EntityType.ARMED_GROUP, EntityType.STATE_BODY, EntityType.UNNAMED_SOURCE)
)


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of ``rules/en/counting.yml``."""
    return frozenset(load("counting")[name])


class Counted:
    """Drafts one quantity for each number and type of harm in a sentence."""

    def __init__(self, claimant: Claimant, text: str, numbers: tuple[NumberPhrase, ...]) -> None:
        self.claimant = claimant
        self.s = claimant.s
        self.text = text
        self.numbers = [n for n in numbers if n.unit is None]
        self._used: set[tuple[str, Span]] = set()

    def counted(self, token: int, filler: int, rule: ClaimRule) -> Iterator[Draft]:
        """The people headed by ``filler``, harmed as ``token`` tells."""
        number = self.number_on(filler)
        if number is None:
            yield from self._single(token, filler, rule)
            return
        meant = self.claimant.cast.at(filler)
        if meant is not None and (
            meant.type in _PEOPLE
            or meant.lemma in words_of("human")
            or self.s.pos[meant.token] in ("NUM", "ADJ", "PRON")
        ):
            yield from self.draft(token, number, meant, rule)

    def _single(self, token: int, filler: int, rule: ClaimRule) -> Iterator[Draft]:
        """ "killed a commander", "Tomas Ilde was wounded": one person, said without a number."""
        s = self.s
        who = self.claimant.cast.at(filler)
        if rule.type not in ("fatalities", "injured") or who is None or who.type is not EntityType.PERSON or who.soft:
            return
        if s.tag[who.token] not in ("NN", "NNP") or s.pos[token] != "VERB":
            return
        definite = who.kind is MentionKind.NAME
        if definite or any(s.lemma[c] in ("a", "an", "one", "another") for c in s.children[who.token]):
            number = NumberPhrase(span=Span(who.span.start, who.span.start), value=1, low=1, high=1, operator="=")
            yield from self.draft(token, number, who, rule)

    def number_on(self, token: int) -> NumberPhrase | None:
        """The number phrase within the noun phrase headed by ``token``, or the token itself."""
        s = self.s
        tokens = [
            token,
            *(
                c
                for c in s.children[token]
                if s.dep[c] in ("nummod", "quantmod", "amod", "det", "compound", "advmod", "nmod", "prep")
            ),
        ]
        reach = s.cover(tuple(x for t in tokens for x in (s.subtree(t) if t != token and s.dep[t] != "prep" else (t,))))
        for number in self.numbers:
            if reach.start <= number.span.end and number.span.overlaps(
                Span(reach.start, max(reach.end, reach.start + 1))
            ):
                return number
        return None

    def draft(self, token: int, number: NumberPhrase, who: Participant | None, rule: ClaimRule) -> Iterator[Draft]:
        """One quantity claim, once for each number and type."""
        key = (rule.type, number.span)
        if key in self._used:
            return
        self._used.add(key)
        counted = self._without_number(who, number) if who else None
        yield Draft(
            kind=ClaimKind.QUANTITY,
            type=rule.type,
            sentence=self.s,
            token=token,
            trigger=self.s.span_of(token),
            rule=rule.id,
            object=counted,
            args=(("victim", counted),) if counted else (),
            quantity=Quantity(
                role=rule.type,
                value=number.value,
                low=number.low,
                high=number.high,
                operator=number.operator,
                label=counted.text if counted else "",
            ),
            how=("count",),
        )

    def _without_number(self, who: Participant, number: NumberPhrase) -> Participant | None:
        """ "17 soldiers" → "soldiers"; a bare number has nobody to name."""
        if self.s.pos[who.token] == "NUM" or number.span.contains(who.span):
            return None
        span = who.span
        if number.span.start <= span.start < number.span.end:
            start = number.span.end
            while start < span.end and not self.text[start].isalnum():
                start += 1
            span = Span(start, span.end)
        words = {"span": span, "text": span.of(self.text)}
        return Participant(token=who.token, type=who.type, entity=who.entity, kind=who.kind, lemma=who.lemma, **words)  # type: ignore[arg-type]
