"""A person's decisions about entities: written to the log, then everything that follows from it worked out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from headwater.corroborate.match import MATCH
from headwater.errors import NotFound, UsageError
from headwater.model.convert import to_dict
from headwater.model.judgement import Judgement, Verdict
from headwater.pipeline.corroborating import corroborate_case
from headwater.pipeline.edition import derivation_of
from headwater.pipeline.resolving import is_linked, judge_again, resolve_case
from headwater.resolve.decisions import MERGE, NAME, UNDO, contradictions, decide, in_force
from headwater.settings import Settings
from headwater.store import EntityRecord, Store, View, Writer
from headwater.store.custody import user

VERDICTS = {"same": Verdict.POSITIVE, "different": Verdict.NEGATIVE, "unsure": Verdict.UNSURE}
_CLAIM = "clm-"
_WORDS = {Verdict.POSITIVE: "are one", Verdict.NEGATIVE: "are two", Verdict.UNSURE: "may or may not be one"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was written to the log, what it goes against, and the entities concerned as they are now."""

    judgements: tuple[Judgement, ...]
    warnings: tuple[str, ...]
    entities: tuple[EntityRecord, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, each judgement with its id: what ``undo`` takes."""
        return {
            "judgements": [{"id": judgement.id, **to_dict(judgement)} for judgement in self.judgements],
            "warnings": list(self.warnings),
            "entities": [record.to_dict() for record in self.entities],
        }


Entries = Callable[[View], tuple[list[Judgement], list[str]]]
"""From the case as it is: what to write to the log, and warnings."""


def entry(about: str, left: str, right: str | None, verdict: Verdict, why: str, who: str) -> Judgement:
    """A judgement of this moment."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return Judgement(about=about, left=left, right=right, verdict=verdict, who=who or user(), when=when, why=why)


def same_or_not(left: str, right: str, decision: str, why: str, who: str) -> Entries:
    """Two entities are one, are two, or nobody can say; two claims say one thing, or two, by their ids.

    Raises ``UsageError`` for another word or one entity twice.
    """

    def made(view: View) -> tuple[list[Judgement], list[str]]:
        verdict = VERDICTS.get(decision)
        if verdict is None:
            raise UsageError(f"{decision!r} is no decision: say same, different or unsure.")
        if left.startswith(_CLAIM) and right.startswith(_CLAIM):
            return [_of_claims(view, entry(MATCH, left, right, verdict, why, who))], []
        one, other = view.find_entity(left).entity, view.find_entity(right).entity
        if one.id == other.id:
            raise UsageError(f"Both are {one.id} ({one.name}) already. `headwater split` takes an entity apart.")
        decisions = decide(list(view.judgements()))
        warnings = [_told(view, e) for e in contradictions(one.id, other.id, verdict, decisions)]
        return [entry(MERGE, one.id, other.id, verdict, why, who)], warnings

    return made


def _of_claims(view: View, decision: Judgement) -> Judgement:
    for ident in (decision.left, decision.right or ""):
        if not view.claims_of([ident]):
            raise NotFound(f"{ident!r} is no claim of this case. `headwater claims CASE` lists them.")
    return decision


def split_off(name: str, reports: Sequence[str], why: str, who: str) -> Entries:
    """Takes what these reports say of an entity out of it. Raises ``UsageError`` when nothing or all would go."""

    def made(view: View) -> tuple[list[Judgement], list[str]]:
        entity = view.find_entity(name).entity
        members = view.cluster(entity.id)
        wanted = {view.find_document(report).id for report in reports}
        going = [member.id for member, document in members if document in wanted]
        staying = [member.id for member, document in members if document not in wanted]
        if not going or not staying:
            what = "None of these reports names" if not going else "Only these reports name"
            raise UsageError(f"{what} {entity.id} ({entity.name}): name some of its reports, not all.")
        kept = [entry(MERGE, going[0], other, Verdict.POSITIVE, why, who) for other in going[1:]]
        parted = [(ident, going[0]) for ident in sorted(staying, key=lambda ident: ident != entity.id)]
        apart = [entry(MERGE, *pair, Verdict.NEGATIVE, why, who) for pair in parted]
        decisions = decide(list(view.judgements()))
        told = [e for s, g in parted for e in contradictions(s, g, Verdict.NEGATIVE, decisions)]
        return [*kept, *apart], [_told(view, e) for e in dict.fromkeys(told)]

    return made


def named(name: str, chosen: str, verdict: Verdict, why: str, who: str) -> Entries:
    """``chosen`` is what an entity is to be called, or (negative) is no name of it."""

    def made(view: View) -> tuple[list[Judgement], list[str]]:
        record = view.find_entity(name)
        word = chosen.strip() or record.entity.name
        if verdict is Verdict.NEGATIVE and word not in (record.entity.name, *record.entity.names):
            raise NotFound(
                f"{word!r} is no name of {record.entity.id}; its names are {', '.join(record.entity.names)}."
            )
        return [entry(NAME, record.entity.id, word, verdict, why, who)], []

    return made


def taken_back(ident: str | None, why: str, who: str) -> Entries:
    """Undoes a judgement, by id or its beginning; without one the last in force. Raises ``NotFound``."""

    def made(view: View) -> tuple[list[Judgement], list[str]]:
        entries = in_force(view.judgements())
        found = [e for e in entries if ident is None or e.id == ident or e.id.startswith(f"jdg-{ident}")][-1:]
        if not found:
            raise NotFound(f"{ident or 'Nothing'} is no judgement in force. `headwater judgements CASE` lists them.")
        return [entry(UNDO, found[0].id, None, Verdict.NEGATIVE, why, who)], []

    return made


def record(store: Store, settings: Settings, make: Entries) -> Judged:
    """Writes decisions to the log and works out what follows. Raises ``CaseLocked`` while the case is built."""
    version = derivation_of(settings)
    with store.lock(), store.writer() as writer:
        with store.view() as view:
            if not is_linked(view, version):
                resolve_case(view, writer, version)
        with store.view() as view:
            entries, warnings = make(view)
        written = tuple(writer.judge(one) for one in entries)
        follow(store, writer, version)
    with store.view() as view:
        return Judged(judgements=written, warnings=tuple(warnings), entities=tuple(_concerned(view, written)))


def follow(store: Store, writer: Writer, version: str) -> None:
    """Entities, then findings, after the log has grown."""
    with store.view() as view:
        if is_linked(view, version):
            judge_again(view, writer, version)
        else:
            resolve_case(view, writer, version)
    with store.view() as view:
        corroborate_case(view, writer, version)


def _concerned(view: View, written: Iterable[Judgement]) -> list[EntityRecord]:
    ids = {i for e in written for i in (e.left, e.right if e.about == MERGE else None) if i}
    undone = {e.left for e in written if e.about == UNDO}
    ids |= {
        i for e in view.judgements() if e.id in undone for i in (e.left, e.right if e.about == MERGE else None) if i
    }
    home = view.homes()
    held = {home[i] for i in ids if i in home}
    return [view.find_entity(ident) for ident in sorted(held)]


def _told(view: View, against: Judgement) -> str:
    home = view.homes()
    names = [view.find_entity(home[i]).entity.name if i in home else i for i in (against.left, against.right or "")]
    why = f" (“{against.why}”)" if against.why else ""
    said = f"{against.who} decided on {against.when[:10]} that {names[0]} and {names[1]} {_WORDS[against.verdict]}{why}"
    return f"This goes against {against.id}: {said}. The newer decision holds; `headwater undo` takes it back."
