"""Giving: "X sent money to Y", "X provided Y with weapons". What is given decides which rule it is."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.claim import ClaimKind
from headwater.model.mention import GROUP_TYPES
from headwater.read.claimant import Claimant
from headwater.read.drafting import paired
from headwater.read.drafts import Draft
from headwater.read.frames import ClaimRule, Trigger
from headwater.read.participants import Participant
from headwater.read.predicate import verb_list
from headwater.read.predicates import Predicate


def by_gift(claimant: Claimant, trigger: Trigger) -> Iterator[Draft]:
    """ "X sent money to Y", "X provided Y with weapons": what is given decides."""
    rule, predicate = trigger.rule, claimant.verb(trigger.token)
    words = set(rule.raw["gives"]["words"])
    flowing = claimant.s.lemma[trigger.token] in verb_list("flowing")
    holding = ("subj",) if flowing else ("obj", "with")
    given = [t for slot in holding for t in predicate.slots.get(slot, ()) if _is_gift(claimant, t, words)]
    if not given:
        return
    takers = [slot for slot in rule.raw["taker"] if slot != "obj" or not _gift_in(claimant, predicate, "obj", words)]
    receiving = claimant.s.lemma[trigger.token] in verb_list("receiving")
    giver, taker = (("from",), ("subj",)) if receiving else (tuple(rule.raw["giver"]), tuple(takers))
    if flowing:  # "money flowed from the consulate to the commander"
        giver, taker = ("from", "out of"), ("to", "into")
    givers = claimant.fillers(predicate, giver, rule.subject_types) or [
        p for t in given for p in claimant.fillers(claimant.noun(t), ("from",), rule.subject_types) if receiving
    ]
    receivers = (
        claimant.fillers(predicate, taker, rule.object_types)
        or _beneficiary_above(claimant, trigger.token, rule)
        or _beneficiary_before(claimant, trigger.token, given, rule)
    )
    hidden = predicate.passive and not predicate.slots.get("subj") and rule.kind is ClaimKind.EVENT
    alone = rule.needs == "subject" and any(p.type in GROUP_TYPES for p in givers)  # "the state sent medicine"
    if (receivers and (givers or hidden)) or alone:
        yield from paired(claimant, trigger, givers, receivers, predicate.how)


def _is_gift(claimant: Claimant, token: int, words: set[str]) -> bool:
    s = claimant.s
    filled = [g for c in s.having(token, "prep") if s.lemma[c] in ("of", "with") for g in s.having(c, "pobj")]
    return any(s.lemma[t] in words or s.word[t].lower() in words for t in (token, *filled))  # "lorries of flour"


def _gift_in(claimant: Claimant, predicate: Predicate, slot: str, words: set[str]) -> bool:
    return any(_is_gift(claimant, t, words) for t in predicate.slots.get(slot, ()))


def _beneficiary_above(claimant: Claimant, token: int, rule: ClaimRule) -> list[Participant]:
    """ "He acted as the Front's facilitator, providing funding": the receiver stands in the clause above."""
    s = claimant.s
    if s.dep[token] not in ("advcl", "conj") or s.pos[s.head[token]] != "VERB":
        return []
    for role in (g for c in s.having(s.head[token], "prep") if s.lemma[c] == "as" for g in s.having(c, "pobj")):
        return claimant.fillers(claimant.noun(role), ("poss", "of", "for", "to", "compound"), rule.object_types)
    return []


def _beneficiary_before(claimant: Claimant, token: int, given: list[int], rule: ClaimRule) -> list[Participant]:
    """ "Gave the Front weapons": a small parser takes the receiver for a part of the gift."""
    s = claimant.s
    if s.lemma[token] not in verb_list("two_objects"):
        return []
    near = (c for t in given for c in s.having(t, "compound", "nmod") if s.mention[c] >= 0)
    return [p for c in near if (p := claimant.cast.at(c)) is not None and rule.object_types.takes(p)]
