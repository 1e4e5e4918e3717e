"""re3d: entities and relations in reporting on Syria and Iraq (Dstl 2017), folders CENTCOM and Wikipedia.

Files: ``documents.json``, ``entities.json``, ``relations.json`` of each folder; annotations with confidence of at
least 0.5 count. Metric: typed and untyped entity F1, exact (articles aside too) and touch, over the types we read
(Organisation, Location, Person, Nationality, Temporal, DocumentReference); weapons, vehicles, bare numbers and the like
are no entities to us and are left out on both sides, with their count given. Where gold marks one span with several
types, any counts. Relation F1: type and both arguments, each pair of spans sharing a word or one document-level
entity; ``IsSynonymOf`` against our coreference. Our finer types map to theirs by ``ACCEPTS``; the baseline is spaCy's
names, mapped as generously by ``SPACY``. Synonyms as clusters: B³ and pairs over the spans gold links, beside the same
words and, where installed, nomenklatura's logic-v2.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.evaluate.baselines.spacy_alone import named
from headwater.evaluate.metrics.counts import Counts
from headwater.evaluate.metrics.spans import Marked, Words, best_first, compare
from headwater.evaluate.result import OURS, Mistake, Report, Score, Table, score
from headwater.evaluate.sets.re3d_relations import Linked, count_relations
from headwater.evaluate.sets.re3d_synonyms import synonym_scores
from headwater.evaluate.sets.shared import existing, sentence_at, text_document, words_in
from headwater.model.document import Document
from headwater.model.mention import EntityType, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span

FOLDERS = ("CENTCOM", "Wikipedia")
READ = frozenset({"Organisation", "Location", "Person", "Nationality", "Temporal", "DocumentReference"})
_GROUP = frozenset({"Organisation"})
_STATE = frozenset({"Location", "Organisation", "Nationality"})
ACCEPTS: Mapping[str, frozenset[str]] = {
    **{t.value: _GROUP for t in EntityType},
    "person": frozenset({"Person"}),
    "role": frozenset({"Person"}),
    "unnamed_source": frozenset({"Person", "Organisation"}),
    "population": frozenset({"Organisation", "Person", "Nationality"}),
    "place": frozenset({"Location"}),
    "facility": frozenset({"Location"}),
    "state": _STATE,
    "document": frozenset({"DocumentReference"}),
    "image": frozenset({"DocumentReference"}),
    "media_item": frozenset({"DocumentReference"}),
    "time": frozenset({"Temporal"}),
}
SPACY: Mapping[str, frozenset[str]] = {
    "ORG": _GROUP,
    "PERSON": frozenset({"Person"}),
    "GPE": _STATE,
    "NORP": frozenset({"Nationality", "Organisation", "Person"}),
    "LOC": frozenset({"Location"}),
    "FAC": frozenset({"Location"}),
    "DATE": frozenset({"Temporal"}),
    "TIME": frozenset({"Temporal"}),
    "WORK_OF_ART": frozenset({"DocumentReference"}),
    "LAW": frozenset({"DocumentReference"}),
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document, its entities (several labels of one span joined by "|") and relations; ``left_out`` by type."""

    document: Document
    entities: tuple[Marked, ...]
    relations: tuple[Linked, ...]
    left_out: int


def load(folder: Path) -> list[Annotated]:
    """The documents of both folders by id. Raises ``UsageError`` when one is absent."""
    found = []
    for name in FOLDERS:
        rows = {part: _rows(existing(folder, name, f"{part}.json")) for part in ("documents", "entities", "relations")}
        for row in sorted(rows["documents"], key=lambda r: str(r["_id"])):
            own = {p: [r for r in rows[p] if r["documentId"] == row["_id"]] for p in ("entities", "relations")}
            found.append(_annotated(f"{name} {row['_id'][:8]}", row["text"], own["entities"], own["relations"]))
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _annotated(file: str, text: str, entities: list[dict[str, Any]], relations: list[dict[str, Any]]) -> Annotated:
    types: dict[Span, set[str]] = {}
    for row in entities:
        if row["confidence"] >= 0.5 and row["end"] <= len(text):
            types.setdefault(Span(row["begin"], row["end"]), set()).add(row["type"])
    kept = {span: labels & READ for span, labels in types.items() if labels & READ}
    linked = tuple(
        Linked(r["type"], Span(r["sourceBegin"], r["sourceEnd"]), Span(r["targetBegin"], r["targetEnd"]))
        for r in relations
        if r["confidence"] >= 0.5
    )
    return Annotated(
        text_document(text, file),
        tuple(Marked((span,), "|".join(sorted(labels))) for span, labels in sorted(kept.items())),
        linked,
        len(types) - len(kept),
    )


