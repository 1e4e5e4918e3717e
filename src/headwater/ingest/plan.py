"""What there is to take in: a cheap listing, so that progress has a total before anything is opened."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater.errors import AddressRefused, Unreadable
from headwater.ingest.intake import Input, Refused, Skipped
from headwater.ingest.source import not_a_file, unreadable
from headwater.settings import Settings

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_FETCHED = ("http", "https")


def plan(inputs: Iterable[str | os.PathLike[str]], settings: Settings) -> list[Input]:
    """Files, folders (recursed, names in code-point order) and addresses, each file once.

    Hidden files and folders are left out and counted, one ``Skipped`` a folder given. Links that lead out
    of a folder, folders without rights, pipes, devices, and addresses while ``settings.fetch`` is off, become
    inputs whose ``outcome`` is a ``Refused``. Raises nothing for a bad input, and judges no sizes.
    """
    found: list[Input] = []
    seen: set[str] = set()
    for given in inputs:
        for entry in _listed(os.fspath(given), settings):
            key = os.path.realpath(entry.path) if entry.path is not None else entry.name
            if entry.outcome is not None or key not in seen:
                found.append(entry)
                seen.add(key)
    return found


def _listed(given: str, settings: Settings) -> Iterator[Input]:
    if scheme := _ADDRESS.match(given):
        yield _address(given, scheme.group(1).lower(), settings)
        return
    try:
        mode = os.stat(given).st_mode
    except (OSError, ValueError) as error:
        yield _refused(given, error)
        return
    if stat.S_ISDIR(mode):
        yield from _Folder(given).entries()
    else:
        yield _file(given, given)


def _address(given: str, scheme: str, settings: Settings) -> Input:
    if scheme not in _FETCHED:
        reason = f"Addresses of the kind {scheme}:// are not fetched."
        remedy = "Give an http or https address, or download it and name the file."
    elif not settings.fetch:
        reason, remedy = "Fetching is off: nothing leaves this machine.", "Allow it with --fetch, or save the page."
    else:
        return Input(name=given)
    return Input(name=given, outcome=Refused.of(AddressRefused(given, reason, remedy)))


def _refused(name: str, error: OSError | ValueError) -> Input:
    if isinstance(error, OSError):
        return Input(name=name, outcome=Refused.of(unreadable(name, error)))
    bad = Unreadable(name, "This cannot be the name of a file.", "Check the name.")
    return Input(name=name.replace("\0", "\ufffd"), outcome=Refused.of(bad))


def _file(name: str, path: str) -> Input:
    try:
        status = os.stat(path)
    except OSError as error:
        return _refused(name, error)
    if not stat.S_ISREG(status.st_mode):
        return Input(name=name, path=path, outcome=Refused.of(not_a_file(name, status.st_mode)))
    return Input(name=name, path=path, size=status.st_size)


class _Folder:
    """One folder that was given: walks it, counting what is hidden."""

    def __init__(self, given: str) -> None:
        self.given = given
        self.root = os.path.realpath(given)
        self.hidden = 0

    def entries(self) -> Iterator[Input]:
        waiting = [Path(self.given)]
        while waiting:
            path = waiting.pop()
            if path.is_symlink() and path != Path(self.given):
                yield from self._link(path)
            elif path.is_dir():
                try:
                    waiting.extend(reversed(self._visible(path)))
                except OSError as error:
                    yield _refused(_printable(path), error)
            else:
                yield _file(_printable(path), str(path))
        if self.hidden:
            reason = "Hidden files and folders are not read; name one to have it read."
            yield Input(name=self.given, outcome=Skipped(name=self.given, reason=reason, count=self.hidden))

    def _visible(self, folder: Path) -> list[Path]:
        names = sorted(os.listdir(folder))
        self.hidden += sum(name.startswith(".") for name in names)
        return [folder / name for name in names if not name.startswith(".")]

    def _link(self, path: Path) -> Iterator[Input]:
        """A link within the folder is listed where it leads to; any other is refused."""
        name, target = _printable(path), os.path.realpath(path)
        if not os.path.exists(target):
            yield _refused(name, FileNotFoundError(errno.ENOENT, "no such file"))
        elif os.path.commonpath([self.root, target]) != self.root:
            error = Unreadable(name, "It is a link that leads out of the folder.", "Name the file it leads to.")
            yield Input(name=name, outcome=Refused.of(error))


def _printable(path: Path) -> str:
    """Names that are no Unicode keep their place; what cannot be shown becomes U+FFFD."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
