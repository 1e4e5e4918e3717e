"""The dossier: what it must hold, whatever the format."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import lxml.html
import pypdfium2
import pytest

from headwater import Case
from headwater.errors import ExportError, NotFound, UsageError
from headwater.report import FORMATS
from headwater.report.checking import check, check_words
from headwater.report.material import Material, Subject, gather
from headwater.report.parts import Dossier, Heading, Picture, Prose, Sentence, sentences
from headwater.report.private import PERSON, Nothing, redactor_of
from headwater.report.writing import write
from headwater.rules.load import load
from headwater.store import Store


@pytest.fixture(scope="module")
def material(weighed: Case) -> Iterator[Material]:
    store = Store.open(weighed.folder)
    with store.view() as view:
        yield gather(view, Subject())
    store.close()


@pytest.fixture(scope="module")
def dossier(material: Material) -> Dossier:
    return write(material, Nothing(), redacted=False)


def text_of(path: Path) -> str:
    """All words of a dossier, whatever its format."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        pages = [page.get_textpage().get_text_bounded() for page in document]
        return " ".join(" ".join(pages).split())
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if path.suffix == ".html":
        return " ".join(lxml.html.fromstring(path.read_text("utf-8")).text_content().split())
    return re.sub(r"\\([^\w])", r"\1", path.read_text("utf-8"))


def test_every_sentence_has_a_footnote_and_every_quote_its_place(material: Material, dossier: Dossier) -> None:
    said = list(sentences(dossier.body))
    assert len(said) > 40
    assert all(sentence.notes for sentence in said)
    for note in dossier.notes:
        assert material.texts[note.document].text[note.start : note.end] == note.quote
        assert len(note.sha256) == 64
        assert note.chain
    assert {note.id for note in dossier.notes} == set(material.told)


def test_it_is_not_written_when_a_sentence_has_no_footnote(material: Material, dossier: Dossier) -> None:
    bare = Prose(sentences=(Sentence(text="Everybody knows it."),))
    with pytest.raises(ExportError, match="footnote"):
        check(dataclasses.replace(dossier, body=(*dossier.body, bare)), dict(material.texts))


def test_it_is_not_written_when_a_quote_is_out_of_place(material: Material, dossier: Dossier) -> None:
    moved = dataclasses.replace(dossier.notes[0], start=dossier.notes[0].start + 1)
    with pytest.raises(ExportError, match="quote"):
        check(dataclasses.replace(dossier, notes=(moved, *dossier.notes[1:])), dict(material.texts))


def test_it_is_not_written_when_a_count_is_called_corroboration(material: Material, dossier: Dossier) -> None:
    note = dossier.notes[0].id
    boast = Prose(sentences=(Sentence(text="The raid is confirmed by 12 outlets.", notes=(note,)),))
    with pytest.raises(ExportError, match="corroboration"):
        check(dataclasses.replace(dossier, body=(*dossier.body, boast)), dict(material.texts))


@pytest.mark.parametrize("rule", load("dossier")["forbidden"], ids=lambda rule: rule["id"])
def test_the_words_that_are_forbidden_and_those_that_are_not(rule: dict[str, list[str]]) -> None:
    for words in rule["examples"]:
        with pytest.raises(ExportError):
            check_words(words)
    for words in rule["counterexamples"]:
        check_words(words)
    check_words("It is claimed: “Nine outlets confirm the raid”.")
    with pytest.raises(ExportError):
        check_words("With high confidence it is likely.")


def test_the_order_of_a_blind_reader(dossier: Dossier) -> None:
    heads = [part.text for part in dossier.body if isinstance(part, Heading) and part.level == 1]
    order = ["Key findings", "Scope and sourcing", "Findings", "Gaps", "Profiles", "Timeline", "Links"]
    assert heads == [head for head in order if head in heads]
    assert set(order) - set(heads) <= {"Gaps"}, "what is missing is missing from the case"
    assert all(part.words and part.caption for part in dossier.body if isinstance(part, Picture))


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_tells_claims_origins_denials_and_hashes(files: dict[str, Path], format: str) -> None:
    text = text_of(files[format])
    for words in (
        "Independent origins: 1 to 2",
        "Vastria armed the Kestari Front",
        "Denied by",
        "At least 12 soldiers",
    ):
        assert words in text, words
    assert "“عمر”" in text or format == "pdf"  # a PDF gives right-to-left words back as they are drawn


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_private_person_is_nowhere_in_the_file(files: dict[str, Path], weighed: Case, format: str) -> None:
    content = files[format].read_bytes()
    text = text_of(files[format])
    assert "Lena Orr" not in text
    assert b"Lena Orr" not in content
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert not any(b"Lena Orr" in packed.read(name) for name in packed.namelist())
    assert PERSON.strip("[]") in text
    assert "Anwar Desh" in text


