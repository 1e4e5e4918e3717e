"""The step as the pipeline calls it: which sentences it reads, what its dates rest on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from headwater.model.document import Custody, Document, Published, PublishedBasis, Region, RegionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.time import TimeBasis, TimeExpression
from headwater.read.sentences import sentences_of
from headwater.read.when import find_times, timex_in


def document(text: str, published: str | None = None, regions: tuple[Region, ...] = ()) -> Document:
    basis = PublishedBasis.METADATA if published else PublishedBasis.NONE
    return Document(
        text=text,
        file="report.txt",
        published=Published(edtf=published, basis=basis),
        custody=Custody(original="0" * 64, size=len(text)),
        regions=regions,
    )


def times(text: str, published: str | None = None, regions: tuple[Region, ...] = ()) -> tuple[TimeExpression, ...]:
    doc = document(text, published, regions)
    sentences = tuple(sentences_of(text, Span(0, len(text))))
    return find_times(doc, Reading(document=doc.id, sentences=sentences)).times


def summary(text: str, published: str | None = None) -> list[tuple[str, str | None, str]]:
    return [(t.text, t.edtf, t.basis.value) for t in times(text, published)]


def region(kind: RegionKind, text: str, words: str) -> Region:
    start = text.index(words)
    return Region(kind=kind, span=Span(start, start + len(words)))


def test_only_the_sentences_are_read() -> None:
    text = "It fell on 3 March 2031. Copyright 2030 by the Herald."
    doc = document(text, "2031-05-04")
    reading = Reading(document=doc.id, sentences=(Span(0, 24),))
    assert [t.text for t in find_times(doc, reading).times] == ["3 March 2031"]


def test_without_sentences_the_body_is_read() -> None:
    text = "Since 2029. Oltar fell on 3 March 2031. More from 2030."
    doc = document(text, regions=(region(RegionKind.BODY, text, "Oltar fell on 3 March 2031."),))
    assert [t.text for t in find_times(doc, Reading(document=doc.id)).times] == ["3 March 2031"]


def test_nothing_relative_is_dated_without_a_publication_date() -> None:
    text = "He left yesterday, on Friday, last week, two days ago, this month, in April and recently."
    found = times(text)
    assert len(found) == 7
    assert {(t.edtf, t.earliest, t.latest, t.basis) for t in found} == {(None, None, None, TimeBasis.NONE)}


@pytest.mark.parametrize(
    ("published", "dated"),
    [
        ("2031", ["last year"]),
        ("2031-05", ["last year", "last month"]),
        ("2031-05-04", ["last year", "last month", "last week", "yesterday"]),
        ("not a date", []),
        ("2029/2031", []),
        ("0031", []),
    ],
)
def test_a_coarse_publication_date_dates_only_what_it_can(published: str, dated: list[str]) -> None:
    found = times("They met last year, last month, last week and yesterday.", published)
    assert [t.text for t in found if t.edtf] == dated


def test_a_dateline_stands_in_for_a_missing_publication_date() -> None:
    text = "OLTAR, 3 May 2031\n\nThey met yesterday."
    dateline = (region(RegionKind.DATELINE, text, "OLTAR, 3 May 2031"),)
    assert [t.edtf for t in times(text, None, dateline)][-1] == "2031-05-02"
    assert [t.edtf for t in times(text, "2031-05", dateline)][-1] == "2031-05-02"
    assert [t.edtf for t in times(text, "2031-05-04", dateline)][-1] == "2031-05-03"
    assert [t.edtf for t in times(text, "2030", dateline)][-1] is None


def test_narrative_dates_count_from_the_text_and_not_from_publication() -> None:
    text = "On 3 March 2019 the fort fell. Two days later the governor fled. A year later he was back."
    assert summary(text, "2031-05-04") == [
        ("3 March 2019", "2019-03-03", "text"),
        ("Two days later", "2019-03-05", "anchor"),
        ("A year later", "2020", "anchor"),
    ]
    assert summary("Two days later the governor fled.", "2031-05-04") == [("Two days later", None, "none")]


def test_the_date_of_a_saying_is_no_event_date() -> None:
    text = "The fort fell on Friday. The governor said on Sunday he had left two days later."
    assert summary(text, "2031-05-04")[-1] == ("two days later", "2031-05-04", "anchor")
    assert summary("The governor said on Saturday he had left the day before.", "2031-05-04")[-1][1] == "2031-05-02"


def test_a_year_that_only_names_something_moves_nothing() -> None:
    text = "On 3 March 2031 he broke the 2019 truce. The next day he fled."
    assert summary(text)[-1] == ("The next day", "2031-03-04", "anchor")


def test_an_unresolved_event_keeps_its_span() -> None:
    text = "Two weeks after the takeover of Oltar he fled. Since the war he has lived in Desh."
    found = times(text, "2031-05-04")
    assert [(t.text, t.edtf, t.relative_to.of(text) if t.relative_to else None) for t in found] == [
        ("Two weeks", None, "the takeover of Oltar"),
        ("Since the war", None, "the war"),
    ]


def test_an_event_with_its_date_is_counted_from() -> None:
    found = times("He fled two days before the 3 March 2031 attack.")
    assert [(t.text, t.edtf) for t in found] == [("two days", "2031-03-01"), ("3 March 2031", "2031-03-03")]


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("Between March and June 2031 forty died.", "March and June 2031", "2031-03/2031-06"),
        ("It ran from 28 December 2030 to 5 January.", "28 December 2030 to 5 January", "2030-12-28/2031-01-05"),
        ("He led it from 2015 until 2018.", "2015 until 2018", "2015/2018"),
        ("He has led it (2015–present).", "2015–present", "2015/.."),
        ("It is shut from Monday to Friday.", "Monday to Friday", "2031-04-28/2031-05-02"),
        ("It lasted from November to March.", "November to March", "2030-11/2031-03"),
        ("He was held in February last year.", "February last year", "2030-02"),
    ],
)
def test_what_belongs_together_is_one_expression(text: str, span: str, edtf: str) -> None:
    assert [(t.text, t.edtf) for t in times(text, "2031-05-04")] == [(span, edtf)]


def test_a_range_says_its_year_once_with_or_without_publication() -> None:
    assert [t.edtf for t in times("It ran from 3 March to 5 June 2031.")] == ["2031-03-03/2031-06-05"]
    assert [t.edtf for t in times("It ran from November to March 2031.")] == ["2030-11/2031-03"]


def test_one_year_serves_a_list() -> None:
    assert [t.edtf for t in times("In June, July and August 2029 it rained.")] == ["2029-06", "2029-07", "2029-08"]


def test_timex_tags_the_ends_of_a_range_apart_and_no_event() -> None:
    text = "From 2015 to 2018, after the war, he led it."
    tagged = timex_in(text, [Span(0, len(text))], None)
    assert [(t.text, t.timex.value) for t in tagged] == [("2015", "2015"), ("2018", "2018")]


def test_a_document_shows_how_it_writes_its_dates() -> None:
    alone = times("They met on 04/05/2030.")
    assert [(t.edtf, t.earliest, t.latest) for t in alone] == [("2030-05-04?", "2030-04-05", "2030-05-04")]
    shown = times("They met on 04/13/2030. They met on 04/05/2030.")
    assert shown[1].edtf == "2030-04-05"


def test_parts_of_the_present_end_or_begin_with_the_report() -> None:
    earlier, later = times("They met earlier this month and will meet later this year.", "2031-05-14")
    assert (earlier.edtf, earlier.earliest, earlier.latest) == ("2031-05", "2031-05-01", "2031-05-14")
    assert (later.edtf, later.earliest, later.latest) == ("2031", "2031-05-14", "2031-12-31")


def test_recently_is_bounded_by_the_report_and_by_nothing_else() -> None:
    (found,) = times("They met recently.", "2031-05-04")
    assert (found.edtf, found.earliest, found.latest) == (None, None, "2031-05-04")
    assert found.basis is TimeBasis.PUBLICATION_BOUND


def test_the_former_minister_is_no_time() -> None:
    assert times("The former minister and ex-guard fled.", "2031-05-04") == ()


def test_the_table_of_the_concept_page_is_true() -> None:
    page = Path(__file__).parents[2] / "docs" / "concepts" / "time.md"
    rows = re.findall(r"^\| (.+?) \| `(.+?)` \| (\S+) … (\S+) \|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 10
    for text, edtf, earliest, latest in rows:
        (found,) = times(f"{text}.", "2031-05-04")
        bounds = [None if day == "open" else day for day in (earliest, latest)]
        assert (found.edtf, [found.earliest, found.latest]) == (edtf, bounds), text
