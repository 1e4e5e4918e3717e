"""fakes_syria: two incidents of the Syrian war in many outlets (FA-KES, Abu Salem et al. 2019).

Files: ``reports.jsonl`` (26 reports) and ``overlap_pairs.tsv`` (pairs that share a quarter of their five-word runs).
There is no gold on claims: what is measured is what must hold of any text. Every claim's quote, trigger and
participants are at their offsets and in its sentence, or reached by a coreference link that is shown; the share of
sentences that give a claim; the share of claims with somebody behind them other than the outlet; tolls in order of
time, by incident.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.corroborate.direction import Text
from headwater.corroborate.reuse import reuse
from headwater.evaluate.gold.voice import speakers
from headwater.evaluate.result import OURS, Figure, Mistake, Report, Table
from headwater.evaluate.sets.shared import existing, sentence_at, text_document, words_in
from headwater.model.claim import Claim, Ref
from headwater.model.document import Document
from headwater.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Incident:
    """A report and the incident it is on."""

    document: Document
    case: str
    date: str
    id: str = ""
    overlaps: frozenset[str] = frozenset()
    """Ids of the reports that share a quarter of their five-word runs with it."""


def load(folder: Path) -> list[Incident]:
    """The reports in order of date. Raises ``UsageError`` when the file is absent."""
    rows = [json.loads(line) for line in existing(folder, "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    rows.sort(key=lambda row: (row["case"], row["date"], row["id"]))
    known = _overlaps(folder / "overlap_pairs.tsv")
    return [
        Incident(
            text_document(r["text"], f"{r['outlet']} {r['id']}", r["date"]),
            r["case"],
            r["date"],
            str(r["id"]),
            known.get(str(r["id"]), frozenset()),
        )
        for r in rows
    ]


def measure(items: Sequence[Incident], readings: Sequence[Reading]) -> Report:
    """The report of this set; ``readings`` in the order of ``items``."""
    claims = [(item, reading, claim) for item, reading in zip(items, readings, strict=True) for claim in reading.claims]
    loose = [(i, r, c, why) for i, r, c in claims if (why := ungrounded(i.document.text, r, c))]
    sentences = [any(c.sentence.overlaps(s) for c in reading.claims) for reading in readings for s in reading.sentences]
    count = len(claims)
    figures = (
        Figure(measure="claims", system=OURS, value=float(count), count=len(items), unit="claims"),
        Figure(measure="claims grounded", system=OURS, value=1 - len(loose) / max(1, count), count=count),
        Figure(measure="claims with a source besides the outlet", system=OURS,
               value=sum(bool(speakers(c)) for _, _, c in claims) / max(1, count), count=count),
        Figure(measure="sentences with a claim", system=OURS, value=sum(sentences) / max(1, len(sentences)),
               count=len(sentences)),
    )  # fmt: skip
    return Report(
        name="fakes_syria",
        title="End to end: two incidents in many outlets (FA-KES)",
        metric=__doc__ or "",
        files=("reports.jsonl", "overlap_pairs.tsv"),
        documents=len(items),
        words=words_in(item.document for item in items),
        tables=(
            Table(title="Claims", figures=figures),
            Table(title="Text reuse", figures=tuple(_reuse(items))),
            Table(title="Tolls of the dead", figures=tuple(_tolls(claims))),
        ),
        mistakes=tuple(
            Mistake(cls=why, document=i.document.file, sentence=sentence_at(i.document.text, r, c.trigger), gold="-",
                    ours=f"{c.type} at {c.trigger.of(i.document.text)!r}")
            for i, r, c, why in loose
        ),
    )  # fmt: skip


def _overlaps(path: Path) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines[1:]:
        left, right = line.split("\t")[0], line.split("\t")[3]
        for one, other in ((left, right), (right, left)):
            found[one] = found.get(one, frozenset()) | {other}
    return found


def _reuse(items: Sequence[Incident]) -> Iterator[Figure]:
    """Overlaps that are known, and what else is called a copy: reports of one outlet update one another."""
    outlets = {item.id: item.document.file.rpartition(" ")[0] for item in items}
    texts = [Text(id=item.id, text=item.document.text, published=item.date) for item in items]
    linked = {frozenset((link.source, link.target)) for link in reuse(texts).all}
    known = {frozenset((item.id, other)) for item in items for other in item.overlaps}
    pairs = len(items) * (len(items) - 1) // 2
    if known:
        found = len(known & linked) / len(known)
        yield Figure(measure="known overlaps found", system=OURS, value=found, count=len(known), unit="pairs")
    besides = linked - known
    own = sum(len({outlets[ident] for ident in pair}) == 1 for pair in besides)
    yield Figure(measure="linked besides, one outlet", system=OURS, value=float(own), count=pairs, unit="pairs")
    across = float(len(besides) - own)
    yield Figure(measure="linked besides, two outlets", system=OURS, value=across, count=pairs, unit="pairs")


def ungrounded(text: str, reading: Reading, claim: Claim) -> str | None:
    """What is wrong with where a claim stands, or ``None``."""
    if not (claim.trigger.of(text).strip() and claim.quote.of(text).strip()):
        return "quote or trigger is empty"
    if not claim.sentence.contains(claim.trigger):
        return "trigger outside its sentence"
    refs = [ref for ref in (claim.subject, claim.object, *(a.ref for a in claim.args)) if ref]
    for ref in refs:
        if ref.text != ref.span.of(text):
            return "participant's words are not at their offsets"
        if not claim.sentence.contains(ref.span) and not _linked(reading, claim, ref):
            return "participant neither in the sentence nor linked to it"
    return None


def _linked(reading: Reading, claim: Claim, ref: Ref) -> bool:
    if ref.via is None or not claim.sentence.contains(ref.via):
        return False
    return any(m.entity == ref.entity and m.span.overlaps(ref.via) for m in reading.mentions)


def _tolls(claims: Sequence[tuple[Incident, Reading, Claim]]) -> Iterator[Figure]:
    """For each incident and day, how many tolls are read and the median of them."""
    days: dict[tuple[str, str], list[float]] = {}
    for item, _, claim in claims:
        number = claim.quantity.value or claim.quantity.low if claim.quantity else None
        if claim.type == "fatalities" and number:
            days.setdefault((item.case, item.date), []).append(number)
    for (case, day), numbers in sorted(days.items()):
        middle = sorted(numbers)[len(numbers) // 2]
        yield Figure(measure=f"{case} {day}, middle", system=OURS, value=middle, count=len(numbers), unit="dead")
