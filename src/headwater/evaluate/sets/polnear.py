"""polnear: attribution relations in US political news, 2016 (Newell, Margolin and Ruths 2018).

Files: ``dev/text/*.txt`` and ``dev/attributions/*.ann`` (brat standoff); where an article has several annotation
files, the first in name order. Attribution and Attribution-no-source count; Discuss and Discard do not.
Metric: F1 of source, cue and content spans, exact and overlap; F1 of the whole relation (content Dice ≥ 0.5 and
source head right), also for direct, mixed, indirect and no-source sayings apart. The corpus never nests, so of our
nested attributions both the outermost alone and all together are given; attributions without content are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.evaluate.baselines.spacy_alone import say_verbs
from headwater.evaluate.baselines.textacy_quotes import MISSING, available, textacy_quotes
from headwater.evaluate.metrics.counts import Counts, hits
from headwater.evaluate.metrics.spans import Words
from headwater.evaluate.result import OURS, Mistake, Report, Score, Table, score
from headwater.evaluate.saying_errors import saying_errors
from headwater.evaluate.sayings import Heads, Saying, compare_parts, count_by_manner, ours, pair_relations
from headwater.evaluate.sets.shared import existing, text_document, words_in
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.model.span import Span

_TEXT_BOUND = re.compile(r"T(\d+)\t(\S+) ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(Attribution(?:-no-source)?):T\d+ ?(.*)")
_PART = re.compile(r"(Source|Cue|Content)\d*:T(\d+)")


@dataclass(frozen=True, slots=True)
class Article:
    """A document, its sayings, the annotation file they come from."""

    document: Document
    sayings: tuple[Saying, ...]
    file: str


def load(folder: Path) -> list[Article]:
    """The articles in name order. Raises ``UsageError`` when the folder lacks them."""
    annotations = existing(folder, "dev", "attributions")
    articles = []
    for path in sorted(existing(folder, "dev", "text").glob("*.txt")):
        files = sorted(annotations.glob(f"{path.stem}_*.ann"))
        if files:
            text = path.read_text(encoding="utf-8")
            document = text_document(text, path.name, _published(path.stem))
            articles.append(Article(document, parse(files[0].read_text(encoding="utf-8")), files[0].name))
    return articles


def _published(stem: str) -> str | None:
    date = re.search(r"_(\d{4}-\d{2}-\d{2})_", stem)
    return date.group(1) if date else None


def parse(annotations: str) -> tuple[Saying, ...]:
    """The sayings of one brat file, in order of the text."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in annotations.splitlines():
        if bound := _TEXT_BOUND.match(line):
            pieces = (piece.split() for piece in bound.group(3).split(";"))
            spans[bound.group(1)] = tuple(Span(int(start), int(end)) for start, end in pieces)
        elif event := _EVENT.match(line):
            events.append(event.group(2))
    sayings = [_saying(event, spans) for event in events]
    return tuple(sorted(sayings, key=lambda s: (s.content, s.cue)))


def _saying(event: str, spans: dict[str, tuple[Span, ...]]) -> Saying:
    parts: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for part, number in _PART.findall(event):
        parts[part].extend(spans[number])
    return Saying(*(tuple(sorted(parts[part])) for part in ("Source", "Cue", "Content")))


def measure(articles: Sequence[Article], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``articles``."""
    texts = [article.document.text for article in articles]
    every = [[ours(a) for a in reading.attributions if a.content] for reading in readings]
    outer = [[ours(a) for a in reading.attributions if a.content and a.parent is None] for reading in readings]
    heads = [Heads(reading) for reading in readings]
    tables = [_table("whole attributions", articles, every, heads, OURS)]
    scores = list(tables[0].scores)
    scores += _table("", articles, outer, heads, f"{OURS}, outermost").scores
    scores += _table("", articles, say_verbs(texts), heads, "say-verb baseline").scores
    notes = []
    if available():
        scores += _table("", articles, textacy_quotes(texts), heads, "textacy direct quotations").scores
    else:
        notes.append(MISSING)
    return Report(
        name="polnear",
        title="Attribution: PolNeAR, development part",
        metric=__doc__ or "",
        files=tuple(article.file for article in articles),
        documents=len(articles),
        words=words_in(article.document for article in articles),
        tables=(Table(title="Sources, cues, contents, relations", scores=tuple(scores)),),
        mistakes=_mistakes(articles, readings, every, heads),
        notes=tuple(notes),
    )


def _table(
    title: str, articles: Sequence[Article], predicted: Sequence[list[Saying]], heads: Sequence[Heads], system: str
) -> Table:
    rows: dict[str, list[Counts]] = {}
    for article, sayings, head in zip(articles, predicted, heads, strict=True):
        words = Words.of(article.document.text)
        counts = compare_parts(words, article.sayings, sayings)
        pairs = pair_relations(words, article.sayings, sayings, head)
        counts["relation"] = hits(len(pairs), len(article.sayings), len(sayings))
        for manner, some in count_by_manner(words.text, article.sayings, sayings, pairs).items():
            counts[f"relation, {manner}"] = some
        for measure, some in counts.items():
            rows.setdefault(measure, []).append(some)
    scores: tuple[Score, ...] = tuple(score(measure, parts, system) for measure, parts in rows.items())
    return Table(title=title, scores=scores)


def _mistakes(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    predicted: Sequence[list[Saying]],
    heads: Sequence[Heads],
) -> tuple[Mistake, ...]:
    found: list[Mistake] = []
    for article, reading, sayings, head in zip(articles, readings, predicted, heads, strict=True):
        found.extend(saying_errors(article.document, reading, article.sayings, sayings, head))
    return tuple(found)
