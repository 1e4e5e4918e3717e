"""re3d's synonym links as clusters, against ours and those of matchers of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from headwater.evaluate.baselines import logic_v2
from headwater.evaluate.metrics.clusters import Cluster, b_cubed, pair_links
from headwater.evaluate.result import OURS, Score, score
from headwater.evaluate.sets.re3d_relations import SYNONYM, Linked
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.resolve.blocking import groups
from headwater.resolve.comparison import Kind


def synonym_scores(
    texts: Sequence[str], gold: Sequence[Sequence[Linked]], readings: Sequence[Reading]
) -> Iterator[Score]:
    """B³ and pair F1 over the spans that gold links, given to every system: only clustering is measured.

    Gold links neighbours, so what it leaves unlinked far apart in a text counts against all systems alike.
    """
    pairs: dict[str, list[tuple[list[Cluster], list[Cluster]]]] = defaultdict(list)
    for text, links, reading in zip(texts, gold, readings, strict=True):
        ends = [(link.source, link.target) for link in links if link.type == SYNONYM]
        spans = sorted({span for pair in ends for span in pair})
        at = {span: number for number, span in enumerate(spans)}
        truth = _sets(groups(len(spans), [(at[a], at[b]) for a, b in ends]))
        words = [span.of(text) for span in spans]
        pairs[OURS].append((truth, _sets(_ours(spans, reading))))
        pairs["same words"].append((truth, _sets([word.casefold() for word in words])))
        if (homes := logic_v2.clustered([(Kind.BODY, word) for word in words])) is not None:
            pairs[logic_v2.SYSTEM].append((truth, _sets(homes)))
    for system, parts in pairs.items():
        yield score("B³ of synonyms", [b_cubed(*both) for both in parts], system)
        yield score("pairs of synonyms", [pair_links(*both) for both in parts], system)


def _ours(spans: Sequence[Span], reading: Reading) -> list[str]:
    """The entity of the mention that overlaps each span most; a span nobody mentions is alone."""
    found = []
    for span in spans:
        able = [m for m in reading.mentions if m.entity and m.span.overlaps(span)]
        best = max(able, key=lambda m: (_overlap(m.span, span), -len(m.text)), default=None)
        found.append(best.entity if best and best.entity else f"alone {span.start}")
    return found


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def _sets(homes: Sequence[object]) -> list[Cluster]:
    held: defaultdict[object, set[int]] = defaultdict(set)
    for index, home in enumerate(homes):
        held[home].add(index)
    return [frozenset(members) for members in held.values()]
