"""ZIP and gzip → their members, unpacked in memory, never onto the disk, and never without a bound."""

from __future__ import annotations

import gzip
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.errors import IntakeError, Malformed, TooLarge, Unreadable
from headwater.ingest.intake import Refused, Skipped
from headwater.ingest.source import Source
from headwater.settings import Settings

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
"""What zipfile and gzip raise on broken bytes."""
_SMALL = 1024 * 1024
"""Members that unpack to less than this are no bombs, however well they were packed."""
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


@dataclass(slots=True)
class Budget:
    """What one input may still unpack to, all archives in it together."""

    bytes: int
    members: int

    @classmethod
    def of(cls, settings: Settings) -> Budget:
        """A full budget."""
        return cls(settings.max_unpacked, settings.max_members)

    def take(self, name: str, size: int, settings: Settings) -> None:
        """Pays for one member. Raises ``TooLarge`` when the budget is spent; nothing more is unpacked then."""
        self.members -= 1
        self.bytes -= size
        if self.members < 0:
            reason = f"It holds more than {settings.max_members:,} members, those of inner archives counted."
            raise TooLarge(name, reason, "Split it, or raise HEADWATER_MAX_MEMBERS.")
        if self.bytes < 0:
            reason = f"It unpacks to more than {settings.max_unpacked:,} bytes, inner archives counted."
            raise TooLarge(name, reason, "Unpack it yourself and name the folder, or raise HEADWATER_MAX_UNPACKED.")


def read_zip(source: Source, settings: Settings, budget: Budget) -> Iterator[Source | Refused | Skipped]:
    """The members, sorted by name. Raises ``Malformed``, ``TooLarge`` (before anything is unpacked)."""
    with source.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except BROKEN as error:
            raise Malformed(source.name, f"It is a broken ZIP archive ({error}).", "Get the file again.") from None
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda member: member.filename)
        _check(source.name, members, settings)
        if not members:
            raise Malformed(source.name, "It is an archive without a file.", "Pack it again, or leave it out.")
        hidden = [member for member in members if _is_hidden(member.filename)]
        for member in members:
            if _is_hidden(member.filename):
                continue
            try:
                yield _member(source, archive, member, settings, budget)
            except IntakeError as error:
                if budget.members < 0 or budget.bytes < 0:
                    raise
                yield Refused.of(error)
        if hidden:
            yield Skipped(name=source.name, reason="Hidden files in the archive are not read.", count=len(hidden))


def read_gzip(source: Source, settings: Settings, budget: Budget) -> Iterator[Source]:
    """The one file inside. Raises ``Malformed``, ``TooLarge``."""
    with source.open() as stream:
        try:
            with gzip.GzipFile(fileobj=stream) as packed:
                content = packed.read(min(settings.max_bytes, budget.bytes) + 1)
        except BROKEN:
            raise Malformed(
                source.name, "It is a gzip file that is broken or cut off.", "Get the file again."
            ) from None
    _check_size(source.name, len(content), source.size, settings)
    budget.take(source.name, len(content), settings)
    inner = re.sub(r"(?i)\.(?:gz|gzip)$", "", posixpath.basename(source.name.replace("\\", "/"))) or "content"
    yield source.member(inner, content)


def check_package(source: Source, settings: Settings) -> None:
    """Refuses an office file that is a bomb or declares XML entities. Raises ``TooLarge``, ``Malformed``."""
    with source.open() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                members = archive.infolist()
                _check(source.name, members, settings)
                if sum(member.file_size for member in members) > settings.max_unpacked:
                    Budget(0, len(members)).take(source.name, 1, settings)
                for member in members:
                    if member.filename.endswith((".xml", ".rels")):
                        _check_size(member.filename, member.file_size, member.compress_size, settings)
                        refuse_entities(source.name, archive.read(member))
        except BROKEN as error:
            raise Malformed(source.name, f"It is a broken office file ({error}).", "Get the file again.") from None


def refuse_entities(name: str, xml: bytes) -> None:
    """Raises ``Malformed`` for XML that declares entities: they expand without bound, and no report needs them."""
    if _ENTITY.search(xml.replace(b"\0", b"")):
        remedy = "Open it in a trusted program and save it again, or leave it out."
        raise Malformed(name, "Its XML declares entities, which are never expanded here.", remedy)


def _check(name: str, members: list[zipfile.ZipInfo], settings: Settings) -> None:
    if len(members) > settings.max_members:
        reason = f"It holds {len(members):,} members; the limit is {settings.max_members:,}."
        raise TooLarge(name, reason, "Split it, or raise HEADWATER_MAX_MEMBERS.")
    whole = sum(member.file_size for member in members)
    if whole > settings.max_unpacked:
        reason = f"It unpacks to {whole:,} bytes; the limit is {settings.max_unpacked:,}."
        raise TooLarge(name, reason, "Unpack it yourself and name the folder, or raise HEADWATER_MAX_UNPACKED.")


def _check_size(name: str, size: int, packed: int, settings: Settings) -> None:
    if size > settings.max_bytes:
        reason = f"It unpacks to more than the {settings.max_bytes:,} bytes a file may have."
        raise TooLarge(name, reason, "Split it, or raise HEADWATER_MAX_BYTES.")
    if size > _SMALL and size > settings.max_expansion * max(packed, 1):
        reason = f"It unpacks to more than {settings.max_expansion} times its size: a zip bomb."
        raise TooLarge(name, reason, "If it is none, raise HEADWATER_MAX_EXPANSION.")


def _member(
    source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo, settings: Settings, budget: Budget
) -> Source:
    name = f"{source.name}!/{member.filename}"
    if _leads_out(member.filename):
        raise Malformed(name, "Its name leads out of the archive.", "Pack the archive anew, without .. in names.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Malformed(name, "It is a link, and links in archives are not followed.", "Pack the file itself.")
    if member.flag_bits & 0x1:
        raise Unreadable(name, "It is locked with a password.", "Unpack it and name the folder.")
    _check_size(name, member.file_size, member.compress_size, settings)
    budget.take(source.name, member.file_size, settings)
    try:
        return source.member(member.filename, archive.read(member))
    except BROKEN as error:
        raise Malformed(name, f"It cannot be unpacked ({error}).", "Get the archive again.") from None


def _leads_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or re.match(r"[A-Za-z]:", plain) is not None


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return not _leads_out(name) and (parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts))
