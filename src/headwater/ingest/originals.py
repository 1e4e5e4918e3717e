"""The untouched copy of everything that was taken in, by the hash of its bytes (Berkeley Protocol, custody).

``originals/ab/abcdef…`` holds the bytes, ``originals/ab/abcdef….<12 digits>.json`` one receipt: the name, address,
time, headers and tool with which they came. The same bytes received twice are kept once and have two receipts.
Nothing is ever overwritten, so any number of processes may write at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import NotFound
from headwater.ingest.source import Source
from headwater.model.ids import canonical_json, sha256

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """An original that is not what it was. ``reason`` is one sentence."""

    sha256: str
    path: str
    reason: str


class Originals:
    """The archive in one folder. Construction touches nothing; the folder is made by the first ``put``."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)

    def put(self, source: Source, tool: str, media_type: str) -> str:
        """Keeps the bytes of a source and a receipt; the SHA-256 of the bytes. Raises ``OSError`` (disk full…)."""
        digest = source.sha256
        path = self.path(digest)
        if not path.exists():
            self._write_source(path, source, digest)
        receipt = {
            "sha256": digest,
            "size": source.size,
            "name": source.name,
            "media_type": media_type,
            "address": source.address,
            "retrieved": source.retrieved,
            "headers": [list(pair) for pair in source.headers],
            "within": source.parent.sha256 if source.parent is not None else None,
            "tool": tool,
        }
        text = canonical_json(receipt)
        note = path.with_name(f"{digest}.{sha256(text.encode())[:12]}.json")
        if not note.exists():
            self._write(note, json.dumps(receipt, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")
        return digest

    def path(self, digest: str) -> Path:
        """Where the bytes with this hash lie, or would. Raises ``NotFound`` for what is no hash."""
        if not _DIGEST.fullmatch(digest):
            raise NotFound(f"{digest!r} is no SHA-256: give the 64 digits that `original_sha256` shows.")
        return self.folder / digest[:2] / digest

    def get(self, digest: str) -> bytes:
        """The bytes. Raises ``NotFound`` when there are none with this hash."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"No original {digest} in {self.folder}: build again with the file.") from None

    def receipts(self, digest: str) -> list[dict[str, Any]]:
        """How the bytes came here, each time they came, in a fixed order."""
        path = self.path(digest)
        return [json.loads(note.read_text("utf-8")) for note in sorted(path.parent.glob(f"{digest}.*.json"))]

    def digests(self) -> Iterator[str]:
        """All hashes, sorted."""
        if self.folder.is_dir():
            for shelf in sorted(self.folder.iterdir()):
                if shelf.is_dir() and len(shelf.name) == 2:
                    yield from sorted(p.name for p in shelf.iterdir() if _DIGEST.fullmatch(p.name))

    def verify(self, *digests: str) -> list[Damage]:
        """What is missing or altered, of all originals or of these; empty when all is well."""
        found = []
        for digest in digests or tuple(self.digests()):
            path = self.path(digest)
            actual = _hash(path)
            if actual is None:
                found.append(Damage(sha256=digest, path=str(path), reason="It is missing or cannot be read."))
            elif actual != digest:
                reason = f"Its bytes have changed: their hash is {actual}."
                found.append(Damage(sha256=digest, path=str(path), reason=reason))
        return found

    def tidy(self) -> int:
        """Removes what an interrupted write left; how many files. Only while nobody else writes."""
        leftovers = [path for path in self.folder.glob("??/.*.part") if path.is_file()]
        for path in leftovers:
            path.unlink()
        return len(leftovers)

    def _write_source(self, path: Path, source: Source, digest: str) -> None:
        """Copies and hashes in one go: a file that changed since it was hashed is not kept under a wrong name."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        copied = hashlib.sha256()
        try:
            with source.open() as stream, part.open("wb") as to:
                while chunk := stream.read(_CHUNK):
                    copied.update(chunk)
                    to.write(chunk)
                to.flush()
                os.fsync(to.fileno())
            if copied.hexdigest() != digest:
                raise OSError(f"{source.name} changed while it was being read")
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
        _sync_folder(path.parent)

    def _write(self, path: Path, data: bytes) -> None:
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as to:
                to.write(data)
                to.flush()
                os.fsync(to.fileno())
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)


def _hash(path: Path) -> str | None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    """A renamed file is safe only when its folder has reached the disk too; Windows has no such call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
