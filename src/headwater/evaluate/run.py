"""One set or all of them: load, read, measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from headwater.errors import UsageError
from headwater.evaluate.result import Report
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.settings import Settings

T = TypeVar("T")
OWN = Path("tests/evaluate/gold")
"""Where our own gold stands in the project."""
PAIRS = Path("tests/resolve/pairs")
"""Where our pairs of names stand."""
BLIND = "gate"
FRESH = "fresh"
"""Reports annotated by others after the rules were written, and not yet used to better them."""

Reader = Callable[[Iterable[Document]], Iterable[Reading]]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set: the folder it is kept in under the gold folder, the module that knows it, whether it is texts to read."""

    folder: str
    module: str
    texts: bool = True

    @property
    def code(self) -> ModuleType:
        """The module, imported when its set is asked for."""
        return import_module(f"headwater.evaluate.sets.{self.module}")


SETS: Mapping[str, GoldSet] = {
    "own": GoldSet("", "own"),
    "names": GoldSet("", "names", texts=False),
    "polnear": GoldSet("polnear", "polnear"),
    "timex": GoldSet("timex", "timex"),
    "geo": GoldSet("geo", "geo"),
    "re3d": GoldSet("re3d", "re3d"),
    "gum": GoldSet("gum", "gum"),
    "factuality": GoldSet("factuality", "factuality"),
    "event_peers": GoldSet("event_peers", "event_peers"),
    "fakes_syria": GoldSet("fakes_syria", "fakes_syria"),
    "claims_reuse": GoldSet("claims_reuse", "claims_reuse"),
}


def evaluate(
    set_name: str,
    data: Path,
    *,
    limit: int | None = None,
    reader: Reader | None = None,
    settings: Settings | None = None,
) -> list[Report]:
    """The report of one set, or of ``all`` that ``data`` holds, in the order of ``SETS``.

    ``data`` is the folder of the sets (``../shared/gold``), or the set's own folder, or, for ``own``, a folder of
    annotated reports; ``all`` takes in the gold of this project's own folder too, where it stands. ``limit`` reads only
    so many documents, spread evenly over the set. Raises ``UsageError`` for an unknown set or
    data that is not there.
    """
    read = reader or _reader(settings)
    if set_name == "all":
        present = [name for name, gold in SETS.items() if gold.folder and (data / gold.folder).is_dir()]
        if not present:
            raise UsageError(f"{data} holds none of the sets {', '.join(n for n, g in SETS.items() if g.folder)}.")
        ours = [_report("own", folder, limit, read) for folder in own_folders(OWN)]
        ours += [report for folder in (PAIRS,) if folder.is_dir() for report in _apart("names", folder)]
        return [*ours, *(_report(name, data / SETS[name].folder, limit, read) for name in present)]
    if set_name not in SETS:
        raise UsageError(f"There is no set {set_name!r}: choose one of all, {', '.join(SETS)}.")
    if not SETS[set_name].texts:
        return _apart(set_name, data)
    folder = SETS[set_name].folder
    inside = data / folder
    return [_report(set_name, inside if folder and inside.is_dir() else data, limit, read)]


def _apart(name: str, folder: Path) -> list[Report]:
    """A set with nothing to read: the folder, and the part of it kept out of sight."""
    measure = SETS[name].code.measure_folder
    return [measure(part) for part in (folder, folder / BLIND) if any(part.glob("*.yml"))] or [measure(folder)]


def _report(name: str, folder: Path, limit: int | None, read: Reader) -> Report:
    code = SETS[name].code
    items: Sequence[Any] = code.load(folder)
    some = items if limit is None else spread(items, limit)
    readings = list(read(item.document for item in some))
    report: Report = code.measure(some, readings)
    if name == "own" and folder.name == BLIND:
        # Whoever writes rules may see how well they do here, never on what: no errors, no sentences.
        report = replace(report, name=f"own-{BLIND}", title=f"{report.title}, kept out of sight", mistakes=())
    elif name == "own" and folder.name == FRESH:
        report = replace(report, name=f"own-{FRESH}", title=f"{report.title}, written after the rules")
    elif name == "own" and folder.name == "dev":
        report = replace(report, name="own-dev", title=f"{report.title}, development")
    if len(some) == len(items):
        return report
    return replace(report, notes=(*report.notes, f"{len(some)} of {len(items)} documents only, spread evenly"))


def spread(items: Sequence[T], limit: int) -> Sequence[T]:
    """``limit`` of ``items`` at even steps, in order."""
    return items if limit >= len(items) else [items[i * len(items) // limit] for i in range(limit)]


def own_folders(gold: Path) -> list[Path]:
    """The folders of annotated reports below ``gold`` that hold any: dev, fresh and gate."""
    return [folder for folder in (gold / "dev", gold / FRESH, gold / BLIND) if any(folder.glob("*.yml"))]


def _reader(settings: Settings | None) -> Reader:
    def read(documents: Iterable[Document]) -> Iterator[Reading]:
        from headwater.read import read_all

        return read_all(documents, settings or Settings())

    return read
