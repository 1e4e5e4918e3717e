"""Mail → text: subject and body as one draft, attachments as members. Mailboxes → messages, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, BinaryIO

from headwater.errors import Malformed, TooLarge
from headwater.ingest import boilerplate, page_lines
from headwater.ingest.archive import Budget
from headwater.ingest.blocks import Block, Hint, split
from headwater.ingest.decode import decode
from headwater.ingest.draft import Draft, TextBuilder
from headwater.ingest.html import read_fragment
from headwater.ingest.intake import Refused, Skipped
from headwater.ingest.source import Source
from headwater.model.document import Published, PublishedBasis
from headwater.model.span import Span
from headwater.settings import Settings

_HEADERS = ("from", "to", "subject", "date", "received", "message-id", "sender", "return-path", "mime-version")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")
_MOST_LEVELS = 60
_LINE = 1024 * 1024


def parse(name: str, data: bytes) -> EmailMessage:
    """The message. Raises ``Malformed`` when there is not one header of a mail, or parts in parts without end."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
    except (ValueError, IndexError, RecursionError, AttributeError, TypeError, LookupError) as error:
        raise _broken(name, type(error).__name__) from None
    if not any(known in message for known in _HEADERS):
        raise _broken(name, "no sender, no subject, no date")
    return message


def _broken(name: str, why: str) -> Malformed:
    return Malformed(name, f"Its headers are not those of a mail ({why}).", "Export the message again.")


def header(message: EmailMessage, name: str) -> str:
    """One header as text, empty when it is missing or broken beyond reading."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, AttributeError, TypeError, LookupError, OverflowError, RecursionError):
        raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
        return " ".join(str(raw).split())


def parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The leaves of a message, in order; an attached message is a leaf."""
    waiting: list[tuple[Any, int]] = [(message, 0)]
    while waiting:
        part, level = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart() and level < _MOST_LEVELS:
            waiting.extend((inner, level + 1) for inner in reversed(part.get_payload()))
        else:
            yield part


def content(name: str, part: EmailMessage) -> str:
    """The text of a leaf. Raises ``Malformed`` when its bytes are none."""
    return decode(name, payload(part), part.get_content_charset())


def payload(part: EmailMessage) -> bytes:
    """The bytes of a leaf, unpacked from their transfer encoding."""
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return bytes(part.get_payload(0).as_bytes(policy=policy.compat32))  # type: ignore[union-attr]
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def read_mail(source: Source, settings: Settings, budget: Budget) -> Iterator[Draft | Source | Skipped]:
    """The message as one draft, then each attachment as a source. Raises ``Malformed``, ``TooLarge``."""
    message = parse(source.name, source.read(settings.max_bytes))
    plain: EmailMessage | None = None
    marked: EmailMessage | None = None
    attached: list[EmailMessage] = []
    for part in parts(message):
        kind, named = part.get_content_type(), part.get_filename() or part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not named and plain is None:
            plain = part
        elif kind == "text/html" and not named and marked is None:
            marked = part
        else:
            attached.append(part)
    yield from _body(source.name, message, plain, marked, settings)
    yield from _attachments(source, attached, settings, budget)


def _body(
    name: str, message: EmailMessage, plain: EmailMessage | None, marked: EmailMessage | None, settings: Settings
) -> Iterator[Draft]:
    subject = header(message, "subject")
    words = content(name, plain) if plain is not None else ""
    if marked is not None and len(words.split()) < 10:
        builder = TextBuilder()
        builder.add(subject, Hint.TITLE)
        builder.extend(read_fragment(name, content(name, marked), None, settings), said=subject)
        text, blocks, links = builder.text, builder.blocks, tuple(builder.links)
    else:
        text = f"{subject}\n\n{words}" if subject else words
        shift = len(text) - len(words)
        blocks = [Block(span=Span(0, len(subject)), hint=Hint.TITLE)] if subject else []
        for block in split(words, lambda line: _stands_alone(line, settings)):
            blocks.append(Block(span=Span(block.span.start + shift, block.span.end + shift), alone=block.alone))
        links = ()
    if text.strip():
        authors, outlet = _sender(message, settings)
        yield Draft(
            text=text,
            blocks=tuple(blocks),
            title=subject or None,
            authors=authors,
            outlet=outlet,
            dates=_dates(message),
            links=links,
        )


def _stands_alone(line: str, settings: Settings) -> bool:
    language = settings.language
    return bool(boilerplate.furniture(line, language) or page_lines.front_line(line, language))


def _sender(message: EmailMessage, settings: Settings) -> tuple[tuple[str, ...], str | None]:
    """Who wrote it, when the sender has the name of a person, or the body that sent it."""
    name = parseaddr(header(message, "from"))[0].strip()
    if not name:
        return (), None
    return ((name,), None) if page_lines.is_name(name, settings.language) else ((), name)


def _dates(message: EmailMessage) -> tuple[Published, ...]:
    try:
        day = parsedate_to_datetime(header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ()
    return (Published(edtf=day, basis=PublishedBasis.MAIL_HEADER),)


def _attachments(
    source: Source, attached: list[EmailMessage], settings: Settings, budget: Budget
) -> Iterator[Source | Skipped]:
    inline = 0
    for number, part in enumerate(attached, 1):
        if part.get_content_maintype() == "image" and part.get("content-id") and not part.get_filename():
            inline += 1
            continue
        data = payload(part)
        if not data.strip():
            continue
        budget.take(source.name, len(data), settings)
        mail = part.get_content_type() == "message/rfc822"
        name = _UNSAFE.sub("_", part.get_filename() or "") or f"part-{number}{'.eml' if mail else ''}"
        yield source.member(name, data, part.get_content_type())
    if inline:
        yield Skipped(name=source.name, reason="Pictures inside the text of the mail are not read.", count=inline)


def read_mbox(source: Source, settings: Settings, budget: Budget) -> Iterator[Source | Refused]:
    """Each message as a source, numbered from 1. Raises ``TooLarge`` after ``max_members`` messages."""
    with source.open() as stream:
        for number, data in enumerate(_messages(stream, settings.max_bytes), 1):
            name = f"message-{number}.eml"
            if data is None:
                reason = f"It has more than {settings.max_bytes:,} bytes."
                whole = f"{source.name}!/{name}"
                yield Refused.of(TooLarge(whole, reason, "Export it alone, or raise HEADWATER_MAX_BYTES."))
                continue
            budget.take(source.name, 0, settings)
            yield source.member(name, data, "message/rfc822")


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The messages of a mailbox; ``None`` for one over the limit. A line "From " after a blank line begins one."""
    lines: list[bytes] = []
    size, blank, whole, begun = 0, True, True, False
    while line := stream.readline(_LINE):
        if blank and whole and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= limit else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= limit:
                lines.append(re.sub(rb"^>(>*From )", rb"\1", line) if whole else line)
        blank, whole = whole and not line.strip(), line.endswith(b"\n")
    if begun:
        yield b"".join(lines) if size <= limit else None
