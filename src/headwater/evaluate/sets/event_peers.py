"""event_peers: political events, who does what to whom (PLOVER gold standard records, 2016 to 2018).

File: ``PLOVER_GSR_CAMEO.json``, one sentence a record; the DOCUMENT record is skipped. Metric: F1 of actor spans,
source and target apart, touch (a span of several words counts when it shares one); among records with both, the share
in which some claim has the source as its subject and the target as its object side; event class by ``CLASSES``, our
event and relation types mapped to PLOVER's: a record is right when a claim of its class stands in the sentence, and the
class of the claim that touches the annotated event words is compared too. PLOVER's authors: "ideal codings and no
known system would be likely to get all of them".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.evaluate.baselines.spacy_alone import named
from headwater.evaluate.metrics.counts import Counts
from headwater.evaluate.metrics.numbers import accuracy
from headwater.evaluate.metrics.spans import Marked, Words, compare
from headwater.evaluate.result import OURS, Figure, Mistake, Report, Score, Table, score
from headwater.evaluate.sets.shared import existing, text_document, words_in
from headwater.model.claim import Claim
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.model.span import Span

CLASSES: Mapping[str, frozenset[str]] = {
    "AGREE": frozenset({"agreement_or_alliance", "pledge_or_threat", "intends", "aid_transfer"}),
    "CONSULT": frozenset({"meeting"}),
    "SUPPORT": frozenset({"statement", "allied_with", "sponsors", "agreement_or_alliance"}),
    "CONCEDE": frozenset({"release_or_ceasefire", "agreement_or_alliance", "regime_change"}),
    "COOPERATE": frozenset({"agreement_or_alliance", "allied_with", "associated_with", "trains", "meeting"}),
    "AID": frozenset({"aid_transfer", "funds", "arms", "trains", "shelters", "facilitates", "sponsors"}),
    "RETREAT": frozenset({"territorial_change", "release_or_ceasefire"}),
    "DEMAND": frozenset({"statement"}),
    "DISAPPROVE": frozenset({"accuses", "statement", "rival_of", "characterised_as"}),
    "REJECT": frozenset({"denies", "statement"}),
    "THREATEN": frozenset({"pledge_or_threat", "intends", "may_cause"}),
    "PROTEST": frozenset({"protest", "riot"}),
    "MOBILIZE": frozenset({"mobilisation", "recruits", "base_established"}),
    "SANCTION": frozenset({"sanction_or_designation", "designated_as"}),
    "COERCE": frozenset({"raid_or_seizure", "arrest", "investigation_or_trial", "sanction_or_designation", "detained"}),
    "INVESTIGATE": frozenset({"investigation_or_trial"}),
    "FIGHT": frozenset({"armed_clash", "attack", "explosion_or_strike", "territorial_change", "fatalities", "injured"}),
    "ASSAULT": frozenset(
        {"attack", "targeted_killing", "abduction", "explosion_or_strike", "abducted", "fatalities", "injured"}
    ),
}
_CREDITED = ("actor", "source")
_STANDING = frozenset({"holds_role", "member_of", "leads", "part_of", "family_of", "named_in", "publishes"})
"""What somebody is says nothing of who acts."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence, who acts, on whom, the class, the words of the event."""

    document: Document
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    event: str
    words: tuple[Span, ...]


def load(folder: Path) -> list[Coded]:
    """The records in file order. Raises ``UsageError`` when the file is absent."""
    rows = json.loads(existing(folder, "PLOVER_GSR_CAMEO.json").read_text(encoding="utf-8"))
    return [_coded(row) for row in rows if row["event"] != "DOCUMENT"]


def _coded(row: Mapping[str, Any]) -> Coded:
    text = row["text"]
    given = row.get("textInfo") or ""
    markup = given if isinstance(given, str) else given.get("markup", "")
    events = re.findall(r"\(EVT:\s*([^()]+)\)", markup)
    return Coded(
        document=text_document(text, row["id"], row.get("date") if row.get("date") != "2000-01-01" else None),
        sources=tuple(_actors(text, row.get("source"))),
        targets=tuple(_actors(text, row.get("target"))),
        event=row["event"],
        words=tuple(span for words in events if (span := _find(text, words.strip()))),
    )


def _actors(text: str, given: Any) -> Iterator[Span]:
    """The first place of each actor's words; actors whose words are not verbatim cannot be scored."""
    for actor in given if isinstance(given, list) else ():
        span = _find(text, str(actor.get("actorText") or "").strip())
        if span:
            yield span


