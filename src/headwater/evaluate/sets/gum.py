"""gum: entities, coreference and dates in twelve documents of six genres (GUM, Zeldes 2017).

Files: ``dep/*.conllu`` (text, entities, coreference) and ``xml/*.xml`` (dates). GUM nests whole noun phrases of ten
types, pronouns included. Metric, entities: F1, exact and by head (our head word is GUM's minimal span), over its types
person, organization, place and time; for names alone too. Coreference: CoNLL mean of MUC, B³ and CEAF-e without
singletons, mentions paired exactly, and paired by head; over all types, and over person, organization and place.
Dates: F1 of the value (TIMEX3 or EDTF equal to ``when``, or the same bounds). The baseline is spaCy's names; for
coreference, names with the same words, and (where installed) names that nomenklatura's logic-v2 calls a match; pairs of
mentions are counted too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from headwater.evaluate.baselines import logic_v2
from headwater.evaluate.baselines.spacy_alone import named
from headwater.evaluate.metrics.clusters import METRICS, Cluster, all_three, conll, pair_links
from headwater.evaluate.metrics.counts import Counts, hits, interval
from headwater.evaluate.metrics.spans import Words, best_first
from headwater.evaluate.result import OURS, Figure, Mistake, Report, Score, Table, score
from headwater.evaluate.sets.gum_files import GumDate, GumMention, dates, documents, mentions, read_conllu
from headwater.evaluate.sets.gum_pairs import Guess, pair_mentions, same_extent, same_head
from headwater.evaluate.sets.shared import existing, sentence_at, text_document, words_in
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.time import TimeExpression
from headwater.resolve.comparison import Kind

READ = ("person", "organization", "place", "time")
_GROUPS = (
    "armed_group intelligence_agency state_body political_party outlet company international_organisation organisation"
)
ACCEPTS: Mapping[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "role": frozenset({"person"}),
    "unnamed_source": frozenset({"person", "organization"}),
    "population": frozenset({"person", "organization"}),
    "place": frozenset({"place"}),
    "facility": frozenset({"place"}),
    "state": frozenset({"place", "organization"}),
    "time": frozenset({"time"}),
    **{name: frozenset({"organization"}) for name in _GROUPS.split()},
}
SPACY: Mapping[str, frozenset[str]] = {
    "PERSON": frozenset({"person"}),
    "NORP": frozenset({"person", "organization"}),
    "ORG": frozenset({"organization"}),
    "GPE": frozenset({"place", "organization"}),
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"place"}),
    "DATE": frozenset({"time"}),
    "TIME": frozenset({"time"}),
}


@dataclass(frozen=True, slots=True)
class Gum:
    """A document, its mentions, its dates."""

    document: Document
    mentions: tuple[GumMention, ...]
    dates: tuple[GumDate, ...]


def load(folder: Path) -> list[Gum]:
    """The documents in name order. Raises ``UsageError`` when the folder lacks them."""
    existing(folder, "dep")
    existing(folder, "xml")
    found = []
    for conllu, xml in documents(folder):
        text, tokens, created = read_conllu(conllu)
        document = text_document(text, conllu.stem, created)
        found.append(Gum(document, tuple(mentions(tokens)), tuple(dates(xml, tokens))))
    return found


def measure(items: Sequence[Gum], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``items``."""
    ours = [_ours(reading) for reading in readings]
    bare = [_bare(item, names) for item, names in zip(items, named([i.document.text for i in items]), strict=True)]
    entities = (*_entities(items, ours, ACCEPTS, OURS), *_entities(items, bare, SPACY, "spaCy names"))
    coreference = [*_coreference(items, ours, OURS), *_coreference(items, bare, "same words")]
    if logic := [_by_logic(item, guesses) for item, guesses in zip(items, bare, strict=True) if logic_v2.scorer()]:
        coreference += _coreference(items, logic, f"names, {logic_v2.SYSTEM}")
    return Report(
        name="gum",
        title="Entities, coreference, dates: GUM",
        metric=__doc__ or "",
        files=tuple(item.document.file for item in items),
        documents=len(items),
        words=words_in(item.document for item in items),
        tables=(
            Table(title="Entities", scores=entities),
            Table(title="Coreference", figures=tuple(coreference)),
            Table(title="Dates", scores=(_date_score(items, readings),)),
        ),
        mistakes=tuple(m for i, r, g in zip(items, readings, ours, strict=True) for m in _mistakes(i, r, g)),
    )


def _ours(reading: Reading) -> list[Guess]:
    found = [
        Guess(m.span, m.head or m.span, m.type.value, m.entity, m.kind.value in ("name", "acronym"))
        for m in reading.mentions
    ]
    return found + [Guess(t.span, t.span, "time", None, True) for t in reading.times]


def _bare(item: Gum, names: Sequence[tuple[Span, str]]) -> list[Guess]:
    text = item.document.text
    return [Guess(s, s, label, s.of(text).lower(), True) for s, label in names if label in SPACY]


def _by_logic(item: Gum, names: Sequence[Guess]) -> list[Guess]:
    """spaCy's names, clustered by logic-v2."""
    kinds = {"PERSON": Kind.PERSON, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE}
    spelled = [(kinds.get(guess.type, Kind.BODY), guess.span.of(item.document.text)) for guess in names]
    homes = logic_v2.clustered(spelled) or []
    return [replace(guess, cluster=str(home)) for guess, home in zip(names, homes, strict=True)]


