"""http(s) addresses → bytes, and nothing else: no private network, no end without a limit, no second look-up.

Every host is resolved once, every address it resolves to is judged, and the connection goes to one that was
judged: a name that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from headwater.errors import AddressRefused, TooLarge, Unreadable
from headwater.ingest.source import Source
from headwater.settings import Settings

Resolve = Callable[[str, int], list[str]]
_REDIRECTS = 5
_ROBOTS = 500_000
_AGENT = f"headwater/{version('headwater')}"
_KEPT = ("content-type", "last-modified", "date", "etag", "server", "content-language")
_CARRIER = ipaddress.ip_network("100.64.0.0/10")


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host. Raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave: its final address, headers and body."""

    address: str
    headers: httpx.Headers
    body: bytes


class Fetcher:
    """Fetches addresses within ``Settings``. ``transport`` and ``resolve`` are replaced in tests."""

    def __init__(
        self, settings: Settings, transport: httpx.BaseTransport | None = None, resolve: Resolve = resolve
    ) -> None:
        self.settings = settings
        self.resolve = resolve
        self.client = httpx.Client(
            transport=transport,
            follow_redirects=False,
            trust_env=False,
            timeout=settings.fetch_seconds,
            # No connection is used twice: two hosts may share an IP, and a connection is known by its IP here.
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"User-Agent": _AGENT, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "gzip, deflate"},
        )

    def fetch(self, address: str) -> Source:
        """The bytes at an address, with the time and the headers. Raises ``IntakeError``."""
        if not self.settings.fetch:
            reason = "Fetching is off: nothing leaves this machine."
            raise AddressRefused(address, reason, "Allow it with --fetch, or save the page and name the file.")
        deadline = time.monotonic() + self.settings.fetch_seconds
        answer = self._follow(address, deadline)
        source = Source.of_bytes(address, answer.body)
        source.address = answer.address
        source.retrieved = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        source.headers = tuple((name, answer.headers[name]) for name in _KEPT if name in answer.headers)
        source.media_type = answer.headers.get("content-type")
        return source

    def _follow(self, address: str, deadline: float) -> Answer:
        here = address
        for _ in range(_REDIRECTS + 1):
            if not self._allowed(address, here, deadline):
                reason = "Its robots.txt asks programs not to fetch it."
                raise AddressRefused(address, reason, "Save the page in a browser and name the file.")
            answer = self._get(address, here, deadline, self.settings.max_bytes)
            if isinstance(answer, Answer):
                return answer
            here = answer
        raise AddressRefused(address, f"It redirects more than {_REDIRECTS} times.", "Give the address it leads to.")

    def _allowed(self, name: str, address: str, deadline: float) -> bool:
        """Whether robots.txt allows it; a missing or broken one does."""
        try:
            answer = self._get(name, _join(name, address, "/robots.txt"), deadline, _ROBOTS)
        except (Unreadable, TooLarge):
            return True
        if not isinstance(answer, Answer):
            return True
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        return rules.can_fetch(_AGENT, address)

    def _get(self, name: str, address: str, deadline: float, limit: int) -> Answer | str:
        """The answer, or the address it redirects to."""
        asked, pinned = self._pin(name, address)
        try:
            with self._stream(pinned, asked) as response:
                if response.is_redirect and "location" in response.headers:
                    return _join(name, address, response.headers["location"])
                if response.status_code != 200:
                    reason = f"The server answers {response.status_code} {response.reason_phrase}."
                    raise Unreadable(name, reason, "Check the address in a browser.")
                return Answer(address=address, headers=response.headers, body=_body(name, response, deadline, limit))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            reason = f"It cannot be fetched ({type(error).__name__})."
            raise Unreadable(name, reason, "Check the address and the network, and build again.") from None

    @contextmanager
    def _stream(self, pinned: httpx.URL, asked: httpx.URL) -> Iterator[httpx.Response]:
        # The address holds the judged IP; the server and its certificate are asked for by name.
        headers = {"Host": asked.netloc.decode("ascii")}
        extensions = {"sni_hostname": asked.raw_host.decode("ascii")}
        self.client.cookies.clear()
        with self.client.stream("GET", pinned, headers=headers, extensions=extensions) as response:
            yield response

    def _pin(self, name: str, address: str) -> tuple[httpx.URL, httpx.URL]:
        """The address as asked for, and the same with the host's judged IP in its place."""
        try:
            url = httpx.URL(address)
            parts = urlsplit(address)
        except (httpx.InvalidURL, ValueError, UnicodeError):
            raise AddressRefused(name, f"{address!r} is no address.", "Check the address.") from None
        if url.scheme not in {"http", "https"} or not url.host or parts.username or parts.password:
            reason = f"It leads to {address[:200]!r}, and only plain http and https addresses are fetched."
            raise AddressRefused(name, reason, "Give the address of the page itself.")
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            found = self.resolve(url.host, port)
        except (OSError, UnicodeError):
            raise Unreadable(name, f"There is no host {url.host!r}.", "Check the address and the network.") from None
        if not found or any(not is_public(ip) for ip in found):
            reason = f"The host {url.host!r} is not on the public internet."
            raise AddressRefused(name, reason, "Save the page yourself and name the file.")
        return url, url.copy_with(host=found[0])


def _join(name: str, base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        raise AddressRefused(name, f"{base[:200]!r} is no address.", "Check the address.") from None


def _body(name: str, response: httpx.Response, deadline: float, limit: int) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes(chunk_size=65_536):
        body += chunk
        if len(body) > limit:
            raise TooLarge(name, f"It sends more than {limit:,} bytes.", "Raise HEADWATER_MAX_BYTES.")
        if time.monotonic() > deadline:
            reason = "It took longer to send than a fetch may take."
            raise TooLarge(name, reason, "Try again later, or raise HEADWATER_FETCH_SECONDS.")
    return bytes(body)


def is_public(ip: str) -> bool:
    """Whether an IP address belongs to the public internet, mapped and translated IPv6 addresses looked through."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    elif address in _CARRIER:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