def test_whoever_is_asked_about_is_named(weighed: Case, tmp_path: Path) -> None:
    weighed.report(tmp_path / "orr.html", format="html", about="Lena Orr")
    assert "Lena Orr" in text_of(tmp_path / "orr.html")
    weighed.report(tmp_path / "all.html", format="html", redact=False)
    assert "Lena Orr" in text_of(tmp_path / "all.html")


def test_public_is_who_acts_leads_or_speaks(weighed: Case, material: Material) -> None:
    store = Store.open(weighed.folder)
    with store.view() as view:
        clean = redactor_of(view, material)
    store.close()
    assert clean("Anwar Desh met Lena Orr.") == f"Anwar Desh met {PERSON}."
    assert clean("Desh told Ms Orr of Orrville.") == f"Desh told Ms {PERSON} of Orrville."


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_same_case_gives_the_same_bytes(weighed: Case, files: dict[str, Path], tmp_path: Path, format: str) -> None:
    weighed.report(tmp_path / "again", format=format)
    assert (tmp_path / "again").read_bytes() == files[format].read_bytes()


def test_links_lead_somewhere_and_nothing_is_fetched(files: dict[str, Path]) -> None:
    page = lxml.html.fromstring(files["html"].read_text("utf-8"))
    anchors = set(page.xpath("//@id"))
    assert {href.removeprefix("#") for href in page.xpath("//a/@href")} <= anchors
    assert all(source.startswith("data:") for source in page.xpath("//@src"))
    assert not page.xpath("//script | //link | //iframe")
    with zipfile.ZipFile(files["docx"]) as packed:
        body = packed.read("word/document.xml").decode()
        assert any(name.endswith(".svg") for name in packed.namelist())
    assert set(re.findall(r'w:anchor="(\w+)"', body)) <= set(re.findall(r'w:name="(\w+)"', body))
    text = files["md"].read_text("utf-8")
    assert set(re.findall(r"\[\^(\w+)\](?!:)", text)) <= set(re.findall(r"^\[\^(\w+)\]:", text, re.MULTILINE))


def test_a_long_register_is_set_in_volumes(weighed: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headwater.report.typeset._VOLUME", 1)
    monkeypatch.setattr("headwater.report.clusters._ROWS", 1)
    monkeypatch.setattr("headwater.report.wording.NOTES", 1)
    monkeypatch.setattr("headwater.report.profiles._ROWS", 1)
    weighed.report(tmp_path / "long.pdf", format="pdf", redact=False)
    text = text_of(tmp_path / "long.pdf")
    assert "Annex F" in text
    for record in weighed.claims(limit=None):
        assert record.claim.id.removeprefix("clm-") in text.replace(" ", "")


def test_markup_in_a_report_is_text(files: dict[str, Path]) -> None:
    assert b"<b>&" not in files["html"].read_bytes()
    assert "<b>& 😀" in text_of(files["html"])


def test_a_dossier_of_one_finding(weighed: Case, tmp_path: Path) -> None:
    done = weighed.report(tmp_path / "one.md", format="md", finding="prp-aaaa")
    assert done.claims >= 3, "the claims that deny it belong to it"
    with pytest.raises(NotFound, match="no finding"):
        weighed.report(tmp_path / "none.md", format="md", finding="prp-0000")
    with pytest.raises(NotFound, match="nobody"):
        weighed.report(tmp_path / "none.md", format="md", about="Nobody Atall")
    with pytest.raises(UsageError, match="pdf"):
        weighed.report(tmp_path / "none.odt", format="odt")
    assert not (tmp_path / "none.md").exists()


def test_an_empty_case_has_an_empty_dossier(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case") as case:
        for format in FORMATS:
            done = case.report(tmp_path / f"empty.{format}", format=format)
            assert done.findings == 0
            assert (tmp_path / f"empty.{format}").stat().st_size > 100
