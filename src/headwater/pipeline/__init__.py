"""The order of the stages, and nowhere else: plan → ingest → read → store → resolve → corroborate.

Each stage runs a bounded way ahead of the next, so memory does not grow with the pile. What is written is written in
the order of the inputs whatever the number of workers, so the same pile gives the same case.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from headwater.ingest import Input, plan
from headwater.pipeline.building import Building
from headwater.pipeline.corroborating import corroborate_case
from headwater.pipeline.edition import derivation_of, limits_of, version_of
from headwater.pipeline.progress import Build, Listener, Progress
from headwater.pipeline.resolving import resolve_case
from headwater.settings import Settings
from headwater.store import Edition, Store, Writer

__all__ = ["Build", "Listener", "Progress", "build", "derive"]

_WORTH_A_WORKER = 500_000
"""Bytes of input that pay for the seconds one more process takes to load the model."""


def build(
    store: Store,
    inputs: Iterable[str | os.PathLike[str]],
    settings: Settings,
    *,
    workers: int = 1,
    listen: Listener | None = None,
) -> Build:
    """Takes these files, folders and addresses into the case. ``workers`` 0 chooses by the size of the pile.

    Raises ``CaseLocked`` when another process is building it, ``CaseError`` when it cannot be written. What cannot be
    taken in raises nothing: it is in the result and in the case's status.
    """
    with store.lock(), store.writer() as writer:
        planned = plan(inputs, settings)
        version = version_of(settings)
        edition = Edition(version=version, limits=limits_of(settings), run=writer.begin(version))
        building = Building(store, writer, settings, edition, listen or (lambda progress: None))
        done = building.run(planned, workers or _fitting(planned))
        derive(store, writer, derivation_of(settings))
        return done


def derive(store: Store, writer: Writer, version: str) -> None:
    """Works out all that follows from what is stored: entities, then findings; what is up to date is left alone."""
    with store.view() as view:
        resolve_case(view, writer, version)
    with store.view() as view:
        corroborate_case(view, writer, version)


def _fitting(planned: list[Input]) -> int:
    size = sum(given.size or 0 for given in planned)
    return max(1, min(os.cpu_count() or 1, size // _WORTH_A_WORKER))
