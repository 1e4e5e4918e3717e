"""The command, its page, and what it refuses."""

import json
from pathlib import Path

import pytest
import typer
from test_own_gold import GOLD
from typer.testing import CliRunner

from headwater.cli.evaluate import evaluate_command
from headwater.errors import UsageError
from headwater.evaluate import evaluate
from headwater.evaluate.page import page, write_page
from headwater.evaluate.run import spread
from headwater.evaluate.text import lines, values

app = typer.Typer()
app.command()(evaluate_command)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("dev", "gate"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}-x.yml").write_text(GOLD.replace("dev-x", f"{name}-x"))
    return tmp_path


def test_tables_and_errors_are_printed(folder: Path) -> None:
    result = CliRunner().invoke(app, ["own", str(folder / "dev"), "--errors", "1"])
    assert result.exit_code == 0
    assert "claims, type and trigger alone" in result.output
    assert "4 sentences" in result.output


def test_json_holds_the_same_figures(folder: Path) -> None:
    result = CliRunner().invoke(app, ["own", str(folder / "dev"), "--json"])
    (report,) = json.loads(result.output)
    assert report["name"] == "own-dev"
    assert report["tables"][0]["scores"][0]["gold"] == 3


def test_gate_errors_are_never_shown(folder: Path) -> None:
    (report,) = evaluate("own", folder / "gate")
    assert report.name == "own-gate"
    assert report.mistakes == ()
    assert "Desh" not in "\n".join([*lines(report, 5), json.dumps(values(report, 5))])


@pytest.mark.parametrize("arguments", [["nothing", "."], ["timex", "/nowhere"], ["all", "/nowhere"]])
def test_what_makes_no_sense_is_refused_with_a_remedy(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "nothing" in result.output or "nowhere" in result.output


def test_the_page_is_written_whole_or_not_at_all() -> None:
    result = CliRunner().invoke(app, ["timex", ".", "--write"])
    assert result.exit_code == 2
    assert "SET all" in result.output


def test_unknown_set_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="polnear"):
        evaluate("polnaer", tmp_path)


def test_the_page_is_the_same_twice_and_quotes_nobody(folder: Path, tmp_path: Path) -> None:
    reports = evaluate("own", folder / "dev")
    path = write_page(reports, tmp_path / "docs" / "evaluation.md")
    text = path.read_text()
    assert text == "\n".join(page(evaluate("own", folder / "dev"))) + "\n"
    assert "## At a glance" in text
    assert "seized Oltar on Friday" not in text


def test_a_limit_is_spread_evenly() -> None:
    assert spread(list(range(10)), 5) == [0, 2, 4, 6, 8]
    assert spread([1, 2], 5) == [1, 2]
