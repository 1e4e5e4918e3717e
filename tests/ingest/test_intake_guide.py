"""The guide names what there is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from headwater import errors
from headwater.ingest import Originals, ingest, plan
from headwater.model.document import PublishedBasis, RegionKind
from headwater.rules.load import load
from headwater.settings import Settings

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "intake.md").read_text("utf-8")


def test_every_region_limit_and_kind_of_refusal_is_named():
    limits = [name for name in Settings.__dataclass_fields__ if name.startswith(("max_", "fetch"))]
    kinds = [error.kind for error in errors.IntakeError.__subclasses__()]
    bases = [basis.value for basis in PublishedBasis if basis.value not in {"none", "given"}]
    for name in [*limits, *kinds, *bases]:
        assert f"`{name}`" in GUIDE, name
    for kind in RegionKind:
        assert f"| {kind.value} |" in GUIDE


def test_every_kind_of_credit_is_named():
    with_source = [rule["id"] for rule in load("page_lines")["credits"] if "(?P<source>" in rule["pattern"]]
    for kind in [*with_source, "agency"]:
        assert f"`{kind}`" in GUIDE, kind


def test_the_python_in_it_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("The army left the town of Oltar on Sunday.")
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    exec(compile(code, "intake.md", "exec"), {})
    assert "The army left the town" in capsys.readouterr().out
    assert list(Originals("my-case/originals").digests())
    assert list(ingest(plan(["reports"], Settings()), Settings()))
