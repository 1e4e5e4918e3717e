"""The claims of the truth as values, as a perfect reader would give them: what weighing makes of them is then its own.

Entities are those of the truth. Who a report had a thing from becomes the chain a reader would find: an artefact, a
party or a person by name; an outlet where the copy credits it, and nothing at all where it does not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from edtf import parse_edtf
from examples_pile import documents, quoted, report_of, truth
from examples_readings import entities

from headwater.corroborate import Report
from headwater.model.attribution import Attribution, AttributionKind, CueClass, SourceKind
from headwater.model.claim import ChainLink, Claim, ClaimKind, Modality, Polarity, Quantity, Ref
from headwater.model.document import Document
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.time import TimeBasis, TimeExpression, Timex

_QUANTITIES = {"fatalities", "injured", "detained"}
_EVENTS = {"attack", "meeting", "agreement_or_alliance", "explosion_or_strike", "base_established", "pledge_or_threat"}
_KINDS = {
    "artefact": SourceKind.DOCUMENT,
    "party": SourceKind.ORGANISATION,
    "observation": SourceKind.NAMED_PERSON,
    "unknown": SourceKind.ANONYMOUS_OFFICIALS,
}


@cache
def nodes() -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in truth()["nodes"]}


@cache
def parties() -> dict[str, str]:
    """Member → party, of the truth."""
    return {member: node["id"] for node in truth()["nodes"] for member in node.get("members", [])}


def piece(at: str) -> Span:
    """Where the sentence that "inquirer.8" stands for stands in its document."""
    text = documents()[report_of(at)].text
    start = text.find(quoted(at))
    assert start >= 0, at
    return Span(start, start + len(quoted(at)))


def reports() -> tuple[tuple[Report, ...], dict[str, Entity]]:
    """Every report with the claims of the truth, denials among them, and the entities with their parties."""
    made: dict[str, list[Claim]] = {name: [] for name, document in documents().items() if document.refusal is None}
    cited: dict[str, list[Attribution]] = {name: [] for name in made}
    for proposition in truth()["propositions"]:
        for support in proposition["supports"]:
            claim = _claim(proposition, support, _chain(support), Modality(support.get("modality", "asserted")))
            made[report_of(support["at"])].append(claim)
            cited[report_of(support["at"])] += _citing(proposition, support)
        for denial in proposition.get("denials", []):
            negated = any(denial["at"] in c.get("at", []) and c["class"] == "polarity" for c in truth()["conflicts"])
            if denial["specific"] and not negated and proposition["type"] not in _QUANTITIES:
                chain = (_outlet(denial["at"]), *_named(denial["by"]))
                made[report_of(denial["at"])].append(_claim(proposition, denial, chain, Modality.DENIED))
    _restated(made)
    for name, claim in _contradictions():
        made[name].append(claim)
    held = dict(entities())
    held.update(
        {node["id"]: _party(node) for node in truth()["nodes"] if node["kind"] == "party" and node["id"] not in held}
    )
    reports = [Report.of(documents()[name], _reading(name, some, cited[name])) for name, some in made.items()]
    return (*reports, _family()), held


def _contradictions() -> list[tuple[str, Claim]]:
    """What the truth's conflicts say of sentences that are no support: negations, and a denial of everything."""
    known = {proposition["id"]: proposition for proposition in truth()["propositions"]}
    found = []
    for conflict in truth()["conflicts"]:
        for at in conflict.get("at", []):
            name, said = report_of(at), {"at": at}
            if conflict.get("inferred"):
                denies = {"type": "denies", "subject": "velostria-presidency", "object": "all accusations"}
                found.append((name, _claim(denies, said, (_outlet(at),), Modality.ASSERTED)))
            elif conflict["class"] == "polarity":
                proposition = {**known[conflict["propositions"][0]], "polarity": "negative"}
                by = [d["by"] for d in known[conflict["propositions"][0]].get("denials", []) if d["at"] == at]
                if "nobody" in quoted(at):
                    proposition = {key: proposition[key] for key in ("type", "time", "place", "polarity")}
                elif "time" in proposition:
                    del proposition["time"]
                chain = (_outlet(at), *(link for source in by for link in _named(source)))
                found.append((name, _claim(proposition, said, chain, Modality.ASSERTED)))
    return found


def _restated(made: dict[str, list[Claim]]) -> None:
    """ "Our report of 4 February said that 71 people had been killed": the wrong number, put in its report's mouth."""
    proposition = next(p for p in truth()["propositions"] if p["id"] == "ferry-dead-71")
    entry = next(e for e in truth()["history"] if e["at"] == "beacon-correction.4")
    at = "beacon-correction.1"
    assert entry["corrects"] == "beacon"
    span = piece(at)
    (link,) = _own_report()
    assert span.contains(link.span)
    support = {**proposition["supports"][0], "at": at}
    made["beacon-correction"].append(_claim(proposition, support, (_outlet(at), link), Modality.ASSERTED))


