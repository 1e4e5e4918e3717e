"""What comes in from outside about entities: lists of known people and groups, judgements of other tools."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import UsageError
from headwater.model.judgement import Judgement
from headwater.pipeline.corroborating import corroborate_case
from headwater.pipeline.edition import derivation_of
from headwater.pipeline.judging import follow
from headwater.pipeline.resolving import resolve_case
from headwater.resolve.decisions import decide
from headwater.resolve.exchange import from_lines, to_lines
from headwater.resolve.watchlist import read_list
from headwater.settings import Settings
from headwater.store import Known, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What an import brought: how many entries, how many are new, and how many of them reports name."""

    source: str
    entries: int
    new: int
    found: int

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {"source": self.source, "entries": self.entries, "new": self.new, "found": self.found}


def import_list(store: Store, settings: Settings, path: Path) -> Listed:
    """Takes a list of known entities in: those of the same file are replaced. Raises ``UsageError``, ``CaseLocked``."""
    given = read_list(_text(path), path.name)
    version = derivation_of(settings)
    with store.lock(), store.writer() as writer:
        with store.view() as view:
            held = {known.entity.id: known for known in view.known() if known.source != path.name}
            new = {entity.id for entity in given} - {known.entity.id for known in view.known()}
        held |= {entity.id: Known(entity=entity, source=path.name) for entity in given}
        writer.know(held[ident] for ident in sorted(held))
        with store.view() as view:
            resolve_case(view, writer, version)
        with store.view() as view:
            corroborate_case(view, writer, version)
    with store.view() as view:
        named = view.entities_of([entity.id for entity in given])
    return Listed(source=path.name, entries=len(given), new=len(new), found=len(named))


def import_judgements(store: Store, settings: Settings, path: Path) -> Listed:
    """Adds the judgements of nomenklatura's file to the log; those already in it are left out."""
    given = from_lines(_text(path).splitlines(), path.name)
    with store.lock(), store.writer() as writer:
        with store.view() as view:
            held = {_key(e) for e in view.judgements()}
            there = set(view.homes()) | {known.entity.id for known in view.known()}
        new = [e for e in given if _key(e) not in held]
        for one in new:
            writer.judge(one)
        follow(store, writer, derivation_of(settings))
    found = sum(1 for e in given if e.left in there and e.right in there)
    return Listed(source=path.name, entries=len(given), new=len(new), found=found)


def _key(judgement: Judgement) -> tuple[frozenset[str | None], str, str, str]:
    pair = frozenset((judgement.left, judgement.right))
    return pair, judgement.verdict.value, judgement.who, judgement.when


def export_judgements(store: Store, path: Path) -> int:
    """Writes the decisions on pairs in nomenklatura's format; how many."""
    with store.view() as view:
        lines: Iterable[str] = list(to_lines(decide(list(view.judgements()))))
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}).") from None
    return len(list(lines))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8 text: save it as such.") from None
