"""From the participants of two slots to drafts: a relation for each pair, an event for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.model.claim import ClaimKind
from headwater.read.claimant import Claimant
from headwater.read.drafts import Draft
from headwater.read.frames import ClaimRule, Trigger
from headwater.read.participants import Participant
from headwater.read.predicates import Predicate
from headwater.rules import load


def filled(
    claimant: Claimant, trigger: Trigger, predicate: Predicate, subjects: Sequence[str], objects: Sequence[str]
) -> Iterator[Draft]:
    """Fills both slots from these places; what a symmetric tie holds together may stand in one."""
    rule = trigger.rule
    together = claimant.side_by_side(predicate, (*subjects, *objects), rule.subject_types) if rule.symmetric else []
    if together and not (predicate.form == "verb" and claimant.fillers(predicate, objects, rule.object_types)):
        yield from paired(claimant, trigger, together[:1], together[1:], predicate.how)
        return
    left = claimant.fillers(predicate, subjects, rule.subject_types)
    if rule.raw.get("own_subject") and "subj:adverbial" in predicate.how:
        left = []
    taken = {p.token for p in left}
    right = [p for p in claimant.fillers(predicate, objects, rule.object_types) if p.token not in taken]
    yield from paired(claimant, trigger, left, right, predicate.how)


def paired(
    claimant: Claimant,
    trigger: Trigger,
    left: Sequence[Participant],
    right: Sequence[Participant],
    how: tuple[str, ...],
) -> Iterator[Draft]:
    """Drafts of these participants, if the rule needs no more: none pairs a thing with itself."""
    rule = trigger.rule
    if not _enough(claimant, rule, left, right, trigger):
        return
    if rule.kind is ClaimKind.EVENT:
        yield _event(claimant, trigger, left, right, how)
        return
    for subject in left or (None,):
        for target in right or (None,):
            if subject and target and subject.entity and subject.entity == target.entity:
                continue
            yield drafted(claimant, trigger, subject, target, how=how)


def _enough(
    claimant: Claimant, rule: ClaimRule, left: Sequence[Participant], right: Sequence[Participant], t: Trigger
) -> bool:
    match rule.raw.get("verbs_need", rule.needs) if t.how == "verb" else rule.needs:
        case "both" if t.how == "verb" and _hides_agent(claimant, t):
            return bool(right)
        case "both" if rule.symmetric and len(left) == 1 and not right:
            return _is_pair(claimant, left[0])
        case "both":
            return bool(left and right)
        case "subject":
            return bool(left)
        case "object":
            return bool(right)
        case _:
            return bool(left or right) or bool(rule.raw.get("anchor"))


def _is_pair(claimant: Claimant, one: Participant) -> bool:
    """ "The alliance between the two factions": both stand in one phrase."""
    s = claimant.s
    counted = any(s.lemma[c] in ("two", "both", "three") for c in s.having(one.token, "nummod", "det", "predet"))
    return s.tag[one.token] == "NNS" and (counted or s.lemma[one.token] in ("side", "rival", "faction"))


def _hides_agent(claimant: Claimant, trigger: Trigger) -> bool:
    """ "The group is financed through …": a passive that says to whom and keeps still about who."""
    if trigger.rule.id not in load("event_roles")["agentless"] or not claimant.verb(trigger.token).passive:
        return False
    s, verb = claimant.s, trigger.token
    bare = s.dep[verb] == "amod" or (s.dep[verb] == "conj" and not s.having(verb, "auxpass"))
    return not claimant.verb(verb).slots.get("subj") and not bare


def _event(
    claimant: Claimant,
    trigger: Trigger,
    left: Sequence[Participant],
    right: Sequence[Participant],
    how: tuple[str, ...],
) -> Draft:
    rule = trigger.rule
    actor, target = load("event_roles")["roles"].get(rule.type, load("event_roles")["default"])
    args = [(actor, p) for p in left] + [(target, p) for p in right]
    args.extend(_extras(claimant, trigger))
    subject, target_of = left[0] if left else None, right[0] if right else None
    if subject and target_of and subject.span == target_of.span:  # "the two factions fought"
        target_of = None
    return drafted(claimant, trigger, subject, target_of, args=tuple(args), how=how)


def _extras(claimant: Claimant, trigger: Trigger) -> Iterator[tuple[str, Participant]]:
    """Instruments, and what was handed over."""
    rule, s = trigger.rule, claimant.s
    if s.pos[trigger.token] != "VERB":
        return
    predicate = claimant.verb(trigger.token)
    if "instrument_words" in rule.raw:
        tokens = [t for t in predicate.slots.get("subj", ()) if s.lemma[t] in rule.raw["instrument_words"]]
        yield from (("instrument", p) for t in tokens if (p := claimant.cast.at(t)))
    if "patient_words" in rule.raw:
        tokens = [t for t in predicate.slots.get("obj", ()) if s.lemma[t] in rule.raw["patient_words"]]
        yield from (("object", p) for t in tokens if (p := claimant.cast.at(t)))


def drafted(
    claimant: Claimant,
    trigger: Trigger,
    subject: Participant | None,
    target: Participant | None,
    *,
    args: tuple[tuple[str, Participant], ...] = (),
    how: tuple[str, ...] = (),
) -> Draft:
    """One draft of the trigger's rule."""
    tokens = [t for t in trigger.tokens if abs(t - trigger.token) <= len(trigger.tokens)]
    return Draft(
        kind=trigger.rule.kind,
        type=trigger.rule.type,
        sentence=claimant.s,
        token=trigger.token,
        trigger=claimant.s.cover(tokens),
        rule=trigger.rule.id,
        subject=subject,
        object=target,
        args=args,
        how=(trigger.how, *how),
    )
