"""What the bytes are. The bytes decide; the name decides only between texts."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum

from headwater.errors import Malformed, Unsupported
from headwater.ingest.source import Source


class Format(StrEnum):
    """What intake reads. The value is the media type of the documents made from it."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    MAIL = "message/rfc822"
    MBOX = "application/mbox"
    MHTML = "multipart/related"
    FEED = "application/feed+xml"
    WARC = "application/warc"
    ZIP = "application/zip"
    GZIP = "application/gzip"
    IMAGE = "image"


_MAGIC = (
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), Format.ZIP),
    (re.compile(rb"\x1f\x8b"), Format.GZIP),
    (re.compile(rb"WARC/\d"), Format.WARC),
    (
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|II\*\0|MM\0\*|GIF8[79]a|BM.{4}\0\0\0\0|RIFF....WEBP|P[1-6]\s\d+\s\d+\s",
            re.DOTALL,
        ),
        Format.IMAGE,
    ),
)
_SAVE = "Open it in an office program and save it as DOCX, ODT or PDF."
_UNPACK = "Unpack it and name the folder."
_MEDIA = "Give a transcript or a description of it as text."
_STRANGERS = (
    (rb"\{\\rtf", "an RTF document", _SAVE),
    (rb"\xd0\xcf\x11\xe0", "an old or encrypted office document", _SAVE),
    (
        rb"Rar!|7z\xbc\xaf|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd|\x04\x22\x4d\x18",
        "an archive of a kind not read here",
        _UNPACK,
    ),
    (rb".{257}ustar", "a tar archive", _UNPACK),
    (rb"....ftyp|\x1aE\xdf\xa3|OggS|ID3|RIFF....(?:AVI |WAVE)|fLaC|\xff[\xfb\xf3]", "sound or video", _MEDIA),
    (rb"MZ.{58}|\x7fELF|SQLite format|\xca\xfe\xba\xbe|wOF[F2]|\0asm", "a program or a database", "Leave it out."),
)
_MAIL_FIELD = re.compile(r"(?i)^([a-z][a-z0-9-]*):[ \t]?\S?")
_MAIL_SURE = frozenset(("received", "message-id", "mime-version", "return-path", "delivered-to", "content-type"))
_MAIL_LIKELY = frozenset(("from", "to", "subject", "date", "cc", "reply-to", "sender"))
_MBOX = re.compile(rb"From \S+ .*\d{4}\r?\n[!-9;-~]+:")
# Atomic groups throughout: these run on hostile text, and a prologue may be matched in one way only.
_PROLOGUE = r"(?>(?>\s+|<\?[^>]*>|<!--.*?-->)*)"
_HTML = re.compile(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_DOCTYPE = r"(?><!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)?"
_XML = re.compile(_PROLOGUE + _DOCTYPE + _PROLOGUE + r"<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
_TAG = re.compile(
    r"</?(?:p|div|span|br|a|h[1-6]|table|article|section|ul|li|b|i|em|strong|font|img|meta)\b", re.IGNORECASE
)
_DATA = frozenset(
    ("bat", "c", "cfg", "conf", "cpp", "cs", "css", "csv", "go", "h", "ini", "ipynb", "java", "js", "json", "jsonl",
     "log", "lua", "map", "php", "pl", "ps1", "py", "r", "rb", "rs", "sh", "sql", "srt", "svg", "tex", "toml", "ts",
     "tsv", "vtt", "xsd", "xsl", "xslt", "yaml", "yml")
)  # fmt: skip
_MARKDOWN = frozenset(("md", "markdown", "mdown", "mkd"))
_PAGES = frozenset(("html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp"))


def sniff(source: Source) -> Format:
    """The format of a source.

    Raises ``Malformed`` for what is empty or broken, ``Unsupported`` for what nobody here reads.
    """
    head = source.head
    if not head:
        raise Malformed(source.name, "It is empty.", "Get the file again, or leave it out.")
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    for pattern, found in _MAGIC:
        if pattern.match(head):
            return _refine(source, found)
    for magic, what, remedy in _STRANGERS:
        if re.match(magic, head, re.DOTALL):
            raise Unsupported(source.name, f"It is {what}, which is not read here.", remedy)
    return _text_format(source, head)


def _refine(source: Source, found: Format) -> Format:
    if found is Format.ZIP:
        return _zip_format(source)
    if found is Format.GZIP:
        inner = zlib.decompressobj(wbits=31)
        try:
            return Format.WARC if inner.decompress(source.head, 64).startswith(b"WARC/") else Format.GZIP
        except zlib.error:
            raise Malformed(source.name, "It begins like a gzip file and is none.", "Get the file again.") from None
    return found


def _zip_format(source: Source) -> Format:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100].decode("latin-1").strip() if _has_mimetype(archive) else ""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as error:
        raise Malformed(source.name, f"It is a broken ZIP archive ({error}).", "Get the file again.") from None
    office = "[Content_Types].xml" in names or any(name.startswith("word/") for name in names)
    if "word/document.xml" in names:
        return Format.DOCX
    if kind == Format.ODT and "content.xml" in names:
        return Format.ODT
    if office or kind or source.extension in {"docx", "odt"}:
        raise _no_report(source, names, kind)
    return Format.ZIP


def _has_mimetype(archive: zipfile.ZipFile) -> bool:
    return "mimetype" in archive.namelist() and archive.getinfo("mimetype").file_size < 200


def _no_report(source: Source, names: set[str], kind: str) -> Malformed | Unsupported:
    if any(name.startswith(("xl/", "ppt/")) for name in names) or "epub" in kind or (kind and kind != Format.ODT):
        return Unsupported(source.name, "It is a spreadsheet, a slide show or a book, which are not read here.", _SAVE)
    reason = "It should hold a document and has none inside (no word/document.xml, no content.xml)."
    return Malformed(source.name, reason, "Open and save it again in an office program, or get it again.")


def _text_format(source: Source, head: bytes) -> Format:
    if source.media_type == Format.MAIL:
        return Format.MAIL
    if _MBOX.match(head):
        return Format.MBOX
    text = head.replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿").removeprefix("ÿþ").removeprefix("þÿ")
    if found := _mail_format(source, text):
        return found
    declared = (source.media_type or "").partition(";")[0].strip().lower()
    if found := _markup_format(source, text, declared):
        return found
    if source.extension in _DATA and declared in {"", "application/octet-stream"}:
        reason = f"A .{source.extension} file is data or code, not a report."
        raise Unsupported(source.name, reason, "If it is a report, name it .txt.")
    if declared == "text/markdown" or source.extension in _MARKDOWN:
        return Format.MARKDOWN
    return Format.TEXT


def _mail_format(source: Source, text: str) -> Format | None:
    names = []
    for line in text.lstrip("\r\n").splitlines()[:60]:
        if not line:
            break
        if field := _MAIL_FIELD.match(line):
            names.append(field.group(1).lower())
        elif not line.startswith((" ", "\t")):
            return None
    sure, likely = _MAIL_SURE.intersection(names), _MAIL_LIKELY.intersection(names)
    named = source.extension in {"eml", "mht", "mhtml"}
    if len(sure) + len(likely) < 2 or not (sure or named):
        return None
    return Format.MHTML if _is_archive_of_page(text) else Format.MAIL


def _is_archive_of_page(text: str) -> bool:
    """Browsers save MHTML with a mark of their own, or as a related set of parts that nobody received."""
    header = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0].lower()
    if "snapshot-content-location:" in header or re.search(r"from:\s*<saved by ", header):
        return True
    return "multipart/related" in header and not re.search(r"(?m)^(?:received|to|delivered-to):", header)


def _markup_format(source: Source, text: str, declared: str) -> Format | None:
    if _HTML.match(text):
        return Format.HTML
    root = _XML.match(text)
    if root and root.group(1).lower() in {"rss", "feed", "rdf"}:
        return Format.FEED
    if text.lstrip().startswith("<?xml") or (root and "<!DOCTYPE" in text[: root.end()]):
        remedy = "Save what it reports as HTML or text."
        raise Unsupported(source.name, "It is XML of a kind not read here (only RSS, Atom and XHTML are).", remedy)
    if "html" in declared or source.extension in _PAGES:
        return Format.HTML if _TAG.search(text) else None
    return Format.HTML if root and len(_TAG.findall(text)) >= 5 else None
