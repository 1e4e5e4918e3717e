"""What a name names: one decision for the whole document, voted by every place where it stands.

The packaged model types a name anew in each sentence and errs on the names of this field (reading.md 3.1), so
its label is one vote among others: known names, words inside the name, titles before it, what stands beside it.
Weights are ordered by how often each kind of evidence was right on the re3d sample and our own gold; only their
order matters, and ``headwater evaluate`` watches it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.model.mention import EntityType, MentionKind
from headwater.read.chunks import is_acronym
from headwater.read.head_nouns import HeadNouns
from headwater.read.lexicon import Known, Lexicon
from headwater.read.occurrences import Occurrence
from headwater.rules import load

_LABELS = {
    "PERSON": (EntityType.PERSON, 1.5),
    "ORG": (EntityType.ORGANISATION, 1.2),
    "GPE": (EntityType.PLACE, 1.5),
    "LOC": (EntityType.PLACE, 1.5),
    "FAC": (EntityType.FACILITY, 1.2),
    "NORP": (EntityType.POPULATION, 1.2),
    "WORK_OF_ART": (EntityType.MEDIA_ITEM, 0.6),
    "LAW": (EntityType.DOCUMENT, 1.0),
}
_LINKED = re.compile(r"^[A-Z][\w’']+-(?:e|i|ul|ur|ud|us|al)-[A-Z]")
"""Persian and Urdu practice: most such names in the news are of armed or religious bodies."""
_SPEAKS = frozenset(load("name_contexts")["speaks"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A type, how clear the vote was (the winner's lead), and the evidence that weighed most."""

    type: EntityType
    lead: float
    because: str
    known: Known | None = None


class Votes:
    """Collects the evidence for one name."""

    def __init__(self) -> None:
        self.score: dict[EntityType, float] = defaultdict(float)
        self._reason: dict[EntityType, tuple[float, str]] = {}
        self.known: Known | None = None

    def add(self, kind: EntityType, weight: float, reason: str) -> None:
        """One piece of evidence."""
        self.score[kind] += weight
        if weight > self._reason.get(kind, (0.0, ""))[0]:
            self._reason[kind] = (weight, reason)

    def decide(self) -> Decision | None:
        """The winner, or ``None`` when there is no evidence at all."""
        if not self.score:
            return None
        ranked = sorted(self.score.items(), key=lambda item: (-item[1], item[0].value))
        kind, best = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        return Decision(type=kind, lead=best - second, because=self._reason[kind][1], known=self.known)


