"""From a case to a file: gather, write, check, take out what is private, set."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import ExportError, UsageError
from headwater.model.convert import to_dict
from headwater.report.annexes import closing, notes_of
from headwater.report.checking import check
from headwater.report.clusters import clusters
from headwater.report.html import as_html
from headwater.report.markdown import as_markdown
from headwater.report.material import Material, Subject, gather
from headwater.report.opening import opening, title
from headwater.report.parts import Change, Dossier, changed
from headwater.report.private import Nothing, Redactor, redactor_of
from headwater.report.profiles import gaps, pictures, profiles
from headwater.report.typeset import as_pdf
from headwater.report.word import as_docx
from headwater.store import View

_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff"
    "\U000e0001-\U000e007f]"
)

FORMATS: Mapping[str, Callable[[Dossier], bytes]] = {
    "docx": as_docx,
    "html": as_html,
    "md": as_markdown,
    "pdf": as_pdf,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: ``findings`` told, ``claims`` in the register, ``removed`` by kind."""

    format: str
    out: str
    findings: int
    claims: int
    reports: int
    removed: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain


def report(view: View, subject: Subject, format: str, out: Path, *, redact: bool = True) -> Written:
    """Writes a dossier, whole or not at all.

    Raises ``UsageError`` for an unknown format, ``NotFound`` for a subject the case does not have, ``ExportError``
    when a sentence has no footnote, a quote is not in its place, or the file cannot be written.
    """
    if format not in FORMATS:
        raise UsageError(f"{format!r} is no format of a dossier. Choose one of: {', '.join(sorted(FORMATS))}.")
    material = gather(view, subject)
    clean = redactor_of(view, material) if redact else Nothing()
    dossier = write(material, clean, redacted=redact)
    _save(out, FORMATS[format](dossier))
    return Written(
        format=format,
        out=str(out),
        findings=len(material.findings),
        claims=len(dossier.notes),
        reports=len(dossier.papers),
        removed=dict(sorted(clean.taken.items())),
    )


def write(material: Material, clean: Redactor, *, redacted: bool) -> Dossier:
    """The dossier, checked and then redacted. Raises ``ExportError`` when it breaks what no dossier may break."""
    body = (
        *opening(material, _unlogged(clean), redacted=redacted),
        *clusters(material, _unlogged(clean)),
        *gaps(material, _unlogged(clean)),
        *profiles(material, _unlogged(clean)),
        *pictures(material, _unlogged(clean)),
    )
    notes, papers = notes_of(body, material)
    told = Dossier(title=title(material), body=body, notes=notes, papers=papers, end=())
    check(told, dict(material.texts))
    told = changed(told, lambda text: clean(shown(text)))
    end = tuple(closing(material, clean.taken, redacted=redacted))
    return Dossier(title=told.title, body=told.body, notes=told.notes, papers=told.papers, end=end)


def shown(text: str) -> str:
    """Without signs that steer a page or a reader's eye: controls, turns of direction and unseen signs become �."""
    return _STEERING.sub("\ufffd", text)


def _unlogged(clean: Redactor) -> Change:
    """Labels of pictures say again what the text says: they are cleaned, and counted there."""

    def change(text: str) -> str:
        taken = dict(clean.taken)
        clear = clean(text)
        clean.taken = taken
        return clear

    return change


def _save(out: Path, content: bytes) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}-", delete=False) as stream:
            stream.write(content)
        os.chmod(stream.name, 0o644)
        os.replace(stream.name, out)
    except OSError as error:
        raise ExportError(f"{out}: it cannot be written ({error.strerror}). Give another --out.") from error
