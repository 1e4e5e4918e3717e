"""Names whose edges the text itself draws: "joint investigation team (JIT)", "X (XY)" in another language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.model.mention import MentionKind
from headwater.read.acronyms import Definition
from headwater.read.lexicon import folded
from headwater.read.occurrences import Occurrence


def with_definitions(
    text: str, occurrences: list[Occurrence], defined: Sequence[Definition]
) -> tuple[list[Occurrence], list[tuple[str, str]]]:
    """Occurrences whose edges follow the definitions of the text, and the (short, long) keys they bind.

    A long form in lower case ("joint investigation team (JIT)") becomes a name; one cut too short or too long
    by its capitals takes the words the acronym spells. A bracketed acronym right behind a name it does not
    spell (another language's) is bound to that name all the same.
    """
    rows = list(occurrences)
    pairs: list[tuple[str, str]] = []
    for definition in defined:
        short, long = definition.short.of(text), definition.long.of(text)
        overlapping = [o for o in rows if o.span.overlaps(definition.long)]
        if not overlapping:
            model = next((o for o in rows if o.span.overlaps(definition.short)), None)
            if model is None:
                continue
            new = replace(model, span=definition.long, text=long, kind=MentionKind.NAME, initial=False)
            rows.append(new)
        elif overlapping[0].span != definition.long:
            kept = _outside(overlapping, definition, text)
            rows = [o for o in rows if o not in overlapping] + kept
            rows.append(
                replace(
                    overlapping[-1],
                    span=definition.long,
                    text=long,
                    kind=MentionKind.NAME,
                    title=None,
                    title_span=None,
                    role=False,
                )
            )
        pairs.append((folded(short), folded(long).removeprefix("the ")))
    bound = {p[0] for p in pairs}
    rows.sort(key=lambda o: o.span)
    for left, right in pairwise(rows):
        if _is_bracketed(text, left, right) and right.key not in bound:
            pairs.append((right.key, left.key))
            bound.add(right.key)
    return rows, pairs


def _outside(overlapping: list[Occurrence], definition: Definition, text: str) -> list[Occurrence]:
    """What an occurrence holds in front of the long form stays a name: "Pakistan" in "Pakistan Joint Team (JT)"."""
    kept = []
    first = overlapping[0]
    head = text[first.span.start : definition.long.start].rstrip()
    if head and head[:1].isupper():
        end = first.span.start + len(head)
        kept.append(replace(first, span=type(first.span)(first.span.start, end), text=head))
    return kept


def _is_bracketed(text: str, left: Occurrence, right: Occurrence) -> bool:
    between = text[left.span.end : right.span.start]
    closed = text[right.span.end : right.span.end + 1] == ")"
    acronym = right.kind is MentionKind.ACRONYM and sum(c.isupper() for c in right.text) >= 2
    return between == " (" and closed and acronym and len(left.text.split()) > 1 and left.title is None
