"""Step 8: who does what to whom, one shape for every way English says it.

Actives, passives, nominalisations, light verbs, appositions, possessives, relative and participial clauses,
control and raising, and conjunction of every part come out as a ``Predicate`` with deep slots, so that a rule
in ``rules/en/claims`` never sees how a sentence was built. Slots: ``subj`` who acts, ``obj`` what it is done
to, ``iobj`` to whom, ``comp`` a clause, ``attr`` what a copula ascribes, ``poss``, ``compound`` and ``amod`` of
a noun, and each preposition by its own name (``of``, ``with``, ``against``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from headwater.model.syntax import Sentence
from headwater.rules import load

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "obj")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_FINITE = frozenset(("VB", "VBP", "VBD", "VBZ"))
_CLAUSES = ("ccomp", "xcomp", "pcomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """``token`` is the trigger; ``slots`` maps a slot to the head tokens that fill it, conjuncts included.

    ``form`` is verb, noun, copula or adjective; ``how`` lists the constructions that supplied slots, as
    ``slot:construction`` (``subj:control``), for the confidence; ``support`` is the light verb of a noun.
    """

    sentence: Sentence = field(repr=False)
    token: int
    lemma: str
    form: str
    slots: dict[str, tuple[int, ...]]
    particle: str = ""
    passive: bool = False
    support: int | None = None
    how: tuple[str, ...] = ()

    def fill(self, *slots: str) -> tuple[int, ...]:
        """The fillers of the first of these slots that has any."""
        for slot in slots:
            if self.slots.get(slot):
                return self.slots[slot]
        return ()


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(load("verbs")[kind])


def conjuncts(s: Sentence, token: int) -> tuple[int, ...]:
    """``token`` and all that is coordinated with it."""
    found = [token]
    for other in found:
        found.extend(c for c in s.children[other] if s.dep[c] == "conj" and _same_kind(s, token, c))
    return tuple(found)


def _same_kind(s: Sentence, token: int, other: int) -> bool:
    verbal = ("VERB", "AUX")
    return (s.pos[token] in verbal) == (s.pos[other] in verbal)


class Walker:
    """All predicates of one sentence; results of shared subtrees are kept while it lives."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self._subjects: dict[int, tuple[tuple[int, ...], str]] = {}

    # -- verbs ---------------------------------------------------------------------------------------

    def verb(self, token: int) -> Predicate:
        """The predicate of a verb, whatever clause it heads."""
        s = self.s
        slots: dict[str, tuple[int, ...]] = {}
        passive = self.is_passive(token)
        subject, how = self.subject(token)
        objects = self._expanded(self._objects(token))
        if passive:
            slots["obj"], slots["subj"] = subject, self._agents(token)
            notes = [f"obj:{how}"] if subject else []
            if objects:
                slots["iobj"], slots["obj"] = subject, objects
        else:
            slots["subj"], slots["obj"] = subject, objects
            notes = [f"subj:{how}"] if subject else []
        self._add_dative(token, slots)
        self._add_prepositions(token, slots)
        self._add_clauses(token, slots)
        return Predicate(
            sentence=s,
            token=token,
            lemma=s.lemma[token],
            form="verb",
            slots={k: v for k, v in slots.items() if v},
            particle=" ".join(s.lemma[c] for c in s.having(token, "prt")),
            passive=passive,
            how=tuple(notes),
        )

    def is_passive(self, token: int) -> bool:
        """Passive by its auxiliary or subject, or a past participle that modifies its noun."""
        s = self.s
        if any(s.dep[c] in ("auxpass", "nsubjpass", "csubjpass") for c in s.children[token]):
            return True
        if s.tag[token] == "VBN" and self._is_reduced(token):
            return True
        if s.tag[token] != "VBN" or any(s.dep[c] in ("aux", *SUBJECTS) for c in s.children[token]):
            return s.dep[token] == "conj" and s.tag[token] == "VBN" and self._shares_passive(token)
        if s.dep[token] == "conj":
            return self._shares_passive(token)
        return s.dep[token] in ("acl", "amod", "advcl", "ROOT", "oprd", "xcomp", "ccomp", "pcomp", "dep", "appos")

    def _is_reduced(self, token: int) -> bool:
        """ "the brigade run by X", taken for a clause of its own: a participle with an agent and no auxiliary."""
        s = self.s
        if any(s.dep[c] in ("aux", "auxpass") for c in s.children[token]):
            return False
        by = [c for c in s.children[token] if s.dep[c] == "agent" or (s.dep[c] == "prep" and s.lemma[c] == "by")]
        return any(self._agents_of(c) for c in by)

    def _shares_passive(self, token: int) -> bool:
        s = self.s
        head = s.head[token]
        if any(s.dep[c] in SUBJECTS for c in s.children[token]):
            return False
        return s.tag[head] == "VBN" and self.is_passive(head)

    def subject(self, token: int) -> tuple[tuple[int, ...], str]:
        """Surface subjects of a verb, found in its clause or above it, and how they were found."""
        if token not in self._subjects:
            self._subjects[token] = ((), "")  # a cycle of conjunctions ends here
            self._subjects[token] = self._find_subject(token)
        return self._subjects[token]

    def _find_subject(self, token: int) -> tuple[tuple[int, ...], str]:
        s = self.s
        own = [c for c in s.children[token] if s.dep[c] in SUBJECTS[:2] + PASSIVE_SUBJECTS]
        if own:
            return self._expanded([self._antecedent(c) for c in own]), "subject"
        dep, head = s.dep[token], s.head[token]
        shown = self._shown(token) if s.tag[token] == "VBG" and dep in ("advcl", "dep", "acl") else ()
        if shown:
            return shown, "shown"
        if dep == "conj" and head != token:
            if s.pos[head] in ("VERB", "AUX"):
                found, how = self.subject(head)
                return (found, "shared" if how == "subject" else how) if found else self._by_clause(head)
            return (), ""
        return self._by_clause(token)

    def _shown(self, participle: int) -> tuple[int, ...]:
        """The object of a verb of showing that ends right before the participle."""
        s = self.s
        before = participle - 1
        while before >= 0 and s.pos[before] == "PUNCT":
            before -= 1
        for above in (before, *s.ancestors(before)) if before >= 0 else ():
            if s.dep[above] in OBJECTS and s.lemma[s.head[above]] in _verbs("showing"):
                return self._expanded([above]) if max(s.subtree(above)) <= participle else ()
        return ()

    def _by_clause(self, token: int) -> tuple[tuple[int, ...], str]:
        s = self.s
        dep, head = s.dep[token], s.head[token]
        if head == token:
            return (), ""
        if dep in ("acl", "relcl"):
            return self._modified_noun(token, head)
        if dep == "xcomp" or (dep == "ccomp" and s.tag[token] in ("VB", "VBG", "VBN")):
            return self._controlled(head)
        if dep in ("advcl", "dep") and s.tag[token] == "VBN" and s.lemma[token] in _verbs("of_the_noun"):
            near = [c for c in s.having(head, "dobj", "nsubjpass") if c < token]
            if near:
                return self._expanded(near[-1:]), "modifier"
        if dep in ("advcl", "dep", "prep", "parataxis") and s.pos[head] in ("VERB", "AUX"):
            return self.subject(head)[0], "adverbial"
        if dep == "pcomp":
            return self._of_preposition(head)
        return (), ""

    def _modified_noun(self, token: int, noun: int) -> tuple[tuple[int, ...], str]:
        s = self.s
        if (s.dep[token] == "acl" and s.tag[token] == "VB") or any(
            s.dep[c] == "aux" and s.tag[c] == "TO" for c in s.children[token]
        ):
            return self._holder(noun), "infinitive"
        if s.pos[noun] in ("VERB", "AUX"):
            return self.subject(noun)[0], "adverbial"
        return self._expanded([noun]), "modifier"

    def _holder(self, noun: int) -> tuple[int, ...]:
        """Whose plan a "plan to attack" is: its possessor, or who makes it."""
        s = self.s
        owner = s.having(noun, "poss")
        if owner:
            return self._expanded(list(owner))
        head = s.head[noun]
        if s.dep[noun] in ("dobj", "nsubjpass") and s.pos[head] in ("VERB", "AUX"):
            return self._agents(head) if self.is_passive(head) else self.subject(head)[0]
        return ()

    def _controlled(self, head: int) -> tuple[tuple[int, ...], str]:
        s = self.s
        if s.lemma[head] in _verbs("object_control"):
            objects = self._objects(head)
            if objects:
                return self._expanded(objects), "control"
        if s.pos[head] in ("ADJ", "NOUN") and s.dep[head] in ("acomp", "attr"):
            head = s.head[head]
        found, _ = self.subject(head)
        return found, "control"

    def _of_preposition(self, preposition: int) -> tuple[tuple[int, ...], str]:
        """The understood subject of "by funding", "of running", "for killing", "after attacking"."""
        s = self.s
        head = s.head[preposition]
        if s.dep[head] in ("acomp", "attr") and s.head[head] != head:
            return self.subject(s.head[head])[0], "adjective"
        if s.pos[head] in ("VERB", "AUX"):
            blamed = self._objects(head) if s.lemma[preposition] in ("of", "for", "from", "into", "with") else ()
            if blamed:
                return self._expanded(list(blamed)), "control"
            return self.subject(head)[0], "adverbial"
        if s.dep[head] in OBJECTS and s.lemma[s.head[head]] in _verbs("blaming"):
            return self._expanded([head]), "control"
        above = next((a for a in s.ancestors(head) if s.pos[a] == "VERB"), -1)
        if s.lemma[preposition] in ("of", "for") and above >= 0 and s.lemma[above] in _verbs("blaming"):
            blamed = self.subject(above)[0] if self.is_passive(above) else tuple(self._objects(above))
            if blamed:  # "sentenced X to ten years in prison for spying"
                return self._expanded(list(blamed)), "control"
        if s.pos[head] in ("ADJ",):
            noun = s.head[head]
            return (self._expanded([noun]), "adjective") if s.pos[noun] in ("NOUN", "PROPN") else ((), "")
        return self._holder(head), "holder"

    def _antecedent(self, token: int) -> int:
        """A relative pronoun stands for the noun its clause modifies."""
        s = self.s
        if s.lemma[token] not in _RELATIVE or s.tag[token] not in ("WDT", "WP", "IN", "DT", "WP$"):
            return token
        for above in s.ancestors(token):
            if s.dep[above] in ("relcl", "acl") and s.head[above] != above:
                return s.head[above]
        return token

    def _objects(self, token: int) -> list[int]:
        s = self.s
        found = [self._antecedent(c) for c in s.having(token, *OBJECTS)]
        if (
            not found
            and s.dep[token] == "relcl"
            and not any(s.lemma[c] in _RELATIVE for c in s.children[token] if s.dep[c] in SUBJECTS + PASSIVE_SUBJECTS)
            and s.having(token, "nsubj")
        ):
            found = [s.head[token]] if not self._stranded(token) else []
        if not found:
            found = self._shared_object(token)
        return found

    def _stranded(self, token: int) -> bool:
        """The gap of the relative clause is a preposition's ("the town they fled from")."""
        s = self.s
        return any(s.dep[c] == "prep" and not s.children[c] for c in s.children[token])

    def _shared_object(self, token: int) -> list[int]:
        """ "funded and armed the group": the last verb of a conjunction carries the object of all."""
        s = self.s
        if s.pos[token] not in ("VERB",) or self.is_passive(token) or s.having(token, "ccomp", "xcomp", "prep"):
            return []
        nexts = [c for c in s.children[token] if s.dep[c] == "conj" and s.pos[c] == "VERB"]
        if not nexts or s.having(nexts[0], *SUBJECTS, *PASSIVE_SUBJECTS):
            return []
        if s.tag[nexts[0]] != s.tag[token] and not {s.tag[nexts[0]], s.tag[token]} <= _FINITE:
            return []
        return [self._antecedent(c) for c in s.having(nexts[0], *OBJECTS)] or self._shared_object(nexts[0])

    def _agents(self, token: int) -> tuple[int, ...]:
        s = self.s
        for child in s.children[token]:
            if s.dep[child] == "agent" or (s.dep[child] == "prep" and s.lemma[child] == "by"):
                return self._agents_of(child)
        for child in s.children[token]:  # "engineered and funded by X"; "was founded in 1988 and is run by X" is not
            own = any(s.dep[c] in ("aux", "auxpass") for c in s.children[child])
            if s.dep[child] == "conj" and s.tag[child] == "VBN" and not own and self.is_passive(child):
                return self._agents(child)
        return ()

    def _agents_of(self, by: int) -> tuple[int, ...]:
        return self._expanded([c for c in self.s.having(by, "pobj") if not self._is_measure(c)])

    def _is_measure(self, token: int) -> bool:
        s = self.s
        return (
            s.pos[token] == "NUM" or s.lemma[token] in _verbs("measures") or s.word[token].lower() in _verbs("measures")
        )

    def _add_dative(self, token: int, slots: dict[str, tuple[int, ...]]) -> None:
        s = self.s
        for child in s.having(token, "dative"):
            if s.pos[child] == "ADP":
                slots["to"] = self._expanded(list(s.having(child, "pobj")))
            else:
                slots["iobj"] = self._expanded([child])

    def _add_prepositions(self, token: int, slots: dict[str, tuple[int, ...]]) -> None:
        for name, fillers in self.prepositions(token):
            slots[name] = slots.get(name, ()) + fillers

    def prepositions(self, token: int) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each preposition below ``token`` with the heads it governs; "out of" and "on behalf of" joined."""
        s = self.s
        for child in s.children[token]:
            if s.dep[child] not in ("prep", "agent", "prt") or s.pos[child] not in ("ADP", "SCONJ", "ADV", "VERB"):
                continue
            name = s.lemma[child]
            objects = [self._antecedent(c) for c in s.having(child, "pobj")]
            for deeper in s.having(child, "prep"):
                further = [self._antecedent(c) for c in s.having(deeper, "pobj")]
                if further:
                    yield f"{name} {s.lemma[deeper]}", self._expanded(further)
            if objects:
                yield name, self._expanded(objects)
            elif not s.children[child] and s.dep[token] == "relcl" and s.dep[child] == "prep":
                yield name, self._expanded([s.head[token]])

    def _add_clauses(self, token: int, slots: dict[str, tuple[int, ...]]) -> None:
        s = self.s
        clauses = s.having(token, *_CLAUSES)
        if clauses:
            slots["comp"] = tuple(x for c in clauses for x in conjuncts(s, c))
        attributes = s.having(token, "attr", "oprd", "acomp")
        if attributes:
            slots["attr"] = self._expanded(list(attributes))

    def _expanded(self, tokens: list[int] | tuple[int, ...]) -> tuple[int, ...]:
        found: dict[int, None] = {}
        for token in tokens:
            for other in conjuncts(self.s, token):
                found.setdefault(other)
        return tuple(found)

    # -- nouns ---------------------------------------------------------------------------------------

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
                if agents and s.lemma[clause] in _verbs("support"):
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
            self._add_participant(top, slots, notes)
            return None
        if s.pos[head] not in ("VERB", "AUX"):
            return None
        if s.dep[top] in ("nsubj", "nsubjpass") and self._add_ascribed(head, slots, notes):
            return None
        if s.dep[top] == "nsubj" and s.lemma[head] in _verbs("occurring"):
            for name, fillers in self.prepositions(head):
                slots.setdefault(name, fillers)
            return None
        if s.lemma[head] not in _verbs("support"):
            return None
        if s.dep[top] in OBJECTS:
            slots["subj"] = self.subject(head)[0] if not self.is_passive(head) else self._agents(head)
        elif s.dep[top] == "nsubjpass":
            slots["subj"] = self._agents(head)
        else:
            return None
        if s.lemma[head] in _verbs("suffering"):  # "the army came under attack": its subject is who is attacked
            slots["obj"], slots["subj"] = slots["subj"], ()
        notes.append("subj:light_verb")
        self._lend(head, slots)
        return head

    def _add_participant(self, noun: int, slots: dict[str, tuple[int, ...]], notes: list[str]) -> None:
        """ "took part in the raid", "flew in for talks", "claimed responsibility for the bombing"."""
        s = self.s
        preposition = s.head[noun]
        above, name = s.head[preposition], s.lemma[preposition]
        owning = load("verbs")["owning"]
        if name == "for" and s.lemma[above] in owning["nouns"] and s.lemma[s.head[above]] in owning["verbs"]:
            verb = s.head[above]
        elif s.dep[above] in OBJECTS and s.lemma[above] in ("part", "role", "hand", "share") and name == "in":
            verb = s.head[above]
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
