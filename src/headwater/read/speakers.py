"""Who "I" and "we" are: inside quotation marks, whoever is quoted, and the body they speak for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from headwater.model.attribution import Attribution, AttributionKind
from headwater.model.document import Document
from headwater.model.mention import GROUP_TYPES, EntityType, Mention, MentionKind
from headwater.model.reading import CorefLink, Reading
from headwater.read.nominals import pronouns
from headwater.rules import load

_QUOTED = (AttributionKind.DIRECT, AttributionKind.MIXED)
_SURE = 0.8


def resolve_speakers(document: Document, reading: Reading) -> Reading:
    """Ties first persons inside quotations to the speaker; "we" only where the speaker's body is named."""
    mentions, links = list(reading.mentions), list(reading.links)
    for index, one in enumerate(reading.mentions):
        number = _first_person(one)
        quoted = _innermost(reading, one) if number else None
        if quoted is None or quoted.source is None:
            continue
        meant = _speaker(reading, quoted) if number == "one" else _body(document.text, reading, quoted)
        if meant is not None and meant.entity:
            mentions[index] = replace(one, entity=meant.entity, type=meant.type, because="whoever is quoted")
            links.append(CorefLink(span=one.span, antecedent=meant.span, rule="speaker", confidence=_SURE))
    return replace(reading, mentions=tuple(mentions), links=tuple(links))


def _first_person(one: Mention) -> str | None:
    if one.kind is not MentionKind.PRONOUN or one.entity is not None:
        return None
    rule = pronouns().get(one.text.lower(), {})
    return str(rule["number"]) if rule.get("speaker") else None


def _innermost(reading: Reading, one: Mention) -> Attribution | None:
    around = [a for a in reading.attributions if a.kind in _QUOTED and any(c.contains(one.span) for c in a.content)]
    return min(around, key=lambda a: sum(c.end - c.start for c in a.content), default=None)


def _speaker(reading: Reading, quoted: Attribution) -> Mention | None:
    return next((m for m in reading.mentions if m.entity == quoted.source_entity and m.entity), None)


def _body(text: str, reading: Reading, quoted: Attribution) -> Mention | None:
    """The speaker itself if it is a body; else the body named in the speaker's own role, here or elsewhere."""
    speaker = _speaker(reading, quoted)
    if speaker is not None and speaker.type in GROUP_TYPES:
        return speaker
    within = [m for m in reading.mentions if quoted.source and quoted.source.contains(m.span) and _names_a_body(m)]
    if within:
        return within[0]
    if speaker is None or speaker.type is not EntityType.PERSON:
        return None
    return next(_employers(text, reading, speaker), None)


def _employers(text: str, reading: Reading, person: Mention) -> Iterator[Mention]:
    """ "a spokesman for the Front", "the Front's spokesman": bodies right beside a role of this person."""
    links = load("nominals")["role_links"]
    for role in (m for m in reading.mentions if m.entity == person.entity and m.kind is MentionKind.NOMINAL):
        for body in filter(_names_a_body, reading.mentions):
            behind = text[role.span.end : body.span.start].strip() if body.span.start > role.span.end else None
            before = text[body.span.end : role.span.start].strip() if body.span.end <= role.span.start else None
            if behind in links or before in ("", "’s", "'s"):
                yield body


def _names_a_body(one: Mention) -> bool:
    return one.type in GROUP_TYPES and one.kind in (MentionKind.NAME, MentionKind.ACRONYM) and bool(one.entity)
