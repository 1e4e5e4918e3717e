"""Bytes with a name: a file on disk, a member of an archive, an answer from an address."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO

from headwater.errors import TooLarge, Unreadable, Unsupported

HEAD = 64 * 1024
"""Bytes looked at to tell what a source is."""
_CHUNK = 1024 * 1024


@dataclass(kw_only=True)
class Source:
    """``name`` as in ``archive.zip!/folder/a.html``; either ``path`` or ``content`` holds the bytes.

    ``parent`` is the container it was found in. ``address``, ``retrieved`` (UTC, ISO 8601) and ``headers``
    are known for what was fetched or archived; ``media_type`` is what the container or server says it is,
    ``found`` what it turned out to be. ``kept``: its bytes are in the archive of originals.
    """

    name: str
    size: int
    path: str | None = None
    content: bytes | None = field(default=None, repr=False)
    parent: Source | None = field(default=None, repr=False)
    address: str | None = None
    retrieved: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None
    found: str | None = None
    kept: bool = False

    @classmethod
    def of_bytes(cls, name: str, content: bytes) -> Source:
        """A source in memory."""
        return cls(name=name, size=len(content), content=content)

    @classmethod
    def of_file(cls, name: str, path: str) -> Source:
        """A regular file. Raises ``Unreadable`` for what is gone or closed, ``Unsupported`` for pipes and devices."""
        try:
            status = os.stat(path)
        except OSError as error:
            raise unreadable(name, error) from None
        if not stat.S_ISREG(status.st_mode):
            raise not_a_file(name, status.st_mode)
        return cls(name=name, size=status.st_size, path=path)

    def member(self, name: str, content: bytes, media_type: str | None = None) -> Source:
        """Something found inside this source; it inherits when this one was retrieved."""
        return Source(
            name=f"{self.name}!/{name}",
            size=len(content),
            content=content,
            parent=self,
            retrieved=self.retrieved,
            media_type=media_type,
        )

    def open(self) -> BinaryIO:
        """A seekable stream of the bytes. Raises ``Unreadable``."""
        if self.content is not None:
            return io.BytesIO(self.content)
        try:
            return _open_regular(self.name, str(self.path))
        except OSError as error:
            raise unreadable(self.name, error) from None

    def read(self, limit: int) -> bytes:
        """All bytes. Raises ``TooLarge`` when there are more than ``limit``, before they are read."""
        if self.size > limit:
            raise TooLarge(
                self.name,
                f"It has {self.size:,} bytes; the limit is {limit:,}.",
                "Split it, or raise HEADWATER_MAX_BYTES.",
            )
        if self.content is not None:
            return self.content
        with self.open() as stream:
            return stream.read(limit)

    @cached_property
    def head(self) -> bytes:
        """The first ``HEAD`` bytes."""
        if self.content is not None:
            return self.content[:HEAD]
        with self.open() as stream:
            return stream.read(HEAD)

    @cached_property
    def sha256(self) -> str:
        """The hex digest of all bytes."""
        digest = hashlib.sha256()
        with self.open() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()

    @property
    def extension(self) -> str:
        """The end of the name in lower case, without the dot; empty when there is none."""
        last = self.name.rsplit("/", 1)[-1]
        return last.rpartition(".")[2].lower() if "." in last.lstrip(".") else ""

    @property
    def depth(self) -> int:
        """How many containers this one lies in."""
        return 0 if self.parent is None else 1 + self.parent.depth


def _open_regular(name: str, path: str) -> BinaryIO:
    # Non-blocking, so that a pipe put in the place of a file after the listing cannot hold the build.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        raise not_a_file(name, mode)
    return os.fdopen(handle, "rb")


def unreadable(name: str, error: OSError) -> Unreadable:
    """The refusal for a file or folder the system does not give us."""
    if isinstance(error, PermissionError):
        return Unreadable(name, "Reading it is not allowed.", "Give yourself the right to read it (chmod u+r).")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Unreadable(name, "There is no such file or folder.", "Check the name.")
    if error.errno == errno.ELOOP:
        return Unreadable(name, "Its links lead in a circle.", "Name the file itself.")
    return Unreadable(name, f"The system cannot read it: {error.strerror}.", "Copy it to a sound disk and try again.")


def not_a_file(name: str, mode: int) -> Unsupported:
    """The refusal for what lies in a folder like a file and is none."""
    kinds = ((stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"))
    kind = next((word for test, word in kinds if test(mode)), "folder" if stat.S_ISDIR(mode) else "special file")
    return Unsupported(name, f"It is a {kind}, not a file.", "Save its content to a file and name that.")
