from pathlib import Path

import pytest
from evaluate_readings import attribution, reading_of

from headwater.errors import UsageError
from headwater.evaluate.result import Report, Score
from headwater.evaluate.sets import polnear

TEXT = "The mayor said the bridge was open. Critics doubt it."
ANN = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 34\tthe bridge was open
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tCue 44 49\tdoubt
T6\tContent 50 52\tit
T7\tAttribution-no-source 44 49\tdoubt
E2\tAttribution-no-source:T7 Cue:T5 Content:T6
T8\tDiscard 36 43\tCritics
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev" / "text").mkdir(parents=True)
    (tmp_path / "dev" / "attributions").mkdir()
    (tmp_path / "dev" / "text" / "paper_2031-05-04_bridge.txt").write_text(TEXT)
    (tmp_path / "dev" / "attributions" / "paper_2031-05-04_bridge_a.ann").write_text(ANN)
    (tmp_path / "dev" / "attributions" / "paper_2031-05-04_bridge_b.ann").write_text("")
    return tmp_path


def row(report: Report, measure: str, system: str = "headwater") -> Score:
    return next(s for t in report.tables for s in t.scores if (s.measure, s.system) == (measure, system))


def test_the_first_annotator_counts_and_discards_do_not(folder: Path) -> None:
    (article,) = polnear.load(folder)
    assert article.file.endswith("_a.ann")
    assert article.document.published.edtf == "2031-05-04"
    first, second = article.sayings
    assert [s.of(TEXT) for s in (*first.source, *first.cue, *first.content)] == [
        "The mayor",
        "said",
        "the bridge was open",
    ]
    assert second.source == ()


def test_spans_in_pieces_are_read() -> None:
    (saying,) = polnear.parse("T1\tContent 0 3;9 12\tx\nT2\tCue 4 8\ty\nE1\tAttribution:T9 Content:T1 Cue:T2\n")
    assert [(s.start, s.end) for s in saying.content] == [(0, 3), (9, 12)]


def test_scores_of_a_known_reading(folder: Path) -> None:
    items = polnear.load(folder)
    reading = reading_of(TEXT, attributions=[attribution(TEXT, "mayor", "said", "the bridge was open")])
    report = polnear.measure(items, [reading])
    assert row(report, "cue, exact").recall == 0.5
    assert row(report, "relation").recall == 0.5
    assert row(report, "source, exact").f1 == 0.0
    assert report.classes()[0][0] == "missed (no source): cue doubt"


def test_nested_sayings_can_be_left_out(folder: Path) -> None:
    outer = attribution(TEXT, "mayor", "said", "the bridge was open")
    inner = attribution(TEXT, "Critics", "doubt", "it", parent=outer.id)
    report = polnear.measure(polnear.load(folder), [reading_of(TEXT, attributions=[outer, inner])])
    assert row(report, "cue, exact").predicted == 2
    assert row(report, "cue, exact", "headwater, outermost").predicted == 1


def test_a_folder_without_the_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="absent"):
        polnear.load(tmp_path)
