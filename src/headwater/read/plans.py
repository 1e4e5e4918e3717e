"""What somebody means to do: "X plans to attack Y", "X's plan to attack Y"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.read.claimant import Claimant
from headwater.read.drafting import drafted
from headwater.read.drafts import Draft
from headwater.read.frames import Trigger
from headwater.read.participants import Participant, type_sets
from headwater.read.predicate import verb_list
from headwater.read.predicates import Predicate


def planned(claimant: Claimant, trigger: Trigger, predicate: Predicate) -> Iterator[Draft]:
    """ "X plans to attack Y", "X's plan to attack Y": the object is what is planned."""
    s, rule = claimant.s, trigger.rule
    clauses = [
        c
        for c in s.children[trigger.token]
        if s.dep[c] in ("xcomp", "acl", "ccomp", "relcl")
        and s.tag[c] == "VB"
        and any(s.tag[g] == "TO" for g in s.children[c])
    ]
    owners = claimant.fillers(predicate, rule.subject, rule.subject_types) or _owner_of_source(claimant, trigger.token)
    for owner in owners:
        for clause in clauses:
            yield drafted(claimant, trigger, owner, claimant.cast.phrase_of(clause), how=predicate.how)


def _owner_of_source(claimant: Claimant, plan: int) -> list[Participant]:
    """ "The Front's magazine reveals plans to …": the plans are the Front's."""
    s = claimant.s
    if s.dep[plan] not in ("dobj", "nsubjpass") or claimant.s.pos[plan] != "NOUN":
        return []
    sources = claimant.walker.subject(s.head[plan])[0]
    inner = [g for t in sources for c in s.having(t, "prep") if s.lemma[c] == "of" for g in s.having(c, "pobj")]
    owners = [
        p for t in (*sources, *inner) for p in claimant.fillers(claimant.noun(t), ("poss", "by"), type_sets()["group"])
    ]
    return owners[:1]


def is_unreal(claimant: Claimant, token: int) -> bool:
    """ "Could reignite the war", "warns that it will": said of what may come, not of what is."""
    s = claimant.s
    return any(s.tag[c] == "MD" for c in s.children[token]) or any(
        s.lemma[a] in verb_list("fearing") for a in s.ancestors(token)
    )
