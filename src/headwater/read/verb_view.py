"""A verb cue with what hangs on it, looked up once for all rules that are tried on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from headwater.model.syntax import Sentence
from headwater.read.cues import CueRule, words
from headwater.read.predicates import Walker

BOUNDARY = frozenset((",", "--", "–", "—", "(", '"', "”", "’", "''", ";", "-"))
_OPEN = ("ccomp", "xcomp")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Content tokens of a frame that fits, and tokens it adds to the cue ("for" of "called for")."""

    content: frozenset[int]
    cue: tuple[int, ...] = ()
    source: int | None = None
    """Set where the frame, not the subject, holds the source ("named in the report")."""


class VerbView:
    """A verb with what hangs on it, looked up once for all rules that are tried."""

    def __init__(self, s: Sentence, token: int, walker: Walker) -> None:
        self.s, self.token, self.walker = s, token, walker

    @cached_property
    def passive(self) -> bool:
        """Whether the surface subject is the content or the addressee."""
        s, token = self.s, self.token
        return s.tag[token] in ("VBN", "VBD") and self.walker.is_passive(token) and not self._misread_past

    @cached_property
    def _misread_past(self) -> bool:
        """ "The envoy called on them" read as a noun with a participle: a sentence has a finite verb."""
        s, token = self.s, self.token
        head = s.head[token]
        if s.dep[token] != "acl" or s.head[head] != head or s.pos[head] in ("VERB", "AUX"):
            return False
        return not any(t in _FINITE for t in s.tag) and s.child(token, "agent") is None

    @cached_property
    def particles(self) -> tuple[int, ...]:
        """Particles, and adverbs the parser takes for one ("hit back")."""
        s, token = self.s, self.token
        found = [c for c in s.children[token] if s.dep[c] == "prt" or (c == token + 1 and s.dep[c] == "advmod")]
        if s.lemma[token] == "make":  # "made clear that", "made it clear that"
            found += [c for c in range(token + 1, min(token + 3, len(s))) if s.lemma[c] == "clear"]
        return tuple(found)

    @cached_property
    def subject(self) -> tuple[tuple[int, ...], str]:
        """Surface subjects and how they were found."""
        return self.walker.subject(self.token)

    @cached_property
    def object(self) -> int | None:
        """The direct object, "what they called a lie" included."""
        s = self.s
        found = s.child(self.token, "dobj")
        if found is not None and (found == self.inverted or s.lemma[found] in words("times")):
            return None
        return found if found is not None else self._free_relative

    @cached_property
    def inverted(self) -> int | None:
        """The speaker of "…, reported the Herald", read as an object because no subject stands before."""
        s, token = self.s, self.token
        found = s.child(token, "dobj")
        if found is None or found < token or s.tag[token] not in ("VBD", "VBZ") or s.child(token, "nsubj") is not None:
            return None
        led = token > 0 and s.word[token - 1] in (",", "”", '"', "''", "’", "'")
        return found if led and s.dep[token] in ("ROOT", "ccomp", "parataxis") else None

    @cached_property
    def _free_relative(self) -> int | None:
        s = self.s
        for c in s.children[self.token]:
            if s.dep[c] == "ccomp" and c > self.token:
                first = s.subtree(c)[0]
                return c if s.lemma[first] == "what" and s.head[first] == c else None
        return None

    @cached_property
    def clause(self) -> int | None:
        """The head of a finite complement clause."""
        s = self.s
        clauses = [c for c in s.children[self.token] if s.dep[c] == "ccomp" and not self._relative(c)]
        found = [c for c in clauses if is_finite(s, c) or self._verbless(c)]
        for c in found:
            if any(s.dep[m] == "mark" and s.lemma[m] == "that" for m in s.children[c]):
                return c
        found = [c for c in found if c > self.token or ";" not in s.word[c : self.token]]
        return next((c for c in found if c > self.token), found[0] if found else None)

    def _relative(self, clause: int) -> bool:
        """A relative clause on the object, taken for a complement: "shows a camp, which did not exist"."""
        s = self.s
        first = s.subtree(clause)[0]
        return s.child(self.token, "dobj") is not None and s.lemma[first] in ("which", "who", "whom", "whose")

    def _verbless(self, clause: int) -> bool:
        """A clause whose verb the tagger took for a noun, behind a verb that has no small clauses."""
        s = self.s
        naming = s.lemma[self.token] in words("naming")
        return not naming and s.tag[clause] in ("NN", "NNS", "NNP") and s.child(clause, "nsubj") is not None

    @cached_property
    def open_clause(self) -> int | None:
        """The head of an infinitive or gerund."""
        s = self.s
        for c in s.children[self.token]:
            if s.dep[c] in _OPEN and c > self.token and not is_finite(s, c):
                return c
        return None

    @cached_property
    def agents(self) -> tuple[int, ...]:
        """Who does it, in the passive: "by X", also where it hangs on what stands between."""
        s = self.s
        near = agents(s, self.token)
        if near:
            return near
        for c in s.children[self.token]:
            if c > self.token and s.dep[c] in ("prep", "oprd", "advmod", "xcomp"):
                for t in s.subtree(c):
                    if (
                        s.lemma[t] == "by"
                        and s.dep[t] in ("prep", "agent")
                        and (inner := s.child(t, "pobj")) is not None
                    ):
                        return (inner,)
        return ()

    def below(self, token: int) -> frozenset[int]:
        """``token`` with everything that hangs on it."""
        return frozenset(self.s.subtree(token))

    def preposition(self, lemma: str) -> int | None:
        """A preposition of the verb, its particle or (misattached) its object."""
        s = self.s
        heads = [self.token, *self.particles]
        for head in heads:
            for c in s.children[head]:
                if s.lemma[c] == lemma and s.dep[c] in ("prep", "prt", "agent", "dative") and s.children[c]:
                    return c
        return None


