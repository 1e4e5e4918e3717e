"""Step 9: predicates + rules → draft claims. One function a construction; slots are checked, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from headwater.model.claim import ClaimKind
from headwater.model.mention import EntityType, MentionKind
from headwater.model.syntax import Sentence
from headwater.read.bearers import bearers
from headwater.read.drafts import Draft
from headwater.read.frames import ClaimRule, Frames, Trigger
from headwater.read.participants import Cast, Participant, TypeSet, type_sets
from headwater.read.predicates import Predicate, Walker

_ROLES = {
    "attack": ("actor", "recipient"),
    "explosion_or_strike": ("actor", "target"),
    "targeted_killing": ("actor", "victim"),
    "abduction": ("actor", "victim"),
    "arrest": ("actor", "victim"),
    "meeting": ("participant", "participant"),
    "armed_clash": ("actor", "actor"),
    "agreement_or_alliance": ("participant", "participant"),
    "aid_transfer": ("giver", "receiver"),
    "base_established": ("actor", "object"),
    "territorial_change": ("actor", "object"),
    "raid_or_seizure": ("actor", "target"),
    "mobilisation": ("actor", "object"),
    "restructuring": ("actor", "object"),
    "release_or_ceasefire": ("actor", "beneficiary"),
}


_AGENTLESS = frozenset(("funds", "arms", "trains", "recruits", "directs", "proxy", "shelters"))
_COUNTRIES = frozenset(("country", "nation", "kingdom", "republic", "emirate", "capital", "neighbour", "neighbor"))
_ACTING = frozenset(("subj", "by"))


def acting(one: Participant) -> Participant:
    """ "Valda has armed the rebels": the name of a place, where an actor is wanted, stands for its government."""
    if one.type is EntityType.PLACE and (one.kind is MentionKind.NAME or one.lemma in _COUNTRIES):
        return replace(one, type=EntityType.STATE)
    return one


class Claimant:
    """Applies the rules to one sentence."""

    def __init__(self, s: Sentence, cast: Cast, frames: Frames) -> None:
        self.s = s
        self.cast = cast
        self.frames = frames
        self.walker = Walker(s)
        self._verbs: dict[int, Predicate] = {}
        self._nouns: dict[int, Predicate] = {}

    def drafts(self) -> Iterator[Draft]:
        """All drafts of the sentence, in order of their triggers."""
        for trigger in self.frames.triggers(self.s):
            yield from _CONSTRUCTIONS[trigger.how](self, trigger)

    def verb(self, token: int) -> Predicate:
        """The verb's predicate, walked once."""
        if token not in self._verbs:
            self._verbs[token] = self.walker.verb(token)
        return self._verbs[token]

    def noun(self, token: int) -> Predicate:
        """The noun's predicate, walked once."""
        if token not in self._nouns:
            self._nouns[token] = self.walker.noun(token)
        return self._nouns[token]

    def fillers(self, predicate: Predicate, slots: Sequence[str], allowed: TypeSet) -> list[Participant]:
        """The participants of the first slot that holds any of an allowed type; a place that acts is a state."""
        for slot in slots:
            tokens = predicate.slots.get(slot, ())
            if slot == "compound":
                tokens = self._nested(tokens)
            each = (acting(p) if slot in _ACTING else p for t in tokens for p in self.cast.each(t))
            found = [p for p in each if allowed.takes(p)]
            if found:
                return found
        return []

    def _with_inner(self, trigger: Trigger) -> Predicate:
        """ "regained control of the airport", "pledged allegiance to the emir": slots that hang on the inner noun."""
        predicate = self.verb(trigger.token)
        inner = [t for t in trigger.tokens if t != trigger.token and self.s.pos[t] == "NOUN"]
        slots = dict(predicate.slots)
        for noun in inner:
            for name, fillers in self.walker.prepositions(noun):
                slots.setdefault(name, fillers)
        return replace(predicate, slots=slots) if inner else predicate

    def _side_by_side(self, predicate: Predicate, slots: Sequence[str], allowed: TypeSet) -> list[Participant]:
        """The participants of the first slot that holds two or more: "between X and Y", "the X-Y pact"."""
        for slot in slots:
            found = self.fillers(predicate, (slot,), allowed)
            if len({p.entity or p.span for p in found}) > 1:
                return found
        return []

    def _nested(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """ "Front-Brigade pact": compounds may hang on one another."""
        found = list(tokens)
        for token in found:
            found.extend(c for c in self.s.children[token] if self.s.dep[c] in ("compound", "nmod") and c not in found)
        return tuple(sorted(found))

    # -- constructions -------------------------------------------------------------------------------

    def by_verb(self, trigger: Trigger) -> Iterator[Draft]:
        """ "X attacked Y", "Y was attacked by X", "X withdrew from Y"."""
        rule, predicate = trigger.rule, self._with_inner(trigger)
        if rule.raw.get("only_unreal") and not self._is_unreal(trigger.token):
            return
        if rule.raw.get("clause_object"):
            yield from self._plan(trigger, predicate)
            return
        if rule.type in ("characterised_as", "designated_as"):
            yield from self._label(trigger, predicate)
            return
        if not self._words_fit(rule, predicate) or (rule.raw.get("no_clause") and "comp" in predicate.slots):
            return
        if not self._arguments_fit(trigger, predicate):
            return
        objects = [trigger.slot] if trigger.slot else list(rule.object)
        subjects: Sequence[str] = rule.subject
        if trigger.slot and predicate.passive:  # "X was linked to Y by police": the link is between X and Y
            subjects = ["obj"]
        if rule.raw.get("reversed"):
            subjects, objects = objects, list(rule.subject)
        if trigger.slot is None and len(trigger.tokens) > 1 and self.s.dep[trigger.tokens[-1]] in ("dobj", "nsubjpass"):
            objects = [slot for slot in objects if slot != "obj"] or objects
        yield from self._fill(trigger, predicate, subjects, objects)

    def by_noun(self, trigger: Trigger) -> Iterator[Draft]:
        """ "X's attack on Y", "the attack on Y by X", "X launched an attack on Y"."""
        predicate = self.noun(trigger.token)
        if trigger.rule.raw.get("clause_object"):
            yield from self._plan(trigger, predicate)
            return
        yield from self._fill(trigger, predicate, trigger.rule.subject, trigger.rule.object)

    def by_agent(self, trigger: Trigger) -> Iterator[Draft]:
        """ "X, the financier of Y", "X is a member of Y": whoever the noun describes is the subject."""
        yield from self._described(trigger, described_is_subject=True)

    def by_patient(self, trigger: Trigger) -> Iterator[Draft]:
        """ "Y is a proxy of X": whoever the noun describes is the object."""
        yield from self._described(trigger, described_is_subject=False)

    def by_gift(self, trigger: Trigger) -> Iterator[Draft]:
        """ "X sent money to Y", "X provided Y with weapons": what is given decides."""
        rule, predicate = trigger.rule, self.verb(trigger.token)
        words = set(rule.raw["gives"]["words"])
        given = [t for slot in ("obj", "with") for t in predicate.slots.get(slot, ()) if self._is_gift(t, words)]
        if not given:
            return
        takers = [slot for slot in rule.raw["taker"] if slot != "obj" or not self._gift_in(predicate, "obj", words)]
        receiving = self.s.lemma[trigger.token] in ("receive", "get", "obtain", "accept")
        giver, taker = (("from",), ("subj",)) if receiving else (tuple(rule.raw["giver"]), tuple(takers))
        givers = self.fillers(predicate, giver, rule.subject_types)
        receivers = self.fillers(predicate, taker, rule.object_types) or self._beneficiary_above(trigger.token, rule)
        hidden = predicate.passive and not predicate.slots.get("subj") and rule.kind is ClaimKind.EVENT
        if receivers and (givers or hidden):
            yield from self._pairs(trigger, givers, receivers, predicate.how)

    def by_preposition(self, trigger: Trigger) -> Iterator[Draft]:
        """ "Under X's patronage, Y built a base": the noun's owner stands behind the clause's actor."""
        rule, predicate = trigger.rule, self.noun(trigger.token)
        owners = self.fillers(predicate, ("poss", "of", "from", "compound"), rule.subject_types)
        above = self.s.head[self.s.head[trigger.token]]
        if not owners or self.s.pos[above] not in ("VERB", "AUX"):
            return
        clause = self.verb(above)
        slots = ("obj",) if clause.passive else ("subj",)
        backed = [p for p in self.fillers(clause, slots, rule.object_types) if p.token not in {o.token for o in owners}]
        yield from self._pairs(trigger, owners, backed, (*clause.how, "of:prepositional"))

    def by_participle(self, trigger: Trigger) -> Iterator[Draft]:
        """ "X-backed Y"."""
        s, token, rule = self.s, trigger.token, trigger.rule
        if s.dep[token] not in ("amod", "acl", "compound") or token < 2 or s.word[token - 1] != "-":
            return
        backer, backed = self.cast.at(token - 2), self.cast.at(s.head[token])
        if backer and backed and rule.subject_types.takes(backer) and rule.object_types.takes(backed):
            yield from self._pairs(trigger, [backer], [backed], ("subj:hyphen",))

    def by_adjective(self, trigger: Trigger) -> Iterator[Draft]:
        """ "X is loyal to Y", "a man close to Y": the adjective's noun and its preposition's object."""
        s, token, rule = self.s, trigger.token, trigger.rule
        head = s.head[token]
        tokens = self.walker.subject(head)[0] if s.dep[token] in ("acomp", "attr") else (head,)
        if s.dep[token] not in ("acomp", "attr", "amod", "acl", "advcl", "ROOT", "conj"):
            return
        left = [p for t in tokens for p in self.cast.each(t) if rule.subject_types.takes(acting(p))]
        objects = dict(self.walker.prepositions(token)).get(trigger.slot or "", ())
        right = [p for t in objects for p in self.cast.each(t) if rule.object_types.takes(p)]
        yield from self._pairs(trigger, left, right, ("subj:adjective",))

    # -- shared --------------------------------------------------------------------------------------

    def _fill(
        self, trigger: Trigger, predicate: Predicate, subjects: Sequence[str], objects: Sequence[str]
    ) -> Iterator[Draft]:
        rule = trigger.rule
        together = self._side_by_side(predicate, (*subjects, *objects), rule.subject_types) if rule.symmetric else []
        if together and not (predicate.form == "verb" and self.fillers(predicate, objects, rule.object_types)):
            yield from self._pairs(trigger, together[:1], together[1:], predicate.how)
            return
        left = self.fillers(predicate, subjects, rule.subject_types)
        if rule.raw.get("own_subject") and "subj:adverbial" in predicate.how:
            left = []
        taken = {p.token for p in left}
        right = [p for p in self.fillers(predicate, objects, rule.object_types) if p.token not in taken]
        yield from self._pairs(trigger, left, right, predicate.how)

    def _pairs(
        self, trigger: Trigger, left: Sequence[Participant], right: Sequence[Participant], how: tuple[str, ...]
    ) -> Iterator[Draft]:
        rule = trigger.rule
        if not self._enough(rule, left, right, trigger):
            return
        if rule.kind is ClaimKind.EVENT:
            yield self._event(trigger, left, right, how)
            return
        for subject in left or (None,):
            for target in right or (None,):
                if subject and target and subject.entity and subject.entity == target.entity:
                    continue
                yield self._draft(trigger, subject, target, how=how)

    def _enough(self, rule: ClaimRule, left: Sequence[Participant], right: Sequence[Participant], t: Trigger) -> bool:
        match rule.raw.get("verbs_need", rule.needs) if t.how == "verb" else rule.needs:
            case "both" if t.how == "verb" and self._hides_agent(t):
                return bool(right)
            case "both":
                return bool(left and right)
            case "subject":
                return bool(left)
            case "object":
                return bool(right)
            case _:
                return bool(left or right) or bool(rule.raw.get("anchor"))

    def _hides_agent(self, trigger: Trigger) -> bool:
        """ "The group is financed through …": a passive that says to whom and keeps still about who."""
        if trigger.rule.id not in _AGENTLESS or not self.verb(trigger.token).passive:
            return False
        return not self.verb(trigger.token).slots.get("subj") and self.s.dep[trigger.token] not in ("amod", "conj")

    def _event(
        self, trigger: Trigger, left: Sequence[Participant], right: Sequence[Participant], how: tuple[str, ...]
    ) -> Draft:
        rule = trigger.rule
        actor, target = _ROLES.get(rule.type, ("actor", "recipient"))
        args = [(actor, p) for p in left] + [(target, p) for p in right]
        args.extend(self._extras(trigger))
        subject, target_of = left[0] if left else None, right[0] if right else None
        if subject and target_of and subject.span == target_of.span:  # "the two factions fought"
            target_of = None
        return self._draft(trigger, subject, target_of, args=tuple(args), how=how)

    def _extras(self, trigger: Trigger) -> Iterator[tuple[str, Participant]]:
        """Instruments, and what was handed over."""
        rule, s = trigger.rule, self.s
        if s.pos[trigger.token] != "VERB":
            return
        predicate = self.verb(trigger.token)
        if "instrument_words" in rule.raw:
            tokens = [t for t in predicate.slots.get("subj", ()) if s.lemma[t] in rule.raw["instrument_words"]]
            yield from (("instrument", p) for t in tokens if (p := self.cast.at(t)))
        if "patient_words" in rule.raw:
            tokens = [t for t in predicate.slots.get("obj", ()) if s.lemma[t] in rule.raw["patient_words"]]
            yield from (("object", p) for t in tokens if (p := self.cast.at(t)))

    def _draft(
        self,
        trigger: Trigger,
        subject: Participant | None,
        target: Participant | None,
        *,
        args: tuple[tuple[str, Participant], ...] = (),
        how: tuple[str, ...] = (),
    ) -> Draft:
        tokens = [t for t in trigger.tokens if abs(t - trigger.token) <= len(trigger.tokens)]
        return Draft(
            kind=trigger.rule.kind,
            type=trigger.rule.type,
            sentence=self.s,
            token=trigger.token,
            trigger=self.s.cover(tokens),
            rule=trigger.rule.id,
            subject=subject,
            object=target,
            args=args,
            how=(trigger.how, *how),
        )

    def _words_fit(self, rule: ClaimRule, predicate: Predicate) -> bool:
        """Rules whose verb alone says too little ask for a word in a slot."""
        for key, slot in (("instrument_words", "subj"), ("object_words", "obj"), ("patient_words", "obj")):
            if key in rule.raw and not any(self.s.lemma[t] in rule.raw[key] for t in predicate.slots.get(slot, ())):
                return False
        return True

    def _arguments_fit(self, trigger: Trigger, predicate: Predicate) -> bool:
        """Whether what does it and what it is done to could: "critics attacked the budget" is no attack."""
        rule, s = trigger.rule, self.s
        if rule.raw.get("reversed") or rule.type in ("characterised_as", "designated_as"):
            return True
        own_object = any(s.dep[t] in ("dobj", "nsubjpass") for t in trigger.tokens)
        if predicate.slots.get("obj") and trigger.slot is None and not own_object and "object_words" not in rule.raw:
            in_slots = "obj" in rule.object or "patient_words" in rule.raw
            sets = rule.object_types if "obj" in rule.object else rule.subject_types
            takes_subject = "obj" in rule.subject and bool(self.fillers(predicate, ("obj",), rule.subject_types))
            fits = "patient_words" in rule.raw or bool(self.fillers(predicate, ("obj",), sets))
            if not takes_subject and not (in_slots and fits):
                return False
        subjects = [t for t in predicate.slots.get("subj", ()) if s.pos[t] == "NOUN"]
        if not subjects or "subj" not in rule.subject or "instrument_words" in rule.raw:
            return True
        return bool(self.fillers(predicate, ("subj",), rule.subject_types))

    def _is_gift(self, token: int, words: set[str]) -> bool:
        s = self.s
        return s.lemma[token] in words or s.word[token].lower() in words

    def _gift_in(self, predicate: Predicate, slot: str, words: set[str]) -> bool:
        return any(self._is_gift(t, words) for t in predicate.slots.get(slot, ()))

    def _beneficiary_above(self, token: int, rule: ClaimRule) -> list[Participant]:
        """ "He acted as the Front's facilitator, providing funding": the receiver stands in the clause above."""
        s = self.s
        if s.dep[token] not in ("advcl", "conj") or s.pos[s.head[token]] != "VERB":
            return []
        for role in (g for c in s.having(s.head[token], "prep") if s.lemma[c] == "as" for g in s.having(c, "pobj")):
            return self.fillers(self.noun(role), ("poss", "of", "for", "to", "compound"), rule.object_types)
        return []

    def _described(self, trigger: Trigger, *, described_is_subject: bool) -> Iterator[Draft]:
        rule, predicate = trigger.rule, self.noun(trigger.token)
        of_whom, of_what = (rule.subject_types, rule.object_types)
        if not described_is_subject:
            of_whom, of_what = of_what, of_whom
        found = bearers(self.s, self.walker, trigger.token)
        described = [p for t in found.tokens if (p := self.cast.at(t)) and of_whom.takes(p)]
        if not described and rule.type == "family_of":  # "his nephew", whom nobody names
            described = [p for p in self.cast.each(trigger.token) if of_whom.takes(p)]
        taken = {p.token for p in described}
        slots = rule.object if described_is_subject else rule.subject
        if self.s.dep[trigger.token] == "conj":  # "his predecessor and rival": one owner for both
            predicate = replace(predicate, slots={**self.noun(self.s.head[trigger.token]).slots, **predicate.slots})
        if found.how == "before the name":  # "Desh's brother Rahim": the owner hangs on the name
            predicate = replace(predicate, slots={**self.noun(found.tokens[0]).slots, **predicate.slots})
        related = [p for p in self.fillers(predicate, slots, of_what) if p.token not in taken]
        related = related or self.owner_by_inheritance(trigger.token, slots, of_what)
        if described and related:
            left, right = (described, related) if described_is_subject else (related, described)
            aside = found.how in ("apposition", "before the name")
            for draft in self._pairs(trigger, left, right, (f"subj:{found.how}",)):
                yield replace(draft, presupposed=aside)

    def owner_by_inheritance(self, token: int, slots: Sequence[str], allowed: TypeSet) -> list[Participant]:
        """ "Front chief X and deputy Y": the second role takes its body from the first."""
        s = self.s
        named = s.head[token]
        if s.dep[token] not in ("compound", "nmod") or s.dep[named] != "conj":
            return []
        first = s.head[named]
        for role in s.having(first, "compound", "nmod"):
            if s.mention[role] < 0 or s.pos[role] == "NOUN":
                found = self.fillers(self.noun(role), slots, allowed)
                if found:
                    return found
        return [p for c in s.having(first, "compound", "nmod", "poss") if (p := self.cast.at(c)) and allowed.takes(p)]

    def _is_given_name(self, token: int) -> bool:
        """ "A man called Yusuf" is named, not judged."""
        mention = self.cast.mention_at(token)
        return mention is not None and mention.kind is MentionKind.NAME and mention.type is EntityType.PERSON

    def _is_unreal(self, token: int) -> bool:
        s = self.s
        return any(s.tag[c] == "MD" for c in s.children[token]) or any(
            s.lemma[a] in ("warn", "fear", "risk", "threaten", "predict", "expect") for a in s.ancestors(token)
        )

    def _plan(self, trigger: Trigger, predicate: Predicate) -> Iterator[Draft]:
        """ "X plans to attack Y", "X's plan to attack Y": the object is what is planned."""
        s, rule = self.s, trigger.rule
        clauses = [
            c
            for c in s.children[trigger.token]
            if s.dep[c] in ("xcomp", "acl", "ccomp", "relcl")
            and s.tag[c] == "VB"
            and any(s.tag[g] == "TO" for g in s.children[c])
        ]
        owners = self.fillers(predicate, rule.subject, rule.subject_types) or self._owner_of_source(trigger.token)
        for owner in owners:
            for clause in clauses:
                yield self._draft(trigger, owner, self.cast.phrase_of(clause), how=predicate.how)

    def _owner_of_source(self, plan: int) -> list[Participant]:
        """ "The Front's magazine reveals plans to …": the plans are the Front's."""
        s = self.s
        if s.dep[plan] not in ("dobj", "nsubjpass") or self.s.pos[plan] != "NOUN":
            return []
        sources = self.walker.subject(s.head[plan])[0]
        inner = [g for t in sources for c in s.having(t, "prep") if s.lemma[c] == "of" for g in s.having(c, "pobj")]
        owners = [
            p for t in (*sources, *inner) for p in self.fillers(self.noun(t), ("poss", "by"), type_sets()["group"])
        ]
        return owners[:1]

    def _label(self, trigger: Trigger, predicate: Predicate) -> Iterator[Draft]:
        """ "Y described X as Z": the labelled one is the subject, the label the object, the judge an argument."""
        s, rule = self.s, trigger.rule
        labels = [g for c in s.having(trigger.token, "prep") if s.lemma[c] == "as" for g in s.children[c]]
        labels = [g for g in labels if s.dep[g] in ("pobj", "amod", "acomp", "advmod", "pcomp", "prep", "acl", "dep")]
        labels += s.having(trigger.token, "oprd", "attr")
        objects = s.having(trigger.token, "dobj")
        if not labels and len(objects) > 1:  # "designated it a terrorist organisation"
            labels = [objects[-1]]
        labels = [g for g in labels if not self._is_given_name(g)]
        labelled = self.fillers(predicate, ("obj",), rule.subject_types)
        judges = self.fillers(predicate, ("subj", "by"), rule.subject_types)
        for subject in (p for p in labelled if p.token not in labels):
            for label in labels[:1]:
                role = "authority" if rule.type == "designated_as" else "judge"
                args = tuple((role, j) for j in judges if j.token != subject.token)
                yield self._draft(trigger, subject, self.cast.phrase_of(label), args=args, how=predicate.how)


_CONSTRUCTIONS: dict[str, Callable[[Claimant, Trigger], Iterator[Draft]]] = {
    "verb": Claimant.by_verb,
    "noun": Claimant.by_noun,
    "agent": Claimant.by_agent,
    "patient": Claimant.by_patient,
    "gives": Claimant.by_gift,
    "prepositional": Claimant.by_preposition,
    "participle": Claimant.by_participle,
    "adjective": Claimant.by_adjective,
}
