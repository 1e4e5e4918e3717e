"""Saved pages: a web archive of one response (ISO 28500) and a page as a browser saves it (RFC 2557)."""

from __future__ import annotations

import base64
import hashlib
import quopri
import uuid

_BOUNDARY = "----MultipartBoundary--neriv----"


def warc(address: str, captured: str, page: bytes) -> bytes:
    """A WARC file with a ``warcinfo`` and one ``response`` record. ``captured`` is UTC, ISO 8601."""
    about = b"software: examples/make\r\nformat: WARC File Format 1.1\r\n"
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page)
    ) + page
    return _record("warcinfo", captured, "application/warc-fields", about) + _record(
        "response", captured, "application/http; msgtype=response", answer, address
    )


def _record(kind: str, captured: str, media_type: str, block: bytes, address: str = "") -> bytes:
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    fields = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, kind + address)}>"),
        ("WARC-Date", captured),
        ("WARC-Block-Digest", f"sha1:{digest}"),
        ("Content-Type", media_type),
        ("Content-Length", str(len(block))),
    ]
    if address:
        fields.insert(1, ("WARC-Target-URI", address))
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def mhtml(address: str, title: str, saved: str, page: bytes) -> bytes:
    """A page saved as one file. ``saved`` is a date as in a mail."""
    body = quopri.encodestring(page).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    head = "\r\n".join(
        (
            "From: <Saved by Blink>",
            f"Snapshot-Content-Location: {address}",
            f"Subject: {title}",
            f"Date: {saved}",
            "MIME-Version: 1.0",
            f'Content-Type: multipart/related; type="text/html"; boundary="{_BOUNDARY}"',
            "",
            "",
            f"--{_BOUNDARY}",
            "Content-Type: text/html; charset=utf-8",
            "Content-ID: <frame-1@mhtml.blink>",
            "Content-Transfer-Encoding: quoted-printable",
            f"Content-Location: {address}",
            "",
            "",
        )
    )
    return head.encode() + body + f"\r\n--{_BOUNDARY}--\r\n".encode()
