"""Hostile words reach nobody's terminal, page, spreadsheet or client as anything but words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from headwater import Case
from headwater.cli.app import OK, run
from headwater.cli.printing import say_json
from headwater.web import create_app
from hostile import ALL, HOMOGLYPHS, PROMPTS, STEERING, reports

COMMANDS = ("status", "documents", "claims", "entities", "matches", "findings", "conflicts", "judgements", "check")
ROUTES = ("overview", "documents", "claims", "entities", "findings", "judgements")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case of the whole corpus."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pile").mkdir()
    for name, text in reports().items():
        (folder / "pile" / name).write_text(text, encoding="utf-8")
    with Case.create(folder / "case") as case:
        case.build([folder / "pile"], workers=1)
        yield case


def _steering(shown: str) -> set[str]:
    return set(shown) & STEERING - {"\n"}


def test_every_report_of_the_corpus_is_read(hostile: Case) -> None:
    assert hostile.status().documents == len(ALL)
    assert not hostile.check().faults


@pytest.mark.parametrize("command", COMMANDS)
def test_a_terminal_is_not_steered(hostile: Case, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, str(hostile.folder)]) == OK
    assert not _steering(capsys.readouterr().out)


def test_a_terminal_is_not_steered_by_a_report_or_a_search(hostile: Case, capsys: pytest.CaptureFixture[str]) -> None:
    for record in hostile.documents():
        assert run(["show", str(hostile.folder), record.id]) == OK
    assert run(["search", str(hostile.folder), "depot"]) == OK
    run(["show", str(hostile.folder), "\x1b[2J\u202enowhere"])
    shown = capsys.readouterr()
    assert not _steering(shown.out)
    assert not _steering(shown.err)


def test_json_on_a_terminal_is_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, raw in ((Terminal(), False), (io.StringIO(), True)):
        monkeypatch.setattr("sys.stdout", stream)
        say_json({"words": "\x9b31m\u202e"})
        assert ("\u202e" in stream.getvalue()) is raw
        assert json.loads(stream.getvalue())["words"] == "\x9b31m\u202e"


def test_no_cell_of_a_spreadsheet_is_a_formula(hostile: Case, tmp_path: Path) -> None:
    hostile.export("csv", tmp_path / "out")
    cells = 0
    for path in (tmp_path / "out").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.reader(stream):
                for cell in row:
                    cells += 1
                    assert not re.match(r"\s*[=+@＝＋＠|%]|\s*-(?!\d+(\.\d+)?$)", cell), cell
                    assert not set(cell) & set(map(chr, (*range(9), *range(14, 32), 127))), cell
    assert cells > 1000


def test_a_dossier_holds_no_markup_of_a_report(hostile: Case, tmp_path: Path) -> None:
    hostile.report(tmp_path / "all.html", format="html", redact=False)
    written = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert not _steering(written)
    page = lxml.html.document_fromstring(written.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    assert not list(page.iter("script", "iframe", "object", "embed"))
    assert all(picture.get("src").startswith("data:image/") for picture in page.iter("img")), "our own, drawn from data"
    for element in page.iter("*"):
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert not value.strip().lower().startswith("javascript:"), (element.tag, value)
    assert "alert(1)" in page.text_content(), "the words are there, as words"


def test_a_dossier_in_markdown_holds_no_html_link_or_picture_of_a_report(hostile: Case, tmp_path: Path) -> None:
    from markdown_it import MarkdownIt

    hostile.report(tmp_path / "all.md", format="md", redact=False)
    written = (tmp_path / "all.md").read_text(encoding="utf-8")
    assert not _steering(written)
    html = MarkdownIt("commonmark", {"html": True}).render(written)
    page = lxml.html.fragment_fromstring(html, create_parent=True)
    assert not list(page.iter("script", "img", "svg", "iframe"))
    for link in page.iter("a"):
        assert not (link.get("href") or "").lower().startswith("javascript:")


@pytest.mark.parametrize("route", ROUTES)
def test_the_interface_answers_json_and_nothing_a_browser_would_run(hostile: Case, route: str) -> None:
    client = TestClient(create_app(hostile, token="once"), base_url="http://127.0.0.1:4711")
    client.get("/?token=once")
    answer = client.get(f"/api/{route}")
    assert answer.status_code == 200, answer.text[:200]
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (
        "script-src" in answer.headers["content-security-policy"]
        or "default-src" in answer.headers["content-security-policy"]
    )
    answer.json()


def test_a_name_in_foreign_letters_is_not_the_name_it_looks_like(hostile: Case) -> None:
    """What looks alike is at most asked about: nobody is merged with a name of other letters unseen."""
    (front,) = [
        record
        for record in hostile.entities(about="Kestari Front", limit=None)
        if record.entity.name == "Kestari Front"
    ]
    foreign = [name for name in HOMOGLYPHS if not name.isascii() and "\u00a0" not in name and "\uff2b" not in name]
    assert foreign
    assert not set(foreign) & set(front.entity.names)


def test_an_order_to_a_machine_is_a_sentence_like_others(hostile: Case) -> None:
    assert PROMPTS
    for finding in hostile.findings(limit=None):
        assert finding.finding.lower <= len(ALL)
        assert "twelve" not in finding.finding.proposition.statement