def _entities(
    items: Sequence[Gum], guesses: Sequence[list[Guess]], table: Mapping[str, frozenset[str]], system: str
) -> Iterator[Score]:
    rows: dict[str, list[Counts]] = {}
    for item, some in zip(items, guesses, strict=True):
        gold = [m for m in item.mentions if m.type in READ]
        able = [g for g in some if g.type in table]
        for scope, wanted, given in (
            ("all", gold, able),
            ("names", [m for m in gold if m.named or m.type == "time"], [g for g in able if g.name]),
        ):
            for how, meets in (("exact", same_extent), ("by head", same_head)):
                for labels in ("untyped", "typed"):
                    pairs = pair_mentions(wanted, given, meets, table if labels == "typed" else None)
                    counts = hits(len(pairs), len(wanted), len(given))
                    rows.setdefault(f"{scope}, {labels}, {how}", []).append(counts)
    for name, parts in rows.items():
        yield score(name, parts, system)


def _coreference(items: Sequence[Gum], guesses: Sequence[list[Guess]], system: str) -> Iterator[Figure]:
    for types, name in ((None, "all types"), (READ[:3], "person, organization, place")):
        for how, meets in (("exact", same_extent), ("by head", same_head)):
            parts, linked = [], []
            for item, some in zip(items, guesses, strict=True):
                gold = [m for m in item.mentions if types is None or m.type in types]
                able = [g for g in some if g.cluster and (types is None or g.type in ACCEPTS or g.type in SPACY)]
                both = _clusters(gold, able, meets)
                parts.append(all_three(*both))
                linked.append(pair_links(*both))
            bounds = interval(parts, conll) or (None, None)
            yield Figure(
                measure=f"CoNLL F1, {name}, {how}", system=system, value=conll(parts),
                count=sum(len(i.mentions) for i in items), low=bounds[0], high=bounds[1],
            )  # fmt: skip
            if how == "by head":
                for index, metric in enumerate(METRICS):
                    yield Figure(
                        measure=f"{metric} F1, {name}, {how}", system=system,
                        value=score(metric, [part[index] for part in parts]).f1, count=len(parts),
                    )  # fmt: skip
                value = score("pairs", linked).f1
                yield Figure(measure=f"pair F1, {name}, {how}", system=system, value=value, count=len(parts))


def _clusters(
    gold: Sequence[GumMention], guesses: Sequence[Guess], meets: Callable[[GumMention, Guess], bool]
) -> tuple[list[Cluster], list[Cluster]]:
    """Both sides as sets of keys, singletons dropped; a guess that is no gold mention keeps a key of its own."""
    partner = {j: i for i, j in pair_mentions(gold, guesses, meets).items()}
    left: dict[str, set[object]] = {}
    right: dict[str, set[object]] = {}
    for index, mention in enumerate(gold):
        left.setdefault(mention.cluster, set()).add(("gold", index))
    for other, guess in enumerate(guesses):
        key = ("gold", partner[other]) if other in partner else ("ours", other)
        right.setdefault(guess.cluster or "", set()).add(key)
    return _several(left), _several(right)


def _several(clusters: dict[str, set[object]]) -> list[Cluster]:
    return [frozenset(members) for members in clusters.values() if len(members) > 1]


def _date_score(items: Sequence[Gum], readings: Sequence[Reading]) -> Score:
    parts = []
    for item, reading in zip(items, readings, strict=True):
        words = Words.of(item.document.text)
        able = [t for t in reading.times if t.timex.type == "DATE" and t.timex.value[:1].isdigit()]
        pairs = best_first([words.within((d.span,)) for d in item.dates], [words.within((t.span,)) for t in able])
        right = sum(_same_date(item.dates[i], able[j]) for i, j in pairs)
        parts.append(hits(right, len(item.dates), len(able)))
    return score("date value", parts)


def _same_date(gold: GumDate, own: TimeExpression) -> bool:
    if gold.when:
        return gold.when in (own.timex.value, own.edtf)
    return (gold.first, gold.last) == (own.earliest, own.latest) or f"{gold.first}/{gold.last}" == own.edtf


def _mistakes(item: Gum, reading: Reading, guesses: Sequence[Guess]) -> Iterator[Mistake]:
    gold = [m for m in item.mentions if m.type in READ]
    able = [g for g in guesses if g.type in ACCEPTS]
    pairs = pair_mentions(gold, able, same_head)
    text = item.document.text
    for index, mention in enumerate(gold):
        guess = able[pairs[index]] if index in pairs else None
        cls = _class(mention, guess, mention.span.of(text))
        if cls:
            where = sentence_at(text, reading, mention.span)
            ours = f"{guess.span.of(text)} [{guess.type}]" if guess else "-"
            yield Mistake(cls=cls, document=item.document.file, sentence=where,
                          gold=f"{mention.span.of(text)} [{mention.type}]", ours=ours)  # fmt: skip
    for other, guess in enumerate(able):
        if other not in pairs.values():
            yield Mistake(cls=f"false alarm: {guess.type}", document=item.document.file,
                          sentence=sentence_at(text, reading, guess.span), gold="-",
                          ours=f"{guess.span.of(text)} [{guess.type}]")  # fmt: skip


def _class(mention: GumMention, guess: Guess | None, words: str) -> str | None:
    if guess is None:
        form = "name" if mention.named else "pronoun" if words.lower() in _PRONOUNS else "description"
        return f"missed: {mention.type} {form}"
    if mention.type not in ACCEPTS[guess.type]:
        return f"type: {mention.type} read as {guess.type}"
    return None


_PRONOUNS = frozenset(
    [
        *("he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "his", "its", "their", "our"),
        *("my", "your", "who", "which", "that", "this", "these", "those", "himself", "herself", "itself", "themselves"),
    ]
)
