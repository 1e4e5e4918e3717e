"""The words of a role: which noun names one, how far its phrase reaches, and what qualifies it."""

from __future__ import annotations

from functools import cache

from headwater.model.mention import GROUP_TYPES, EntityType, Mention, MentionKind
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.lexicon import Lexicon, Title, folded
from headwater.read.participants import Cast
from headwater.rules import load


@cache
def kin() -> frozenset[str]:
    """Words of kinship: ties of their own, never roles."""
    return frozenset(w for row in load("claims/ties") if row["id"] == "family" for w in row["agents"])


@cache
def ex_words() -> dict[str, str]:
    """ "former", "acting", "alleged" before a role → past, acting, future or doubted."""
    return {w.strip("-"): kind for kind, words in load("titles")["ex_words"].items() for w in words}


class RoleWords:
    """Answers about the role nouns of one sentence."""

    def __init__(self, s: Sentence, cast: Cast, lexicon: Lexicon) -> None:
        self.s = s
        self.cast = cast
        self.lexicon = lexicon

    def title_at(self, token: int, mention: Mention | None) -> Title | None:
        """The role that the noun at ``token`` names, kinship apart."""
        s = self.s
        noun = s.pos[token] in ("NOUN", "PROPN") or (s.dep[token] == "attr" and bool(s.having(token, "prep")))
        if not noun:  # a small parser takes the "chief" of "became chief of staff" for an adjective
            return None
        if mention is not None and mention.kind not in (MentionKind.NOMINAL,) and mention.type is not EntityType.ROLE:
            return None
        if mention is not None and mention.type is EntityType.ROLE:
            found = self.lexicon.titles.get(folded(mention.text))
            return found or Title(text=mention.text, ties="leads")
        for n in (2, 1, 0):
            words = [s.word[i].lower() for i in range(max(0, token - n), token)]
            title = self.lexicon.titles.get(folded(" ".join([*words, s.lemma[token]])))
            if title is not None and not title.honorific and not title.rank and s.lemma[token] not in kin():
                return title
        return None

    def span_of(self, token: int) -> Span:
        """The role words without the body they belong to: "chief" of "Front chief", but "Oltar coordinator" whole."""
        s = self.s
        first = token
        for child in s.children[token]:
            if child < token and s.dep[child] in ("amod", "compound", "nmod") and s.tag[child] != "POS":
                mention = self.cast.mention_at(child)
                if mention is None or mention.type is EntityType.PLACE or mention.kind is MentionKind.ADJECTIVAL:
                    first = min(first, child)
        while first < token and any(
            (m := self.cast.mention_at(i)) and m.type in GROUP_TYPES and m.kind is not MentionKind.ADJECTIVAL
            for i in range(first, token)
        ):
            first += 1
        return Span(s.start[first], s.end[max((token, *self.remit(token)))])

    def remit(self, token: int) -> list[int]:
        """ "chief of staff", "head of arms procurement": what the role is over, where that is nobody and nowhere."""
        s = self.s
        for preposition in s.having(token, "prep"):
            if s.lemma[preposition] != "of" or preposition != token + 1:
                continue
            for over in s.having(preposition, "pobj"):
                inside = range(preposition + 1, over + 1)
                bare = s.pos[over] == "NOUN" and not s.having(over, "det", "poss")
                if bare and not any(self._is_somebody(i) for i in inside):
                    return list(inside)
        return []

    def _is_somebody(self, token: int) -> bool:
        """Named, or many: "staff" and "intelligence" are fields of work, "rebels" are people."""
        mention = self.cast.mention_at(token)
        return mention is not None and (mention.kind is not MentionKind.NOMINAL or self.s.tag[token] == "NNS")

    def is_narrowed(self, token: int, title: Title) -> bool:
        """A "logistics chief" leads logistics, not the group."""
        s = self.s
        if self.remit(token):
            return True
        own = set(folded(title.text).split())
        inside = [c for c in s.having(token, "compound", "amod") if c < token and s.mention[c] < 0]
        return any(s.pos[c] == "NOUN" and s.lemma[c] not in own for c in inside)

    def qualified(self, first: int, span: Span) -> tuple[bool, bool, Span]:
        """ "former", "acting", "alleged" before the role: ended, doubted, and the span with the word in it."""
        s = self.s
        ended = doubted = False
        inside = s.at(span)
        owned = first - 1 if first and s.mention[first - 1] >= 0 else first
        for at in (*inside[:-1], first - 1, first - 2, owned - 1):
            if at < 0:
                continue
            kind = ex_words().get(s.word[at].lower())
            beside = at in inside or s.head[at] in inside or s.head[at] == s.head[first] or at == owned - 1
            if kind is None or not beside:
                continue
            ended, doubted = ended or kind == "past", doubted or kind == "doubted"
            if at == first - 1 and kind in ("past", "acting", "future"):
                span = Span(s.start[at], span.end)
        return ended, doubted, span
