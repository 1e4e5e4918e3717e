"""re3d's relations against ours, and its synonyms against our coreference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.evaluate.metrics.counts import Counts, hits
from headwater.evaluate.metrics.spans import Words, one_to_one
from headwater.model.claim import Claim, Ref
from headwater.model.reading import Reading
from headwater.model.span import Span

MAP: Mapping[str, frozenset[str]] = {
    "FightingAgainst": frozenset(
        [
            "rival_of",
            "targets",
            "armed_clash",
            "attack",
            "explosion_or_strike",
            "targeted_killing",
            "raid_or_seizure",
            "intends",
            "territorial_change",
            "arrest",
            "abduction",
        ]
    ),
    "BelongsTo": frozenset(["member_of", "part_of", "affiliate_of", "holds_role", "agent_of"]),
    "InChargeOf": frozenset(
        ["leads", "holds_role", "directs", "controls_territory", "territorial_change", "base_established"]
    ),
    "AlliesOf": frozenset(
        [
            "allied_with",
            "associated_with",
            "sponsors",
            "facilitates",
            "arms",
            "trains",
            "funds",
            "agreement_or_alliance",
            "aid_transfer",
        ]
    ),
    "CommWith": frozenset(["meeting", "statement", "agreement_or_alliance", "associated_with"]),
    "CoLocated": frozenset({"operates_in", "base_established"}),
}
"""Their types, with those of ours that say it. HasAttrOf, Apart, Likes and Dislikes have no counterpart."""

SYNONYM = "IsSynonymOf"
_EITHER_WAY = frozenset({"FightingAgainst", "AlliesOf", "CommWith", "CoLocated"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A relation between two spans."""

    type: str
    source: Span
    target: Span


def count_relations(
    texts: Sequence[str], gold: Sequence[Sequence[Linked]], readings: Sequence[Reading]
) -> dict[str, list[Counts]]:
    """Counts per document: each mapped type, all of them together, and synonym links."""
    rows: dict[str, list[Counts]] = {}
    for text, links, reading in zip(texts, gold, readings, strict=True):
        words, same = Words.of(text), _SameEntity(reading)
        together = Counts()
        for kind, types in MAP.items():
            wanted = _distinct(words, kind, [link for link in links if link.type == kind])
            ours = [c for c in reading.claims if c.type in types and c.subject and _other(c)]
            counts = _count(words, kind, wanted, ours, same)
            rows.setdefault(kind, []).append(counts)
            together = together + counts
        rows.setdefault("all of these", []).append(together)
        rows.setdefault(SYNONYM, []).append(_synonyms(words, links, reading))
    return rows


def _distinct(words: Words, kind: str, links: Sequence[Linked]) -> list[Linked]:
    """Gold gives a symmetric relation in both directions: once is enough."""
    seen: set[frozenset[Span] | tuple[Span, Span]] = set()
    kept = []
    for link in links:
        key = frozenset((link.source, link.target)) if kind in _EITHER_WAY else (link.source, link.target)
        if key not in seen:
            seen.add(key)
            kept.append(link)
    return kept


def _other(claim: Claim) -> Ref | None:
    return claim.object or claim.place or next((a.ref for a in claim.args), None)


class _SameEntity:
    def __init__(self, reading: Reading) -> None:
        self._spans: dict[str, list[Span]] = {}
        for mention in reading.mentions:
            if mention.entity:
                self._spans.setdefault(mention.entity, []).append(mention.span)

    def meets(self, ref: Ref | None, span: Span) -> bool:
        """The ref's words, or another mention of its entity, share a character with ``span``."""
        if ref is None:
            return False
        places = [ref.span, *([ref.via] if ref.via else []), *self._spans.get(ref.entity or "", ())]
        return any(place.overlaps(span) for place in places)


def _count(words: Words, kind: str, gold: Sequence[Linked], ours: Sequence[Claim], same: _SameEntity) -> Counts:
    scored = []
    for index, link in enumerate(gold):
        for other, claim in enumerate(ours):
            straight = same.meets(claim.subject, link.source) and same.meets(_other(claim), link.target)
            turned = same.meets(claim.subject, link.target) and same.meets(_other(claim), link.source)
            if straight or (turned and kind in _EITHER_WAY):
                scored.append((float(abs(claim.trigger.start - link.source.start)), index, other))
    return hits(len(one_to_one(scored)), len(gold), len(ours))


def _synonyms(words: Words, links: Sequence[Linked], reading: Reading) -> Counts:
    """Recall alone is meant: gold links only neighbours in one sentence, our clusters run through the document."""
    wanted = {frozenset((link.source, link.target)) for link in links if link.type == SYNONYM}
    found = 0
    for pair in wanted:
        ends = [{m.entity for m in reading.mentions if m.entity and m.span.overlaps(span)} for span in pair]
        found += bool(set.intersection(*ends)) if len(ends) == 2 else 0
    return hits(found, len(wanted), found)
