"""Nouns read as events or ties: whose, of whom, by whom, between whom, and what their light verbs lend them."""

from __future__ import annotations

from headwater.read.arguments import OBJECTS
from headwater.read.predicate import Predicate, verb_list
from headwater.read.subjects import Subjects
from headwater.rules import load


class Nominalisations(Subjects):
    """Reads the predicates that nouns head."""

    def noun(self, token: int) -> Predicate:
        """A noun read as an event or tie: whose, of whom, by whom, between whom; and its light verb."""
        s = self.s
        slots: dict[str, tuple[int, ...]] = {}
        notes: list[str] = []
        owners = [self._antecedent(c) for c in s.having(token, "poss")]
        slots["poss"] = self._expanded(owners)
        slots["compound"] = tuple(c for c in s.having(token, "compound", "nmod", "amod"))
        for name, fillers in self.prepositions(token):
            slots[name] = slots.get(name, ()) + fillers
        self._add_relatives(token, slots, notes)
        support = self._light_verb(token, slots, notes)
        slots["appos"] = self._expanded(list(s.having(token, "appos")))
        return Predicate(
            sentence=s,
            token=token,
            lemma=s.lemma[token],
            form="noun",
            slots={k: v for k, v in slots.items() if v},
            support=support,
            how=tuple(notes),
        )

    def _add_relatives(self, token: int, slots: dict[str, tuple[int, ...]], notes: list[str]) -> None:
        """ "an attack carried out by X", "an alliance engineered by X": the participle's agent is the noun's."""
        s = self.s
        for clause in s.having(token, "acl", "relcl"):
            if s.tag[clause] == "VBN" or self.is_passive(clause):
                agents = self._agents(clause)
                if agents and s.lemma[clause] in verb_list("support"):
                    slots["by"] = slots.get("by", ()) + agents
                    notes.append("by:participle")

    def _light_verb(self, token: int, slots: dict[str, tuple[int, ...]], notes: list[str]) -> int | None:
        s = self.s
        top = token
        while s.dep[top] == "conj":
            top = s.head[top]
        head = s.head[top]
        if head == top:
            return None
        if s.dep[top] == "pobj":
            if not self._add_target(head, slots, notes):
                self._add_participant(top, slots, notes)
            return None
        if s.pos[head] not in ("VERB", "AUX"):
            return None
        if s.dep[top] in ("nsubj", "nsubjpass") and self._add_ascribed(head, slots, notes):
            return None
        if s.dep[top] == "nsubj" and s.lemma[head] in verb_list("occurring"):
            for name, fillers in self.prepositions(head):
                slots.setdefault(name, fillers)
            return None
        return head if self._add_supported(top, head, slots, notes) else None

    def _add_supported(self, noun: int, head: int, slots: dict[str, tuple[int, ...]], notes: list[str]) -> bool:
        """ "Carried out an attack": what the light verb has is the noun's."""
        s = self.s
        if s.lemma[head] not in verb_list("support") or s.dep[noun] not in (*OBJECTS, "nsubjpass"):
            return False
        hidden = s.dep[noun] == "nsubjpass" or self.is_passive(head)
        slots["subj"] = self._agents(head) if hidden else self.subject(head)[0]
        if s.lemma[head] in verb_list("suffering"):  # "the army suffered an attack": its subject is who is attacked
            slots["obj"], slots["subj"] = slots["subj"], ()
        notes.append("subj:light_verb")
        self._lend(head, slots)
        return True

    def _add_target(self, preposition: int, slots: dict[str, tuple[int, ...]], notes: list[str]) -> bool:
        """ "The army came under attack": its subject is who is attacked."""
        s = self.s
        verb = s.head[preposition]
        if s.lemma[preposition] != "under" or s.lemma[verb] not in verb_list("under"):
            return False
        slots["obj"] = self.subject(verb)[0]
        notes.append("obj:light_verb")
        return True

    def _add_participant(self, noun: int, slots: dict[str, tuple[int, ...]], notes: list[str]) -> None:
        """ "took part in the raid", "flew in for talks", "claimed responsibility for the bombing"."""
        s = self.s
        preposition = s.head[noun]
        above, name = s.head[preposition], s.lemma[preposition]
        owning = load("verbs")["owning"]
        owns = name == "for" and s.lemma[above] in owning["nouns"] and s.lemma[s.head[above]] in owning["verbs"]
        shares = name == "in" and s.dep[above] in OBJECTS and s.lemma[above] in verb_list("parts")
        blamed = name in ("for", "of") and (
            s.lemma[above] in verb_list("blaming")
            or (s.dep[above] in OBJECTS and s.lemma[s.head[above]] in verb_list("blaming"))
        )
        if blamed:  # "blamed both sides for the massacre"
            verb = above if s.pos[above] == "VERB" else s.head[above]
            slots["subj"] = self.subject(verb)[0] if self.is_passive(verb) else self._expanded(self._objects(verb))
            notes.append("subj:ascribed")
            return
        if owns or shares:
            verb = s.head[above]
            if owns and (s.lemma[verb] in ("deny", "disclaim") or s.having(verb, "neg")):
                return
        elif s.pos[above] == "VERB" and s.lemma[above] in load("verbs")["participating"].get(name, ()):
            verb = above
        else:
            return
        if not slots.get("poss") and not slots.get("by"):
            slots["subj"] = self.subject(verb)[0]
            notes.append("subj:light_verb")

    def _add_ascribed(self, verb: int, slots: dict[str, tuple[int, ...]], notes: list[str]) -> bool:
        """ "The raid was blamed on the Front"."""
        lists = load("verbs")["ascribing"]
        for name, fillers in self.prepositions(verb):
            if self.s.lemma[verb] in lists.get(name, ()):
                slots["subj"] = fillers
                notes.append("subj:ascribed")
                return True
        return False

    def _lend(self, head: int, slots: dict[str, tuple[int, ...]]) -> None:
        """What hangs on the light verb belongs to its noun."""
        s = self.s
        for name, fillers in self.prepositions(head):
            slots.setdefault(name, fillers)
        for child in s.having(head, "dative"):
            if s.pos[child] != "ADP":
                slots["iobj"] = self._expanded([child])
            else:
                slots.setdefault("to", self._expanded(list(s.having(child, "pobj"))))
