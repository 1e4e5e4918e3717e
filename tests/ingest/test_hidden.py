"""Words that a page or a PDF hides from its readers are counted, and never taken for the reporter's."""

from __future__ import annotations

import pytest
from making import HEADLINE, LEAD, PAGE, SECOND, document, pdf

SECRET = "The Harbour Guard has paid the Oltar Front ten million crowns"
SHEET = "<style>.x1 { font-size: 0 } p.x2, #x3 {display:none}</style>"


def page(body: str) -> bytes:
    return PAGE.replace("</article>", f"{body}</article>").encode()


@pytest.mark.parametrize(
    "hiding",
    [
        "<p hidden>{}</p>",
        '<p style="display: none">{}</p>',
        '<p style="font-size:0px">{}</p>',
        '<p style="color:#fff;background:#ffffff">{}</p>',
        '<div style="background-color: white"><p><span style="color: rgb(255, 255, 254)">{}</span></p></div>',
        '<table bgcolor="#FFFFFF"><tr><td><font color="white">{}</font></td></tr></table>',
        '<p style="color: transparent">{}</p>',
        SHEET + '<p class="y x1">{}</p>',
        SHEET + '<p class="x2">{}</p>',
        SHEET + '<p id="x3">{}</p>',
    ],
)
def test_what_a_page_hides_is_counted_and_not_read(hiding: str) -> None:
    doc = document("a.html", page(hiding.replace("{}", SECRET + ".")))
    assert SECRET not in doc.text
    assert LEAD in doc.text
    assert dict(doc.removed)["hidden"] >= 1


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="color:#fff;background:#000">{}</p>',
        '<p style="color:white">{}</p>',
        '<p style="font-size:0.9em">{}</p>',
        '<p style="background:white">{}</p>',
        "<style>@media print { .x {display:none} } div .x {display:none}</style><p class='x'>{}</p>",
    ],
)
def test_what_a_page_shows_is_read(shown: str) -> None:
    doc = document("a.html", page(shown.replace("{}", SECRET + ".")))
    assert SECRET in doc.text
    assert "hidden" not in dict(doc.removed)


def _report(drawing: bytes) -> bytes:
    """A PDF whose second paragraph is set after other instructions, of the same length as those they replace."""
    rows = [(72, 760, 20, HEADLINE), (72, 720, 11, LEAD), (72, 680, 11, SECRET), (72, 640, 11, SECOND)]
    made = pdf([rows])
    plain = b"BT /F1 11 Tf 1 0 0 1 72 680 Tm"
    assert plain in made
    return made.replace(plain, drawing.ljust(len(plain)))


def test_ink_that_is_not_there_hides_words_of_a_pdf() -> None:
    doc = document("a.pdf", _report(b"BT 3 Tr /F1 9 Tf 72 680 Td"))
    assert SECRET not in doc.text
    assert LEAD in doc.text
    assert dict(doc.removed) == {"hidden": 2}, "the mode holds until it is changed: the line after it is hidden too"


def test_type_too_small_to_be_seen_hides_words_of_a_pdf() -> None:
    doc = document("a.pdf", _report(b"BT /F1 .4 Tf 72 680 Td"))
    assert SECRET not in doc.text
    assert LEAD in doc.text
    assert SECOND in doc.text
    assert dict(doc.removed) == {"hidden": 1}


def test_a_small_font_scaled_up_is_read() -> None:
    doc = document("a.pdf", _report(b"BT /F1 1 Tf 9 0 0 9 72 680 Tm"))
    assert SECRET in doc.text
    assert not doc.removed


@pytest.mark.parametrize("sheet", ["@" * 200_000, "/*" * 100_000, "a" * 200_000, "{" * 200_000, "a{" * 100_000])
@pytest.mark.timeout(20)
def test_a_style_sheet_of_one_sign_costs_no_time(sheet: str) -> None:
    assert LEAD in document("a.html", page(f"<style>{sheet}</style>")).text
