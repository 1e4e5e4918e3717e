"""Pictures of text → text, through the program tesseract when this machine has it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

from headwater.errors import Malformed, TooLarge, Unsupported
from headwater.ingest.blocks import SENTENCE_END, Hint
from headwater.ingest.draft import Draft, TextBuilder
from headwater.ingest.source import Source
from headwater.settings import Settings

INSTALL = "Install tesseract (Debian: apt install tesseract-ocr), or name it with HEADWATER_TESSERACT, and build again."
MOST_PIXELS = 5_000
"""A page is drawn at 200 dots an inch, but no side longer than this."""
_LANGUAGES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "ar": "ara", "ru": "rus", "uk": "ukr", "fa": "fas"}


def read_image(source: Source, settings: Settings) -> Iterator[Draft]:
    """The text on a picture. Raises ``Unsupported`` without tesseract, ``Malformed`` when it finds nothing."""
    if not is_installed(settings):
        raise Unsupported(
            source.name, "It is a picture, and tesseract, which reads pictures, is not installed.", INSTALL
        )
    builder = TextBuilder()
    text = recognise(source.name, source.read(settings.max_bytes), settings)
    for paragraph in paragraphs(text):
        builder.add(paragraph, Hint.PARAGRAPH)
    if not builder.blocks:
        raise Malformed(source.name, "No text was found on the picture.", "Give a sharper scan, or leave it out.")
    yield Draft(text=builder.text, blocks=tuple(builder.blocks))


def is_installed(settings: Settings) -> bool:
    """Whether the program named in ``settings.tesseract`` can be run."""
    return shutil.which(settings.tesseract) is not None


def recognise(name: str, picture: bytes, settings: Settings) -> str:
    """The text tesseract reads. Raises ``Malformed`` when it cannot, ``TooLarge`` when it takes too long."""
    program = shutil.which(settings.tesseract) or settings.tesseract
    language = _LANGUAGES.get(settings.language, "eng")
    # One thread: with its default of one a core, several pages at once take five times as long.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the user's own setting names the program; the picture goes in by pipe
            [program, "stdin", "stdout", "-l", language],
            input=picture,
            capture_output=True,
            env=environment,
            timeout=settings.max_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        reason = f"tesseract took longer than {settings.max_seconds} seconds."
        raise TooLarge(name, reason, "Give a smaller picture, or raise HEADWATER_MAX_SECONDS.") from None
    except OSError as error:
        raise Unsupported(name, f"tesseract cannot be run ({error.strerror}).", INSTALL) from None
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no word why"]
        raise Malformed(name, f"tesseract could not read the picture ({last[0][:200]}).", "Give another copy of it.")
    return done.stdout.decode("utf-8", "replace").replace("\x0c", "\n\n")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of what tesseract read; it parts some in the middle of a sentence, and those are joined."""
    found: list[str] = []
    for part in re.split(r"\n\s*\n", text):
        words = " ".join(part.split())
        if found and words[:1].islower() and not SENTENCE_END.search(found[-1]):
            found[-1] += f" {words}"
        elif words:
            found.append(words)
    return found


def pgm(bitmap: Any) -> bytes:
    """A grey pdfium bitmap as a portable greymap, the plainest picture there is."""
    rows = bytes(bitmap.buffer)
    lines = (rows[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