class Jury:
    """Hears the occurrences of a name. ``place_prior`` says how likely a name is a place's (0 to 1)."""

    def __init__(self, lexicon: Lexicon, common: frozenset[str], place_prior: PlacePrior, nouns: HeadNouns) -> None:
        self._nouns = nouns
        self.lexicon = lexicon
        self.common = common
        self.place_prior = place_prior
        contexts = load("name_contexts")
        self._before = {w: EntityType(kind) for kind, words in contexts["before"].items() for w in words}
        self._after = {w: EntityType(kind) for kind, words in contexts["after"].items() for w in words}
        self._before_of = {w: EntityType(kind) for kind, words in contexts["before_of"].items() for w in words}
        self._owned = {w: EntityType(kind) for kind, words in contexts["owned"].items() for w in words}
        self._weak_place = frozenset(contexts["place_prepositions"])

    def hear(self, occurrences: Iterable[Occurrence], votes: Votes) -> None:
        """Adds the evidence of the name itself and of its descriptions once, of each context as often as it stands."""
        occurrences = list(occurrences)
        self._itself(occurrences[0], votes)
        for kind in sorted({kind for one in occurrences if (kind := self._described(one)) is not None}):
            votes.add(kind, 3.5, "described so beside the name")
        for occurrence in occurrences:
            for kind, weight, reason in self._context(occurrence):
                votes.add(kind, weight / (len(occurrences) ** 0.5), reason)

    def _itself(self, one: Occurrence, votes: Votes) -> None:
        known = self.lexicon.adjective(one.text) if one.kind is MentionKind.ADJECTIVAL else self.lexicon.name(one.text)
        if known:
            votes.known = None if known.weak else known
            votes.add(known.type, 1.5 if known.weak else 6.0, "known name")
        for kind, weight, reason in self._words(one):
            votes.add(kind, weight, reason)

    def _words(self, one: Occurrence) -> Iterator[tuple[EntityType, float, str]]:
        words = one.text.replace("’", "'").split()
        found = self.lexicon.heads.find(one.text)
        if found:
            yield found[1], 4.0 if len(words) > 1 else 2.5, f"the word {found[0]}"
        prior = self.place_prior(one.text)
        if prior:
            yield EntityType.PLACE, 2.5 * prior, "gazetteer"
        if _LINKED.search(one.text):
            yield EntityType.ARMED_GROUP, 1.5, "a name linked by -e-, -i- or -ul-"
        if is_acronym(one.text):
            yield EntityType.ORGANISATION, 0.8, "acronym"
        elif 2 <= len(words) <= 4 and not found and not any(self._is_word(w) for w in words):
            yield EntityType.PERSON, 2.1, "shape of a person's name"
        elif len(words) >= 2 and not found and all(self._is_word(w) for w in words):
            yield EntityType.ORGANISATION, 0.8, "made of dictionary words"

    def _is_word(self, word: str) -> bool:
        return word.lower() in self.common or word.lower() in ("of", "the", "for", "and")

    def _context(self, one: Occurrence) -> Iterator[tuple[EntityType, float, str]]:
        if one.label and one.label in _LABELS:
            kind, weight = _LABELS[one.label]
            yield kind, weight if one.label_exact else weight * 0.6, f"model says {one.label}"
        if one.title is not None and not one.role:
            yield EntityType.PERSON, 2.5 if one.title.weak else 4.0, f"title {one.title.text}"
        yield from self._word_before(one)
        yield from self._word_after(one)
        yield from _person_behind_comma(one)
        if one.bound in ("-based", "-born", "-bound"):
            yield EntityType.PLACE, 2.0, one.bound

    def _word_before(self, one: Occurrence) -> Iterator[tuple[EntityType, float, str]]:
        last = one.before[-1] if one.before else ""
        led = one.before[-2] if len(one.before) > 1 and last == "of" else ""
        if led in self._before_of:
            yield self._before_of[led], 2.0, f"behind {led} of"
        elif last in self._before:
            yield self._before[last], 2.5, f"behind {last}"
        elif last in self._weak_place and not one.possessive:
            alone = " " not in one.text
            yield EntityType.PLACE, (2.0 if last == "in" else 1.0) if alone else 0.5, f"behind {last}"
        elif last == "the" and one.article and not is_acronym(one.text):
            yield EntityType.OUTLET, 1.5, "an article in capitals"

    def _word_after(self, one: Occurrence) -> Iterator[tuple[EntityType, float, str]]:
        after = one.after[0] if one.after else ""
        if one.possessive and after in self._owned:
            yield self._owned[after], 3.0, f"owner of {after}"
        elif one.possessive and one.owns_body:
            yield EntityType.PLACE, 2.0, "owner of a state body"
        elif after in self._after:
            yield self._after[after], 2.0, f"before {after}"
        if after in _SPEAKS and not is_acronym(one.text) and len(one.text.split()) in (1, 2, 3):
            yield EntityType.PERSON, 0.5, f"before {after}"

    def _described(self, one: Occurrence) -> EntityType | None:
        """The noun that says what it is: "the novelist X", "cargo carrier X", "X, an armed formation"."""
        if one.described and not one.title:
            found = self._nouns.type_of_phrase(one.described)
            if found is not None and found is not EntityType.PLACE:
                return self._person_rather(one, found, one.described)
        found = self._nouns.type_of_phrase(one.apposition) if one.apposition else None
        return self._person_rather(one, found, one.apposition) if found else None

    def _person_rather(self, one: Occurrence, found: EntityType, phrase: Sequence[str]) -> EntityType:
        """A "developer" or "supplier" with a person's name is a person."""
        agent = found is EntityType.COMPANY and phrase[-1].endswith(("er", "or"))
        words = one.text.split()
        return EntityType.PERSON if agent and len(words) > 1 and not any(self._is_word(w) for w in words) else found


def _person_behind_comma(one: Occurrence) -> Iterator[tuple[EntityType, float, str]]:
    """ "Lena Holt, 34," and "Lena Holt, who": people have ages and do things."""
    behind = one.after[1] if len(one.after) > 1 and one.after[0] == "," else ""
    if behind.isdigit() and len(behind) == 2 and len(one.after) > 2:
        yield EntityType.PERSON, 4.0, "age"
    if behind in ("who", "whose", "whom"):
        yield EntityType.PERSON, 2.5, "before who"


PlacePrior = Callable[[str], float]
"""How likely a name is a place's, between 0 and 1 (``Gazetteer.prior``)."""