def measure(items: Sequence[Annotated], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``items``."""
    ours = [entities_of(reading) for reading in readings]
    texts = [item.document.text for item in items]
    bare = [[Marked((span,), label) for span, label in names if label in SPACY] for names in named(texts)]
    names_only = [entities_of(reading, names_only=True) for reading in readings]
    outer = [_outermost(marked) for marked in ours]
    scores = [
        *_scores(items, outer, ACCEPTS, OURS),
        *_scores(items, ours, ACCEPTS, f"{OURS}, nested too"),
        *_scores(items, names_only, ACCEPTS, f"{OURS}, names and times only"),
        *_scores(items, bare, SPACY, "spaCy names"),
    ]
    relations = count_relations(items_texts(items), [i.relations for i in items], readings)
    synonyms = synonym_scores(items_texts(items), [i.relations for i in items], readings)
    mistakes = (
        mistake
        for item, reading, some in zip(items, readings, outer, strict=True)
        for mistake in _mistakes(item, reading, some)
    )
    return Report(
        name="re3d",
        title="Entities and relations: re3d, Syria and Iraq",
        metric=__doc__ or "",
        files=tuple(item.document.file for item in items),
        documents=len(items),
        words=words_in(item.document for item in items),
        tables=(
            Table(title="Entities", scores=tuple(scores)),
            Table(title="Synonyms", scores=tuple(synonyms)),
            Table(title="Relations", scores=tuple(score(name, parts) for name, parts in relations.items())),
        ),
        mistakes=tuple(mistakes),
        notes=(f"{sum(item.left_out for item in items)} gold entities of types that are no entities to us left out",),
    )


def items_texts(items: Sequence[Annotated]) -> list[str]:
    """The texts."""
    return [item.document.text for item in items]


def entities_of(reading: Reading, names_only: bool = False) -> list[Marked]:
    """Mentions and time expressions with our types; a demonym before a noun counts as its own mention."""
    kinds = (MentionKind.NAME, MentionKind.ACRONYM, MentionKind.ADJECTIVAL)
    found = [Marked((m.span,), m.type.value) for m in reading.mentions if not names_only or m.kind in kinds]
    return found + [Marked((t.span,), "time") for t in reading.times]


def _outermost(marked: Sequence[Marked]) -> list[Marked]:
    """Without what stands inside another: gold nests one span in thirty."""
    spans = [m.spans[0] for m in marked]
    return [m for m in marked if not any(s != m.spans[0] and s.contains(m.spans[0]) for s in spans)]


def _accepts(table: Mapping[str, frozenset[str]], gold: str, predicted: str) -> bool:
    return not table.get(predicted, frozenset()).isdisjoint(gold.split("|"))


def _scores(
    items: Sequence[Annotated], predicted: Sequence[list[Marked]], table: Mapping[str, frozenset[str]], system: str
) -> Iterator[Score]:
    rows: dict[str, list[Counts]] = {}
    for item, marked in zip(items, predicted, strict=True):
        words = Words.of(item.document.text)
        typed = compare(words, item.entities, marked, lambda gold, own: _accepts(table, gold, own))
        untyped = compare(words, item.entities, marked)
        for name in ("exact", "articles aside", "touch"):
            rows.setdefault(f"typed, {name}", []).append(typed[name])
            rows.setdefault(f"untyped, {name}", []).append(untyped[name])
        for label in ("Organisation", "Location", "Person", "Temporal"):
            one = _of_type(words, item, marked, table, label)
            rows.setdefault(f"{label}, touch", []).append(one)
    for name, parts in rows.items():
        yield score(name, parts, system)


def _of_type(
    words: Words, item: Annotated, marked: list[Marked], table: Mapping[str, frozenset[str]], label: str
) -> Counts:
    """Counts of one gold type; a prediction that is right under another type it may stand for is not held wrong."""
    gold = [m for m in item.entities if label in m.label.split("|")]
    able = [m for m in marked if label in table.get(m.label, frozenset())]
    pairs = best_first([words.within(m.spans) for m in gold], [words.within(m.spans) for m in able])
    used = {j for _, j in pairs}
    elsewhere = [m for m in item.entities if label not in m.label.split("|")]
    other = best_first([words.within(m.spans) for m in elsewhere], [words.within(m.spans) for m in able])
    forgiven = {j for i, j in other if j not in used and _accepts(table, elsewhere[i].label, able[j].label)}
    predicted = len(able) - len(forgiven)
    return Counts(len(pairs), len(gold), len(pairs), predicted)


def _mistakes(item: Annotated, reading: Reading, ours: list[Marked]) -> Iterator[Mistake]:
    words = Words.of(item.document.text)
    pairs = dict(best_first([words.within(m.spans) for m in item.entities], [words.within(m.spans) for m in ours]))
    for index, gold in enumerate(item.entities):
        other = ours[pairs[index]] if index in pairs else None
        if other is None:
            yield _mistake(item, reading, f"missed: {gold.label} {_form(item, reading, gold.spans[0])}", gold, None)
        elif not _accepts(ACCEPTS, gold.label, other.label):
            yield _mistake(item, reading, f"type: {gold.label} read as {other.label}", gold, other)
        elif words.trimmed(gold.spans) != words.trimmed(other.spans):
            longer = len(words.within(other.spans)) > len(words.within(gold.spans))
            yield _mistake(item, reading, f"extent {'too long' if longer else 'too short'}: {gold.label}", gold, other)
    for other_index, other in enumerate(ours):
        if other_index not in pairs.values():
            yield _mistake(item, reading, f"false alarm: {other.label}", None, other)


def _form(item: Annotated, reading: Reading, span: Span) -> str:
    """Whether what was missed is a name, a pronoun or a description, by the parse."""
    for sentence in reading.syntax:
        tokens = sentence.at(span) if sentence.span.overlaps(span) else ()
        if tokens:
            if any(sentence.pos[t] == "PROPN" for t in tokens):
                return "name"
            return "pronoun" if all(sentence.pos[t] == "PRON" for t in tokens) else "description"
    return "outside sentences"


def _mistake(item: Annotated, reading: Reading, cls: str, gold: Marked | None, ours: Marked | None) -> Mistake:
    shown = gold or ours
    text = item.document.text
    return Mistake(
        cls=cls,
        document=item.document.file,
        sentence=sentence_at(text, reading, shown.spans[0] if shown else Span(0, 0)),
        gold=f"{gold.spans[0].of(text)} [{gold.label}]" if gold else "-",
        ours=f"{ours.spans[0].of(text)} [{ours.label}]" if ours else "-",
    )
