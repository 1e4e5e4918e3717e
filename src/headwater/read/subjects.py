"""Who acts in a clause that does not say so: control, raising, relatives, participles, shared subjects."""

from __future__ import annotations

from headwater.model.syntax import Sentence
from headwater.read.arguments import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Arguments
from headwater.read.predicate import verb_list


class Subjects(Arguments):
    """Finds subjects in a verb's clause or above it; each is sought once."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self._subjects: dict[int, tuple[tuple[int, ...], str]] = {}

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
            if s.dep[above] in OBJECTS and s.lemma[s.head[above]] in verb_list("showing"):
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
        if dep in ("advcl", "dep") and s.tag[token] == "VBN" and s.lemma[token] in verb_list("of_the_noun"):
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
        for name, fillers in self.prepositions(noun):
            if name in ("by", "of"):
                return fillers
        if s.lemma[head] in verb_list("not_holding"):
            return ()
        if s.dep[noun] in ("dobj", "nsubjpass") and s.pos[head] in ("VERB", "AUX"):
            return self._agents(head) if self.is_passive(head) else self.subject(head)[0]
        return ()

    def _controlled(self, head: int) -> tuple[tuple[int, ...], str]:
        s = self.s
        if s.lemma[head] in verb_list("object_control"):
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
        if s.dep[head] in OBJECTS and s.lemma[s.head[head]] in verb_list("blaming"):
            return self._expanded([head]), "control"
        above = next((a for a in s.ancestors(head) if s.pos[a] == "VERB"), -1)
        if s.lemma[preposition] in ("of", "for") and above >= 0 and s.lemma[above] in verb_list("blaming"):
            guilty = self.subject(above)[0] if self.is_passive(above) else tuple(self._objects(above))
            if guilty:  # "sentenced X to ten years in prison for spying"
                return self._expanded(guilty), "control"
        if s.pos[head] in ("ADJ",):
            noun = s.head[head]
            return (self._expanded([noun]), "adjective") if s.pos[noun] in ("NOUN", "PROPN") else ((), "")
        return self._holder(head), "holder"
