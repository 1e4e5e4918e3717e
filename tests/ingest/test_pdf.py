"""PDF: paragraphs, pages, words parted by hyphens, running lines, and files that are no whole PDF."""

from __future__ import annotations

import textwrap

import pytest
from making import HEADLINE, LEAD, SECOND, document, pdf, regions, scanned_pdf, take

from headwater.ingest import Refused
from headwater.model.document import PublishedBasis
from headwater.settings import Settings

Row = tuple[float, float, float, str]


def column(words: str, top: float, width: int = 60, left: float = 72) -> list[Row]:
    return [(left, top - 14 * n, 11, line) for n, line in enumerate(textwrap.wrap(words, width))]


def sheet(number: int, rows: list[Row]) -> list[Row]:
    return [(72, 800, 9, f"Northern Herald - Report {number}"), *rows, (300, 40, 9, str(number))]


def test_headline_paragraphs_and_running_lines():
    first = [(72, 760, 20, HEADLINE), *column(LEAD, 720), *column(SECOND, 660)]
    second = column("Residents of the town heard shots until dawn. Nobody could say who had fired them.", 760)
    doc = document("a.pdf", pdf([sheet(1, first), sheet(2, second)], {"Title": "untitled", "Author": "Arvo Tam"}))
    assert regions(doc, "headline") == [HEADLINE]
    assert regions(doc, "body")[:2] == [LEAD, SECOND]
    assert "Northern Herald - Report" not in doc.text
    assert dict(doc.removed) == {"running_line": 4}
    assert doc.authors == ("Arvo Tam",)
    assert doc.text[doc.pages[1] :].startswith("Residents")


def test_a_paragraph_runs_over_the_end_of_a_page():
    rows = column("The governor of the province fled the town at night and nobody could say who had let him", 760)
    doc = document("a.pdf", pdf([sheet(1, rows), sheet(2, column("through the gate of the fort.", 760))]))
    (body,) = regions(doc, "body")
    assert body.endswith("had let him through the gate of the fort.")
    assert doc.text[doc.pages[1] :] == "through the gate of the fort."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The trans-", "itional council took office in the town.", "transitional"),
        ("They came on cross-", "border roads in the night, it said.", "cross-border"),
        ("The depot of Oltar-", "Mardan fell to them in the night.", "Oltar-Mardan"),
    ],
)
def test_words_parted_at_the_end_of_a_line(first, second, expected):
    doc = document("a.pdf", pdf([[(72, 700, 11, first), (72, 686, 11, second)]]))
    assert expected in doc.text


def test_the_rest_of_the_document_decides_about_hyphens():
    rows = [
        (72, 700, 11, "A warehouse-keeper saw it. The warehouse-"),
        (72, 686, 11, "keeper told the court so on Monday."),
    ]
    assert document("a.pdf", pdf([rows])).text.count("warehouse-keeper") == 2


def test_the_date_of_the_file_is_the_last_resort():
    made = {"CreationDate": "D:20310504102200+02'00'"}
    doc = document("a.pdf", pdf([column(LEAD, 700)], made))
    assert (doc.published.edtf, doc.published.basis) == ("2031-05-04", PublishedBasis.METADATA)
    dated = [(72, 760, 20, HEADLINE), (72, 730, 11, "Published: 2 May 2031"), *column(LEAD, 690)]
    assert document("a.pdf", pdf([dated], made)).published.edtf == "2031-05-02"


@pytest.mark.parametrize("keep", [0.3, 0.5, 0.9, 0.99])
def test_a_cut_off_pdf_is_refused(keep):
    whole = pdf([column(LEAD, 700)])
    (found,) = take("a.pdf", whole[: int(len(whole) * keep)])
    assert isinstance(found, Refused)
    assert found.kind == "malformed"
    assert "cut off" in found.reason


def test_a_cut_off_linearized_pdf_is_refused():
    whole = pdf([column(LEAD, 700)])
    linear = whole.replace(
        b"%PDF-1.4\n", b"%%PDF-1.4\n%%%%EOF\n99 0 obj\n<< /Linearized 1 /L %d >>\nendobj\n" % (9 * len(whole))
    )
    (found,) = take("a.pdf", linear)
    assert "cut off" in found.reason


def test_a_broken_pdf_is_refused():
    (found,) = take("a.pdf", b"%PDF-1.4\nrubbish\n%%EOF\n")
    assert isinstance(found, Refused)
    assert "broken" in found.reason


def test_a_locked_pdf_is_refused():
    whole = pdf([column(LEAD, 700)])
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>] /Root" % (
        b"41" * 32,
        b"42" * 32,
    )
    (found,) = take("a.pdf", whole.replace(b"/Root", lock))
    assert isinstance(found, Refused)
    assert found.kind == "unreadable"
    assert "password" in found.remedy


def test_too_many_pages_are_refused():
    (found,) = take("a.pdf", pdf([column(LEAD, 700)] * 3), Settings(max_pages=2))
    assert isinstance(found, Refused)
    assert "HEADWATER_MAX_PAGES" in found.remedy


def test_a_scan_without_tesseract_is_refused_with_a_remedy():
    (found,) = take("a.pdf", scanned_pdf(), Settings(tesseract="no-such-program"))
    assert isinstance(found, Refused)
    assert found.kind == "unsupported"
    assert "nstall tesseract" in found.remedy
