import json
from pathlib import Path

from evaluate_readings import reading_of

from headwater.evaluate.sets import factuality
from headwater.read import read

ROW = {
    "text": "They did n't leave ; the mayor said rebels might attack .",
    "targets": [{"span1": [3, 4], "label": -3.0}, {"span1": [7, 8], "label": 3.0}, {"span1": [10, 11], "label": 0.6}],
}


def test_tokens_are_joined_as_print_has_them() -> None:
    text, starts = factuality.join(["He", "did", "n't", "pay", "(", "$", "5", ")", ",", "``", "no", "''", "."])
    assert text == "He didn't pay ($5), ``no''."
    assert [text[s] for s in starts] == ["H", "d", "n", "p", "(", "$", "5", ")", ",", "`", "n", "'", "."]


def test_event_words_keep_their_place(tmp_path: Path) -> None:
    (tmp_path / "uw_dev.jsonl").write_text(json.dumps(ROW))
    (item,) = factuality.load(tmp_path)
    assert [span.of(item.document.text) for span, _ in item.events] == ["leave", "said", "attack"]
    report = factuality.measure([item], [read(item.document)])
    literal = {f.measure: f.value for f in report.tables[0].figures if f.system == "headwater, literal scale"}
    assert literal["macro F1 of three classes"] == 1.0


def test_without_a_parse_everything_happened(tmp_path: Path) -> None:
    (tmp_path / "uw_dev.jsonl").write_text(json.dumps(ROW))
    (item,) = factuality.load(tmp_path)
    report = factuality.measure([item], [reading_of(item.document.text)])
    by_system = {(f.system, f.measure): f.value for f in report.tables[0].figures}
    for measure in ("mean absolute error", "macro F1 of three classes"):
        assert by_system["headwater, literal scale", measure] == by_system["constant +3", measure]
