"""Lines → findings, lineage and conflicts."""

from __future__ import annotations

from headwater.export.reviving import Line, span_of, time_of
from headwater.model.finding import (
    Conflict,
    ConflictClass,
    Finding,
    Lineage,
    LineageClass,
    Origin,
    Proposition,
    SharedPassage,
)


def finding_of(line: Line) -> Finding:
    """A proposition weighed, without its grade, spread and history."""
    said = Proposition(
        id=line["id"],
        type=line["type"],
        subject=line["subject"],
        object=line["object"],
        time=time_of(line["time"], {}),
        place=line["place"],
        statement=line["statement"],
        claims=tuple(line["claims"]),
        documents=tuple(line["documents"]),
    )
    return Finding(
        proposition=said,
        reports=line["reports"],
        lower=line["origins_lower"],
        upper=line["origins_upper"],
        origins=tuple(Origin(**{**one, "documents": tuple(one["documents"])}) for one in line["origins"]),
        bottleneck=tuple(line["bottleneck"]),
        unknown_roots=line["unknown_roots"],
        denied_by=tuple(line["denied_by"]),
        conflicts=tuple(line["conflicts"]),
    )


def lineage_of(line: Line) -> Lineage:
    """A link of descent, without the reason."""
    shared = tuple(SharedPassage(left=span_of(one["from"]), right=span_of(one["to"])) for one in line["shared"])
    return Lineage(
        source=line["from"],
        target=line["to"],
        cls=LineageClass(line["class"]),
        credited=line["credited"],
        directed=line["directed"],
        score=line["score"],
        shared=shared,
    )


def conflict_of(line: Line) -> Conflict:
    """What cannot all be so."""
    propositions, claims = tuple(line["propositions"]), tuple(line["claims"])
    return Conflict(cls=ConflictClass(line["class"]), propositions=propositions, claims=claims, why=line["why"])
