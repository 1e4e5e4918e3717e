"""Who holds what role where: titles before names, appositions, copulas, "as", and roles shared by ellipsis.

A role is claimed only of someone the text names; a role somebody doubts ("the alleged financier") comes out as
alleged, one that has ended ("former") as ended.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.claim import ClaimKind, Modality
from headwater.model.mention import GROUP_TYPES, EntityType, Mention, MentionKind
from headwater.model.span import Span
from headwater.read.bearers import bearers
from headwater.read.claimant import Claimant
from headwater.read.described import inherited_owner
from headwater.read.drafts import Draft
from headwater.read.lexicon import Lexicon, Title, folded
from headwater.read.occurrences import Occurrence
from headwater.read.participants import Participant, type_sets
from headwater.read.role_words import RoleWords, ex_words

_EMPLOYING = GROUP_TYPES - {EntityType.STATE}
_BODY_SLOTS = ("poss", "compound", "of", "for", "at", "in", "with", "to")


class Roles:
    """Finds the roles of one sentence."""

    def __init__(self, claimant: Claimant, lexicon: Lexicon, named: dict[Span, Occurrence], text: str) -> None:
        self.s = claimant.s
        self.claimant = claimant
        self.cast = claimant.cast
        self.lexicon = lexicon
        self.words = RoleWords(claimant.s, claimant.cast, lexicon)
        self.named = named
        self.text = text

    def drafts(self) -> Iterator[Draft]:
        """Roles by title, then by noun."""
        s = self.s
        spans = [o.title_span for o in self.named.values() if o.title_span and s.span.contains(o.title_span)]
        titled = [t for t in spans if t is not None]
        for token in range(len(s)):
            mention = self.cast.mention_at(token)
            if mention is not None and mention.type is EntityType.PERSON and mention.kind is MentionKind.NAME:
                yield from self._by_title(token, mention)
                yield from self._by_membership(token, mention)
            title = self.words.title_at(token, mention)
            if title is not None and not any(span.contains(s.span_of(token)) for span in titled):
                yield from self._by_noun(token, title)

    # -- a title in capitals before the name -----------------------------------------------------------

    def _by_title(self, token: int, mention: Mention) -> Iterator[Draft]:
        one = self.named.get(mention.span)
        if one is None or one.title is None or one.title_span is None or one.title.honorific or one.title.rank:
            return
        if folded(one.title.text) in self.lexicon.ranks:
            return
        s = self.s
        words = s.at(one.title_span)
        if not words:
            return
        ended, doubted, span = self.words.qualified(words[0], one.title_span)
        role = self._participant(words[-1], span)
        bodies = self._bodies_before(words[0]) or self._bodies(words[-1])
        person = self._person(token)
        yield from self._claims([person] if person else [], role, one.title, bodies, (ended, doubted, "title"))

    def _bodies_before(self, first: int) -> list[Participant]:
        """The name set before the title ("Oltar Chief Minister", "the Front's Commander")."""
        s, at = self.s, first - 1
        while at >= 0 and (s.tag[at] == "POS" or s.word[at].lower() in ex_words()):
            at -= 1
        found = self.cast.at(at) if at >= 0 and s.mention[at] >= 0 else None
        fits = found is not None and (found.type in GROUP_TYPES or found.type is EntityType.PLACE)
        return [found] if found is not None and fits else []

    def _by_membership(self, token: int, mention: Mention) -> Iterator[Draft]:
        """ "Anwar Desh of the Centre for River Studies": one of its people."""
        s = self.s
        for preposition in s.having(token, "prep"):
            if s.lemma[preposition] not in ("of", "from", "with"):
                continue
            for other in s.having(preposition, "pobj"):
                body, person = self.cast.at(other), self._person(token)
                named = body is not None and body.kind is not MentionKind.NOMINAL
                if body and person and named and body.type in _EMPLOYING and not person.soft:
                    yield Draft(
                        kind=ClaimKind.RELATION,
                        type="member_of",
                        sentence=s,
                        token=preposition,
                        trigger=s.span_of(preposition),
                        rule="person-of",
                        subject=person,
                        object=body,
                        how=("role", "subj:of"),
                        presupposed=True,
                    )

    # -- a role noun -----------------------------------------------------------------------------------

    def _by_noun(self, token: int, title: Title) -> Iterator[Draft]:
        found = bearers(self.s, self.claimant.walker, token)
        people = [p for t in found.tokens if (p := self._person(t)) is not None]
        if not people:
            return
        span = self.words.span_of(token)
        first = self.s.at(span)[0]
        ended, doubted, span = self.words.qualified(first, span)
        bodies = self._bodies(token)
        if found.how == "before the name" and not bodies:
            bodies = self._bodies_before(first)
        if title.ties == "none" and not bodies:
            return
        yield from self._claims(people, self._participant(token, span), title, bodies, (ended, doubted, found.how))

    def _bodies(self, token: int) -> list[Participant]:
        """The organisation or place the role belongs to."""
        claimant, sets = self.claimant, type_sets()
        predicate = claimant.joined_noun(token)
        found = [p for p in claimant.fillers(predicate, _BODY_SLOTS, sets["group"]) if self._is_body(token, p)]
        for over in self.words.remit(token)[-1:]:  # "chief of staff of the Front"
            found = found or claimant.fillers(claimant.noun(over), ("of", "for", "at", "in"), sets["group"])
        found = found or claimant.fillers(predicate, _BODY_SLOTS, sets["place"])
        return found or inherited_owner(claimant, token, _BODY_SLOTS, sets["group"])

    def _is_body(self, token: int, one: Participant) -> bool:
        """A common noun set before the role tells its kind ("gang boss"), not its body."""
        return one.kind is not MentionKind.NOMINAL or one.token not in self.s.having(token, "compound", "nmod")

    # -- shared ----------------------------------------------------------------------------------------

    def _person(self, token: int) -> Participant | None:
        found = self.cast.at(token)
        if found is None or found.type is not EntityType.PERSON or not found.entity:
            return None
        if found.text.lower().endswith(("self", "selves")) or not self.cast.is_named(found):
            return None
        return found

    def _participant(self, token: int, span: Span) -> Participant:
        return Participant(token=token, span=span, text=span.of(self.text), type=EntityType.ROLE)

    def _claims(
        self,
        people: list[Participant],
        role: Participant,
        title: Title,
        bodies: list[Participant],
        state: tuple[bool, bool, str],
    ) -> Iterator[Draft]:
        ended, doubted, how = state
        for person in people:
            args = tuple(("organisation" if b.type in GROUP_TYPES else "place", b) for b in bodies)
            shared = {
                "kind": ClaimKind.RELATION,
                "sentence": self.s,
                "token": role.token,
                "trigger": role.span,
                "subject": person,
                "how": ("role", f"subj:{how}"),
                "modality": Modality.ALLEGED if doubted else None,
                "ended": ended,
                "presupposed": how in ("title", "apposition", "before the name"),
            }
            yield Draft(type="holds_role", rule="role", object=role, args=args, **shared)  # type: ignore[arg-type]
            leads = title.ties == "leads" or (title.ties == "either" and how != "before the name")
            leads = leads and not self.words.is_narrowed(role.token, title)
            for body in bodies if leads else ():
                if body.type in _EMPLOYING:
                    yield Draft(type="leads", rule="role-leads", object=body, **shared)  # type: ignore[arg-type]


def role_drafts(claimant: Claimant, lexicon: Lexicon, named: dict[Span, Occurrence], text: str) -> Iterator[Draft]:
    """All role claims of one sentence."""
    yield from Roles(claimant, lexicon, named, text).drafts()
