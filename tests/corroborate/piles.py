"""Small piles of reports, written and read by hand: every sentence is one claim whose reading is known."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from headwater.corroborate import Corroboration, Report, corroborate
from headwater.model.attribution import SourceKind
from headwater.model.claim import ChainLink, Claim, ClaimKind, Modality, Polarity, Quantity, Ref
from headwater.model.document import Custody, Document, Link, Published, PublishedBasis
from headwater.model.finding import Finding
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.place import Place
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.time import TimeBasis, TimeExpression, Timex

TYPES = {
    "Oltar Front": EntityType.ARMED_GROUP,
    "Kestari Guard": EntityType.ARMED_GROUP,
    "Velmora": EntityType.STATE,
    "Bureau of Tides": EntityType.INTELLIGENCE_AGENCY,
    "Ministry of Salt": EntityType.STATE_BODY,
    "Mira Dolan": EntityType.PERSON,
    "Tarek Osh": EntityType.PERSON,
    "Pell Varga": EntityType.PERSON,
    "Sorn": EntityType.PLACE,
    "Tavik": EntityType.PLACE,
    "the file": EntityType.DOCUMENT,
    "the depot": EntityType.FACILITY,
}
KINDS = {
    EntityType.PERSON: SourceKind.NAMED_PERSON,
    EntityType.DOCUMENT: SourceKind.DOCUMENT,
    EntityType.STATE: SourceKind.GOVERNMENT,
}


@dataclass(frozen=True, kw_only=True)
class Says:
    """One claim. ``source`` is a name, "officials" (unnamed), "outlet:X" or nothing for the report's own voice."""

    subject: str | None = None
    type: str = "funds"
    object: str | None = None
    source: str = ""
    modality: str = "asserted"
    negative: bool = False
    day: str | None = None
    place: str | None = None
    toll: tuple[float | None, float | None] | None = None


@dataclass(kw_only=True)
class Paper:
    """A report to be written."""

    outlet: str | None
    says: tuple[Says, ...] = ()
    day: str | None = None
    extra: str = ""
    syndication: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    uri: str | None = None
    title: str | None = None
    file: str = ""


