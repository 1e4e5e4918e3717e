"""The rules of ``rules/en/claims``, compiled: which word, in which construction, says what kind of claim.

A rule names words and slots, never how a sentence is built; the constructions are these, one each:
``verbs`` and ``nouns`` (predicates with their own slots), ``agents`` (a noun for who does it: "the financier of
the militia"), ``patients`` (a noun for whom it is done to: "a proxy of the ministry"), ``gives`` (a verb of giving
whose object decides: "sent money to"), ``prepositional`` ("under the agency's patronage"), ``participles``
("Valdan-backed").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.errors import RuleError
from headwater.model.claim import ClaimKind
from headwater.model.syntax import Sentence
from headwater.read.participants import TypeSet, type_sets
from headwater.rules import load

_KEYS = frozenset(
    ("id", "kind", "type", "verbs", "nouns", "agents", "patients", "gives", "prepositional", "participles",
     "adjectives", "states", "described", "reversed", "no_clause", "not_before", "verbs_need", "subject", "object",
     "giver", "taker", "judge", "authority", "subject_types", "object_types", "subject_role", "object_role",
     "other_role", "needs", "symmetric", "own_subject", "instrument_words", "object_words", "patient_role", "patient",
     "patient_words", "purpose_words", "only_unreal", "clause_object", "anchor", "keep_noun", "owner", "giver_role",
     "examples", "counterexamples")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRule:
    """One entry of a claims file. ``raw`` keeps what only one construction reads."""

    id: str
    kind: ClaimKind
    type: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subject_types: TypeSet
    object_types: TypeSet
    needs: str
    symmetric: bool
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A rule's word where it stands: the construction, the token, and the words beside it that belong to it."""

    rule: ClaimRule
    how: str
    token: int
    tokens: tuple[int, ...]
    slot: str | None = None
    """The preposition of a verb such as "withdraw from": its object slot."""


