"""What README and tutorial tell a newcomer to type works as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from headwater.cli.app import COMMANDS, OK, run

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_example_in_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples" / "reports").mkdir(parents=True)
    report = ROOT / "examples" / "reports" / "coast-herald.html"
    (tmp_path / "examples" / "reports" / report.name).write_bytes(report.read_bytes())
    exec(compile(example, "README.md", "exec"), {})
    assert (tmp_path / "my-case" / "case.db").exists()


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_every_command_shown_exists(name: str) -> None:
    shown = re.findall(r"^(?:\.venv/bin/|\$ )?headwater (.*)$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert shown
    for line in shown:
        command, *words = shlex.split(line, comments=True)
        assert command in COMMANDS, line
        for option in (word for word in words if word.startswith("--")):
            assert option in _help(command), f"{line}: {option}"


def _help(command: str) -> str:
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run([command, "--help"]) == OK
    return out.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
