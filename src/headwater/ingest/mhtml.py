"""MHTML, a page as browsers save it → the page. Its date is when it was saved, not when it was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from headwater.errors import Malformed
from headwater.ingest import mail
from headwater.ingest.draft import Draft
from headwater.ingest.html import read_page
from headwater.ingest.source import Source
from headwater.settings import Settings


def read_mhtml(source: Source, settings: Settings) -> Iterator[Draft]:
    """One draft; ``source`` learns address and time of saving. Raises ``Malformed``, ``TooLarge``."""
    message = mail.parse(source.name, source.read(settings.max_bytes))
    page = next((part for part in mail.parts(message) if part.get_content_type() == "text/html"), None)
    if page is None:
        raise Malformed(source.name, "There is no page in this MHTML file.", "Save the page again.")
    address = mail.header(message, "snapshot-content-location") or mail.header(page, "content-location")
    source.address = source.address or (address if address.startswith(("http://", "https://")) else None)
    source.retrieved = source.retrieved or _saved(message)
    yield read_page(source.name, mail.content(source.name, page), source.address, settings)


def _saved(message: EmailMessage) -> str | None:
    try:
        saved = parsedate_to_datetime(mail.header(message, "date"))
        return saved.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
