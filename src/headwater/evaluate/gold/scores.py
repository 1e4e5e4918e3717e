"""Counts of our own gold: claims, attributions, times, places, mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from headwater.evaluate.gold.agreement import Agreement, same_name
from headwater.evaluate.gold.matching import Pairing, is_near
from headwater.evaluate.gold.values import Forbidden, GoldClaim, GoldReport, Phrase
from headwater.evaluate.gold.voice import CHECKS, is_sound
from headwater.evaluate.metrics.counts import Counts, hits
from headwater.evaluate.metrics.numbers import accuracy
from headwater.evaluate.metrics.spans import Marked, Words, best_first, compare
from headwater.evaluate.result import OURS, Figure, Score, score
from headwater.evaluate.sayings import Heads, Saying, compare_parts, pair_relations
from headwater.evaluate.sets.timex import Timed, count_times, pair_times
from headwater.model.claim import Claim
from headwater.model.mention import EntityType, MentionKind
from headwater.model.reading import Reading
from headwater.model.span import Span

_PREPOSITION = re.compile(
    r"(?:on|in|at|by|since|until|till|of|for|from|during|within|over|before|after|throughout|between)\s+", re.IGNORECASE
)
KINDS = ("relation", "event", "quantity")


_RIGHT: dict[str, tuple[str, ...]] = {
    "claims, last link right": ("last link of the chain",),
    "claims, modality right": ("modality", "polarity"),
    "claims, author's factuality right": ("factuality for the author",),
    "claims, time right": ("time, EDTF equal", "no time where gold has none"),
    "claims, place right": ("place", "no place where gold has none"),
}
"""F1 in which a claim counts only when this is right too: unlike an accuracy, it never falls by finding more."""


def claim_scores(
    reports: Sequence[GoldReport], readings: Sequence[Reading], pairings: Sequence[Pairing]
) -> tuple[Score, ...]:
    """F1 of claims: all, with nearby types allowed, by type and trigger alone, by kind, with voice and time right."""
    rows = {
        "claims": [_count(p, lambda grade: grade.matches) for p in pairings],
        "claims, broader or narrower type too": [
            _count(p, lambda grade: grade.arguments and (grade.same_type or grade.near_type)) for p in pairings
        ],
        "claims, type and trigger alone": [
            _count(p, lambda grade: grade.same_type and grade.trigger) for p in pairings
        ],
    }
    for kind in KINDS:
        rows[f"claims, {kind}"] = [_count(p, lambda grade: grade.matches, kind) for p in pairings]
    agreements = [Agreement(reading) for reading in readings]
    for name, checks in _RIGHT.items():
        rows[name] = [_count_right(p, a, checks) for p, a in zip(pairings, agreements, strict=True)]
    return tuple(score(name, parts) for name, parts in rows.items())


def _count_right(pairing: Pairing, agreement: Agreement, checks: Sequence[str]) -> Counts:
    plain = _count(pairing, lambda grade: grade.matches)
    wrong = sum(
        gold.core and any(CHECKS[check](gold, own, agreement) is False for check in checks)
        for gold, own in pairing.matched
    )
    return hits(round(plain.found) - wrong, round(plain.gold), round(plain.predicted))


def _count(pairing: Pairing, good: Callable[..., bool], kind: str | None = None) -> Counts:
    """What is not core, and what of ours meets it, counts on neither side."""
    gold = [i for i, claim in enumerate(pairing.gold) if claim.core and kind in (None, claim.kind)]
    ours = {j for j, claim in enumerate(pairing.ours) if kind in (None, claim.kind.value)}
    hit = [(i, j) for i, j, grade in pairing.pairs if good(grade)]
    neutral = {j for i, j in hit if not pairing.gold[i].core}
    found = [(i, j) for i, j in hit if i in set(gold) and j in ours]
    return hits(len(found), len(gold), len(ours - neutral))


def false_claims(pairing: Pairing) -> int:
    """How many of our claims the annotation does not bear out."""
    borne_out = {
        j
        for i, j, grade in pairing.pairs
        if grade.arguments and (grade.same_type or grade.near_type) and is_sound(pairing.gold[i], pairing.ours[j])
    }
    return len(pairing.ours) - len(borne_out)


def forbidden_fired(reports: Sequence[GoldReport], readings: Sequence[Reading]) -> tuple[int, int]:
    """How many of the forbidden claims were made, and how many are listed."""
    fired = listed = 0
    for report, reading in zip(reports, readings, strict=True):
        agreement = Agreement(reading)
        for rule in report.forbidden:
            listed += 1
            fired += any(breaks(claim, rule, report, agreement) for claim in reading.claims)
    return fired, listed


def breaks(claim: Claim, rule: Forbidden, report: GoldReport, agreement: Agreement) -> bool:
    """Whether ``claim`` is what a careless reader would have said, asserted."""
    if claim.type != rule.type or claim.modality.value != "asserted" or claim.polarity.value != "positive":
        return False
    if rule.sentence is not None and not claim.trigger.overlaps(report.sentences[rule.sentence].span):
        return False
    wanted = ((rule.subject, claim.subject), (rule.object, claim.object))
    return all(
        name is None or (ref is not None and (same_name(ref.text, name) or agreement.entity_named(ref.entity, name)))
        for name, ref in wanted
    )


def sayings_of(report: GoldReport) -> list[Saying]:
    """The annotated attributions that have content, as spans."""
    return [
        Saying(
            (a.source.span,) if a.source else (),
            (a.cue.span,) if a.cue else (),
            tuple(sorted(a.content)),
        )
        for sentence in report.sentences
        for a in sentence.attributions
        if a.content
    ]


def saying_scores(
    reports: Sequence[GoldReport], readings: Sequence[Reading], predicted: Sequence[list[Saying]], system: str
) -> list[Score]:
    """Source, cue, content, relation; for ours also class, kind and source kind of the right relations."""
    rows: dict[str, list[Counts]] = {}
    for report, reading, sayings in zip(reports, readings, predicted, strict=True):
        words, gold = Words.of(report.document.text), sayings_of(report)
        counts = {k: v for k, v in compare_parts(words, gold, sayings).items() if not k.endswith("touch")}
        pairs = pair_relations(words, gold, sayings, Heads(reading))
        counts["relation"] = hits(len(pairs), len(gold), len(sayings))
        if system == OURS:
            counts |= _labels(report, reading, pairs)
        for name, some in counts.items():
            rows.setdefault(name, []).append(some)
    return [score(name, parts, system) for name, parts in rows.items()]


def _labels(report: GoldReport, reading: Reading, pairs: list[tuple[int, int]]) -> dict[str, Counts]:
    gold = [a for sentence in report.sentences for a in sentence.attributions if a.content]
    ours = [a for a in reading.attributions if a.content]
    fields = ("cue_class", "kind", "source_kind")
    return {
        f"relation and {field.replace('_', ' ')}": hits(
            sum(getattr(gold[i], field) == getattr(ours[j], field).value for i, j in pairs), len(gold), len(ours)
        )
        for field in fields
    }


def time_scores(
    reports: Sequence[GoldReport], readings: Sequence[Reading], bare: Sequence[Sequence[tuple[Span, str]]]
) -> tuple[Score, ...]:
    """Time expressions: strict, relaxed, type, TIMEX3 value, and EDTF equal."""
    rows: dict[str, list[Counts]] = {}
    plain: dict[str, list[Counts]] = {}
    for report, reading, names in zip(reports, readings, bare, strict=True):
        words = Words.of(report.document.text)
        annotated = [t for sentence in report.sentences for t in sentence.times]
        gold = [Timed(_bare(t.phrase), t.type, t.value) for t in annotated]
        ours = [Timed(t.span, t.timex.type, t.timex.value) for t in reading.times]
        counts = count_times(words, gold, ours)
        same = sum(annotated[i].edtf == reading.times[j].edtf for i, j in pair_times(words, gold, ours))
        counts["EDTF"] = hits(same, len(gold), len(ours))
        for name, some in counts.items():
            rows.setdefault(f"time, {name}", []).append(some)
        alone = count_times(words, gold, [Timed(span, label, None) for span, label in names])
        for name in ("strict", "relaxed"):
            plain.setdefault(f"time, {name}", []).append(alone[name])
    ours_scores = [score(name, parts) for name, parts in rows.items()]
    return (*ours_scores, *(score(name, parts, "spaCy DATE and TIME") for name, parts in plain.items()))


def _bare(phrase: Phrase) -> Span:
    """The time without the preposition that gold writes with it and TIMEX3 does not."""
    opening = _PREPOSITION.match(phrase.text)
    return Span(phrase.span.start + opening.end(), phrase.span.end) if opening else phrase.span


def toponym_scores(reports: Sequence[GoldReport], readings: Sequence[Reading]) -> tuple[Score, ...]:
    """Place names, literal and not; the flag must be right in the second row."""
    found: list[Counts] = []
    flagged: list[Counts] = []
    types = (EntityType.PLACE, EntityType.STATE)
    for report, reading in zip(reports, readings, strict=True):
        words = Words.of(report.document.text)
        gold = [Marked((p.phrase.span,), str(p.literal)) for s in report.sentences for p in s.places]
        ours = [
            Marked((m.span,), str(m.literal and m.type is EntityType.PLACE))
            for m in reading.mentions
            if m.type in types and m.kind in (MentionKind.NAME, MentionKind.ACRONYM, MentionKind.ADJECTIVAL)
        ]
        found.append(compare(words, gold, ours)["touch"])
        flagged.append(compare(words, gold, ours, lambda left, right: left == right)["touch"])
    return score("place name", found), score("place name, literal or not", flagged)


def mention_figures(
    reports: Sequence[GoldReport], readings: Sequence[Reading], bare: Sequence[Sequence[tuple[Span, str]]]
) -> tuple[Figure, ...]:
    """Recall of annotated mentions: found at all, exactly, with the right type, in the right entity."""
    found: dict[str, list[bool]] = {"touch": [], "exact": [], "typed": [], "typed and exact": []}
    plain: dict[str, list[bool]] = {"touch": [], "exact": []}
    for report, reading, names in zip(reports, readings, bare, strict=True):
        words = Words.of(report.document.text)
        gold = [Marked((m.phrase.span,), m.type) for s in report.sentences for m in s.mentions]
        ours = [Marked((m.span,), m.type.value) for m in reading.mentions]
        for name, hit in _recall(words, gold, ours).items():
            found[name] += hit
        for name, hit in _recall(words, gold, [Marked((span,), "") for span, _ in names]).items():
            if name in plain:
                plain[name] += hit
    rows = [(OURS, found), ("spaCy names", plain)]
    return tuple(
        Figure(measure=f"mention recall, {name}", system=system, value=accuracy(hit), count=len(hit))
        for system, table in rows
        for name, hit in table.items()
    )


def _recall(words: Words, gold: list[Marked], ours: list[Marked]) -> dict[str, list[bool]]:
    pairs = dict(best_first([words.within(m.spans) for m in gold], [words.within(m.spans) for m in ours]))
    exact = {i for i, j in pairs.items() if words.trimmed(gold[i].spans) == words.trimmed(ours[j].spans)}
    typed = {i for i, j in pairs.items() if gold[i].label == ours[j].label}
    return {
        "touch": [i in pairs for i in range(len(gold))],
        "exact": [i in exact for i in range(len(gold))],
        "typed": [i in typed for i in range(len(gold))],
        "typed and exact": [i in typed & exact for i in range(len(gold))],
    }


def near_types(gold: GoldClaim, own: Claim) -> bool:
    """Whether the types are one or one above the other."""
    return own.type in gold.types or any(is_near(own.type, kind) for kind in gold.types)
