"""Step 4c: a country or capital that acts or speaks is a state; one that locates is a place (vocabulary 2).

The two are two entities of the document: "Valda denied it" and "in Valda" share a name, not a referent, and only
the second may ever be put on a map (handbook 4).
"""

from __future__ import annotations

from dataclasses import replace

from headwater.model.document import Document
from headwater.model.ids import content_id
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.syntax import Sentence
from headwater.read.frames import frames
from headwater.read.grammar import grammar
from headwater.read.metonymy import acts


def place_or_state(document: Document, reading: Reading) -> Reading:
    """Retypes names of places and states by what they do in their sentence."""
    mentions = list(reading.mentions)
    entities = {e.id: e for e in reading.entities}
    for s in reading.syntax:
        for token, index in enumerate(s.mention):
            if index >= 0 and (kind := _kind(s, token, mentions[index])) is not None:
                mentions[index] = _retyped(mentions[index], kind, entities)
    used = {m.entity for m in mentions}
    kept = tuple(e for e in entities.values() if e.id in used)
    return replace(reading, mentions=tuple(mentions), entities=kept)


def _kind(s: Sentence, token: int, mention: Mention) -> EntityType | None:
    """The type the mention should have instead, or ``None`` when it has the right one."""
    if mention.kind is not MentionKind.NAME or mention.type not in (EntityType.PLACE, EntityType.STATE):
        return None
    if acts(s, token) or _does(s, token):
        return EntityType.STATE if mention.type is EntityType.PLACE else None
    head = s.head[token]
    locates = s.dep[token] == "pobj" and s.lemma[head] in grammar("locating")
    placed = s.dep[token] in ("compound", "nmod") and s.pos[head] == "NOUN"
    return EntityType.PLACE if mention.type is EntityType.STATE and (locates or placed) else None


def _does(s: Sentence, token: int) -> bool:
    """Subject or agent of a verb that our claim rules know as a deed: "Valda has armed the rebels for years"."""
    head = s.head[token]
    if s.dep[token] == "pobj" and s.lemma[head] == "by":
        return s.pos[s.head[head]] == "VERB" and frames().knows_verb(s.lemma[s.head[head]])
    return s.dep[token] == "nsubj" and s.pos[head] == "VERB" and frames().knows_verb(s.lemma[head])


def _retyped(mention: Mention, kind: EntityType, entities: dict[str, Entity]) -> Mention:
    old = entities.get(mention.entity or "")
    name = old.name if old else mention.text
    ident = content_id("ent", mention.entity, kind)
    if ident not in entities:
        entities[ident] = Entity(id=ident, name=name, type=kind, names=old.names if old else (name,))
    literal = kind is EntityType.PLACE and mention.literal
    return replace(mention, type=kind, entity=ident, literal=literal, because=f"{mention.because}; as it is used")
