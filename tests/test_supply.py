"""What is installed with headwater: every package pinned with hashes, every licence one that was looked at."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PINNED = re.compile(
    r"^([A-Za-z0-9][A-Za-z0-9._-]*)==[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)+)", re.MULTILINE
)
_FREE = re.compile(r"\b(?:MIT|BSD|0BSD|Apache|PSF|Python Software|ISC|MPL|Mozilla|Unlicense|CC0|HPND|Zlib|MIT-CMU)\b")
LOOKED_AT = {
    "unidecode": "GPL-2.0-or-later; brought by a dependency, nothing here calls it (SECURITY.md)",
    "owlrl": "W3C software licence; says only “OSI Approved” of itself; development only",
    "pytest-timeout": "MIT; says only “DFSG approved” of itself; development only",
}


def _licence(name: str) -> str | None:
    """What a package says of its licence; ``None`` where it is not installed on this machine."""
    try:
        said = distribution(name).metadata
    except PackageNotFoundError:
        return None
    classes = [line for line in said.get_all("Classifier", []) if line.startswith("License")]
    return " ".join([said.get("License-Expression") or "", *classes, (said.get("License") or "")[:200]])


def test_every_package_is_pinned_with_hashes() -> None:
    for file in ("requirements.lock", "requirements-ftm.lock"):
        text = (ROOT / file).read_text()
        stated = re.findall(r"^[A-Za-z0-9][A-Za-z0-9._-]*==", text, re.MULTILINE)
        assert len(stated) == len(_PINNED.findall(text)) > 10


def test_every_licence_was_looked_at() -> None:
    names = [name for name, _ in _PINNED.findall((ROOT / "requirements.lock").read_text())]
    said = {name: words for name in names if (words := _licence(name)) is not None}
    assert len(said) > 50
    assert {name for name, words in said.items() if not _FREE.search(words)} <= set(LOOKED_AT)
    strange = {name for name, words in said.items() if re.search(r"A?GPL|GNU", words) and not _FREE.search(words)}
    assert strange <= set(LOOKED_AT)
