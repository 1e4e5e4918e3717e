"""Step 9: predicates + rules → draft claims. One function a construction; slots are checked, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from headwater.read.claimant import Claimant, acting
from headwater.read.described import by_agent, by_patient
from headwater.read.drafting import filled, paired
from headwater.read.drafts import Draft
from headwater.read.frames import ClaimRule, Trigger
from headwater.read.gifts import by_gift
from headwater.read.labels import labelled
from headwater.read.plans import is_unreal, planned
from headwater.read.predicates import Predicate


def rule_drafts(claimant: Claimant) -> Iterator[Draft]:
    """All drafts that the claim rules make of one sentence, in order of their triggers."""
    for trigger in claimant.frames.triggers(claimant.s):
        yield from _CONSTRUCTIONS[trigger.how](claimant, trigger)


def by_verb(claimant: Claimant, trigger: Trigger) -> Iterator[Draft]:
    """ "X attacked Y", "Y was attacked by X", "X withdrew from Y"."""
    rule, predicate = trigger.rule, _with_inner(claimant, trigger)
    if rule.raw.get("only_unreal") and not is_unreal(claimant, trigger.token):
        return
    if rule.raw.get("clause_object"):
        yield from planned(claimant, trigger, predicate)
        return
    if rule.type in ("characterised_as", "designated_as"):
        yield from labelled(claimant, trigger, predicate)
        return
    if not _words_fit(claimant, rule, predicate) or (rule.raw.get("no_clause") and "comp" in predicate.slots):
        return
    if not _arguments_fit(claimant, trigger, predicate):
        return
    objects = [trigger.slot] if trigger.slot else list(rule.object)
    subjects: Sequence[str] = rule.subject
    if trigger.slot and predicate.passive:  # "X was linked to Y by police": the link is between X and Y
        subjects = ["obj"]
    if rule.raw.get("reversed"):
        subjects, objects = objects, list(rule.subject)
    if trigger.slot is None and len(trigger.tokens) > 1 and claimant.s.dep[trigger.tokens[-1]] in ("dobj", "nsubjpass"):
        objects = [slot for slot in objects if slot != "obj"] or objects
    yield from filled(claimant, trigger, predicate, subjects, objects)


def by_noun(claimant: Claimant, trigger: Trigger) -> Iterator[Draft]:
    """ "X's attack on Y", "the attack on Y by X", "X launched an attack on Y"."""
    predicate = claimant.noun(trigger.token)
    if trigger.rule.raw.get("clause_object"):
        yield from planned(claimant, trigger, predicate)
        return
    yield from filled(claimant, trigger, predicate, trigger.rule.subject, trigger.rule.object)


def by_preposition(claimant: Claimant, trigger: Trigger) -> Iterator[Draft]:
    """ "Under X's patronage, Y built a base": the noun's owner stands behind the clause's actor."""
    rule, predicate = trigger.rule, claimant.noun(trigger.token)
    owners = claimant.fillers(predicate, ("poss", "of", "from", "compound"), rule.subject_types)
    above = claimant.s.head[claimant.s.head[trigger.token]]
    if not owners or claimant.s.pos[above] not in ("VERB", "AUX"):
        return
    clause = claimant.verb(above)
    slots = ("obj",) if clause.passive else ("subj",)
    backed = [p for p in claimant.fillers(clause, slots, rule.object_types) if p.token not in {o.token for o in owners}]
    yield from paired(claimant, trigger, owners, backed, (*clause.how, "of:prepositional"))


def by_participle(claimant: Claimant, trigger: Trigger) -> Iterator[Draft]:
    """ "X-backed Y"."""
    s, token, rule = claimant.s, trigger.token, trigger.rule
    if s.dep[token] not in ("amod", "acl", "compound") or token < 2 or s.word[token - 1] != "-":
        return
    backer, backed = claimant.cast.at(token - 2), claimant.cast.at(s.head[token])
    if backer and backed and rule.subject_types.takes(backer) and rule.object_types.takes(backed):
        yield from paired(claimant, trigger, [backer], [backed], ("subj:hyphen",))


def by_adjective(claimant: Claimant, trigger: Trigger) -> Iterator[Draft]:
    """ "X is loyal to Y", "a man close to Y": the adjective's noun and its preposition's object."""
    s, token, rule = claimant.s, trigger.token, trigger.rule
    head = s.head[token]
    tokens = claimant.walker.subject(head)[0] if s.dep[token] in ("acomp", "attr") else (head,)
    if s.dep[token] not in ("acomp", "attr", "amod", "acl", "advcl", "ROOT", "conj"):
        return
    left = [p for t in tokens for p in claimant.cast.each(t) if rule.subject_types.takes(acting(p))]
    objects = dict(claimant.walker.prepositions(token)).get(trigger.slot or "", ())
    right = [p for t in objects for p in claimant.cast.each(t) if rule.object_types.takes(p)]
    yield from paired(claimant, trigger, left, right, ("subj:adjective",))


def _with_inner(claimant: Claimant, trigger: Trigger) -> Predicate:
    """ "regained control of the airport", "pledged allegiance to the emir": slots that hang on the inner noun."""
    predicate = claimant.verb(trigger.token)
    inner = [t for t in trigger.tokens if t != trigger.token and claimant.s.pos[t] == "NOUN"]
    slots = dict(predicate.slots)
    for noun in inner:
        for name, fillers in claimant.walker.prepositions(noun):
            slots.setdefault(name, fillers)
    return replace(predicate, slots=slots) if inner else predicate


def _words_fit(claimant: Claimant, rule: ClaimRule, predicate: Predicate) -> bool:
    """Rules whose verb alone says too little ask for a word in a slot."""
    for key, slot in (("instrument_words", "subj"), ("object_words", "obj"), ("patient_words", "obj")):
        if key in rule.raw and not any(claimant.s.lemma[t] in rule.raw[key] for t in predicate.slots.get(slot, ())):
            return False
    if rule.raw.get("own_subject") and "instrument_words" in rule.raw and "subj:adverbial" in predicate.how:
        return False  # "a bomb exploded, killing three": one blast, told by its own verb
    if "purpose_words" in rule.raw:
        beside = claimant.s.having(predicate.token, "advcl", "xcomp", "conj", "ccomp")
        return any(claimant.s.lemma[t] in rule.raw["purpose_words"] for t in beside)
    return True


def _arguments_fit(claimant: Claimant, trigger: Trigger, predicate: Predicate) -> bool:
    """Whether what does it and what it is done to could: "critics attacked the budget" is no attack."""
    rule, s = trigger.rule, claimant.s
    if rule.raw.get("reversed") or rule.type in ("characterised_as", "designated_as"):
        return True
    own_object = any(s.dep[t] in ("dobj", "nsubjpass") for t in trigger.tokens)
    if predicate.slots.get("obj") and trigger.slot is None and not own_object and "object_words" not in rule.raw:
        in_slots = "obj" in rule.object or "patient_words" in rule.raw
        sets = rule.object_types if "obj" in rule.object else rule.subject_types
        takes_subject = "obj" in rule.subject and bool(claimant.fillers(predicate, ("obj",), rule.subject_types))
        fits = "patient_words" in rule.raw or bool(claimant.fillers(predicate, ("obj",), sets))
        if not takes_subject and not (in_slots and fits):
            return False
    subjects = [t for t in predicate.slots.get("subj", ()) if s.pos[t] == "NOUN"]
    if not subjects or "subj" not in rule.subject or "instrument_words" in rule.raw:
        return True
    return bool(claimant.fillers(predicate, ("subj",), rule.subject_types))


_CONSTRUCTIONS: dict[str, Callable[[Claimant, Trigger], Iterator[Draft]]] = {
    "verb": by_verb,
    "noun": by_noun,
    "agent": by_agent,
    "patient": by_patient,
    "gives": by_gift,
    "prepositional": by_preposition,
    "participle": by_participle,
    "adjective": by_adjective,
}
