"""What a pronoun stands for: the most present referent the syntax and the pronoun allow, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.mention import GROUP_TYPES, EntityType
from headwater.model.syntax import Sentence
from headwater.read.discourse import PERSONS, Discourse, Referent
from headwater.read.nominals import pronouns
from headwater.rules import load

_THINGS = GROUP_TYPES | {
    EntityType.DOCUMENT,
    EntityType.IMAGE,
    EntityType.MEDIA_ITEM,
    EntityType.PLACE,
    EntityType.FACILITY,
}
_WINDOW = 3
"""Sentences a pronoun may look back."""
_LEAD = 0.25
"""How much more present than any rival a thing must be."""


def by_pronoun(discourse: Discourse, s: Sentence, token: int) -> tuple[Referent, str, float] | None:
    """The referent, the rule and how sure it is; ``None`` where two are about as present."""
    rule = pronouns().get(s.word[token].lower()) or pronouns().get(s.lemma[token])
    if rule is None or rule.get("speaker") or _is_empty_it(s, token):
        return None
    fitting = [r for r in _candidates(discourse, s, token) if _fits(r, rule)]
    if not fitting:
        return None
    ranked = sorted(fitting, key=lambda r: -discourse.salience(s, token, r))
    best = ranked[0]
    second = discourse.salience(s, token, ranked[1]) if len(ranked) > 1 else 0.0
    lead = discourse.salience(s, token, best) - second
    if len(ranked) > 1 and lead < _LEAD:
        return None
    if rule.get("gender") and best.type is EntityType.PERSON:
        best.gender = best.gender or str(rule["gender"])
    return best, f"pronoun {s.word[token].lower()}", 0.85 if lead > 1 else 0.65


def _is_empty_it(s: Sentence, token: int) -> bool:
    """ "It is unclear whether …", "it was Tuesday": nothing is referred to."""
    if s.lemma[token] != "it" or s.dep[token] not in ("nsubj", "nsubjpass", "expl"):
        return False
    verb = s.head[token]
    clause = s.having(verb, "ccomp", "xcomp", "advcl", "csubj")
    passive = any(s.dep[c] == "auxpass" for c in s.children[verb])
    predicate = any(s.dep[c] in ("acomp", "attr") for c in s.children[verb])
    return bool(clause) and (predicate or passive or s.lemma[verb] in load("nominals")["empty_it"])


def _candidates(discourse: Discourse, s: Sentence, token: int) -> Iterator[Referent]:
    """Recent referents that the syntax lets this pronoun mean (Hobbs 1978: not its own clause's subject)."""
    barred = _barred(s, token)
    for referent in discourse.recent(s, token):
        if referent.sentence < s.index - _WINDOW:
            return
        if referent.sentence == s.index and referent.token in barred:
            continue
        yield referent


def _barred(s: Sentence, token: int) -> frozenset[int]:
    if s.dep[token] == "poss":
        noun = s.head[token]
        return frozenset((noun, *s.having(noun, "appos")))
    verb = s.head[token]
    if s.dep[token] == "pobj":
        verb = s.head[s.head[token]]
    if s.word[token].lower().endswith(("self", "selves")):
        return frozenset()
    arguments = [c for c in s.children[verb] if s.dep[c] in ("nsubj", "nsubjpass", "dobj", "dative", "attr")]
    return frozenset(c for c in arguments if c != token)


def _fits(r: Referent, rule: dict[str, object]) -> bool:
    if rule.get("number") == "many":
        return r.plural or r.type in GROUP_TYPES or r.type is EntityType.POPULATION
    if rule.get("person"):
        return r.type in PERSONS and not r.plural and r.gender in ("", rule.get("gender"))
    return r.type in _THINGS and not r.plural