def _own_report() -> tuple[ChainLink, ...]:
    words = "Our report of 4 February"
    start = documents()["beacon-correction"].text.index(words)
    return (ChainLink(text=words, kind=SourceKind.DOCUMENT, span=Span(start, start + len(words))),)


def _reading(name: str, claims: list[Claim], cited: list[Attribution]) -> Reading:
    """A reading whose entities are those of the truth that the report names, each at its alias."""
    document = documents()[name]
    found, known = [], []
    for entity in truth()["entities"]:
        for alias in entity["aliases"].get(name, ()):
            start = document.text.casefold().find(alias.casefold())
            if start >= 0 and len(document.text) == len(document.text.casefold()):
                named = entity["type"] not in {"document", "image", "unnamed_source", "facility", "population"}
                kind = MentionKind.NAME if named else MentionKind.NOMINAL
                span = Span(start, start + len(alias))
                found.append(
                    Mention(span=span, text=alias, kind=kind, type=EntityType(entity["type"]), entity=entity["id"])
                )
        if name in entity["aliases"]:
            known.append(entities()[entity["id"]])
    for adjective, state in (("Qaramandi", "qaramand"), ("Velostrian", "velostria-state")):
        for match in re.finditer(adjective, document.text):
            span = Span(match.start(), match.end())
            found.append(
                Mention(span=span, text=adjective, kind=MentionKind.ADJECTIVAL, type=EntityType.STATE, entity=state)
            )
    sentences = tuple(sorted(piece(f"{name}.{number}") for number in _numbers(name, document)))
    return Reading(
        document=document.id,
        sentences=sentences,
        mentions=tuple(found),
        entities=tuple(known),
        claims=tuple(claims),
        attributions=tuple(cited),
        times=_withdrawn(document),
    )


def _numbers(name: str, document: Document) -> list[int]:
    listed = next(report for report in truth()["reports"] if report["id"] == name)["sentences"]
    return [number for number, sentence in listed.items() if sentence in document.text]


def _withdrawn(document: Document) -> tuple[TimeExpression, ...]:
    words = "15 March 2024"
    start = document.text.find(words)
    return () if start < 0 else (_time("2024-03-15", Span(start, start + len(words))),)


def _family() -> Report:
    """A report of the reader's own that says which services and officials belong to which state."""
    lines = []
    for member, party in sorted(parties().items()):
        lines.append((member, party))
    lines += [("qaramand", "qaramand-state"), ("dossier", "sps"), ("photograph", "sps"), ("sik-video", "sik")]
    lines.append(("oldrik-vashenko", "oei"))  # "Colonel Oldrik Vashenko of the OEI"
    text = "\n".join(f"{member} belongs to {party}." for member, party in lines)
    document = Document(text=text, file="parties.txt", custody=documents()["inquirer"].custody)
    claims = []
    start = 0
    for member, party in lines:
        line = Span(start, start + len(f"{member} belongs to {party}."))
        claims.append(_belongs(document, member, party, line))
        start = line.end + 1
    named = [Mention(span=Span(0, 1), text=ident, kind=MentionKind.NAME, type=EntityType.STATE, entity=ident)
             for ident in sorted({*parties(), *parties().values()})
             if entities().get(ident) is None or entities()[ident].type is not EntityType.UNNAMED_SOURCE]  # fmt: skip
    return Report.of(document, Reading(document=document.id, mentions=tuple(named), claims=tuple(claims)))


def _belongs(document: Document, member: str, party: str, line: Span) -> Claim:
    person = member in entities() and entities()[member].type in {EntityType.PERSON, EntityType.UNNAMED_SOURCE}
    subject = Ref(span=line, text=member, entity=member)
    body = Ref(span=line, text=party, entity=party)
    if person:
        from headwater.model.claim import Argument

        args = (Argument(role="organisation", ref=body),)
        role = Ref(span=line, text="spokesman")
        return Claim(document=document.id, kind=ClaimKind.RELATION, type="holds_role", subject=subject, object=role,
                     args=args, trigger=line, sentence=line, quote=line)  # fmt: skip
    if member in nodes() and nodes()[member]["kind"] == "artefact":
        return Claim(document=document.id, kind=ClaimKind.RELATION, type="publishes", subject=body, object=subject,
                     trigger=line, sentence=line, quote=line)  # fmt: skip
    return Claim(document=document.id, kind=ClaimKind.RELATION, type="part_of", subject=subject, object=body,
                 trigger=line, sentence=line, quote=line)  # fmt: skip


def _party(node: dict[str, Any]) -> Entity:
    return Entity(id=node["id"], name=node["label"], type=EntityType.ORGANISATION, names=(node["label"],))


