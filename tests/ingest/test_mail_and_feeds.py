"""Mail, mailboxes, saved pages and feeds: each message and entry a document, each broken one a refusal."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest
from making import HEADLINE, LEAD, PAGE, SECOND, document, feed, item, regions, take, word

from headwater.ingest import Refused, Skipped
from headwater.model.document import Document, PublishedBasis
from headwater.settings import Settings


def mail(body: str = f"{LEAD}\n\n{SECOND}\n", sender: str = "Arvo Tam <arvo@herald.test>") -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "desk@herald.test"
    message["Subject"] = HEADLINE
    message["Date"] = "Sun, 04 May 2031 23:30:00 -0500"
    message["Message-ID"] = "<1@herald.test>"
    message.set_content(body)
    return message


def test_mail():
    doc = document("a.eml", mail().as_bytes())
    assert doc.text == f"{HEADLINE}\n\n{LEAD}\n\n{SECOND}\n"
    assert (doc.title, doc.authors, doc.outlet) == (HEADLINE, ("Arvo Tam",), None)
    assert (doc.published.edtf, doc.published.basis) == ("2031-05-04", PublishedBasis.MAIL_HEADER)
    assert regions(doc, "headline") == [HEADLINE]
    assert regions(doc, "body") == [LEAD, SECOND]


def test_a_sender_that_is_no_person_is_the_outlet():
    assert document("a.eml", mail(sender="News Desk Kestar 24 <x@y.test>").as_bytes()).outlet == "News Desk Kestar 24"


def test_quoted_lines_and_footers_are_furniture():
    quoted = "On Sun, 4 May 2031, Lise Orden <l@o.test> wrote:\n> They left on Friday, said the town."
    body = f"{LEAD}\n\n{quoted}\n\nSent from my phone\n"
    doc = document("a.eml", mail(body).as_bytes())
    assert regions(doc, "body") == [LEAD]


def test_html_mail():
    message = mail("")
    message.add_alternative(
        f'<div><p>{LEAD}</p><p><a href="https://a.test/x">The army</a> denied it all.</p></div>', subtype="html"
    )
    doc = document("a.eml", message.as_bytes())
    assert regions(doc, "body") == [LEAD, "The army denied it all."]
    assert [link.span.of(doc.text) for link in doc.links] == ["The army"]


def test_attachments_and_attached_mails_are_documents_of_their_own():
    message = mail()
    message.add_attachment(word(), maintype="application", subtype="octet-stream", filename="../re port.docx")
    message.add_attachment(mail("Fighters fled the town of Mardan at dawn on Monday."))
    found = take("a.eml", message.as_bytes())
    assert [one.file for one in found] == ["a.eml", "a.eml!/.._re port.docx", "a.eml!/part-2.eml"]
    assert found[1].media_type.endswith("wordprocessingml.document")
    assert "Mardan" in found[2].text


def test_pictures_in_the_text_are_counted():
    message = mail("")
    message.add_alternative(f"<p>{LEAD}</p><img src='cid:x'>", subtype="html")
    message.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n000", maintype="image", subtype="png", cid="<x>")
    found = take("a.eml", message.as_bytes())
    assert isinstance(found[-1], Skipped)
    assert found[-1].count == 1


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?b?!!!?=\nFrom: =?x?q?\xff?= <\n\nThe army left the town on Sunday.",
        b"Subject: x\nDate: nonsense\nContent-Type: text/plain; charset=nonsense\n\nThe army left the town on Sunday.",
        b"Subject: x\nFrom: a@b.test\nContent-Type: multipart/mixed\n\nThe army left the town on Sunday.",
        b"Subject: x\nFrom: a@b.test\nContent-Transfer-Encoding: base64\n\nThe army left the town on Sunday.",
        b"Subject: x\nFrom: a@b.test\nContent-Type: ;;;\nMIME-Version: 1.0\n\nThe army left the town on Sunday.",
    ],
)
def test_broken_mails_are_read_or_refused(data):
    for found in take("a.eml", data):
        assert isinstance(found, (Document, Refused)), found


def test_parts_in_parts_without_end():
    data = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    (found, *_) = take("a.eml", b"Subject: x\nMIME-Version: 1.0\nFrom: a@b.test\n" + data)
    assert isinstance(found, (Document, Refused))


def mbox(*messages: bytes) -> bytes:
    return b"\n".join(b"From a@b.test Sun May  4 10:00:00 2031\n" + one + b"\n" for one in messages)


def test_mailbox():
    found = take("box.mbox", mbox(mail().as_bytes(), mail(">From here they fled, said the town.").as_bytes()))
    assert [one.file for one in found] == ["box.mbox!/message-1.eml", "box.mbox!/message-2.eml"]
    assert "From here they fled" in found[1].text


def test_a_message_with_broken_headers_costs_only_itself():
    found = take("box.mbox", mbox(mail().as_bytes(), b"\xff\xfe no headers at all", mail().as_bytes()))
    assert [type(one) for one in found] == [Document, Refused, Document]
    assert found[1].name == "box.mbox!/message-2.eml"


def test_a_mailbox_with_too_many_messages_gives_those_it_may():
    found = take("box.mbox", mbox(*[mail().as_bytes()] * 5), Settings(max_members=3))
    assert [type(one) for one in found] == [Document] * 3 + [Refused]
    assert found[-1].kind == "too_large"


def test_a_message_that_is_too_large_costs_only_itself():
    found = take("box.mbox", mbox(mail("x " * 5000).as_bytes(), mail().as_bytes()), Settings(max_bytes=5000))
    assert [type(one) for one in found] == [Refused, Document]


def mhtml(page: str = PAGE) -> bytes:
    return (
        "From: <Saved by Browser>\nSnapshot-Content-Location: https://herald.test/2031/05/04/depot\nSubject: x\n"
        "Date: Mon, 5 May 2031 08:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{page}\n--B\nContent-Type: image/png\n\nx\n--B--\n"
    ).encode()


def test_a_saved_page_is_dated_by_its_publisher_and_retrieved_when_saved():
    doc = document("a.mhtml", mhtml())
    assert doc.title == HEADLINE
    assert doc.published.edtf == "2031-05-04"
    assert doc.custody.retrieved == "2031-05-05T08:00:00Z"
    assert doc.custody.address == "https://herald.test/2031/05/04/depot"


def test_a_saved_page_without_a_date_takes_that_of_its_address():
    doc = document("a.mhtml", mhtml(f"<html><p>{LEAD}</p><p>{SECOND}</p></html>"))
    assert (doc.published.edtf, doc.published.basis) == ("2031-05-04", PublishedBasis.URL)


def test_feed():
    entries = [
        item(HEADLINE, f'<p>{LEAD}</p><p><a href="/x">The army</a> denied it.</p>'),
        item(
            "Truce &amp; talks stall",
            LEAD,
            "https://herald.test/2",
            '<source url="https://meridian.test/rss">Meridian</source>',
        ),
    ]
    first, second = take("a.xml", feed(*entries))
    assert first.file == "a.xml!/https://herald.test/1"
    assert (first.title, first.outlet, first.uri) == (HEADLINE, "Northern Herald", "https://herald.test/1")
    assert (first.published.edtf, first.published.basis) == ("2031-05-04", PublishedBasis.FEED)
    assert regions(first, "body") == [LEAD, "The army denied it."]
    assert [(link.href, link.anchor) for link in first.links] == [("https://herald.test/x", "The army")]
    assert second.title == "Truce & talks stall"
    assert second.outlet == "Meridian"
    assert ("feed_source", "https://meridian.test/rss") in second.syndication
    assert first.custody.original == second.custody.original


def test_atom():
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>Depot falls</title>'
        '<link href="https://herald.test/1"/><author><name>Arvo Tam</name></author>'
        "<published>2031-05-04T10:00:00Z</published>"
        f'<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;</content></entry></feed>'
    )
    doc = document("a.atom", data.encode())
    assert doc.media_type == "application/atom+xml"
    assert doc.authors == ("Arvo Tam",)
    assert regions(doc, "body") == [LEAD]


def test_entries_without_text_are_counted():
    found = take("a.xml", feed(item("", ""), item(HEADLINE, LEAD)))
    assert [type(one) for one in found] == [Document, Skipped]


def test_a_feed_with_a_hundred_thousand_entries_is_refused_at_once():
    start = time.perf_counter()
    (found,) = take("a.xml", feed(*["<item><title>x</title></item>"] * 100_000))
    assert isinstance(found, Refused)
    assert (found.kind, "100,000 entries" in found.reason) == ("too_large", True)
    assert time.perf_counter() - start < 5


def test_a_feed_that_declares_entities_is_refused():
    entities = b'<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">'
    data = b"<!DOCTYPE rss [" + entities + b"]><rss><channel><item>&b;</item></channel></rss>"
    (found,) = take("a.xml", data)
    assert "entities" in found.reason


def test_a_feed_is_never_an_address(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert take("a.xml", b"<rss>http://herald.test/feed</rss>")
