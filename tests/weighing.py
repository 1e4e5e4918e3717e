"""A small case that was weighed by hand, with names that spreadsheets, markup and terminals stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater import Case
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
from headwater.model.judgement import Judgement, Verdict
from headwater.model.span import Span
from headwater.store import ClaimRecord, Findings, Store

REPORTS = {
    "herald.txt": (
        "Rebels hold Oltar depot, officials say\n\nNorthern Herald, 4 May 2031\n\n"
        "The Kestari Front (KF) attacked an arms depot near Oltar on Sunday, two officials told the Herald. "
        "The KF denied attacking civilians. Colonel Anwar Desh, who leads the Kestari Front, was trained by Vastria, "
        "a leaked dossier says.\n"
    ),
    "mirror.txt": (
        '=HYPERLINK("x") KF behind depot raid\n\nCoast Mirror, 5 May 2031\n\n'
        "The Kestari Front attacked a depot near Oltar, the Northern Herald reported. At least 12 soldiers were "
        "killed in “عمر” <b>& 😀. Vastria armed the Kestari Front, the mayor of Oltar said.\n"
    ),
    "wire.txt": (
        "Vastria denies arming rebels\n\nVastria Wire, 6 May 2031\n\n"
        "Vastria denied that it armed the Kestari Front. Anwar Desh met Lena Orr in Oltar on 3 May 2031.\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="session")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Two reports say that the Front attacked the depot; one of them has it from the other. One claim is reviewed."""
    pile = tmp_path_factory.mktemp("pile")
    for name, text in REPORTS.items():
        (pile / name).write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("case") / "case"
    with Case.create(folder) as case:
        case.build([pile], workers=1)
        weigh(folder, list(case.claims(limit=None)))
        yield case


def weigh(folder: Path, claims: list[ClaimRecord]) -> None:
    """Puts findings made by hand into the case, and a reviewer's word on its first relation."""
    denials = [record for record in claims if record.claim.modality.value == "denied"]
    attacks = [record for record in claims if record.claim.type == "attack" and record not in denials]
    arms = [record for record in claims if record.claim.type in ("arms", "trains")]
    assert len(attacks) >= 2, "the reading no longer finds the attack in both reports"
    assert arms
    herald, mirror = (record.claim.document for record in sorted(attacks, key=lambda r: r.document.file)[:2])
    found = [_finding(attacks, "The Kestari Front attacked a depot near Oltar.", herald)]
    denied = tuple(sorted(record.claim.id for record in denials if record in arms))
    assert denied
    about = ("prp-" + "a" * 20,)
    conflicts = [Conflict(cls=ConflictClass.DENIAL, propositions=about, claims=denied, why="Vastria denies it.")]
    said = [record for record in arms if record not in denials]
    found.append(_finding(said, "Vastria armed the Kestari Front.", said[0].claim.document, "a", conflicts))
    link = Lineage(
        source=herald,
        target=mirror,
        cls=LineageClass.CITES,
        credited=True,
        shared=(SharedPassage(left=Span(0, 5), right=Span(0, 5)),),
        why="The Coast Mirror names the Northern Herald.",
    )
    store = Store.open(folder)
    with store.writer() as writer:
        writer.corroborate(Findings(findings=tuple(found), lineage=(link,), conflicts=tuple(conflicts)))
        relation = min(record.claim.id for record in claims if record.claim.kind.value == "relation")
        writer.judge(
            Judgement(
                about="claim",
                left=relation,
                right=None,
                verdict=Verdict.POSITIVE,
                who="ed",
                when="2031-05-07T10:00:00Z",
            )
        )
    store.close()


def _finding(
    records: list[ClaimRecord], statement: str, first: str, mark: str = "b", conflicts: list[Conflict] | None = None
) -> Finding:
    claim = records[0].claim
    origin = Origin(id=f"org-{mark * 20}", label="two officials", kind="party", documents=(first,))
    denied = tuple(ident for conflict in conflicts or [] for ident in conflict.claims)
    return Finding(
        proposition=Proposition(
            id=f"prp-{mark * 20}",
            type=claim.type,
            subject=records[0].entities.get(claim.subject.entity or "") if claim.subject else None,
            object=records[0].entities.get(claim.object.entity or "") if claim.object else None,
            time=next((record.claim.time for record in records if record.claim.time), None),
            place=None,
            statement=statement,
            claims=tuple(sorted(record.claim.id for record in records)),
            documents=tuple(sorted({record.claim.document for record in records})),
        ),
        reports=len({record.claim.document for record in records}),
        lower=1,
        upper=2,
        origins=(origin,),
        bottleneck=("Northern Herald",),
        unknown_roots=1,
        denied_by=denied,
        conflicts=tuple(conflict.id for conflict in conflicts or []),
        sentence=f"Reported by {len(records)} outlets. Independent origins: 1 to 2.",
    )
