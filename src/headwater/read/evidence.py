"""Step 11: evidence items — what is shown, what it is said to prove, who made it, who obtained it, who may see it.

A photograph supports only what it can show (handbook 1.6): what others conclude from it is kept apart, as what it
is *said* to prove.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from headwater.model.attribution import CueClass, SourceKind
from headwater.model.claim import Claim
from headwater.model.document import Document
from headwater.model.evidence import EvidenceItem, EvidenceKind
from headwater.model.mention import ARTEFACT_TYPES, GROUP_TYPES, EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.syntax import Sentence
from headwater.rules import load

_INTERPRETS = frozenset((CueClass.BELIEF, CueClass.INFER_FACTIVE, CueClass.ALLEGE))
_SHOWS = frozenset((SourceKind.DOCUMENT, SourceKind.IMAGE_OR_VIDEO))


def find_evidence(document: Document, reading: Reading) -> Reading:
    """Fills ``evidence``, one item for each artefact something rests on, and ``evidence`` of the claims."""
    artefacts = _artefacts(reading)
    if not artefacts:
        return reading
    shows, proves = _resting(reading, artefacts)
    told = {a.source_entity for a in reading.attributions if a.source_entity} | {
        r.entity for c in reading.claims for r in (c.subject, c.object) if r is not None
    }
    items: list[EvidenceItem] = []
    by_entity: dict[str, str] = {}
    for entity, places in artefacts.items():
        if entity not in told and not shows[entity] and not proves[entity]:
            continue
        item = _item(document, reading, entity, places, (tuple(shows[entity]), tuple(proves[entity])))
        items.append(item)
        by_entity[entity] = item.id
    claims = tuple(_with_evidence(c, by_entity) for c in reading.claims)
    return replace(reading, evidence=tuple(items), claims=claims)


def _artefacts(reading: Reading) -> dict[str, list[tuple[Sentence, int, Mention]]]:
    """Documents, images and recordings of the text by entity, with every place where they stand."""
    found: dict[str, list[tuple[Sentence, int, Mention]]] = defaultdict(list)
    for s in reading.syntax:
        for token, index in enumerate(s.mention):
            if index < 0:
                continue
            mention = reading.mentions[index]
            if mention.type in ARTEFACT_TYPES and mention.entity and mention.kind is not MentionKind.PRONOUN:
                found[mention.entity].append((s, token, mention))
    return found


def _resting(reading: Reading, artefacts: Iterable[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Claim ids by artefact: shown in it, and concluded from it by somebody."""
    known = set(artefacts)
    kinds = {a.id: a.cue_class for a in reading.attributions}
    shows: dict[str, list[str]] = defaultdict(list)
    proves: dict[str, list[str]] = defaultdict(list)
    for claim in reading.claims:
        links = [(i, link) for i, link in enumerate(claim.chain) if link.entity in known]
        for i, link in links:
            interpreted = any(outer.kind not in (SourceKind.MEDIA_OUTLET, *_SHOWS) for outer in claim.chain[1:i])
            concluded = kinds.get(claim.attribution or "") in _INTERPRETS
            (proves if interpreted or concluded else shows)[link.entity or ""].append(claim.id)
    return shows, proves


def _with_evidence(claim: Claim, by_entity: dict[str, str]) -> Claim:
    ids = dict.fromkeys(by_entity[link.entity] for link in claim.chain if link.entity in by_entity)
    return replace(claim, evidence=tuple(ids)) if ids else claim


def _item(
    document: Document,
    reading: Reading,
    entity: str,
    places: list[tuple[Sentence, int, Mention]],
    rests: tuple[tuple[str, ...], tuple[str, ...]],
) -> EvidenceItem:
    first = places[0][2]
    shows, proves = rests
    names = {e.id: e.name for e in reading.entities}
    obtained = next((a for a in reading.attributions if a.source_entity == entity and a.obtained_by), None)
    obtained_by = None
    if obtained and obtained.obtained_by:
        obtained_by = names.get(obtained.obtained_by_entity or "", obtained.obtained_by.of(document.text))
    return EvidenceItem(
        document=reading.document,
        kind=_kind(places),
        span=first.span,
        text=first.text,
        entity=entity,
        shows=shows,
        said_to_prove=proves,
        producer=next((p for s, t, _ in places if (p := _producer(s, t, reading, names))), None),
        obtained_by=obtained_by,
        inspectable=_inspectable(document, places),
    )


@cache
def _kinds() -> dict[str, EvidenceKind]:
    table: dict[str, EvidenceKind] = {}
    for kind, words in load("evidence")["kinds"].items():
        for word in words:
            table.setdefault(word, EvidenceKind(kind))
    return table


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("evidence")[key])


def _kind(places: list[tuple[Sentence, int, Mention]]) -> EvidenceKind:
    """By the head noun of any mention; else by the entity's type."""
    for s, token, mention in places:
        words = mention.text.lower().split()
        for key in (" ".join(words[-2:]), s.lemma[token], words[-1] if words else ""):
            if key in _kinds():
                return _kinds()[key]
        beside = [c for c in s.children[token] if s.dep[c] in ("compound", "appos")]
        found = next((s.lemma[c] for c in beside if s.lemma[c] in _kinds()), None)
        if found:
            return _kinds()[found]
    kind = places[0][2].type
    return {EntityType.IMAGE: EvidenceKind.PHOTOGRAPH, EntityType.MEDIA_ITEM: EvidenceKind.VIDEO}.get(
        kind, EvidenceKind.DOCUMENT
    )


def _producer(s: Sentence, token: int, reading: Reading, names: dict[str, str]) -> str | None:
    """Whose it is: "an Indian dossier", "the Front's magazine", "compiled by the agency"."""
    near = [c for c in s.children[token] if s.dep[c] in ("poss", "compound", "amod", "nmod")]
    for clause in s.having(token, "acl", "relcl"):
        if s.lemma[clause] in _words("made_by"):
            by = [c for c in s.children[clause] if s.lemma[c] == "by"]
            near += [g for c in by for g in s.having(c, "pobj")]
    for preposition in s.having(token, "prep"):
        if s.lemma[preposition] in ("by", "from"):
            near += s.having(preposition, "pobj")
    verb = s.head[token]
    if s.dep[token] == "nsubjpass" and s.lemma[verb] in _words("made_by"):
        near += [g for c in s.having(verb, "agent", "prep") if s.lemma[c] == "by" for g in s.having(c, "pobj")]
    for other in near:
        mention = reading.mentions[s.mention[other]] if s.mention[other] >= 0 else None
        if mention and (mention.type in GROUP_TYPES or mention.type is EntityType.PERSON):
            return names.get(mention.entity or "", mention.text)
    return None


def _inspectable(document: Document, places: list[tuple[Sentence, int, Mention]]) -> bool | None:
    """True where the text lets the reader see it (a link on its name), false where it says nobody may."""
    for s, token, mention in places:
        if any(link.span and link.span.overlaps(mention.span) for link in document.links):
            return True
        words = {s.word[c].lower() for c in s.children[token]} | set(mention.text.lower().split())
        if words & _words("closed"):
            return False
        if words & _words("open"):
            return True
    return None
