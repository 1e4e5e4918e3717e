"""Steps 2 and 4: names found before the parse, typed over the whole document, joined with their acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from headwater.model.document import Document, RegionKind
from headwater.model.ids import content_id
from headwater.model.mention import Entity, EntityType, Mention, MentionKind
from headwater.model.reading import CorefLink, Reading, Refusal
from headwater.model.span import Span
from headwater.read.acronyms import Definition, definitions
from headwater.read.defined_names import with_definitions
from headwater.read.engine import Engine
from headwater.read.head_nouns import head_nouns
from headwater.read.headline import is_title_case, names_in_headline
from headwater.read.kinds import Decision, Jury, PlacePrior
from headwater.read.lexicon import lexicon
from headwater.read.naming import Register
from headwater.read.occurrences import Finder, Occurrence
from headwater.read.parse import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SURE = 0.95
_DOUBTFUL = {"surname, first bearer": 0.6}
"""How sure an alias is: a surname that two people bear is a guess by the habit of news, and shown as one."""
_UNCLEAR = 0.4
"""A single dictionary word whose vote is closer than this is not a name (re3d, 2026-11)."""


class Names:
    """Fills ``mentions`` and ``entities`` with what is named; leaves the tokens for the parse."""

    def __init__(self, engine: Engine, place_prior: PlacePrior) -> None:
        self._engine = engine
        self._lexicon = lexicon()
        self._finder = Finder(self._lexicon, engine.common_words)
        self._jury = Jury(self._lexicon, engine.common_words, place_prior, head_nouns())

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """One document alone; ``many`` is how a pile is read."""
        return self.many([document], [reading])[0]

    def many(self, documents: Sequence[Document], readings: Sequence[Reading]) -> list[Reading]:
        """The model sees all sentences of all documents in full batches."""
        texts = [s.of(d.text) for d, r in zip(documents, readings, strict=True) for s in r.sentences]
        docs = iter(self._engine.named(texts))
        return [
            self._read(document, reading, list(islice(docs, len(reading.sentences))))
            for document, reading in zip(documents, readings, strict=True)
        ]

    def _read(self, document: Document, reading: Reading, docs: list[Doc]) -> Reading:
        text = document.text
        headlines = _title_cased(reading, docs)
        inside = (s.of(text) for i, s in enumerate(reading.sentences) if i not in headlines)
        self._finder.learn(inside)
        found: list[Occurrence] = []
        defined: list[Definition] = []
        for i, (span, doc) in enumerate(zip(reading.sentences, docs, strict=True)):
            if i not in headlines:
                found.extend(self._finder.with_owners(list(self._finder.find(text, span, i, doc)), text))
                defined.extend(_shifted(d, span.start) for d in definitions(span.of(text)))
        found, pairs = with_definitions(text, found, defined)
        register = Register(found, self._lexicon, self._jury)
        register.decide(pairs)
        for i in headlines:
            found.extend(names_in_headline(text, reading.sentences[i], i, register))
        found.sort(key=lambda o: o.span)
        kept, refused = self._kept(found, register)
        builder = _Builder(reading.document, register)
        mentions = tuple(builder.mention(o, d) for o, d in kept)
        return replace(
            reading,
            mentions=mentions,
            entities=builder.entities(),
            links=(*reading.links, *builder.links),
            refused=(*reading.refused, *refused),
            notes={
                **reading.notes,
                "tokens": tuple(_tokens(span, doc) for span, doc in zip(reading.sentences, docs, strict=True)),
                "occurrences": {o.span: o for o in found},
            },
        )

    def _kept(
        self, found: list[Occurrence], register: Register
    ) -> tuple[list[tuple[Occurrence, Decision]], list[Refusal]]:
        kept: list[tuple[Occurrence, Decision]] = []
        refused: list[Refusal] = []
        for one in found:
            decision = _role(one) if one.role else register.type_of(one.key)
            if decision is None or self._is_no_name(one, decision):
                why = "no evidence of what it names" if decision is None else "a dictionary word in capitals"
                refused.append(Refusal(span=one.span, step="names", why=why))
            elif kept and kept[-1][0].span.overlaps(one.span):
                refused.append(Refusal(span=one.span, step="names", why="overlaps another name"))
            else:
                kept.append((one, decision))
        return kept, refused

    def _is_no_name(self, one: Occurrence, decision: Decision) -> bool:
        if one.kind is MentionKind.ACRONYM:
            return False
        single = " " not in one.text and one.text.lower() in self._engine.common_words
        return single and decision.known is None and decision.lead < _UNCLEAR


class _Builder:
    """Mentions and the document's entities, from names and their register."""

    def __init__(self, document: str, register: Register) -> None:
        self._document = document
        self._register = register
        self._names: dict[str, dict[str, int]] = {}
        self._entity: dict[str, Entity] = {}
        self._first: dict[str, Span] = {}
        self.links: list[CorefLink] = []

    def mention(self, one: Occurrence, decision: Decision) -> Mention:
        key = f"role {one.key}" if one.role else self._register.canonical(one.key)
        ident = content_id("ent", self._document, key, decision.type)
        spelled = self._names.setdefault(ident, {})
        adjectival = one.kind is MentionKind.ADJECTIVAL
        if not adjectival:
            spelled[one.text] = spelled.get(one.text, 0) + 1
        known = decision.known
        name = known.canonical if known and (adjectival or known.type is EntityType.STATE) else one.text
        current = self._entity.get(ident)
        if current is None or (not adjectival and len(name) > len(current.name) and key == one.key):
            self._entity[ident] = Entity(id=ident, name=name, type=decision.type)
        named = self._register.names.get(one.key)
        if named and named.alias_of and ident in self._first:
            sure = _DOUBTFUL.get(named.alias_by, _SURE)
            link = CorefLink(span=one.span, antecedent=self._first[ident], rule=named.alias_by, confidence=sure)
            self.links.append(link)
        self._first.setdefault(ident, one.span)
        plural = " plural" if known and known.plural else ""
        return Mention(
            span=one.span,
            text=one.text,
            kind=one.kind,
            type=decision.type,
            entity=ident,
            because=decision.because + plural,
            literal=not adjectival and not one.bound.endswith("-"),
        )

    def entities(self) -> tuple[Entity, ...]:
        rows = []
        for ident, entity in self._entity.items():
            names = sorted(self._names[ident], key=lambda n: (-len(n), n))
            rows.append(replace(entity, names=tuple(names)))
        return tuple(rows)


