"""Addresses: only public ones, judged after every look-up and every redirect, and only as much as is allowed."""

from __future__ import annotations

import contextlib

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import LEAD, PAGE, STORY, feed, item, take

from headwater.errors import AddressRefused, IntakeError, TooLarge, Unreadable
from headwater.ingest import Input, Refused
from headwater.ingest.address import Fetcher, is_public
from headwater.ingest.take import Taker
from headwater.model.document import Document
from headwater.settings import Settings

ON = Settings(fetch=True, fetch_seconds=5)
PUBLIC = "203.0.114.7"
NAMES = {
    "herald.test": [PUBLIC],
    "inside.test": ["10.0.0.7"],
    "both.test": [PUBLIC, "127.0.0.1"],
    "six.test": ["2a00:1450::1"],
}


def resolve(host: str, port: int) -> list[str]:
    del port
    if host in NAMES:
        return NAMES[host]
    if host.replace(".", "").isdigit() or ":" in host:
        return [host]
    raise OSError("no such host")


def fetcher(answer, settings: Settings = ON) -> Fetcher:
    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return answer(request)

    return Fetcher(settings, httpx.MockTransport(handle), resolve)


def page(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=PAGE.encode(), headers={"content-type": "text/html", "set-cookie": "a=b"})


def test_a_page_is_fetched_from_the_judged_address_under_its_own_name():
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return page(request)

    source = fetcher(answer).fetch("https://herald.test/2031/05/04/depot")
    assert source.content == PAGE.encode()
    assert source.address == "https://herald.test/2031/05/04/depot"
    assert source.retrieved.endswith("Z")
    assert dict(source.headers) == {"content-type": "text/html"}
    assert asked[0].url.host == PUBLIC
    assert asked[0].headers["host"] == "herald.test"
    assert asked[0].extensions["sni_hostname"] == "herald.test"
    assert "cookie" not in asked[0].headers


def test_nothing_is_fetched_unless_allowed():
    with pytest.raises(AddressRefused) as raised:
        fetcher(page, Settings()).fetch("https://herald.test/")
    assert "--fetch" in raised.value.remedy


@pytest.mark.parametrize(
    "address",
    [
        "https://inside.test/",
        "https://both.test/",
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/",
        "ftp://herald.test/",
        "https://user:secret@herald.test/",
        "https:///x",
    ],
)
def test_addresses_that_are_not_public_are_refused(address):
    with pytest.raises(AddressRefused):
        fetcher(page).fetch(address)


@pytest.mark.parametrize(
    "to", ["https://inside.test/", "http://localhost/", "file:///etc/passwd", "http://[::1]:80/", "//127.0.0.1/"]
)
def test_redirects_are_judged_again(to):
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": to})

    with pytest.raises(IntakeError) as raised:
        fetcher(answer).fetch("https://herald.test/")
    assert isinstance(raised.value, (AddressRefused, Unreadable))


def test_redirects_are_followed_and_counted():
    def answer(request: httpx.Request) -> httpx.Response:
        step = int(request.url.path.strip("/") or 0)
        return page(request) if step == 3 else httpx.Response(302, headers={"location": f"/{step + 1}"})

    assert fetcher(answer).fetch("https://herald.test/0").address == "https://herald.test/3"
    with pytest.raises(AddressRefused, match="redirects more than"):
        fetcher(lambda r: httpx.Response(302, headers={"location": "/again"})).fetch("https://herald.test/0")


def test_size_is_limited_while_it_comes():
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=httpx.ByteStream(b"x" * 5000))

    with pytest.raises(TooLarge):
        fetcher(answer, Settings(fetch=True, max_bytes=1000)).fetch("https://herald.test/")


@pytest.mark.parametrize("status", [403, 404, 500])
def test_answers_that_are_no_page(status):
    with pytest.raises(Unreadable, match=str(status)):
        fetcher(lambda r: httpx.Response(status)).fetch("https://herald.test/")


def test_network_faults_are_refusals():
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("slow", request=request)

    with pytest.raises(Unreadable, match="ConnectTimeout"):
        fetcher(answer).fetch("https://herald.test/")
    with pytest.raises(Unreadable, match="no host"):
        fetcher(page).fetch("https://nowhere.test/")


def test_robots_are_honoured():
    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(200, text="User-agent: *\nDisallow: /private")
        return page(request)

    polite = Fetcher(ON, httpx.MockTransport(handle), resolve)
    assert polite.fetch("https://herald.test/open").content
    with pytest.raises(AddressRefused, match="robots"):
        polite.fetch("https://herald.test/private/x")


def taken(address: str, answer, monkeypatch) -> list:
    monkeypatch.setattr("headwater.ingest.take.Fetcher", lambda settings: fetcher(answer, settings))
    return list(Taker(ON).take(Input(name=address)))


def test_a_fetched_page_becomes_a_document(monkeypatch):
    (doc,) = taken("https://herald.test/x", page, monkeypatch)
    assert isinstance(doc, Document)
    assert doc.file == doc.custody.address == "https://herald.test/x"
    assert doc.custody.retrieved is not None


def test_a_feed_address_is_read_as_feed(monkeypatch):
    data = feed(item("Depot falls", LEAD), item("Truce talks", LEAD, "https://herald.test/2"))
    found = taken("https://herald.test/rss", lambda r: httpx.Response(200, content=data), monkeypatch)
    assert [one.title for one in found] == ["Depot falls", "Truce talks"]


def test_a_text_address(monkeypatch):
    answer = httpx.Response(200, text=STORY, headers={"content-type": "text/plain; charset=utf-8"})
    (doc,) = taken("https://herald.test/2031/05/04/a.txt", lambda r: answer, monkeypatch)
    assert doc.text == STORY
    assert doc.published.edtf == "2031-05-04"


def test_a_refused_address_is_a_record(monkeypatch):
    (found,) = taken("https://inside.test/", page, monkeypatch)
    assert isinstance(found, Refused)
    assert found.kind == "address_refused"


@pytest.mark.parametrize("ip", ["8.8.8.8", "203.0.114.7", "2a00:1450::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize(
    "ip",
    ["10.1.2.3", "127.0.0.1", "169.254.1.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
     "2002:7f00:1::", "192.0.2.1", "x", ""],
)  # fmt: skip
def test_not_public(ip):
    assert not is_public(ip)


@given(st.text(max_size=40))
def test_any_address_gives_bytes_or_a_refusal(words):
    with contextlib.suppress(IntakeError):
        assert fetcher(page).fetch("https://" + words).content


def test_nothing_else_reaches_out(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    assert take("a.html", PAGE.encode())
