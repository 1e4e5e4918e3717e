"""Step 8: who does what to whom, one shape for every way English says it.

Actives, passives, nominalisations, light verbs, appositions, possessives, relative and participial clauses,
control and raising, and conjunction of every part come out as a ``Predicate`` with deep slots, so that a rule
in ``rules/en/claims`` never sees how a sentence was built. Slots: ``subj`` who acts, ``obj`` what it is done
to, ``iobj`` to whom, ``comp`` a clause, ``attr`` what a copula ascribes, ``poss``, ``compound`` and ``amod`` of
a noun, and each preposition by its own name (``of``, ``with``, ``against``).
"""

from __future__ import annotations

from headwater.read.arguments import conjuncts
from headwater.read.nominalisations import Nominalisations
from headwater.read.predicate import Predicate

__all__ = ["Predicate", "Walker", "conjuncts"]

_CLAUSES = ("ccomp", "xcomp", "pcomp")


class Walker(Nominalisations):
    """All predicates of one sentence; results of shared subtrees are kept while it lives."""

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

    def _add_clauses(self, token: int, slots: dict[str, tuple[int, ...]]) -> None:
        s = self.s
        clauses = s.having(token, *_CLAUSES)
        if clauses:
            slots["comp"] = tuple(x for c in clauses for x in conjuncts(s, c))
        attributes = s.having(token, "attr", "oprd", "acomp")
        if attributes:
            slots["attr"] = self._expanded(list(attributes))