@dataclass
class Writing:
    """A text while it is written, with what it names."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)


def entity_id(name: str) -> str:
    return f"ent-{hashlib.sha256(name.encode()).hexdigest()[:20]}"


def entities(places: dict[str, Place] | None = None) -> dict[str, Entity]:
    held = places or {}
    return {
        entity_id(name): Entity(id=entity_id(name), name=name, type=kind, names=(name,), place=held.get(name))
        for name, kind in TYPES.items()
    }


def written(paper: Paper) -> Report:
    """The paper as a report with its reading."""
    made = Writing(text=f"{paper.title}\n" if paper.title else "")
    for said in paper.says:
        _sentence(made, said, paper)
    made.text += paper.extra
    document = Document(
        text=made.text,
        file=paper.file or f"{paper.outlet or 'nobody'}.txt",
        title=paper.title,
        outlet=paper.outlet,
        published=Published(edtf=paper.day, basis=PublishedBasis.GIVEN if paper.day else PublishedBasis.NONE),
        uri=paper.uri,
        links=tuple(Link(href=href, anchor="reported", span=Span(0, min(8, len(made.text)))) for href in paper.links),
        syndication=paper.syndication,
        custody=Custody(original=hashlib.sha256(made.text.encode()).hexdigest(), size=len(made.text)),
    )
    known = {m.entity: m for m in made.mentions if m.entity}
    named = tuple(entity for ident, entity in entities().items() if ident in known)
    reading = Reading(
        document=document.id,
        sentences=tuple(made.sentences),
        mentions=tuple(made.mentions),
        entities=named,
        claims=tuple(_at(claim, document.id, paper) for claim in made.claims),
    )
    return Report.of(document, reading)


def lamp(*says: Says, day: str | None = None, extra: str = "") -> Paper:
    """A report of one outlet."""
    return Paper(outlet="Lamp", says=says, day=day, extra=extra)


def post(*says: Says, day: str | None = None, extra: str = "") -> Paper:
    """A report of another."""
    return Paper(outlet="Post", says=says, day=day, extra=extra)


def weigh(*papers: Paper, places: dict[str, Place] | None = None, as_of: str | None = None) -> Corroboration:
    """What weighing makes of these papers."""
    return corroborate([written(paper) for paper in papers], entities(places), as_of=as_of)


def only(found: Corroboration, type: str = "funds") -> Finding:
    """The one finding of a type."""
    (finding,) = (f for f in found.findings if f.proposition.type == type and not f.proposition.negative)
    return finding


def _at(claim: Claim, document: str, paper: Paper) -> Claim:
    own = ChainLink(text=paper.outlet or paper.file or "nobody.txt", kind=SourceKind.MEDIA_OUTLET)
    values = {name: getattr(claim, name) for name in Claim.__slots__}
    return Claim(**{**values, "document": document, "chain": (own, *claim.chain)})


def _sentence(made: Writing, said: Says, paper: Paper) -> None:
    start = len(made.text)
    refs = {"subject": _named(made, said.subject)}
    verb_at = len(made.text)
    made.text += f"{'never ' if said.negative else ''}{said.type.replace('_', ' ')} "
    refs["object"] = _named(made, said.object)
    if said.toll:
        made.text += f"{said.toll[0]:g} people " if said.toll[0] is not None else "people "
    place = _named(made, said.place, "in ")
    when = len(made.text)
    made.text += f"on {said.day} " if said.day else ""
    link = _source(made, said.source)
    made.text = made.text.rstrip() + ". "
    span = Span(start, len(made.text) - 1)
    made.sentences.append(span)
    kind = (
        ClaimKind.QUANTITY
        if said.toll
        else ClaimKind.EVENT
        if said.day or said.type == "attack"
        else ClaimKind.RELATION
    )
    made.claims.append(
        Claim(
            document="",
            kind=kind,
            type=said.type,
            subject=refs["subject"],
            object=refs["object"],
            trigger=Span(verb_at, verb_at + 1),
            sentence=span,
            quote=span,
            time=_day(said.day, Span(when, when + 1)) if said.day else None,
            place=place,
            quantity=_toll(said) if said.toll else None,
            polarity=Polarity.NEGATIVE if said.negative else Polarity.POSITIVE,
            modality=Modality(said.modality),
            chain=link,
        )
    )


def _named(made: Writing, name: str | None, before: str = "") -> Ref | None:
    if name is None:
        return None
    made.text += before
    span = Span(len(made.text), len(made.text) + len(name))
    made.text += f"{name} "
    common = name.startswith("the ")
    mention = Mention(span=span, text=name, kind=MentionKind.NOMINAL if common else MentionKind.NAME,
                      type=TYPES[name], entity=entity_id(name))  # fmt: skip
    made.mentions.append(mention)
    return Ref(span=span, text=name, entity=entity_id(name))


def _source(made: Writing, source: str) -> tuple[ChainLink, ...]:
    if not source:
        return ()
    if source.startswith("outlet:"):
        name = source.removeprefix("outlet:")
        made.text += f"according to {name} "
        return (ChainLink(text=name, kind=SourceKind.MEDIA_OUTLET),)
    if source not in TYPES:
        made.text += "said "
        span = Span(len(made.text), len(made.text) + len(source))
        made.text += f"{source} "
        return (ChainLink(text=source, kind=SourceKind.ANONYMOUS_OFFICIALS, span=span),)
    made.text += "said "
    ref = _named(made, source)
    kind = KINDS.get(TYPES[source], SourceKind.ORGANISATION)
    return (ChainLink(text=source, kind=kind, entity=entity_id(source), span=ref.span if ref else None),)


def _day(day: str, span: Span) -> TimeExpression:
    return TimeExpression(span=span, text=day, timex=Timex(type="DATE", value=day), edtf=day, earliest=day, latest=day,
                          basis=TimeBasis.TEXT)  # fmt: skip


def _toll(said: Says) -> Quantity:
    low, high = said.toll or (None, None)
    operator = "=" if low == high else ">=" if high is None else "range"
    return Quantity(role=said.type, value=low if low == high else None, low=low, high=high, operator=operator, label="")
