"""Our claims against annotated ones, sentence by sentence.

A claim matches when it stands in the sentence, has the annotated type (or one listed as as good), shares a word of
trigger or quotes the annotated trigger, and its subject and object are the annotated ones by head or by document-level
entity. A broader or narrower type (vocabulary section 3) is counted apart, never as a match. Relations and meetings
that have no direction match either way round. Who is counted is the object of a quantity; nobody is its subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.evaluate.gold.agreement import Agreement
from headwater.evaluate.gold.values import GoldClaim, GoldReport, Phrase
from headwater.evaluate.metrics.spans import one_to_one
from headwater.model.claim import Claim
from headwater.model.reading import Reading
from headwater.model.span import Span

_BROADER = {
    "funds": "facilitates", "arms": "facilitates", "trains": "facilitates", "shelters": "facilitates",
    "facilitates": "associated_with", "leads": "holds_role", "holds_role": "member_of", "directs": "sponsors",
    "agent_of": "associated_with", "affiliate_of": "associated_with",
}  # fmt: skip
_NO_DIRECTION = frozenset(
    [
        "family_of",
        "associated_with",
        "allied_with",
        "rival_of",
        "merged_with",
        "meeting",
        "agreement_or_alliance",
        "armed_clash",
    ]
)


@dataclass(frozen=True, slots=True)
class Grade:
    """How far one claim of ours agrees with one of gold."""

    same_type: bool
    near_type: bool
    trigger: bool
    subject: bool
    object: bool

    @property
    def matches(self) -> bool:
        """All of it."""
        return self.same_type and self.arguments

    @property
    def arguments(self) -> bool:
        """Both participants."""
        return self.subject and self.object

    @property
    def cost(self) -> float:
        """Lower is better; a match always beats what is none."""
        if self.matches:
            return 0.0 if self.trigger else 0.5
        kind = 0 if self.same_type else 1 if self.near_type else 3
        return 10.0 + 4 * kind - 1.5 * self.subject - 1.5 * self.object - self.trigger


@dataclass(frozen=True, slots=True)
class Pairing:
    """Gold claims, ours, and which is which: ``pairs`` of indices with their grade, matches or near misses."""

    gold: tuple[GoldClaim, ...]
    ours: tuple[Claim, ...]
    pairs: tuple[tuple[int, int, Grade], ...]

    @property
    def matched(self) -> list[tuple[GoldClaim, Claim]]:
        """What matches, core or not."""
        return [(self.gold[i], self.ours[j]) for i, j, grade in self.pairs if grade.matches]


def is_near(left: str, right: str) -> bool:
    """Whether one type is broader than the other."""
    return left in _above(right) or right in _above(left)


def _above(kind: str) -> list[str]:
    found = []
    while kind in _BROADER:
        kind = _BROADER[kind]
        found.append(kind)
    return found


def pair_claims(report: GoldReport, reading: Reading) -> Pairing:
    """One-to-one, core claims first among equals."""
    agreement = Agreement(reading)
    gold = tuple(claim for sentence in report.sentences for claim in sentence.claims)
    ours = reading.claims
    grades: dict[tuple[int, int], Grade] = {}
    scored: list[tuple[float, int, int]] = []
    for index, claim in enumerate(gold):
        sentence = report.sentences[claim.sentence].span
        for other, own in enumerate(ours):
            grade = _grade(claim, own, agreement) if own.trigger.overlaps(sentence) else None
            if grade is not None:
                grades[index, other] = grade
                scored.append((grade.cost + (0 if claim.core else 0.25) + _count_off(claim, own), index, other))
    return Pairing(gold, ours, tuple((i, j, grades[i, j]) for i, j in one_to_one(scored)))


def _grade(gold: GoldClaim, own: Claim, agreement: Agreement) -> Grade | None:
    """``None`` when the two have nothing to do with each other."""
    trigger = any(own.trigger.overlaps(phrase.span) for phrase in gold.triggers)
    same = own.type in gold.types
    near = not same and any(is_near(own.type, kind) for kind in gold.types)
    subject, object_ = _arguments(gold, own, agreement)
    quotes = any(own.quote.contains(phrase.span) for phrase in gold.triggers)
    if trigger or ((same or near) and quotes and (subject or object_)):
        return Grade(same, near, trigger, subject, object_)
    return None


def _arguments(gold: GoldClaim, own: Claim, agreement: Agreement) -> tuple[bool, bool]:
    if gold.kind == "quantity":
        return True, agreement.refers(own.object, gold.objects)
    straight = agreement.refers(own.subject, gold.subjects), agreement.refers(own.object, gold.objects)
    if straight == (True, True) or not _NO_DIRECTION.intersection(gold.types):
        return straight
    parties = _parties(gold)
    subject, object_ = agreement.refers(own.subject, parties), agreement.refers(own.object, parties)
    distinct = own.subject is None or own.object is None or own.subject.span != own.object.span
    return max(straight, (subject and distinct, object_ and distinct), key=sum)


def _parties(gold: GoldClaim) -> tuple[Phrase | None, ...]:
    others = tuple(phrase for role, phrase in gold.args if role in ("participant", "actor", "recipient"))
    return (*gold.subjects, *gold.objects, *others)


def _count_off(gold: GoldClaim, own: Claim) -> float:
    """Among quantities of one trigger, the one with the annotated number comes first."""
    if gold.quantity is None or own.quantity is None:
        return 0.0
    return 0.0 if own.quantity.value == gold.quantity.value else 0.1


def in_sentence(span: Span, sentences: Sequence[Span]) -> int | None:
    """The index of the sentence that ``span`` touches first."""
    return next((i for i, sentence in enumerate(sentences) if sentence.overlaps(span)), None)
