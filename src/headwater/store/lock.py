"""One build at a time on a case: a lock of the system's, which ends with the process that holds it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.errors import CaseError, CaseLocked

FILE = "build.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock of a case's folder. Raises ``CaseLocked``, naming the process that has it."""
    path = folder / FILE
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CaseError(f"{path}: it cannot be written ({error.strerror}). Check the rights of the folder.") from None
    try:
        if not _take(handle):
            raise CaseLocked(
                f"{folder}: {_holder(handle)} is building this case. Wait until it is done, then try again."
            )
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0) if hasattr(os, "pwrite") else None
        yield
    finally:
        os.close(handle)  # and with it the lock


def _holder(handle: int) -> str:
    try:
        words = os.read(handle, 32).decode("ascii", "replace").strip()
    except OSError:
        words = ""
    return f"process {words}" if words.isdigit() else "another process"


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # locks a byte beyond the text, so that others can read who holds it

    def _take(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
