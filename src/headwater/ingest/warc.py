"""WARC, plain or gzipped → the pages, feeds and files that were archived, each with its address and time."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from headwater.errors import Malformed, TooLarge
from headwater.ingest.archive import Budget
from headwater.ingest.intake import Refused, Skipped
from headwater.ingest.source import Source
from headwater.settings import Settings

_TYPES = WarcRecordType.response | WarcRecordType.resource
_READ = re.compile(
    r"text/(?:html|plain|markdown|xml)|application/(?:xhtml|pdf|rss|atom|xml|msword|vnd\.o|epub|zip|octet)|message/|multipart/related"
)
_KEPT_HEADERS = frozenset(("content-type", "last-modified", "date", "server", "etag", "content-language", "location"))
_CUT = "The web archive is cut off or broken here; what came before it was read."


class _Bounded(io.RawIOBase):
    """A stream of at most so many bytes, for fastwarc, which itself ends in silence where a gzip is cut off."""

    def __init__(self, stream: Any, limit: int) -> None:
        self.stream, self.left, self.place = stream, limit, 0
        self.cut = False

    def readable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """How much has been read."""
        return self.place

    def readinto(self, buffer: Any) -> int:
        """Fills ``buffer``; 0 at the end, where the stream breaks and where the limit is passed."""
        try:
            data = self.stream.read1(len(buffer))  # one piece: what is whole comes before what breaks
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.cut = True
            return 0
        self.left -= len(data)
        if self.left < 0:
            return 0
        buffer[: len(data)] = data
        self.place += len(data)
        return len(data)


def read_warc(source: Source, settings: Settings, budget: Budget) -> Iterator[Source | Refused | Skipped]:
    """Each archived page as a source named by its address. A cut-off end is a refusal after what was whole."""
    skipped = 0
    with source.open() as raw:
        packed = source.head.startswith(b"\x1f\x8b")
        stream = _Bounded(gzip.GzipFile(fileobj=raw) if packed else raw, budget.bytes)
        records = iter(ArchiveIterator(stream, record_types=_TYPES, parse_http=False, stream_detect=False))
        number = 0
        while True:
            try:
                record = next(records, None)
                if record is None:
                    break
                number += 1
                found = _page(source, record, number, settings, budget)
            except (OSError, ValueError, EOFError, AttributeError, zlib.error):
                stream.cut = True
                break
            if found is None:
                skipped += 1
            else:
                yield found
    if skipped:
        reason = "Redirects, errors, pictures, scripts and styles of the web archive are not read."
        yield Skipped(name=source.name, reason=reason, count=skipped)
    if not number and not stream.cut:
        raise Malformed(source.name, "There is no archived page in it.", "Check that it is the file you meant.")
    yield from _end(source, stream, settings)


def _end(source: Source, stream: _Bounded, settings: Settings) -> Iterator[Refused]:
    if stream.left < 0:
        reason = f"It unpacks to more than {settings.max_unpacked:,} bytes; the rest was not read."
        yield Refused.of(TooLarge(source.name, reason, "Split it, or raise HEADWATER_MAX_UNPACKED."))
    elif stream.cut:
        yield Refused.of(Malformed(source.name, _CUT, "Get the complete file."))


def _page(source: Source, record: Any, number: int, settings: Settings, budget: Budget) -> Source | Refused | None:
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    name = f"{source.name}!/{address or number}"
    if record.content_length > settings.max_bytes:
        reason = f"It has {record.content_length:,} bytes; the limit is {settings.max_bytes:,}."
        return Refused.of(TooLarge(name, reason, "Raise HEADWATER_MAX_BYTES."))
    length = record.content_length
    block = record.reader.read(length)
    if len(block) < length:
        raise EOFError(name)
    headers: tuple[tuple[str, str], ...] = ()
    media_type, body = str(record.headers.get("Content-Type") or ""), block
    if record.is_http:
        answer = _answer(block)
        if answer.http_headers is None or answer.http_headers.status_code != 200:
            return None
        headers = tuple((key.lower(), value) for key, value in answer.http_headers if key.lower() in _KEPT_HEADERS)
        media_type = str(answer.http_headers.get("Content-Type") or "")
        body = answer.reader.read(settings.max_bytes + 1)
    if len(body) > settings.max_bytes:
        return Refused.of(TooLarge(name, "It unpacks to more than a file may have.", "Raise HEADWATER_MAX_BYTES."))
    if not body.strip() or (media_type and not _READ.match(media_type.lower())):
        return None
    budget.take(source.name, len(body), settings)
    page = source.member(address or str(number), body, media_type or None)
    page.address = address if address.startswith(("http://", "https://")) else None
    page.retrieved = record.record_date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if record.record_date else None
    page.headers = headers
    return page


def _answer(block: bytes) -> WarcRecord:
    """The HTTP answer in a record, its body decoded while it is read, never before."""
    answer = WarcRecord()
    answer.init_headers(WarcRecordType.response)
    answer.set_bytes_content(block)
    answer.is_http = True
    answer.parse_http(auto_decode="all")
    return answer
