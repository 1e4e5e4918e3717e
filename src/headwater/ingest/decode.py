"""Bytes → text. UTF-8 first and strictly; then marks, what the source declares, and what the bytes look like."""

from __future__ import annotations

import codecs
import re
from collections import Counter

import charset_normalizer

from headwater.errors import Malformed

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 128 * 1024
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.1
"""Text with more control characters than this share is no text. Prose has none; a text peppered with NULs few."""
_MOST_STRANGE = 0.3
_MOST_OF_ONE = 0.4
"""The most frequent letter of a language makes up an eighth to a fifth of its texts."""
_TYPICAL = re.compile(r"[\n\r\t -~\xa0“”‘’‚„–—…•‹›«»·°§©®™€£†‡½¼¾¡¿À-ÖØ-öø-ÿŒœŠšŽž]")
_CAPITAL_INSIDE = re.compile(r"[a-z][À-ÖØ-Þ]|[ÞÐ]")
"""What Mac Roman's quotation marks look like when read as Windows-1252: "army\u00d5s"."""
_LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
"""As browsers do (WHATWG Encoding): pages that say Latin-1 mean Windows-1252."""
_NOT_ENCODINGS = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"))
"""Python calls these encodings too. No document is written in one, and some take for ever on hostile bytes."""
_FORMATTING = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\xad\ufeff") | {chr(c) for c in range(0x202A, 0x202F)}
_FORMATTING |= {chr(c) for c in range(0x2066, 0x206A)}


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """The text of ``data`` without its byte order mark; every NUL becomes U+FFFD, nothing else changes.

    Line endings, bidirectional controls and zero-width characters stay, so offsets are those of the file.
    Raises ``Malformed`` when the bytes are no text in any encoding known here.
    """
    text = _marked(data) or _unicode(data) or _declared(data, declared)
    if text is None:
        text = _guessed(data)
        text = None if text is None or _is_monotonous(text) else text
    if text is None or _is_rubbish(text):
        remedy = "Check that it is the file you meant; if it is text, save it as UTF-8."
        raise Malformed(name, "Its bytes are no text in any known encoding.", remedy)
    return text.replace("\0", "\ufffd")


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _unicode(data: bytes) -> str | None:
    if (wide := _wide(data)) is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _torn(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in western text every second byte is NUL."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half < 4 or max(even, odd) < 0.4 * half or min(even, odd) > 0.05 * half:
        return None
    try:
        return data.decode("utf-16-be" if even > odd else "utf-16-le")
    except UnicodeDecodeError:
        return None


def _torn(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, as cut-off copies have it: better than a wrong code page for all of it."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    return text if sound >= 4 * broken else None


def _declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    label = declared.strip().lower()
    label = _LABELS.get(label, label)
    try:
        encoding = codecs.lookup(label).name
        if encoding == "utf-8" or encoding in _NOT_ENCODINGS:
            return None  # UTF-8 has just been tried
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes) -> str | None:
    """Windows-1252 or Mac Roman when every character is one that European prose uses, else by statistics."""
    for encoding in ("cp1252", "mac_roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CAPITAL_INSIDE.search(text) and len(_TYPICAL.sub("", text[:_SAMPLE])) == 0:
            return text
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return data.decode(best.encoding, "replace") if len(data) > _SAMPLE else None


def _is_monotonous(text: str) -> bool:
    """Whether one character makes up most of a text that no encoding vouches for: pixels, padding, samples."""
    sample = text[:_SAMPLE].replace(" ", "")
    return len(sample) > 100 and max(Counter(sample).values()) > _MOST_OF_ONE * len(sample)


def _is_rubbish(text: str) -> bool:
    sample = text[:_SAMPLE]
    if not sample:
        return False
    if len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample):
        return True
    strange = sum(1 for c in sample if c == "\ufffd" or not (c.isspace() or c.isprintable() or c in _FORMATTING))
    return strange > _MOST_STRANGE * len(sample)
