"""geo: place names with coordinates, LGL and GeoVirus (Lieberman et al. 2010; Gritta, Pilehvar and Collier 2019).

Files: ``lgl.xml`` (local US papers) and ``GeoVirus.xml`` (Wikinews). LGL also marks demonyms ("Russian"); these are
left out as neither right nor wrong, since headwater never geocodes them: the gold's own record decides what is one (an
area whose name does not hold the phrase, and the phrase has such an ending). Metric: F1 of toponym spans, exact and
touch; on matched toponyms accuracy within 161 km, median and mean error, area under the log-error curve (no coordinates
count as the farthest error); end to end, the share of all gold toponyms with coordinates that are found and placed
within 161 km. The baseline is spaCy's GPE, LOC and FAC names, each placed at the country of that name or else at the
most populous place of that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean, median

from headwater.evaluate.baselines.gazetteer_alone import most_populous
from headwater.evaluate.baselines.spacy_alone import named
from headwater.evaluate.metrics.counts import Counts, interval
from headwater.evaluate.metrics.numbers import FARTHEST_KM, WITHIN_KM, accuracy, distance_km, log_error_area
from headwater.evaluate.metrics.spans import Marked, Words, best_first, compare
from headwater.evaluate.result import OURS, Figure, Mistake, Report, Score, Table, score
from headwater.evaluate.sets.geo_files import Located, Toponym, load
from headwater.evaluate.sets.shared import sentence_at, words_in
from headwater.model.mention import EntityType, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span

__all__ = ["load", "measure"]


def measure(articles: Sequence[Located], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``articles``."""
    ours = [_ours(reading) for reading in readings]
    bare = [
        [Toponym(span, most_populous(span.of(article.document.text))) for span, label in names if label in _LABELS]
        for article, names in zip(articles, named([a.document.text for a in articles]), strict=True)
    ]
    tables = []
    for corpus in sorted({article.corpus for article in articles}):
        some = [i for i, article in enumerate(articles) if article.corpus == corpus]
        tables.append(_table(corpus, [articles[i] for i in some], [ours[i] for i in some], [bare[i] for i in some]))
    tables.append(_table("both", articles, ours, bare))
    mistakes = (
        mistake
        for article, reading, toponyms in zip(articles, readings, ours, strict=True)
        for mistake in _mistakes(article, reading, toponyms)
    )
    return Report(
        name="geo",
        title="Place: LGL and GeoVirus",
        metric=__doc__ or "",
        files=("lgl.xml", "GeoVirus.xml"),
        documents=len(articles),
        words=words_in(article.document for article in articles),
        tables=tuple(tables),
        mistakes=tuple(mistakes),
    )


_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_TYPES = frozenset({EntityType.PLACE, EntityType.STATE})
_NAMES = frozenset({MentionKind.NAME, MentionKind.ACRONYM})


def _ours(reading: Reading) -> list[Toponym]:
    """Names of places and states, acting or not, with the place of their entity."""
    places = {entity.id: entity.place for entity in reading.entities}
    found = []
    for mention in reading.mentions:
        if mention.kind in _NAMES and mention.type in _PLACE_TYPES:
            place = places.get(mention.entity or "")
            found.append(Toponym(mention.span, (place.lat, place.lon) if place else None))
    return found


def _table(
    corpus: str, articles: Sequence[Located], ours: Sequence[list[Toponym]], bare: Sequence[list[Toponym]]
) -> Table:
    scores: list[Score] = []
    figures: list[Figure] = []
    for system, predicted in ((OURS, ours), ("spaCy names, most populous bearer", bare)):
        parts = [_compare(article, toponyms) for article, toponyms in zip(articles, predicted, strict=True)]
        for name in ("exact", "touch"):
            scores.append(score(f"toponym, {name}", [part[name] for part in parts], system))
        figures.extend(_resolution(articles, predicted, system))
    return Table(title=f"Toponyms and where they are: {corpus}", scores=tuple(scores), figures=tuple(figures))


def _compare(article: Located, predicted: Sequence[Toponym]) -> dict[str, Counts]:
    words = Words.of(article.document.text)
    kept = _beyond_demonyms(words, article, predicted)
    return compare(words, [Marked((t.span,)) for t in article.toponyms], [Marked((t.span,)) for t in kept])