def _claim(
    proposition: dict[str, Any], said: dict[str, Any], chain: tuple[ChainLink, ...], modality: Modality
) -> Claim:
    kind = proposition["type"]
    span = piece(said["at"])
    claim_kind = (
        ClaimKind.QUANTITY if kind in _QUANTITIES else ClaimKind.EVENT if kind in _EVENTS else ClaimKind.RELATION
    )
    return Claim(
        document=documents()[report_of(said["at"])].id,
        kind=claim_kind,
        type=kind,
        subject=_ref(proposition.get("subject"), span),
        object=_ref(proposition.get("object"), span),
        trigger=Span(span.start, span.start + 1),
        sentence=span,
        quote=span,
        time=_time(str(proposition["time"]), span) if "time" in proposition else None,
        place=_ref(proposition.get("place"), span),
        quantity=_quantity(proposition, said),
        polarity=Polarity(proposition.get("polarity", "positive")),
        modality=modality,
        chain=chain,
    )


def _quantity(proposition: dict[str, Any], said: dict[str, Any]) -> Quantity | None:
    given = said.get("quantity")
    if given is None:
        return None
    return Quantity(role=proposition["type"], value=given["value"], low=given["low"], high=given["high"],
                    operator=given["operator"], label=said.get("label", ""))  # fmt: skip


def _ref(ident: str | None, span: Span) -> Ref | None:
    if ident is None:
        return None
    known = entities().get(ident)
    apart = sum(map(ord, ident)) % (span.end - span.start)  # no two arguments at one place: ids hash places
    return Ref(
        span=Span(span.start + apart, span.end), text=known.name if known else ident, entity=ident if known else None
    )


def _time(edtf: str, span: Span) -> TimeExpression:
    parsed = parse_edtf(edtf)
    bounds = []
    for strict in (parsed.lower_strict, parsed.upper_strict):
        try:
            year, month, day = tuple(strict())[:3]
            bounds.append(f"{year:04d}-{month:02d}-{day:02d}")
        except (TypeError, AttributeError):
            bounds.append(None)
    earliest, latest = bounds
    if edtf.endswith("/.."):
        latest = None
    return TimeExpression(span=span, text=edtf, timex=Timex(type="DATE", value=edtf), edtf=edtf, earliest=earliest,
                          latest=latest, basis=TimeBasis.TEXT)  # fmt: skip


def _outlet(at: str) -> ChainLink:
    document = documents()[report_of(at)]
    return ChainLink(text=document.outlet or document.file, kind=SourceKind.MEDIA_OUTLET)


def _chain(support: dict[str, Any]) -> tuple[ChainLink, ...]:
    links = [_outlet(support["at"])]
    for named in support.get("chain", []):
        kind = SourceKind.NAMED_PERSON if named == "olmsted" else SourceKind.ANONYMOUS_OFFICIALS
        links += _link(named, kind, report_of(support["at"]))
    if "chain" in support:
        return tuple(links)
    for source in support["from"]:
        own = source in documents() and documents()[source].outlet == documents()[report_of(support["at"])].outlet
        links += _own_report() if own else _named(source, support["at"])
    return tuple(links)


def _named(source: str, at: str = "") -> tuple[ChainLink, ...]:
    """What a reader finds of a source in the text."""
    if source.startswith("voice:"):
        return ()
    if source == "ipa":  # the agency stands in the credit line; in the text it is the police who speak
        return _link("qaramand-police", SourceKind.GOVERNMENT)
    if source in nodes():
        return _link(source, _KINDS[nodes()[source]["kind"]])
    edge = [e for e in truth()["lineage"] if e["from"] == source and e["to"] == report_of(at)]
    if at and not edge[0]["credited"]:
        return ()
    return (ChainLink(text=documents()[source].outlet or source, kind=SourceKind.MEDIA_OUTLET),)


def _link(ident: str, kind: SourceKind, report: str = "") -> tuple[ChainLink, ...]:
    """A link with its place in the text where the truth has an alias of it there."""
    known = entities().get(ident)
    listed = next((e["aliases"].get(report, []) for e in truth()["entities"] if e["id"] == ident), [])
    start = documents()[report].text.find(listed[0]) if listed else -1
    span = Span(start, start + len(listed[0])) if start >= 0 else None
    return (ChainLink(text=known.name if known else nodes()[ident]["label"], kind=kind, entity=ident, span=span),)


def _citing(proposition: dict[str, Any], support: dict[str, Any]) -> list[Attribution]:
    """ "The dossier says, citing a video": where the truth gives a source another parent for this proposition."""
    found = []
    for source, parents in proposition.get("via", {}).items():
        text = documents()[report_of(support["at"])].text
        span = piece(support["at"])
        cue = text.find("citing", span.start, span.end)
        if source in support["from"] and cue >= 0:
            assert parents == ["sik-video"]
            video = text.find("a video", cue)
            found.append(
                Attribution(
                    document=documents()[report_of(support["at"])].id,
                    source=span,
                    cue=Span(cue, cue + len("citing")),
                    content=(Span(video, video + len("a video")),),
                    kind=AttributionKind.INDIRECT,
                    cue_class=CueClass.ACCORDING_TO,
                    source_kind=SourceKind.DOCUMENT,
                    source_entity=source,
                )
            )
    return found
