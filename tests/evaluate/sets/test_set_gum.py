from pathlib import Path

import pytest
from evaluate_readings import mention, reading_of

from headwater.errors import UsageError
from headwater.evaluate.sets import gum
from headwater.model.mention import EntityType
from headwater.model.span import Span
from headwater.model.time import TimeExpression, Timex

WORDS = [  # form, tag, entity brackets, no space after
    ("Anna", "PROPN", "(1-person-new-x-cf1-1-coref", ""),
    ("Desh", "PROPN", "1)", ""),
    ("left", "VERB", "", ""),
    ("Oltar", "PROPN", "(2-place-new-x-cf2-1-sgl)", ""),
    ("in", "ADP", "", ""),
    ("2031", "NUM", "(3-time-new-x-cf3-1-sgl)", "No"),
    (".", "PUNCT", "", ""),
]
MORE = [("She", "PRON", "(1-person-giv-x-cf1-1-coref)", ""), ("wept", "VERB", "", "No"), (".", "PUNCT", "", "")]


def conllu(words: list[tuple[str, str, str, str]]) -> str:
    lines = []
    for number, (form, tag, entities, glue) in enumerate(words, start=1):
        misc = "|".join(
            part for part in (f"Entity={entities}" * bool(entities), f"SpaceAfter={glue}" * bool(glue)) if part
        )
        lines.append("\t".join([str(number), form, form.lower(), tag, "X", "_", "0", "root", "_", misc or "_"]))
    return "\n".join(lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dep").mkdir()
    (tmp_path / "xml").mkdir()
    header = "# meta::dateCreated = 2031-05-04\n# newpar\n"
    (tmp_path / "dep" / "a.conllu").write_text(f"{header}{conllu(WORDS)}\n\n{conllu(MORE)}\n\n")
    xml = [f"{form}\tX" for form, *_ in WORDS + MORE]
    xml[5:6] = ['<date when="2031">', xml[5], "</date>"]
    (tmp_path / "xml" / "a.xml").write_text("\n".join(xml))
    return tmp_path


def test_text_mentions_and_dates(folder: Path) -> None:
    (item,) = gum.load(folder)
    text = item.document.text
    assert text.rstrip() == "Anna Desh left Oltar in 2031. She wept."
    assert [(m.span.of(text), m.type, m.cluster) for m in item.mentions] == [
        ("Anna Desh", "person", "1"),
        ("Oltar", "place", "2"),
        ("2031", "time", "3"),
        ("She", "person", "1"),
    ]
    assert [(d.span.of(text), d.when) for d in item.dates] == [("2031", "2031")]


def test_a_right_reading_scores_full(folder: Path) -> None:
    items = gum.load(folder)
    text = items[0].document.text
    start = text.index("2031")
    reading = reading_of(
        text,
        mentions=[
            mention(text, "Anna Desh", EntityType.PERSON, "e1"),
            mention(text, "Oltar", EntityType.PLACE, "e2"),
            mention(text, "She", EntityType.PERSON, "e1"),
        ],
        times=[TimeExpression(span=Span(start, start + 4), text="2031", timex=Timex(type="DATE", value="2031"))],
    )
    report = gum.measure(items, [reading])
    scores = {s.measure: s.f1 for t in report.tables for s in t.scores if s.system == "headwater"}
    figures = {f.measure: f.value for t in report.tables for f in t.figures if f.system == "headwater"}
    assert scores["all, typed, exact"] == scores["date value"] == 1.0
    assert figures["CoNLL F1, all types, exact"] == 1.0
    assert report.mistakes == ()


def test_files_that_do_not_match_are_refused(folder: Path) -> None:
    (folder / "xml" / "a.xml").write_text("Anna\tX\n")
    with pytest.raises(UsageError, match="damaged"):
        gum.load(folder)