def is_finite(s: Sentence, clause: int) -> bool:
    """Neither an infinitive nor a bare participle; verbless clauses ("the move illegal") are not finite."""
    deps = {s.dep[c]: c for c in s.children[clause]}
    for c in s.children[clause]:
        if s.dep[c] in ("aux", "auxpass"):
            if s.tag[c] == "TO":
                return False  # before "be" of "to be"
            if s.tag[c] in ("MD", "VBZ", "VBD", "VBP") or s.lemma[c] == "be":
                return True
    if s.tag[clause] in ("VBZ", "VBD", "VBP", "MD"):
        return True
    if s.tag[clause] == "VBN" and ("nsubj" in deps or "nsubjpass" in deps):
        return True  # a past tense the tagger took for a participle
    return s.tag[clause] == "VB" and "nsubj" in deps  # subjunctive: "demanded that the camp close"


def agents(s: Sentence, token: int) -> tuple[int, ...]:
    """The heads of the "by" phrases of ``token``, measures apart ("by 3 percent")."""
    found = []
    for c in s.children[token]:
        if s.dep[c] == "agent" or (s.dep[c] == "prep" and s.lemma[c] == "by"):
            inner = s.child(c, "pobj")
            if inner is not None and s.pos[inner] != "NUM" and s.lemma[inner] not in ("percent", "%", *words("times")):
                found.append(inner)
    return tuple(found)


def tokens_of(view: VerbView, *tokens: int | None) -> frozenset[int]:
    """All that stands below ``tokens``."""
    return frozenset().union(*(view.below(t) for t in tokens if t is not None))


def fits_object(view: VerbView, rule: CueRule, token: int) -> bool:
    """Whether the object is one the rule takes."""
    s = view.s
    lemma = s.lemma[token].lower()
    if s.pos[token] == "NUM" or lemma in words("partitives"):  # "four of the killings"
        for c in s.having(token, "prep"):
            inner = s.child(c, "pobj") if s.lemma[c] == "of" else None
            lemma = s.lemma[inner].lower() if inner is not None else lemma
    if (rule.objects and lemma not in rule.objects) or lemma in words("no_content") or lemma in words("times"):
        return False
    return lemma not in rule.not_objects


def phrase_of(view: VerbView, subject: tuple[int, ...]) -> frozenset[int]:
    """The noun phrase of a surface subject, without the clause that holds the verb."""
    own = view.below(view.token)
    found = view.below(subject[0])
    if view.token in found:
        top = view.token
        while view.s.head[top] != top and view.s.head[top] not in subject:
            top = view.s.head[top]
        found -= view.below(top)
    return found - (own if subject[0] not in own else frozenset())


def is_infinitive(s: Sentence, token: int) -> bool:
    """Whether ``token`` heads a to-infinitive."""
    return s.tag[token] in ("VB", "VBN", "VBG") and any(s.tag[c] == "TO" for c in s.children[token])
