"""Step 12: silence is visible — which sentences were read, which yielded nothing, what was refused and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from headwater.model.document import Document, RegionKind
from headwater.model.reading import Coverage, Reading, SentenceCoverage


def count_coverage(document: Document, reading: Reading) -> Reading:
    """Fills ``coverage``."""
    claims = Counter(c.sentence for c in reading.claims)
    rows = tuple(
        SentenceCoverage(span=span, region=s.region if s else RegionKind.BODY.value, claims=claims.get(span, 0))
        for span, s in zip(reading.sentences, reading.syntax or (None,) * len(reading.sentences), strict=True)
    )
    return replace(reading, coverage=Coverage(sentences=rows, refused=reading.refused))
