"""Step 1: what each stretch of the text is. Boilerplate is never read for claims.

Intake has found the regions with the original's markup at hand; a bare text is one body.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.model.document import Document, Region, RegionKind
from headwater.model.reading import Reading
from headwater.model.span import Span


def find_regions(document: Document, reading: Reading) -> Reading:
    """Fills ``regions`` from the document."""
    whole = (Region(kind=RegionKind.BODY, span=Span(0, len(document.text))),)
    return replace(reading, regions=document.regions or whole)
