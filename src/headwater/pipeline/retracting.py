"""A report that is to count no more, and everything that changes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from headwater.corroborate import Corroboration
from headwater.corroborate.falling import falling
from headwater.corroborate.words import folded
from headwater.errors import NotFound
from headwater.model.finding import Conflict, Finding, Lineage
from headwater.model.judgement import Judgement, Verdict
from headwater.pipeline.corroborating import corroborate_case, weigh
from headwater.pipeline.edition import derivation_of
from headwater.settings import Settings
from headwater.store import DocumentRecord, Store, View
from headwater.store.lines import conflict_line, lineage_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One finding before and after; ``None`` where it is not there."""

    statement: str
    before: Finding | None
    after: Finding | None

    def words(self) -> str:
        """ "origins 1 to 3 → 0 to 2, reports 9 → 8"; "falls" or "new" where one side is missing."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "falls"
        sides = [
            f"{one.lower} to {one.upper}" if one.lower != one.upper else f"{one.lower}"
            for one in (self.before, self.after)
        ]
        return f"origins {sides[0]} → {sides[1]}, reports {self.before.reports} → {self.after.reports}"

    def to_dict(self) -> dict[str, Any]:
        """As plain values: reports, bounds and status on both sides."""
        return {"statement": self.statement, "before": _side(self.before), "after": _side(self.after)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """What a retraction, or taking it back, changed. ``lost`` and ``won`` are links and conflicts that went or came."""

    document: DocumentRecord
    changes: tuple[Change, ...]
    lost: tuple[Lineage | Conflict, ...]
    won: tuple[Lineage | Conflict, ...]
    kept: bool

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "document": self.document.to_dict(),
            "kept": self.kept,
            "findings": [change.to_dict() for change in self.changes],
            "lost": [_line(one) for one in self.lost],
            "won": [_line(one) for one in self.won],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Falls:
    """What one origin, source or report holds up: findings without it, each before and after."""

    origin: str
    changes: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {"origin": self.origin, "findings": [change.to_dict() for change in self.changes]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Who retracts and why; ``back`` takes a retraction back, ``keep`` false only shows what would change."""

    who: str
    why: str = ""
    back: bool = False
    keep: bool = True


def retract(store: Store, settings: Settings, name: str, asked: Wanted) -> Retraction:
    """Takes a report out of every count, or puts it back. The report stays in the case with its claims.

    Raises ``NotFound``, and ``CaseLocked`` while a build runs.
    """
    keep = asked.keep
    with store.view() as view:
        record = view.find_document(name)
        with_it = weigh(view, counted=frozenset((record.id,)))
        without_it = weigh(view, without=frozenset((record.id,)))
    before, after = (without_it, with_it) if asked.back else (with_it, without_it)
    if keep:
        entry = Judgement(
            about="retract",
            left=record.id,
            right=None,
            verdict=Verdict.POSITIVE if asked.back else Verdict.NEGATIVE,
            who=asked.who,
            when=datetime.now(UTC).isoformat(timespec="seconds"),
            why=asked.why,
        )
        with store.lock(), store.writer() as writer:
            writer.judge(entry)
            with store.view() as view:
                corroborate_case(view, writer, derivation_of(settings))
    return Retraction(
        document=record,
        changes=_changes(before.findings, after.findings),
        lost=_apart(before, after),
        won=_apart(after, before),
        kept=keep,
    )


def falls(view: View, origin: str) -> Falls:
    """What would fall or weaken without an origin, source or report, given by id or by name. Raises ``NotFound``."""
    found = weigh(view)
    by_id = {finding.proposition.id: finding for finding in found.findings}
    points = {point.id: point.label for finding in found.findings for point in finding.points}
    meant = _point(points, origin)
    changes = []
    for one in falling(found.weighing, [found.puts[ident] for ident in by_id], meant):
        before = by_id[one.proposition]
        after = replace(before, reports=one.reports[1], lower=one.lower[1], upper=one.upper[1])
        changes.append(
            Change(statement=before.proposition.statement, before=before, after=None if one.falls else after)
        )
    changes.sort(key=lambda change: (change.after is not None, change.statement))
    return Falls(origin=points[meant], changes=tuple(changes))


def _point(points: Mapping[str, str], name: str) -> str:
    """The id of a point. Raises ``NotFound``, naming the choices."""
    if name in points:
        return name
    wanted = folded(name)
    found = sorted(ident for ident, label in points.items() if folded(label) == wanted)
    found = found or sorted(ident for ident, label in points.items() if wanted and wanted in folded(label))
    if len(found) == 1:
        return found[0]
    several = f" It may be {', '.join(f'{points[one]} ({one})' for one in found[:5])}." if found else ""
    raise NotFound(f"{name!r} is no origin, source or report.{several} `headwater origins CASE FINDING` names them.")


def _changes(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Change, ...]:
    """Findings that are not what they were, paired by the claims they share: losing one makes no other proposition."""
    pairs = _paired(before, after)
    left = {ident for ident, _ in pairs}
    right = {ident for _, ident in pairs}
    found = [Change(statement=one.proposition.statement, before=one, after=None)
             for one in before if one.proposition.id not in left]  # fmt: skip
    found += [Change(statement=one.proposition.statement, before=None, after=one)
              for one in after if one.proposition.id not in right]  # fmt: skip
    then = {one.proposition.id: one for one in before}
    now = {one.proposition.id: one for one in after}
    for one, other in pairs:
        if _weight(then[one]) != _weight(now[other]):
            found.append(Change(statement=then[one].proposition.statement, before=then[one], after=now[other]))
    return tuple(sorted(found, key=lambda change: (change.statement, change.before is None)))


def _paired(before: Sequence[Finding], after: Sequence[Finding]) -> list[tuple[str, str]]:
    """Ids of what is one finding on both sides, the largest overlap first, each in one pair."""
    held = {claim: one.proposition.id for one in after for claim in one.proposition.claims}
    shared: dict[tuple[str, str], int] = {}
    for one in before:
        for claim in one.proposition.claims:
            if claim in held:
                key = (one.proposition.id, held[claim])
                shared[key] = shared.get(key, 0) + 1
    taken: set[str] = set()
    found = []
    for (one_id, other), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if f"before {one_id}" not in taken and f"after {other}" not in taken:
            taken |= {f"before {one_id}", f"after {other}"}
            found.append((one_id, other))
    return found


def _weight(one: Finding) -> tuple[object, ...]:
    return one.reports, one.lower, one.upper, one.status, one.bottleneck, len(one.denied_by), len(one.conflicts)


def _apart(one: Corroboration, other: Corroboration) -> tuple[Lineage | Conflict, ...]:
    links, conflicts = {link.id for link in other.lineage}, {conflict.id for conflict in other.conflicts}
    lost: list[Lineage | Conflict] = [link for link in one.lineage if link.id not in links]
    lost += [conflict for conflict in one.conflicts if conflict.id not in conflicts]
    return tuple(lost)


def _bounds(one: Finding) -> str:
    return f"{one.lower}" if one.lower == one.upper else f"{one.lower} to {one.upper}"


def _side(one: Finding | None) -> dict[str, Any] | None:
    if one is None:
        return None
    bounds = {"reports": one.reports, "origins_lower": one.lower, "origins_upper": one.upper}
    return {"id": one.proposition.id, **bounds, "status": one.status, "bottleneck": list(one.bottleneck)}


def _line(one: Lineage | Conflict) -> dict[str, Any]:
    return lineage_line(one) if isinstance(one, Lineage) else conflict_line(one)
