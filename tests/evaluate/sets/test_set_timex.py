from pathlib import Path

import pytest
from evaluate_readings import reading_of

from headwater.errors import UsageError
from headwater.evaluate.sets import timex
from headwater.model.span import Span
from headwater.model.time import TimeExpression, Timex

TML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="TIME" value="2031-05-04T10:00">x</TIMEX3></DCT>
<TEXT>Shells <EVENT eid="e1">fell</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2031-05-02">Friday</TIMEX3>
and for <TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3> after.</TEXT></TimeML>
"""


def time(text: str, words: str, kind: str, value: str) -> TimeExpression:
    start = text.index(words)
    return TimeExpression(span=Span(start, start + len(words)), text=words, timex=Timex(type=kind, value=value))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "aquaint_tml").mkdir()
    (tmp_path / "aquaint_tml" / "a.tml").write_text(TML)
    return tmp_path


def test_inline_marks_become_offsets(folder: Path) -> None:
    (report,) = timex.load(folder)
    text = report.document.text
    assert [t.span.of(text) for t in report.times] == ["Friday", "two days"]
    assert report.document.published.edtf == "2031-05-04"


def test_value_needs_the_right_words_and_the_right_value(folder: Path) -> None:
    items = timex.load(folder)
    text = items[0].document.text
    right, wrong = time(text, "on Friday", "DATE", "2031-05-02"), time(text, "two days", "DURATION", "P3D")
    report = timex.measure(items, [reading_of(text, times=[right, wrong])])
    found = {s.measure: s.f1 for s in report.tables[0].scores if s.system == "headwater"}
    assert found == {"strict": 0.5, "relaxed": 1.0, "type": 1.0, "value": 0.5}
    assert report.classes() == [("value: DURATION P9D read as DURATION P9D", 1)]


def test_broken_timeml_is_named(folder: Path) -> None:
    (folder / "aquaint_tml" / "b.tml").write_text("<TimeML>")
    with pytest.raises(UsageError, match=r"b\.tml is not TimeML"):
        timex.load(folder)
