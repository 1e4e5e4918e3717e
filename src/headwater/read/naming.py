"""One decision per name and document: its type, its aliases, its acronym, its surname form.

Sieve order follows Lee et al. (2013): the surest link first, and a link never joins what an earlier one has
kept apart. A parent and its affiliate stay two ("Islamic State" is not "Islamic State Khorasan Province").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headwater.model.mention import GROUP_TYPES, EntityType, MentionKind
from headwater.read.aliases import also_known_as, home_of, is_short_form, is_surname
from headwater.read.kinds import Decision, Jury, Votes
from headwater.read.lexicon import Lexicon
from headwater.read.occurrences import Occurrence


@dataclass(slots=True)
class Named:
    """A name of the document: its occurrences, its decided type, the name it is an alias of."""

    key: str
    occurrences: list[Occurrence]
    decision: Decision | None = None
    alias_of: str | None = None
    alias_by: str = ""


class Register:
    """All names of one document. ``decide`` runs the sieve; ``canonical`` follows aliases to the fullest name."""

    def __init__(self, occurrences: Iterable[Occurrence], lexicon: Lexicon, jury: Jury) -> None:
        self.lexicon = lexicon
        self.jury = jury
        self.names: dict[str, Named] = {}
        for occurrence in occurrences:
            if not occurrence.role:
                named = self.names.setdefault(occurrence.key, Named(occurrence.key, []))
                named.occurrences.append(occurrence)

    def decide(self, pairs: Sequence[tuple[str, str]]) -> None:
        """``pairs`` holds (short, long) keys the text defines."""
        self._bind(pairs)
        self._bind_known()
        self._bind_other_names()
        self._vote()
        self._bind_demonyms()
        self._bind_short_forms()
        self._bind_surnames()
        self._vote_leftovers()

    def add(self, one: Occurrence, alias_of: str | None = None, rule: str = "") -> None:
        """A name found later, in a headline; it votes only when nothing else has."""
        if one.key in self.names:
            return
        named = self.names[one.key] = Named(one.key, [one])
        if alias_of:
            named.alias_of, named.alias_by = alias_of, rule
            named.decision = self.type_of(alias_of)
            return
        known = self.lexicon.name(one.text) or self.lexicon.adjective(one.text)
        same = [
            k
            for k, n in self.names.items()
            if known
            and n is not named
            and n.decision
            and n.decision.known
            and n.decision.known.canonical == known.canonical
            and n.decision.known.type is known.type
        ]
        if same:
            named.alias_of, named.alias_by = same[0], "known alias"
        votes = Votes()
        self.jury.hear([one], votes)
        named.decision = votes.decide()

    def is_made_of_words(self, key: str, part: str) -> bool:
        """Whether ``part`` of a name is an ordinary word, so that it alone recalls nothing ("Front")."""
        return part in self.jury.common and self.names[key].occurrences[0].kind is not MentionKind.ADJECTIVAL

    def canonical(self, key: str) -> str:
        """The key at the end of the alias chain."""
        seen = {key}
        while (named := self.names.get(key)) is not None and named.alias_of and named.alias_of not in seen:
            key = named.alias_of
            seen.add(key)
        return key

    def type_of(self, key: str) -> Decision | None:
        """The decision for a name, its own or that of the name it is an alias of."""
        named = self.names.get(self.canonical(key))
        return named.decision if named else None

    # -- the sieve -----------------------------------------------------------------------------------

    def _alias(self, short: str, long: str, rule: str) -> None:
        if short != long and self.canonical(long) != self.canonical(short) and not self.names[short].alias_of:
            self.names[short].alias_of = long
            self.names[short].alias_by = rule

    def _bind(self, pairs: Sequence[tuple[str, str]]) -> None:
        for short, long in pairs:
            if short in self.names and long in self.names:
                self._alias(short, long, "defined acronym")

    def _bind_known(self) -> None:
        """Two spellings the lexicon knows for one thing: the first to stand in the text lends its name."""
        first: dict[tuple[str, EntityType], str] = {}
        for key, named in self.names.items():
            known = self.lexicon.name(named.occurrences[0].text)
            if known is None or named.occurrences[0].kind is MentionKind.ADJECTIVAL:
                continue
            known_as = (known.canonical, known.type)
            if known_as in first:
                self._alias(key, first[known_as], "known alias")
            else:
                first[known_as] = key

    def _bind_other_names(self) -> None:
        """ "X, also known as Y", "X, formerly Y"."""
        ordered = sorted((o for n in self.names.values() for o in n.occurrences), key=lambda o: o.span)
        for before, one in pairwise(ordered):
            words = " ".join(one.before[-3:])
            if (
                words.endswith(also_known_as())
                and before.sentence == one.sentence
                and one.span.start - before.span.end < 60
            ):
                self._alias(one.key, before.key, "also known as")

    def _vote(self) -> None:
        votes: dict[str, Votes] = defaultdict(Votes)
        for key, named in self.names.items():
            self.jury.hear(named.occurrences, votes[self.canonical(key)])
        for key, heard in votes.items():
            self.names[key].decision = heard.decide()

    def _bind_demonyms(self) -> None:
        """An unknown adjective belongs to the place of the same stem: "Valdan" to "Valda"."""
        places = [k for k, n in self.names.items() if _is(n, EntityType.PLACE, EntityType.STATE) and len(k) > 3]
        for key, named in self.names.items():
            if " " in key or named.alias_of or (named.decision and named.decision.known) or len(key) < 5:
                continue
            home = home_of(key, places)
            if home and self._looks_adjectival(named):
                self._alias(key, home, "demonym")
                named.occurrences = [replace(o, kind=MentionKind.ADJECTIVAL) for o in named.occurrences]

    def _looks_adjectival(self, named: Named) -> bool:
        return any(
            o.label == "NORP" or (o.after and o.after[0].isalpha() and not o.possessive) for o in named.occurrences
        )

    def _bind_short_forms(self) -> None:
        """ "Lashkar" for "Lashkar-e-Taiba", "Wagner" for "Wagner Group", "the Front" for "Kestari Front"."""
        groups = [k for k, n in self.names.items() if n.decision and n.decision.type in GROUP_TYPES and not n.alias_of]
        for key, named in self.names.items():
            if named.alias_of or named.occurrences[0].kind is MentionKind.ADJECTIVAL:
                continue
            if named.decision and named.decision.known and named.decision.known.canonical != named.key:
                continue
            fuller = [g for g in groups if g != key and is_short_form(key, g, self.jury.common)]
            if len(fuller) == 1:
                self._alias(key, fuller[0], "short form")

    def _bind_surnames(self) -> None:
        """A single name that ends (or, for some naming practices, opens) one person's full name."""
        people = [(k, n) for k, n in self.names.items() if _is(n, EntityType.PERSON) and len(k.split()) > 1]
        for key, named in self.names.items():
            if named.alias_of or len(key.split()) > 2 or (named.decision and named.decision.known):
                continue
            if named.decision and named.decision.type is not EntityType.PERSON and named.decision.lead > 2.5:
                continue
            bearers = [k for k, _ in people if k != key and is_surname(key, k)]
            bearers = bearers or [k for k, _ in people if k != key and k.startswith(key + " ")]
            if bearers:
                first = min(bearers, key=lambda k: self.names[k].occurrences[0].span)
                self._alias(key, first, "surname" if len(bearers) == 1 else "surname, first bearer")

    def _vote_leftovers(self) -> None:
        """A name with no evidence takes the decision of the name it is an alias of; a lone one stays open."""
        for named in self.names.values():
            if named.alias_of:
                named.decision = self.type_of(named.key) or named.decision


def _is(named: Named, *types: EntityType) -> bool:
    return named.decision is not None and named.decision.type in types and not named.alias_of
