"""Nouns of role, kinship and service: "X, the financier of Y", "X is a member of Y", "Y is a proxy of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.read.bearers import bearers
from headwater.read.claimant import Claimant
from headwater.read.drafting import paired
from headwater.read.drafts import Draft
from headwater.read.frames import Trigger
from headwater.read.participants import Participant, TypeSet


def by_agent(claimant: Claimant, trigger: Trigger) -> Iterator[Draft]:
    """ "X, the financier of Y", "X is a member of Y": whoever the noun describes is the subject."""
    yield from described(claimant, trigger, described_is_subject=True)


def by_patient(claimant: Claimant, trigger: Trigger) -> Iterator[Draft]:
    """ "Y is a proxy of X": whoever the noun describes is the object."""
    yield from described(claimant, trigger, described_is_subject=False)


def described(claimant: Claimant, trigger: Trigger, *, described_is_subject: bool) -> Iterator[Draft]:
    """Whom the noun describes stands on one side, whoever it belongs to on the other."""
    rule, predicate = trigger.rule, claimant.joined_noun(trigger.token)
    of_whom, of_what = (rule.subject_types, rule.object_types)
    if not described_is_subject:
        of_whom, of_what = of_what, of_whom
    found = bearers(claimant.s, claimant.walker, trigger.token)
    described = [p for t in found.tokens if (p := claimant.cast.at(t)) and of_whom.takes(p)]
    if not described and rule.type == "family_of":  # "his nephew", whom nobody names
        described = [p for p in claimant.cast.each(trigger.token) if of_whom.takes(p)]
    taken = {p.token for p in described}
    slots = rule.object if described_is_subject else rule.subject
    if found.how == "before the name":  # "Desh's brother Rahim": the owner hangs on the name
        predicate = replace(predicate, slots={**claimant.noun(found.tokens[0]).slots, **predicate.slots})
    related = [p for p in claimant.fillers(predicate, slots, of_what) if p.token not in taken]
    related = related or inherited_owner(claimant, trigger.token, slots, of_what)
    if described and related:
        left, right = (described, related) if described_is_subject else (related, described)
        aside = found.how in ("apposition", "before the name")
        for draft in paired(claimant, trigger, left, right, (f"subj:{found.how}",)):
            yield replace(draft, presupposed=aside)


def inherited_owner(claimant: Claimant, token: int, slots: Sequence[str], allowed: TypeSet) -> list[Participant]:
    """ "Front chief X and deputy Y": the second role takes its body from the first."""
    s = claimant.s
    named = s.head[token]
    if s.dep[token] not in ("compound", "nmod") or s.dep[named] != "conj":
        return []
    first = s.head[named]
    for role in s.having(first, "compound", "nmod"):
        if s.mention[role] < 0 or s.pos[role] == "NOUN":
            found = claimant.fillers(claimant.noun(role), slots, allowed)
            if found:
                return found
    return [p for c in s.having(first, "compound", "nmod", "poss") if (p := claimant.cast.at(c)) and allowed.takes(p)]