def _find(text: str, words: str) -> Span | None:
    at = text.find(words) if words else -1
    return Span(at, at + len(words)) if at >= 0 else None


def measure(items: Sequence[Coded], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``items``."""
    classed = [item.event in _classes(reading.claims) for item, reading in zip(items, readings, strict=True)]
    at_words = [_at_words(item, reading) for item, reading in zip(items, readings, strict=True)]
    directed = [_direction(i, r) for i, r in zip(items, readings, strict=True) if i.sources and i.targets]
    figures = (
        Figure(measure="class named by some claim", system=OURS, value=accuracy(classed), count=len(classed)),
        Figure(measure="class, of claims at the event words", system=OURS,
               value=accuracy([right for right in at_words if right is not None]),
               count=sum(right is not None for right in at_words)),
        Figure(measure="source acts on target in some claim", system=OURS, value=accuracy(directed),
               count=len(directed)),
    )  # fmt: skip
    return Report(
        name="event_peers",
        title="Political events: PLOVER gold standard records",
        metric=__doc__ or "",
        files=("PLOVER_GSR_CAMEO.json",),
        documents=len(items),
        words=words_in(item.document for item in items),
        tables=(
            Table(title="Actors", scores=tuple(_actor_scores(items, readings))),
            Table(title="Class and direction", figures=figures),
        ),
        mistakes=tuple(m for i, r, c in zip(items, readings, classed, strict=True) if not c for m in [_mistake(i, r)]),
    )


def _classes(claims: Sequence[Claim]) -> set[str]:
    return {name for name, types in CLASSES.items() for claim in claims if claim.type in types}


def _at_words(item: Coded, reading: Reading) -> bool | None:
    """``None`` where no claim touches the words of the event."""
    near = [c for c in reading.claims if any(c.trigger.overlaps(span) for span in item.words)]
    return item.event in _classes(near) if near else None


def _subjects(claim: Claim) -> list[Span]:
    """Who acts, says or accuses."""
    return [ref.via or ref.span for ref in (claim.subject,) if ref]


def _objects(claim: Claim) -> list[Span]:
    refs = [claim.object, claim.place, *(a.ref for a in claim.args if a.role not in _CREDITED)]
    return [ref.via or ref.span for ref in refs if ref]


def _direction(item: Coded, reading: Reading) -> bool:
    def meet(left: Sequence[Span], right: Sequence[Span]) -> bool:
        return any(a.overlaps(b) for a in left for b in right)

    return any(meet(_subjects(c), item.sources) and meet(_objects(c), item.targets) for c in reading.claims)


def _actor_scores(items: Sequence[Coded], readings: Sequence[Reading]) -> Iterator[Score]:
    names = named([item.document.text for item in items])
    rows: dict[tuple[str, str], list[Counts]] = {}
    for item, reading, bare in zip(items, readings, names, strict=True):
        words = Words.of(item.document.text)
        acts = [claim for claim in reading.claims if claim.type not in _STANDING]
        subjects = {span for claim in acts for span in _subjects(claim)}
        objects = {span for claim in acts for span in _objects(claim)}
        actors = [Marked((s,)) for s, label in bare if label in ("PERSON", "ORG", "GPE", "NORP")]
        for measure_name, system, gold, guessed in (
            ("source", OURS, item.sources, [Marked((s,)) for s in sorted(subjects)]),
            ("target", OURS, item.targets, [Marked((s,)) for s in sorted(objects - subjects)]),
            ("source", "spaCy: first name", item.sources, actors[:1]),
            ("target", "spaCy: second name", item.targets, actors[1:2]),
        ):
            counts = compare(words, [Marked((s,)) for s in gold], guessed)["touch"]
            rows.setdefault((measure_name, system), []).append(counts)
    for (measure_name, system), parts in rows.items():
        yield score(measure_name, parts, system)


def _mistake(item: Coded, reading: Reading) -> Mistake:
    types = sorted({claim.type for claim in reading.claims})
    return Mistake(
        cls=f"{item.event} " + (f"read as {', '.join(types[:2])}" if types else "without any claim"),
        document=item.document.file,
        sentence=item.document.text,
        gold=f"{item.event}: {' … '.join(s.of(item.document.text) for s in item.words)}",
        ours=", ".join(types) or "-",
    )
