"""The graphs of a nanopublication, triple by triple (nanopub.net guidelines, PROV-O, Web Annotation)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import quote, urlsplit

from headwater.export.needed import needed
from headwater.model.claim import Polarity
from headwater.model.mention import Entity
from headwater.store import DocumentRecord
from headwater.store.rows import about, first_day
from headwater.store.told import Told

Triple = tuple[Any, Any, Any]

HW = "urn:headwater:terms:"
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "hw": HW,
    "np": "http://www.nanopub.org/nschema#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def head(base: str) -> Iterator[Triple]:
    """What belongs to the nanopublication."""
    yield _uri(base), _a(), _term("np", "Nanopublication")
    for name, part in (("Assertion", "assertion"), ("Provenance", "provenance"), ("PublicationInfo", "publication")):
        yield _uri(base), _term("np", f"has{name}"), _uri(f"{base}#{part}")


def assertion(told: Told, base: str) -> Iterator[Triple]:
    """What is said: type, parties by role, when, where, how many; and whether it is said not to be so."""
    claim, statement = told.claim, _uri(f"{base}#statement")
    yield statement, _a(), _term("hw", "Statement")
    yield statement, _term("hw", "type"), _term("hw", claim.type)
    yield statement, _term("hw", "negated"), _literal(claim.polarity is Polarity.NEGATIVE)
    for role, ref in about(claim):
        entity = told.entity(ref)
        yield statement, _term("hw", role), _uri(f"urn:headwater:{entity.id}") if entity else _literal(ref.text)
    if claim.time and claim.time.edtf:
        yield statement, _term("hw", "when"), _literal(claim.time.edtf)
    if claim.quantity:
        for name in ("value", "low", "high"):
            value = getattr(claim.quantity, name)
            if value is not None:
                yield statement, _term("hw", name), _literal(float(value))
        yield statement, _term("hw", "counted"), _literal(claim.quantity.label or claim.quantity.role)


def provenance(told: Told, base: str) -> Iterator[Triple]:
    """Who says so, in which voice, in which words, from how many origins."""
    claim, said, paper = told.claim, _uri(f"{base}#assertion"), _uri(f"urn:headwater:{told.claim.document}")
    yield said, _term("prov", "wasQuotedFrom"), paper
    yield said, _term("hw", "voice"), _literal(claim.modality.value)
    yield said, _term("hw", "attribution"), _literal(claim.scope.value)
    yield said, _term("hw", "evidentiality"), _literal(claim.evidentiality.value)
    yield said, _term("hw", "chain"), _literal(told.chain)
    for number, link in enumerate(claim.chain):
        agent = _uri(f"{base}#source-{number}")
        yield said, _term("prov", "wasAttributedTo"), agent
        yield agent, _a(), _term("prov", "Agent")
        yield agent, _term("rdfs", "label"), _literal(link.text)
        yield agent, _term("hw", "kind"), _literal(link.kind.value)
        if entity := told.entity(link):
            yield agent, _term("hw", "entity"), _uri(f"urn:headwater:{entity.id}")
        if number:
            yield _uri(f"{base}#source-{number - 1}"), _term("hw", "reports"), agent
    yield from _weighed(told, said)
    yield from _words(told, base)


def _weighed(told: Told, said: Any) -> Iterator[Triple]:
    if told.finding is None:
        return
    yield said, _term("hw", "proposition"), _uri(f"urn:headwater:{told.finding.proposition.id}")
    yield said, _term("hw", "originsLower"), _literal(told.finding.lower)
    yield said, _term("hw", "originsUpper"), _literal(told.finding.upper)
    for origin in told.finding.origins:
        yield said, _term("hw", "origin"), _literal(origin.label)
    for denial in told.finding.denied_by:
        yield said, _term("hw", "deniedBy"), _uri(f"urn:headwater:{denial}#assertion")


def _words(told: Told, base: str) -> Iterator[Triple]:
    span, note, target = told.claim.quote, _uri(f"{base}#words"), _uri(f"{base}#target")
    position, words = _uri(f"{base}#position"), _uri(f"{base}#quote")
    yield note, _a(), _term("oa", "Annotation")
    yield note, _term("oa", "hasBody"), _uri(f"{base}#assertion")
    yield note, _term("oa", "hasTarget"), target
    yield target, _a(), _term("oa", "SpecificResource")
    yield target, _term("oa", "hasSource"), _uri(f"urn:headwater:{told.claim.document}")
    for selector in (position, words):
        yield target, _term("oa", "hasSelector"), selector
    yield position, _a(), _term("oa", "TextPositionSelector")
    yield position, _term("oa", "start"), _count(span.start)
    yield position, _term("oa", "end"), _count(span.end)
    yield words, _a(), _term("oa", "TextQuoteSelector")
    yield words, _term("oa", "exact"), _literal(told.record.quote)
    yield words, _term("oa", "prefix"), _literal(told.before)
    yield words, _term("oa", "suffix"), _literal(told.after)


def publication(told: Told, base: str) -> Iterator[Triple]:
    """Who made the record, and whether a reviewer looked at it."""
    maker = _uri(f"urn:headwater:software:{version('headwater')}")
    yield _uri(base), _term("prov", "wasAttributedTo"), maker
    yield maker, _a(), _term("prov", "SoftwareAgent")
    yield _uri(base), _term("hw", "confidence"), _literal(told.claim.confidence)
    if told.review:
        yield _uri(base), _term("hw", "reviewed"), _literal(told.review)


def entity_of(entity: Entity) -> Iterator[Triple]:
    """Names and type of an entity of the case."""
    one = _uri(f"urn:headwater:{entity.id}")
    yield one, _a(), _term("hw", entity.type.value)
    for name in dict.fromkeys((entity.name, *entity.names)):
        yield one, _term("rdfs", "label"), _literal(name)


def paper_of(record: DocumentRecord) -> Iterator[Triple]:
    """A report: outlet, title, date, address, hash."""
    one = _uri(f"urn:headwater:{record.id}")
    yield one, _a(), _term("prov", "Entity")
    yield one, _term("hw", "sha256"), _literal(record.original)
    named = (("title", record.title or record.file), ("publisher", record.outlet), ("issued", record.published))
    for name, value in named:
        if value:
            yield one, _term("dcterms", name), _literal(value)
    if day := first_day(record.published):
        yield one, _term("hw", "firstDay"), _literal(day)
    if record.uri and urlsplit(record.uri).scheme in ("http", "https"):
        yield one, _term("dcterms", "source"), _uri(quote(record.uri, safe=":/?#[]@!$&'()*+,;=%~"))


def _rdf() -> Any:
    return needed("rdf", "rdflib")[0]


def _uri(address: str) -> Any:
    return _rdf().URIRef(address)


def _term(prefix: str, name: str) -> Any:
    return _rdf().URIRef(PREFIXES[prefix] + name)


def _a() -> Any:
    return _term("rdf", "type")


def _literal(value: str | float | bool) -> Any:
    if isinstance(value, str):
        return _rdf().Literal(value.encode("utf-8", "replace").decode("utf-8"))
    return _rdf().Literal(value)


def _count(value: int) -> Any:
    return _rdf().Literal(value, datatype=_term("xsd", "nonNegativeInteger"))
