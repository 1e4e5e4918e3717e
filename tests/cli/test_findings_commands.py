"""Findings, origins, lineage, conflicts and retraction as a newcomer meets them: in Python and in the terminal."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater import Case
from headwater.cli.app import NOT_FOUND, OK, run
from headwater.errors import NotFound

Capture = pytest.CaptureFixture[str]
STORY = (
    "Vastria’s Bureau of Tides paid the Kestari Front 2.3 million crowns a month through Oltar Salt, a trader "
    "in Merin, according to a leaked dossier of 57 pages seen by the Northern Herald. Colonel Anwar Desh leads"
    " the Kestari Front. Desh met Mira Dolan, the commander of the Harbour Guard, in Merin on 9 March 2031, "
    "the dossier says."
)
FILES = {
    "herald.txt": f"Money for the Front, dossier says\n\nNorthern Herald, 4 May 2031\n\n{STORY}\n",
    "echo.txt": f"Money for the Front, dossier says\n\nDaily Echo, 6 May 2031\n\n{STORY}\n\nSource: Northern Herald\n",
    "post.txt": (
        "Vastria denies\n\nMerin Post, 7 May 2031\n\nThe Bureau of Tides has never funded the Kestari Front, said Ilva "
        "Brandt, the spokeswoman of the Bureau of Tides. The Bureau of Tides denied that it had funded the Kestari "
        "Front. Colonel Pell Varga leads the Kestari Front, Brandt said.\n"
    ),
}


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Two papers of which one reprints the other, and a denial."""
    folder = tmp_path_factory.mktemp("weighed")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Case.create(tmp_path_factory.mktemp("case") / "case") as case:
        case.build([folder], workers=1)
        yield case


def answer(capsys: Capture, *arguments: str) -> Any:
    """The JSON a command prints."""
    assert run([*arguments, "--json"]) == OK
    return json.loads(capsys.readouterr().out)


def test_a_reprint_is_not_a_second_origin(weighed: Case, capsys: Capture) -> None:
    records = weighed.findings(limit=None)
    shared = [record.finding for record in records if record.finding.reports == 2]
    assert shared
    assert all(finding.upper == 1 for finding in shared)
    shown = answer(capsys, "findings", str(weighed.folder), "--limit", "3")
    assert shown["total"] == records.total
    assert shown["items"][0]["sentence"].startswith("Reported by 2 outlets. Independent origins: ")
    assert run(["findings", str(weighed.folder)]) == OK
    assert "Independent origins" in capsys.readouterr().out


def test_a_finding_shows_its_claims_and_its_origins(weighed: Case, capsys: Capture) -> None:
    first = weighed.findings(limit=1)[0].finding
    held = weighed.finding(first.proposition.id[:12])
    assert {claim.claim.id for claim in held.claims} == set(first.proposition.claims)
    ident = first.proposition.id
    tree = answer(capsys, "origins", str(weighed.folder), ident)
    assert {way["to"] for way in tree["ways"]} <= {point["id"] for point in tree["points"]}
    assert run(["origins", str(weighed.folder), ident]) == OK
    assert "bottleneck" in capsys.readouterr().out
    assert run(["finding", str(weighed.folder), ident]) == OK
    assert "says: " in capsys.readouterr().out
    earlier = weighed.origins(ident, as_of="2031-05-05").finding
    assert (earlier.reports, first.reports) == (1, 2)
    with pytest.raises(NotFound, match="no report of 2030-01-01"):
        weighed.origins(ident, as_of="2030-01-01")
    assert run(["finding", str(weighed.folder), "prp-nothing"]) == NOT_FOUND


def test_lineage_shows_the_words_that_two_reports_share(weighed: Case, capsys: Capture) -> None:
    family = weighed.lineage("echo.txt")
    (copied,) = [one for one in family.sources if one.link.cls == "verbatim"]
    assert copied.other == "Northern Herald"
    assert any("2.3 million crowns" in passage.left for passage in copied.passages)
    assert run(["lineage", str(weighed.folder), "herald.txt"]) == OK
    assert "derived from it" in capsys.readouterr().out


def test_conflicts_stand_side_by_side(weighed: Case, capsys: Capture) -> None:
    found = weighed.conflicts()
    assert {record.conflict.cls.value for record in found} & {"denial", "polarity", "functional"}
    for record in found:
        assert record.claims
        assert record.conflict.why
    assert run(["conflicts", str(weighed.folder)]) == OK
    assert found[0].conflict.cls.value in capsys.readouterr().out


def test_what_falls_without_an_origin(weighed: Case, capsys: Capture) -> None:
    assert answer(capsys, "falls", str(weighed.folder), "Northern Herald")["findings"]
    with pytest.raises(NotFound, match="is no origin"):
        weighed.falls("nobody of this name")


def exported(case: Case, folder: Path) -> dict[str, bytes]:
    case.export("jsonl", folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_retracting_and_putting_back_restores_every_byte(weighed: Case, tmp_path: Path, capsys: Capture) -> None:
    copy = shutil.copytree(weighed.folder, tmp_path / "case")
    with Case.open(copy) as case:
        before = exported(case, tmp_path / "before")
        assert run(["retract", str(copy), "herald.txt", "--dry-run"]) == OK
        assert "Would change" in capsys.readouterr().out
        assert exported(case, tmp_path / "dry") == before
        done = case.retract("herald.txt", why="withdrawn by its editors", who="reviewer")
        assert done.kept
        assert any(change.after and change.before for change in done.changes)
        assert exported(case, tmp_path / "without") != before
        assert all("herald" not in r.finding.sentence for r in case.findings())
        back = case.retract("herald.txt", who="reviewer", back=True)
        assert len(back.changes) == len(done.changes)
        assert exported(case, tmp_path / "after") == before


def test_a_report_taken_out_is_as_if_it_had_never_been(weighed: Case, tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    for name in ("herald.txt", "post.txt"):
        (folder / name).write_text(FILES[name], encoding="utf-8")
    with Case.create(tmp_path / "case") as case:
        case.build([folder], workers=1)
        fewer = exported(case, tmp_path / "fewer")
        (folder / "echo.txt").write_text(FILES["echo.txt"], encoding="utf-8")
        case.build([folder], workers=1)
        assert exported(case, tmp_path / "more") != fewer
        case.retract("echo.txt", who="reviewer")
        left = exported(case, tmp_path / "left")
    for name in ("propositions.jsonl", "conflicts.jsonl", "lineage.jsonl"):
        assert left[name] == fewer[name]


def test_a_person_parts_two_claims_and_takes_it_back(weighed: Case, tmp_path: Path) -> None:
    copy = shutil.copytree(weighed.folder, tmp_path / "case")
    with Case.open(copy) as case:
        before = exported(case, tmp_path / "before")
        first = next(r.finding.proposition for r in case.findings() if r.finding.reports == 2)
        left, right = first.claims[:2]
        case.judge(left, right, "different", why="another payment", who="reviewer")
        assert exported(case, tmp_path / "apart")["propositions.jsonl"] != before["propositions.jsonl"]
        case.undo(who="reviewer")
        assert exported(case, tmp_path / "again") == before
        case.review(left, "negative", who="reviewer")
        case.judge(left, right, "unsure", who="reviewer")
        kept = [claim for r in case.findings(limit=None) for claim in r.finding.proposition.claims]
        assert left not in kept
        assert right in kept
