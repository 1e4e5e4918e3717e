"""Readings made by hand, to measure against gold made by hand."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.model.attribution import Attribution, AttributionKind, CueClass, SourceKind
from headwater.model.claim import ChainLink, Claim, ClaimKind, FactValue, Ref, SourceFactuality
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span


def at(text: str, words: str, which: int = 1) -> Span:
    """Where ``words`` stand for the ``which``-th time."""
    start = -1
    for _ in range(which):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def attribution(text: str, source: str | None, cue: str, content: str, parent: str | None = None) -> Attribution:
    return Attribution(
        document="doc",
        source=at(text, source) if source else None,
        cue=at(text, cue),
        content=(at(text, content),),
        kind=AttributionKind.INDIRECT,
        cue_class=CueClass.SAY,
        source_kind=SourceKind.NAMED_PERSON,
        parent=parent,
    )


def mention(text: str, words: str, kind: EntityType, entity: str | None = None, which: int = 1) -> Mention:
    span = at(text, words, which)
    return Mention(span=span, text=words, kind=MentionKind.NAME, type=kind, entity=entity, head=span)


def entity(key: str, name: str, kind: EntityType = EntityType.PERSON, **more: object) -> Entity:
    return Entity(id=key, name=name, type=kind, names=(name,), **more)  # type: ignore[arg-type]


def ref(text: str, words: str, entity: str | None = None, which: int = 1) -> Ref:
    return Ref(span=at(text, words, which), text=words, entity=entity)


def claim(
    text: str,
    kind: ClaimKind,
    type: str,
    trigger: str,
    *,
    subject: Ref | None = None,
    object: Ref | None = None,
    chain: Sequence[str] = (),
    author: FactValue = FactValue.CT_PLUS,
    **more: object,
) -> Claim:
    span = at(text, trigger)
    sentence = Span(text.rfind("\n", 0, span.start) + 1, len(text))
    links = tuple(ChainLink(text=name, kind=SourceKind.NAMED_PERSON, span=at(text, name)) for name in chain)
    return Claim(
        document="doc",
        kind=kind,
        type=type,
        subject=subject,
        object=object,
        trigger=span,
        sentence=sentence,
        quote=sentence,
        chain=(ChainLink(text="Herald", kind=SourceKind.MEDIA_OUTLET), *links),
        factuality=(SourceFactuality(source="author", value=author),),
        **more,  # type: ignore[arg-type]
    )


def reading_of(text: str, **parts: Sequence[object]) -> Reading:
    """A reading of ``text`` as one sentence, without a parse."""
    given = {name: tuple(values) for name, values in parts.items()}
    return Reading(document="doc", sentences=(Span(0, len(text)),), **given)  # type: ignore[arg-type]
