"""Dates to the precision given; languages only when they can be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import document

from headwater.ingest.dates import edtf, edtf_of_address, edtf_of_pdf
from headwater.ingest.language import identify, language_name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("May 4, 2031", "2031-05-04"),
        ("4 May 2031", "2031-05-04"),
        ("Sunday, 4th of May 2031, 10:22 GMT", "2031-05-04"),
        ("Sept. 3, 2031", "2031-09-03"),
        ("2031-05-04T23:59:00-11:00", "2031-05-04"),
        ("Sun, 04 May 2031 10:22:00 +0200", "2031-05-04"),
        ("2031/5/4", "2031-05-04"),
        ("20310504", "2031-05-04"),
        ("14/05/2031", "2031-05-14"),
        ("05/14/2031", "2031-05-14"),
        ("5/5/2031", "2031-05-05"),
        ("04.05.2031", "2031-05-04"),
        ("04/05/2031", "2031"),
        ("May 2031", "2031-05"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        ("31 February 2031", None),
        ("2031-13-40", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_edtf(words, expected):
    assert edtf(words) == expected


@given(st.dates(min_value=__import__("datetime").date(1800, 1, 1), max_value=__import__("datetime").date(2199, 12, 31)))
def test_every_day_is_read_in_every_usual_form(day):
    for form in ("%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%d %b %Y", "%a, %d %b %Y 10:00:00 GMT"):
        assert edtf(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60))
def test_any_words_give_a_date_or_none(words):
    assert edtf(words) is None or edtf(words)[:1] in "12"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://herald.test/2031/05/04/depot", "2031-05-04"),
        ("https://herald.test/2031/may/4/depot", "2031-05-04"),
        ("https://herald.test/2031/05/depot", "2031-05"),
        ("https://herald.test/news/depot-2031-05-04", "2031-05-04"),
        ("https://herald.test/2031/99/04/depot", None),
        ("https://herald.test/depot", None),
        (None, None),
    ],
)
def test_dates_in_addresses(address, expected):
    assert edtf_of_address(address) == expected


def test_pdf_dates():
    assert edtf_of_pdf("D:20310504102200+02'00'") == "2031-05-04"
    assert edtf_of_pdf("") is None


GERMAN = "Der Sprecher der Armee sagte am Sonntag, die Rebellen seien abgezogen und die Stadt sei sicher."
ARABIC = "القوات غادرت المدينة يوم الأحد بعد معارك عنيفة في الشمال استمرت أسبوعا"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said that the rebels left the town.", "en"),
        (
            "Mir Mengat of the Kestar Front and Rana Ashraf of the Oltar Guard met in Mardan Tel with Saif Kasur.",
            "en",
        ),
        (GERMAN, "de"),
        ("Le porte-parole a dit que les rebelles ont quitté la ville dimanche matin.", "fr"),
        (ARABIC, "ar"),
        ("军方发言人周日表示，部队已经离开了该镇。", "zh"),
        ("De woordvoerder van het leger zei zondag dat de rebellen vertrokken waren.", "nl"),
        ("Twelve dead", None),
        ("Oltar Kestari Marna Tel", None),
        ("", None),
        ("12 345", None),
    ],
)
def test_languages(text, expected):
    assert identify(text) == expected


def test_a_language_without_rules_is_stored_and_refused_for_reading():
    doc = document("a.txt", GERMAN.encode())
    assert doc.text == GERMAN
    assert doc.language == "de"
    assert "German" in doc.refusal


def test_short_english_is_not_refused():
    assert document("a.txt", b"Army takes Oltar").refusal is None


def test_names_of_languages():
    assert language_name("fr") == "French"
    assert language_name("qqq") == "qqq"
