"""The gate refuses a drop, raises floors, and lowers none unless told why."""

import json
from pathlib import Path

import pytest

from headwater.errors import UsageError
from headwater.evaluate.gate import BASELINE, Measured, drops, main, measure_all, read_baseline, update, updated

ROOT = Path(__file__).parents[2]
FLOORS = {"own-dev": {"claims": 0.6, "false-claim rate": 0.2}}


def measured(claims: float, false: float) -> dict[str, dict[str, Measured]]:
    return {
        "own-dev": {
            "claims": Measured(value=claims),
            "false-claim rate": Measured(value=false, lower_is_better=True),
        }
    }


def test_a_drop_is_named_and_a_hair_is_none() -> None:
    assert list(drops(FLOORS, measured(0.595, 0.205))) == []
    assert list(drops(FLOORS, measured(0.55, 0.1))) == ["own-dev: claims is 0.550, the floor is 0.600"]
    assert list(drops(FLOORS, measured(0.7, 0.3))) == ["own-dev: false-claim rate is 0.300, the floor is 0.200"]


def test_a_measure_that_vanishes_is_a_drop() -> None:
    lost = {"own-dev": {"claims": Measured(value=0.9)}}
    assert list(drops(FLOORS, lost)) == ["own-dev: false-claim rate is no longer measured (floor 0.200)"]


def test_a_set_that_is_not_there_is_no_drop() -> None:
    assert list(drops(FLOORS, {})) == []


def test_updating_raises_and_never_lowers() -> None:
    assert updated(FLOORS, measured(0.7, 0.3), lower=False) == {"own-dev": {"claims": 0.7, "false-claim rate": 0.2}}
    assert updated(FLOORS, measured(0.5, 0.1), lower=False) == {"own-dev": {"claims": 0.6, "false-claim rate": 0.1}}


def test_lowering_needs_a_reason_which_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"floors": FLOORS, "lowered": []}))
    with pytest.raises(UsageError, match=r"claims is 0\.300"):
        update(path, measured(0.3, 0.2))
    assert read_baseline(path)["floors"] == FLOORS
    update(path, measured(0.3, 0.2), why="the annotation was corrected")
    kept = read_baseline(path)
    assert kept["floors"]["own-dev"]["claims"] == 0.3
    assert kept["lowered"][0]["why"] == "the annotation was corrected"


def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text("[]")
    with pytest.raises(UsageError, match="not a baseline"):
        read_baseline(path)


def test_lower_without_why_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["--update", "--lower"])


def held(only: list[str], shared: Path) -> list[str]:
    floors = read_baseline(ROOT / BASELINE)["floors"]
    assert all(name in floors for name in only)
    return list(drops(floors, measure_all(ROOT / "tests/evaluate/gold", shared, only=only)))


def test_our_own_gold_reads_no_worse() -> None:
    assert held(["own-dev", "own-fresh", "own-gate"], ROOT / "nowhere") == []


@pytest.mark.shared
@pytest.mark.parametrize("name", ["polnear", "timex", "geo", "re3d", "gum", "factuality", "event_peers", "fakes_syria"])
def test_shared_samples_read_no_worse(name: str) -> None:
    shared = ROOT.parent / "shared" / "gold"
    if not (shared / name).is_dir():
        pytest.skip(f"../shared/gold/{name} is not beside the project")
    assert held([name], shared) == []
