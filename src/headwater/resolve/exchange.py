"""Judgements in nomenklatura's format: one JSON list a line, target, source, judgement, score, user, time.

Read and written by ``nomenklatura.resolver.Edge`` (4.17). Targets are the larger ids, as there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from headwater.errors import UsageError
from headwater.model.judgement import Judgement, Verdict
from headwater.resolve.decisions import MERGE, Decisions

_VERDICTS = {verdict.value: verdict for verdict in Verdict}


def to_lines(decisions: Decisions) -> Iterator[str]:
    """The decisions on pairs in force, sorted."""
    rows = []
    for made in decisions.matches:
        source, target = sorted((made.left, made.right or ""), key=_weight)
        rows.append([target, source, made.verdict.value, None, made.who, made.when])
    for row in sorted(rows, key=str):
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _weight(ident: str) -> tuple[int, str]:
    """Canonical ids (``NK-``, Wikidata's) come after all others."""
    qid = ident[:1] == "Q" and ident[1:].isdigit()
    return (3 if qid else 2 if ident.startswith("NK-") else 1, ident)


def from_lines(lines: Iterable[str], source: str) -> list[Judgement]:
    """Judgements of a file; "no_judgement" rows (mere suggestions) are left out. Raises ``UsageError`` for others."""
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            target, other, verdict, _, who, when = [*json.loads(line), None][:6]
        except (ValueError, TypeError) as error:
            raise UsageError(f"{source}, line {number}: not a judgement as nomenklatura writes it ({error}).") from None
        if verdict == "no_judgement":
            continue
        if verdict not in _VERDICTS or not (isinstance(target, str) and isinstance(other, str)):
            raise UsageError(f"{source}, line {number}: {verdict!r} is none of positive, negative, unsure.")
        found.append(
            Judgement(
                about=MERGE, left=target, right=other, verdict=_VERDICTS[verdict],
                who=str(who or source), when=str(when or ""), why=f"imported from {source}",
            )
        )  # fmt: skip
    return found
