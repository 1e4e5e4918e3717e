"""DOCX, ODT and Markdown: structure kept, marks gone, broken files refused."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from making import HEADLINE, LEAD, SECOND, archive, document, open_text, regions, rewritten, take, word

from headwater.ingest import Refused
from headwater.model.document import PublishedBasis
from headwater.settings import Settings

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_docx():
    doc = document("a.docx", word())
    assert doc.title == HEADLINE
    assert doc.authors == ("Arvo Tam",)
    assert regions(doc, "headline") == [HEADLINE]
    assert regions(doc, "caption") == ["Smoke over Oltar."]
    assert regions(doc, "body") == [LEAD, "The depot held rifles.", "Town\tDead", "Oltar\t12"]
    assert doc.published.basis is PublishedBasis.METADATA


def test_a_date_in_the_text_beats_the_date_of_the_file():
    doc = document("a.docx", word(lambda made: made.paragraphs[0].insert_paragraph_before("4 May 2031")))
    assert (doc.published.edtf, doc.published.basis) == ("2031-05-04", PublishedBasis.TEXT)


def run(words: str, inside: str = "") -> str:
    return f'<w:r>{inside}<w:t xml:space="preserve">{words}</w:t></w:r>'


def body(*paragraphs: str) -> dict[str, bytes]:
    parts = "".join(paragraphs)
    return {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{parts}</w:body></w:document>'.encode()}


def test_tracked_changes_hidden_text_and_content_controls():
    changed = (
        f"<w:p>{run('The army ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:ins>{run('left the town.')}</w:ins></w:p>"
    )
    hidden = f"<w:p>{run('A hidden word.', '<w:rPr><w:vanish/></w:rPr>')}{run('It was seen to leave.')}</w:p>"
    control = f"<w:sdt><w:sdtContent><w:p>{run('So said two officials.')}</w:p></w:sdtContent></w:sdt>"
    doc = document("a.docx", rewritten(word(), body(changed, hidden, control)))
    assert doc.text == "The army left the town.\n\nIt was seen to leave.\n\nSo said two officials."
    assert dict(doc.removed)["hidden"] == 1


def test_docx_links():
    def link(made: object) -> None:
        paragraph = made.add_paragraph("The army left, ")  # type: ignore[attr-defined]
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        relation = paragraph.part.relate_to("https://meridian.test/a", kind, is_external=True)
        anchor = OxmlElement("w:hyperlink")
        anchor.set(qn("r:id"), relation)
        anchor.append(paragraph.add_run("two officials said")._r)
        paragraph._p.append(anchor)

    doc = document("a.docx", word(link))
    assert [(one.href, one.anchor) for one in doc.links] == [("https://meridian.test/a", "two officials said")]
    assert doc.links[0].span.of(doc.text) == "two officials said"


def test_docx_footnotes_are_kept():
    made = word()
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote><w:p>{run("Letter of the governor.")}</w:p></w:footnote></w:footnotes>'
    )
    office = "openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    relation = f'<Relationship Id="rId99" Type="http://schemas.{office}" Target="footnotes.xml"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(made)) as old:
        types = old.read("[Content_Types].xml").replace(b"</Types>", override.encode())
        relations = old.read("word/_rels/document.xml.rels").replace(b"</Relationships>", relation.encode())
    changes = {
        "word/footnotes.xml": notes.encode(),
        "[Content_Types].xml": types,
        "word/_rels/document.xml.rels": relations,
    }
    assert document("a.docx", rewritten(made, changes)).text.endswith("Letter of the governor.")


def test_odt():
    doc = document("a.odt", open_text())
    assert doc.title == HEADLINE
    assert regions(doc, "headline") == [HEADLINE]
    assert {"The depot held rifles.", "It held mortars.", "Oltar\t12"} <= set(regions(doc, "body"))
    (link,) = doc.links
    assert link.href == "https://meridian.test/a"
    assert link.span.of(doc.text) == link.anchor == "two officials said"


@pytest.mark.parametrize(
    "data",
    [
        archive({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}),
        archive({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<x/>"}),
        rewritten(word(), {"word/document.xml": b"<broken"}),
        rewritten(word(), {"[Content_Types].xml": None}),
        rewritten(open_text(), {"content.xml": b"<broken"}),
        rewritten(open_text(), {"content.xml": b"<x/>"}),
        word()[: len(word()) // 2],
        open_text()[: len(open_text()) // 2],
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_broken_office_files_are_refused(name, data):
    (found,) = take(name, data)
    assert isinstance(found, Refused)
    assert found.kind == "malformed"
    assert found.remedy.endswith(".")


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(
        b'<!ENTITY lol%d "%s">' % (n, b"&lol%d;" % (n - 1) * 10 if n > 1 else b"&lol;" * 10) for n in range(1, 10)
    )
    + b"]><w:document xmlns:w='%s'><w:body><w:p><w:r><w:t>&lol9;</w:t></w:r></w:p></w:body></w:document>" % W.encode()
)


@pytest.mark.parametrize(
    "data", [rewritten(word(), {"word/document.xml": LAUGHS}), rewritten(open_text(), {"content.xml": LAUGHS})]
)
def test_a_billion_laughs_is_refused_at_once(data):
    start = time.perf_counter()
    (found,) = take("a.docx", data)
    assert isinstance(found, Refused)
    assert "entities" in found.reason
    assert time.perf_counter() - start < 2


def test_an_office_bomb_is_refused():
    bomb = rewritten(word(), {"word/media.xml": b" " * 30_000_000})
    (found,) = take("a.docx", bomb, Settings(max_expansion=100))
    assert isinstance(found, Refused)
    assert found.kind == "too_large"


MARKDOWN = f"""# {HEADLINE}

