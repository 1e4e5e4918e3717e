"""Files that appear whole or not at all: written beside their place, moved into it when all of them are done."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import ExportError
from headwater.model.convert import to_dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What was written: ``files`` maps the name of each file in ``out`` to its number of records."""

    format: str
    out: str
    files: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """An empty folder to write into, on the same disk as ``out``."""

    format: str
    folder: Path
    out: Path

    def done(self, files: Mapping[str, int]) -> Export:
        """Moves every file into its place: each is seen whole, the old one or the new one."""
        self.out.mkdir(parents=True, exist_ok=True)
        for name in sorted(files):
            os.replace(self.folder / name, self.out / name)
        return Export(format=self.format, out=str(self.out), files=dict(files))


@contextmanager
def staged(format: str, out: Path) -> Iterator[Stage]:
    """Raises ``ExportError`` when ``out`` cannot be written; what was written by then is removed."""
    folder: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        yield Stage(format=format, folder=folder, out=out)
    except OSError as error:
        raise ExportError(f"{out}: it cannot be written ({error.strerror}). Give another --out.") from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