def _role(one: Occurrence) -> Decision:
    return Decision(type=EntityType.ROLE, lead=1.0, because="a title without a name")


def _title_cased(reading: Reading, docs: list[Doc]) -> list[int]:
    headlines = [r.span for r in reading.regions if r.kind is RegionKind.HEADLINE]
    return [
        i
        for i, (span, doc) in enumerate(zip(reading.sentences, docs, strict=True))
        if any(h.contains(span) for h in headlines) and is_title_case([t.text for t in doc])
    ]


def _shifted(definition: Definition, by: int) -> Definition:
    short, long = definition.short, definition.long
    return Definition(short=Span(short.start + by, short.end + by), long=Span(long.start + by, long.end + by))


def _tokens(span: Span, doc: Doc) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    joined = ""
    for token in doc:
        at = span.start + token.idx
        if words and joined and starts[-1] + len(words[-1]) == at and (token.text == "-" or _is_part(token.text)):
            words[-1] += token.text
            joined = "-" if token.text == "-" else ("" if not _is_part(token.text) else token.text)
            continue
        words.append(token.text)
        starts.append(at)
        joined = token.text if _is_part(token.text) else ""
    ends = tuple([a + len(w) for a, w in zip(starts, words, strict=True)])
    return Tokens(word=tuple(words), start=tuple(starts), end=ends)


def _is_part(word: str) -> bool:
    """A part of an ordinary compound ("brother-in-law", "30-year-old"): the parser does better with it whole."""
    return (word.islower() and word.isalpha()) or word.isdigit()