class Frames:
    """Finds triggers. Build once with ``frames()``."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self.rules: list[ClaimRule] = []
        self._by_word: dict[tuple[str, str], list[tuple[tuple[str, ...], str, ClaimRule]]] = defaultdict(list)
        for row in rows:
            rule = _compile(row)
            self.rules.append(rule)
            if rule.kind is not ClaimKind.QUANTITY:
                self._index(rule)

    def _index(self, rule: ClaimRule) -> None:
        raw = rule.raw
        for verb in raw.get("verbs", ()):
            head, *rest = verb.split()
            self._by_word["v", head].append((tuple(rest), "verb", rule))
        for how in ("nouns", "agents", "patients"):
            for noun in raw.get(how, ()):
                *before, head = noun.split()
                self._by_word["n", head].append((tuple(before), how[:-1], rule))
        for verb in dict.fromkeys((*raw["gives"]["verbs"], *load("verbs")["receiving"])) if "gives" in raw else ():
            self._by_word["v", verb].append(((), "gives", rule))
        for preposition, nouns in raw.get("prepositional", {}).items():
            for noun in nouns:
                self._by_word["n", noun].append(((preposition,), "prepositional", rule))
        for entry in raw.get("described", ()):
            adjective, *_, preposition = entry.split()
            self._by_word["a", adjective].append(((preposition,), "adjective", rule))
        for word in raw.get("participles", ()):
            self._by_word["p", word].append(((), "participle", rule))

    def knows_verb(self, lemma: str) -> bool:
        """Whether any rule has this verb."""
        return ("v", lemma) in self._by_word

    def triggers(self, s: Sentence) -> Iterator[Trigger]:
        """Every trigger of the sentence, in order; of two entries of one rule the longer wins."""
        for token in range(len(s)):
            pos = s.pos[token]
            if pos in ("VERB", "AUX"):
                yield from self._verbs(s, token)
            elif pos == "NOUN" or (pos == "PROPN" and s.region == "headline"):
                yield from self._nouns(s, token)
            if pos == "ADJ" and ("a", s.word[token].lower()) in self._by_word:
                yield from self._adjectives(s, token)
            if pos in ("VERB", "ADJ") and ("p", s.word[token].lower()) in self._by_word:
                for _, how, rule in self._by_word["p", s.word[token].lower()]:
                    yield Trigger(rule=rule, how=how, token=token, tokens=(token,))

    def _verbs(self, s: Sentence, token: int) -> Iterator[Trigger]:
        best: dict[tuple[str, str], tuple[int, Trigger]] = {}
        for rest, how, rule in self._by_word.get(("v", s.lemma[token]), ()):
            beside = _beside_verb(s, token, rest)
            if beside is None:
                continue
            tokens, slot = beside
            key = (rule.id, how)
            if key not in best or len(rest) > best[key][0]:
                best[key] = len(rest), Trigger(rule=rule, how=how, token=token, tokens=(token, *tokens), slot=slot)
        for _, trigger in best.values():
            yield trigger

    def _adjectives(self, s: Sentence, token: int) -> Iterator[Trigger]:
        for (preposition,), how, rule in self._by_word["a", s.word[token].lower()]:
            if any(s.lemma[c] == preposition and s.dep[c] == "prep" for c in s.children[token]):
                yield Trigger(rule=rule, how=how, token=token, tokens=(token,), slot=preposition)

    def _nouns(self, s: Sentence, token: int) -> Iterator[Trigger]:
        best: dict[tuple[str, str], tuple[int, Trigger]] = {}
        for rest, how, rule in self._by_word.get(("n", s.lemma[token]), ()) or self._plurals(s, token):
            if how == "prepositional":
                if not (s.dep[token] == "pobj" and s.lemma[s.head[token]] == rest[0]):
                    continue
                tokens: tuple[int, ...] = ()
            else:
                if any(s.word[i].lower() in rule.raw.get("not_before", ()) for i in range(max(0, token - 1), token)):
                    continue
                before = tuple(range(token - len(rest), token))
                if before and (before[0] < 0 or tuple(s.word[i].lower() for i in before) != rest):
                    continue
                tokens = before
            key = (rule.id, how)
            if key not in best or len(rest) > best[key][0]:
                best[key] = len(rest), Trigger(rule=rule, how=how, token=token, tokens=(*tokens, token))
        for _, trigger in best.values():
            yield trigger

    def _plurals(self, s: Sentence, token: int) -> list[tuple[tuple[str, ...], str, ClaimRule]]:
        return self._by_word.get(("n", s.word[token].lower()), [])


def _beside_verb(s: Sentence, token: int, rest: tuple[str, ...]) -> tuple[tuple[int, ...], str | None] | None:
    """The tokens of "carry out", "withdraw from", "open fire", "pledge allegiance to", and the slot they open."""
    if not rest:
        return (), None
    tokens: list[int] = []
    slot = None
    at = token
    for word in rest:
        below = [c for above in dict.fromkeys((at, token, *tokens[-1:])) for c in s.children[above]]
        found = next((c for c in below if word in (s.lemma[c], s.word[c].lower())), None)
        if found is None:
            return None
        tokens.append(found)
        if s.pos[found] in ("ADP", "SCONJ") and s.dep[found] in ("prep", "agent", "dative"):
            slot = word
        at = found if s.pos[found] == "NOUN" else token
    return tuple(sorted(tokens)), slot


def _compile(row: dict[str, Any]) -> ClaimRule:
    unknown = set(row) - _KEYS
    if unknown:
        raise RuleError(
            f"claims rule {row.get('id')!r} has unknown keys {sorted(unknown)}: see docs/reference/rules.md."
        )
    sets = type_sets()
    try:
        return ClaimRule(
            id=row["id"],
            kind=ClaimKind(row["kind"]),
            type=row["type"],
            subject=tuple(row.get("subject", ("subj",))),
            object=tuple(row.get("object", ("obj",))),
            subject_types=sets[row.get("subject_types", "actor")],
            object_types=sets[row.get("object_types", "actor")],
            needs=row.get("needs", "both" if row["kind"] == "relation" else "any"),
            symmetric=bool(row.get("symmetric")),
            raw=row,
        )
    except KeyError as error:
        raise RuleError(
            f"claims rule {row.get('id')!r} lacks or misnames {error}: see docs/reference/rules.md."
        ) from None


def claim_rows(language: str = "en") -> list[dict[str, Any]]:
    """All entries of all claims files, in file order."""
    folder = files("headwater.rules") / language / "claims"
    names = sorted(p.name.removesuffix(".yml") for p in folder.iterdir() if p.name.endswith(".yml"))
    return [row for name in names for row in load(f"claims/{name}", language)]


@cache
def frames() -> Frames:
    """The process's claim rules, compiled on first use."""
    return Frames(claim_rows())