{LEAD.replace("two officials", "[two *officials*](https://meridian.test/a)")}

- The depot held **rifles**.
- It held mortars.

> {SECOND}

![Smoke over Oltar](smoke.png)

| Town | Dead |
|---|---|
| Oltar | 12 |

## Leave a Reply

Name *
"""


def test_markdown():
    doc = document("a.md", MARKDOWN.encode())
    assert doc.title == HEADLINE
    assert regions(doc, "headline") == [HEADLINE]
    assert regions(doc, "caption") == ["Smoke over Oltar"]
    assert regions(doc, "body") == [
        LEAD,
        "The depot held rifles.",
        "It held mortars.",
        SECOND,
        "Town\tDead",
        "Oltar\t12",
    ]
    assert regions(doc, "boilerplate") == ["Leave a Reply", "Name *"]
    (link,) = doc.links
    assert link.span.of(doc.text) == link.anchor == "two officials"


def test_markdown_front_matter():
    front = f"---\ntitle: {HEADLINE}\nauthor: Arvo Tam\ndate: 2031-05-04\noutlet: Northern Herald\nurl: https://herald.test/1\n---\n"
    doc = document("a.md", (front + LEAD).encode())
    assert (doc.title, doc.authors, doc.outlet) == (HEADLINE, ("Arvo Tam",), "Northern Herald")
    assert (doc.published.edtf, doc.uri) == ("2031-05-04", "https://herald.test/1")
    assert doc.text == f"{HEADLINE}\n\n{LEAD}"


@pytest.mark.parametrize("front", ["a: &a [x]\nb: *a", "{", "- 1\n- 2", "a: b: c", "[" * 5000])
def test_front_matter_that_is_none_costs_nothing(front):
    assert LEAD in document("a.md", f"---\n{front}\n---\n{LEAD}".encode()).text


@pytest.mark.parametrize("marks", [">" * 10_000, "- " * 5_000, "[" * 10_000, "*a " * 10_000, "`a" * 5_000])
def test_hostile_markdown_is_read_in_good_time(marks):
    start = time.perf_counter()
    assert "Deep words" in document("a.md", f"{marks} Deep words".encode()).text
    assert time.perf_counter() - start < 20
