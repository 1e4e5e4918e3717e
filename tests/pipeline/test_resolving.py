"""From reports to entities: what a build joins, what judging changes, what later reports may not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater import Case
from headwater.cli.app import NOT_FOUND, OK, USAGE, run
from headwater.errors import NotFound, UsageError

REPORTS = {
    "herald.txt": (
        "Miller accused\n\nNorthern Herald, 4 May 2031\n\n"
        "Rashid Talvar, a miller, met Colonel Anwar Desh of the Kestari Front near Oltar on Sunday. "
        "The Kestari Front denied that Talvar was paid.\n"
    ),
    "mirror.txt": (
        "Front denies\n\nCoast Mirror, 5 May 2031\n\n"
        "Rasheed Talvar met Anwar Desh, who commands the Kestari Front, officials said. "
        "The Kestari Front attacked a depot near Oltar.\n"
    ),
    "bulletin.txt": (
        "A laboratory opens\n\nDelta Bulletin, 6 May 2031\n\n"
        "Rashid Talvar, a hydrologist, heads the laboratory. "
        "Talvar said that he would measure the river every morning.\n"
    ),
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Case.create(tmp_path / "case") as made:
        made.build([folder], workers=1)
        yield made


def ids(case: Case, name: str) -> list[tuple[str, int]]:
    """Entities that go by a name: id, and how many reports name them."""
    return sorted((r.entity.id, len(r.documents)) for r in case.entities(about=name))


def test_a_build_joins_bodies_and_asks_about_people(case: Case) -> None:
    assert [count for _, count in ids(case, "Kestari Front")] == [2]
    people = ids(case, "Rashid Talvar")
    assert len(people) == 2
    asked = [q for q in case.matches() if {q.left, q.right} <= {ident for ident, _ in people}]
    assert asked
    assert all(q.why.endswith(".") and "Talvar" in q.why for q in asked)


def test_judging_joins_undo_parts_and_the_log_keeps_all(case: Case) -> None:
    (one, _), (other, _) = ids(case, "Rashid Talvar")
    judged = case.judge(one, other, "same", why="The same birth year", who="ana")
    assert judged.warnings == ()
    assert [ident for ident, _ in ids(case, "Rashid Talvar")] == [one]
    assert case.entities(about=other).total == 0
    case.undo(judged.judgements[0].id)
    assert [ident for ident, _ in ids(case, "Rashid Talvar")] == [one, other]
    assert [j.about for j in case.judgements()] == ["merge", "undo"]
    with case.view() as view:
        assert view.journal_broken_at() is None


def test_a_decision_against_an_earlier_one_is_warned_of_and_holds(case: Case) -> None:
    (one, _), (other, _) = ids(case, "Rashid Talvar")
    case.judge(one, other, "different", why="Two professions", who="ana")
    assert all({q.left, q.right} != {one, other} for q in case.matches())
    against = case.judge(one, other, "same", who="ben")
    assert "Two professions" in against.warnings[0]
    assert len(ids(case, "Rashid Talvar")) == 1


def test_a_later_report_leaves_what_was_judged(case: Case, tmp_path: Path) -> None:
    (one, _), (other, _) = ids(case, "Rashid Talvar")
    kept = case.judge(one, other, "same", who="ana").entities[0].entity.id
    later = tmp_path / "reports" / "gazette.txt"
    later.write_text("Front\n\nOltar Gazette, 1 May 2031\n\nAnwar Desh of the Kestari Front met Rashid Talvar.\n")
    before = {record.entity.id: set(record.documents) for record in case.entities()}
    case.build([tmp_path / "reports"], workers=1)
    after = {record.entity.id: set(record.documents) for record in case.entities(about="Rashid Talvar")}
    assert before[kept] <= after[kept]


def test_reports_are_split_off_and_names_are_mended(case: Case) -> None:
    ((front, _),) = ids(case, "Kestari Front")
    split = case.split(front, ["mirror.txt"], why="Another group of that name")
    assert [len(record.documents) for record in split.entities] == [1, 1]
    assert case.undo().entities
    renamed = case.rename(front, "Front of Kestar")
    assert renamed.entities[0].entity.name == "Front of Kestar"
    assert "Kestari Front" in renamed.entities[0].entity.names
    assert ids(case, "Front of Kestar") == [(front, 2)]
    case.undo()
    assert ids(case, "Front of Kestar") == []
    case.not_a_name("Kestari Front")
    assert front not in {record.entity.id for record in case.entities()}
    assert front in {record.entity.id for record in case.entities(drawer=True)}


@pytest.mark.parametrize(
    ("call", "error", "word"),
    [
        (lambda case: case.judge("Nobody", "Kestari Front", "same"), NotFound, "Nobody"),
        (lambda case: case.judge("Kestari Front", "Anwar Desh", "maybe"), UsageError, "maybe"),
        (lambda case: case.judge("Kestari Front", "Kestari Front", "same"), UsageError, "already"),
        (lambda case: case.split("Kestari Front", ["herald.txt", "mirror.txt"]), UsageError, "not all"),
        (lambda case: case.not_a_name("Kestari Front", "Union"), NotFound, "Union"),
        (lambda case: case.undo(), NotFound, "judgement"),
        (lambda case: case.import_entities("absent.csv"), UsageError, "absent.csv"),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(case: Case, call, error, word: str) -> None:  # type: ignore[no-untyped-def]
    before = [record.to_dict() for record in case.entities()]
    with pytest.raises(error, match=word):
        call(case)
    assert [record.to_dict() for record in case.entities()] == before
    assert case.judgements() == []


def test_a_list_of_known_groups_gives_ids_and_aliases(case: Case, tmp_path: Path) -> None:
    listed = tmp_path / "watchlist.ftm.json"
    entity = {
        "id": "Q42001",
        "schema": "Organization",
        "properties": {"name": ["Kestari Front"], "alias": ["KF", "Sons of Kestar"]},
    }
    ship = {"id": "v1", "schema": "Vessel", "properties": {"name": ["Desh Star"]}}
    listed.write_text("\n".join(map(json.dumps, (entity, ship))), encoding="utf-8")
    taken = case.import_entities(listed)
    assert (taken.entries, taken.new, taken.found) == (1, 1, 1)
    assert ids(case, "Sons of Kestar") == [("Q42001", 2)]
    assert case.import_entities(listed).new == 0
    table = tmp_path / "people.csv"
    table.write_text("id,name,type,aliases\nP7,Rashid Talvar,person,Rasheed Talvar\n", encoding="utf-8")
    case.import_entities(table)
    assert any("P7" in (q.left, q.right) for q in case.matches(limit=None))


def test_judgements_travel_in_the_format_of_nomenklatura(case: Case, tmp_path: Path) -> None:
    (one, _), (other, _) = ids(case, "Rashid Talvar")
    case.judge(one, other, "same", who="ana")
    file = tmp_path / "resolver.json"
    assert case.export_judgements(file) == 1
    target, source, verdict, score, who, _ = json.loads(file.read_text(encoding="utf-8"))
    assert ({target, source}, verdict, score, who) == ({one, other}, "positive", None, "ana")
    case.undo()
    assert len(ids(case, "Rashid Talvar")) == 2
    text = file.read_text(encoding="utf-8").replace('"ana"', '"ben"')
    file.write_text(text + json.dumps([one, other, "no_judgement", 0.4, "x", None]) + "\n", encoding="utf-8")
    assert case.import_judgements(file).new == 1
    assert case.import_judgements(file).new == 0
    assert len(ids(case, "Rashid Talvar")) == 1


def test_judging_twice_over_gives_what_one_resolving_gives(case: Case, tmp_path: Path) -> None:
    (one, _), (other, _) = ids(case, "Rashid Talvar")
    case.judge(one, other, "same", who="ana")
    judged = [record.to_dict() for record in case.entities(drawer=False)]
    (tmp_path / "reports" / "note.txt").write_text("A note\n\nOn 3 May 2031 it rained.\n")
    case.build([tmp_path / "reports"], workers=1)
    assert [record.to_dict() for record in case.entities()] == judged


def test_the_commands_judge_and_tell(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(case.folder)
    (one, _), (other, _) = ids(case, "Rashid Talvar")
    assert run(["matches", folder, "--json"]) == OK
    assert json.loads(capsys.readouterr().out)["total"] >= 1
    assert run(["judge", folder, one, other, "same", "--why", "Sure"]) == OK
    assert one in capsys.readouterr().out
    assert run(["judgements", folder, "--json"]) == OK
    log = json.loads(capsys.readouterr().out)
    assert (log[0]["left"], log[0]["why"]) == (one, "Sure")
    assert run(["undo", folder, "--json"]) == OK
    assert len(json.loads(capsys.readouterr().out)["entities"]) == 2
    assert run(["judge", folder, one, "nobody", "same"]) == NOT_FOUND
    assert run(["judge", folder, one, other, "perhaps"]) == USAGE
    assert run(["entities", folder, "--drawer"]) == OK
    assert run(["entities", "take", folder, "x.csv"]) == USAGE
