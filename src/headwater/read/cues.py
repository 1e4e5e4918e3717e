"""The words that attribute, compiled from ``rules/en/cues.yml``: a lemma and the frames in which it is a cue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.errors import RuleError
from headwater.model.attribution import AttributionKind, CueClass, Scope, SourceKind
from headwater.rules import load

SOURCES = frozenset(("speaker", "artefact", "image", "situation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRule:
    """One group of cue words, for one lemma of it. ``particle`` is the second word of "point out"."""

    id: str
    lemma: str
    particle: str
    cue_class: CueClass
    frames: tuple[str, ...]
    source: frozenset[str]
    objects: frozenset[str]
    not_objects: frozenset[str]
    scope: Scope
    addressee: bool
    strong: bool
    passive: bool
    ownerless: bool
    kind: AttributionKind | None
    source_kind: SourceKind | None


Index = Mapping[str, tuple[CueRule, ...]]


@cache
def verb_cues() -> Index:
    """Verb lemma → its rules, in order of the file."""
    return _indexed(load("cues")["verbs"])


@cache
def noun_cues() -> Index:
    """Noun lemma → its rules, in order of the file."""
    return _indexed(load("cues")["nouns"])


@cache
def adjective_cues() -> Index:
    """Adjective → its rules, in order of the file."""
    return _indexed(load("cues")["adjectives"])


@cache
def words(name: str) -> frozenset[str]:
    """A plain word list of ``cues.yml``."""
    return frozenset(load("cues")["words"][name])


@cache
def classes(name: str) -> Mapping[str, CueClass]:
    """Word → class, for adverbs and attributive adjectives, which have one frame only."""
    rows: Mapping[str, list[str]] = load("cues")[name]
    return {word: CueClass(group) for group, members in rows.items() for word in members}


def _indexed(groups: Iterable[Mapping[str, Any]]) -> Index:
    index: dict[str, list[CueRule]] = {}
    for group in groups:
        for entry in group["lemmas"]:
            rule = _rule(group, entry)
            index.setdefault(rule.lemma, []).append(rule)
    # A rule with a particle is the narrower one: "point out" before "point".
    return {lemma: tuple(sorted(rules, key=lambda r: not r.particle)) for lemma, rules in index.items()}


def _rule(group: Mapping[str, Any], entry: str) -> CueRule:
    lemma, _, particle = entry.partition(" ")
    frames = tuple(group["frames"])
    if particle in frames:  # "call for": the preposition is the frame
        frames, particle = (particle,), ""
    source = frozenset(group.get("source", SOURCES - {"situation"}))
    if not source <= SOURCES:
        raise RuleError(f"rules/en/cues.yml: group {group['id']} has unknown sources {sorted(source - SOURCES)}.")
    return CueRule(
        id=group["id"],
        lemma=lemma,
        particle=particle,
        cue_class=CueClass(group["class"]),
        frames=frames,
        source=source,
        objects=frozenset(group.get("objects", ())),
        not_objects=frozenset(group.get("not_objects", ())),
        scope=Scope(group.get("scope", "explicit")),
        addressee=bool(group.get("addressee", False)),
        strong=bool(group.get("strong", False)),
        passive=bool(group.get("passive", False)),
        ownerless=bool(group.get("ownerless", False)),
        kind=AttributionKind(group["kind"]) if "kind" in group else None,
        source_kind=SourceKind(group["source_kind"]) if "source_kind" in group else None,
    )


@cache
def all_triggers() -> frozenset[str]:
    """Every lemma or word that may be a cue: nothing else is looked at."""
    phrases = ("according", "per", "in", "by", "to", "decline", "reach", "return")
    access = words("obtaining") | words("reading") | words("giving") | words("images")
    return frozenset(
        (*phrases, *access, *classes("adverbs"), *classes("modifiers"), *verb_cues(), *noun_cues(), *adjective_cues())
    )
