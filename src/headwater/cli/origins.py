"""``headwater origins``: where a finding comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from headwater.cli.findings import Proposition, finding_text
from headwater.cli.printing import CaseFolder, Json, console, examples, plain, say_json

if TYPE_CHECKING:
    from headwater.pipeline.finding_records import FindingRecord


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command(
        "origins",
        epilog=examples(
            "headwater origins my-case prp-1f0c3a", "headwater origins my-case prp-1f0c3a --as-of 2024-02-20"
        ),
    )(origins)


def origins(
    case: CaseFolder,
    finding: Proposition,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As it stood on YYYY-MM-DD.")] = None,
    as_json: Json = False,
) -> None:
    """The way from each report up to its origin. What every way passes through is marked as the bottleneck."""
    from headwater.case import Case

    with Case.open(case) as opened:
        record = opened.origins(finding, as_of=as_of)
    if as_json:
        ways = [{"from": source, "to": target} for source, target in record.finding.ways]
        points = [{"id": p.id, "label": p.label, "kind": p.kind} for p in record.finding.points]
        say_json({**record.to_dict(), "points": points, "ways": ways})
        return
    out = console()
    out.print(finding_text(record), "")
    out.print(_tree(record))


def _tree(record: FindingRecord) -> Tree:
    held = record.finding
    kinds = {point.id: point.kind for point in held.points}
    below: dict[str, list[str]] = {}
    for source, target in held.ways:
        below.setdefault(source, []).append(target)
    roots = [origin.id for origin in held.origins]
    tree = Tree(Text("origins", style="bold"))
    seen: set[str] = set()

    def grow(parent: Tree, ident: str) -> None:
        mark = " ◀ bottleneck" if ident in held.bottleneck else ""
        kind = "" if kinds.get(ident) == "report" else f" ({kinds.get(ident, 'origin')})"
        again = ident in seen and ident in below
        text = Text.assemble(plain(record.name(ident)), (kind, "dim"), (mark, "bold red"), " …" if again else "")
        branch = parent.add(text)
        if not again:
            seen.add(ident)
            for child in sorted(below.get(ident, ())):
                grow(branch, child)

    for root in sorted(roots):
        grow(tree, root)
    return tree
