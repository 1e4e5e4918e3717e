"""Document → Reading: a file per step, in the order of ``STEPS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice

from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.read.attribution import find_attributions
from headwater.read.claims import Claims
from headwater.read.coreference import resolve_mentions
from headwater.read.coverage import count_coverage
from headwater.read.engine import engine
from headwater.read.evidence import find_evidence
from headwater.read.gazetteer import gazetteer
from headwater.read.loaded import find_loaded
from headwater.read.metonyms import place_or_state
from headwater.read.names import Names
from headwater.read.nominals import find_nominals
from headwater.read.parse import Parse
from headwater.read.regions import find_regions
from headwater.read.sentences import split_sentences
from headwater.read.speakers import resolve_speakers
from headwater.read.when import find_times
from headwater.read.where import Where
from headwater.settings import Settings

Step = Callable[[Document, Reading], Reading]

__all__ = ["Step", "default_steps", "read", "read_all"]


@cache
def default_steps() -> tuple[Step, ...]:
    """The registry: swap a step by passing another tuple to ``read``."""
    return (
        find_regions,
        split_sentences,
        find_times,
        Names(engine(), gazetteer().prior),
        Parse(engine()),
        find_nominals,
        place_or_state,
        resolve_mentions,
        Where(),
        find_attributions,
        resolve_speakers,
        Claims(),
        find_evidence,
        find_loaded,
        count_coverage,
    )


def read(document: Document, steps: tuple[Step, ...] | None = None) -> Reading:
    """All that one pass finds in one document."""
    return _read_batch([document], steps or default_steps())[0]


def read_all(documents: Iterable[Document], settings: Settings | None = None) -> Iterator[Reading]:
    """A reading for each document, in order; ``settings.batch`` documents share the model's batches."""
    size = (settings or Settings()).batch
    waiting = iter(documents)
    while batch := list(islice(waiting, size)):
        yield from _read_batch(batch, default_steps())


def _read_batch(documents: list[Document], steps: tuple[Step, ...]) -> list[Reading]:
    """Step by step over the batch, so that a step with a model (``many``) sees every sentence at once."""
    readings = [Reading(document=d.id) for d in documents]
    for step in steps:
        many = getattr(step, "many", None)
        if many is not None:
            readings = many(documents, readings)
        else:
            readings = [step(d, r) for d, r in zip(documents, readings, strict=True)]
    return readings