def _beyond_demonyms(words: Words, article: Located, predicted: Sequence[Toponym]) -> list[Toponym]:
    neither = {words.trimmed((t.span,)) for t in article.demonyms}
    return [t for t in predicted if words.trimmed((t.span,)) not in neither]


def _errors_km(article: Located, predicted: Sequence[Toponym]) -> dict[int, float]:
    """For each found gold toponym with coordinates, how far off we place it."""
    words = Words.of(article.document.text)
    gold, ours = article.toponyms, predicted
    pairs = best_first([words.within((t.span,)) for t in gold], [words.within((t.span,)) for t in ours])
    errors = {}
    for index, other in pairs:
        point, guess = gold[index].point, ours[other].point
        if point is not None:
            errors[index] = distance_km(point, guess) if guess else FARTHEST_KM
    return errors


def _resolution(articles: Sequence[Located], predicted: Sequence[list[Toponym]], system: str) -> list[Figure]:
    errors = [list(_errors_km(a, toponyms).values()) for a, toponyms in zip(articles, predicted, strict=True)]
    placed = [sum(t.point is not None for t in article.toponyms) for article in articles]
    near = [sum(error <= WITHIN_KM for error in some) for some in errors]
    flat = [error for some in errors for error in some]
    whole = interval(list(zip(near, placed, strict=True)), _share) or (None, None)
    count = len(flat)
    return [
        Figure(measure="end to end: found and within 161 km", system=system, value=sum(near) / max(1, sum(placed)),
               count=sum(placed), low=whole[0], high=whole[1]),
        Figure(measure="of found: within 161 km", system=system, value=accuracy([e <= WITHIN_KM for e in flat]),
               count=count),
        Figure(measure="of found: median error", system=system, value=median(flat) if flat else 0.0, count=count,
               unit="km", lower_is_better=True),
        Figure(measure="of found: mean error", system=system, value=fmean(flat) if flat else 0.0, count=count,
               unit="km", lower_is_better=True),
        Figure(measure="of found: area under log error", system=system, value=log_error_area(flat), count=count,
               unit="0 to 1", lower_is_better=True),
    ]  # fmt: skip


def _share(parts: Sequence[tuple[int, int]]) -> float:
    return sum(near for near, _ in parts) / max(1, sum(placed for _, placed in parts))


def _mistakes(article: Located, reading: Reading, predicted: list[Toponym]) -> Iterator[Mistake]:
    words = Words.of(article.document.text)
    kept = _beyond_demonyms(words, article, predicted)
    gold = article.toponyms
    pairs = dict(best_first([words.within((t.span,)) for t in gold], [words.within((t.span,)) for t in kept]))
    for index, toponym in enumerate(gold):
        other = kept[pairs[index]] if index in pairs else None
        if cls := _class(article, reading, toponym, other):
            yield _mistake(article, reading, cls, toponym, other)
    for other_index, other in enumerate(kept):
        if other_index not in pairs.values():
            yield _mistake(article, reading, "false alarm", None, other)


def _class(article: Located, reading: Reading, gold: Toponym, ours: Toponym | None) -> str | None:
    if ours is None:
        typed = next((m.type.value for m in reading.mentions if m.span.overlaps(gold.span)), None)
        return f"missed: read as {typed}" if typed else "missed: no mention"
    if gold.point is None:
        return None
    if ours.point is None:
        known = most_populous(gold.span.of(article.document.text)) is not None
        return "no coordinates: name in the gazetteer" if known else "no coordinates: name not in the gazetteer"
    error = distance_km(gold.point, ours.point)
    if error <= WITHIN_KM:
        return None
    return "placed 161 to 1,000 km off" if error <= 1000 else "placed over 1,000 km off"


def _mistake(article: Located, reading: Reading, cls: str, gold: Toponym | None, ours: Toponym | None) -> Mistake:
    shown = gold or ours
    text = article.document.text
    return Mistake(
        cls=cls,
        document=article.document.file,
        sentence=sentence_at(text, reading, shown.span if shown else Span(0, 0)),
        gold=f"{gold.span.of(text)} {gold.point}" if gold else "-",
        ours=f"{ours.span.of(text)} {ours.point}" if ours else "-",
    )
