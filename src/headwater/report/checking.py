"""What no dossier may break. A dossier that does is not written."""

from __future__ import annotations

import re
from functools import cache

from headwater.errors import ExportError
from headwater.model.document import Document
from headwater.report.parts import Dossier, sentences
from headwater.rules.load import load

_QUOTED = re.compile(r"“[^”]*”")


def check(dossier: Dossier, texts: dict[str, Document]) -> None:
    """Raises ``ExportError`` for a sentence without a note, a quote out of place, a count passed off as confirmation.

    To be called before anything is redacted: the words must be those of the reports.
    """
    known = set(dossier.labels())
    for sentence in sentences(dossier.body):
        if not sentence.text.strip():
            raise ExportError("The dossier has an empty sentence; please report it.")
        if not sentence.notes or not set(sentence.notes) <= known:
            raise ExportError(
                f"{sentence.text[:120]!r} has no footnote, so the dossier was not written; please report it."
            )
        if sentence.own:
            check_words(sentence.text)
    for note in dossier.notes:
        text = texts[note.document].text if note.document in texts else ""
        if not note.quote or text[note.start : note.end] != note.quote:
            where = f"{note.id}: its quote is not at {note.start}–{note.end} of {note.file}"
            raise ExportError(f"{where}. Build the case again, then report.")


def check_words(text: str) -> None:
    """Raises ``ExportError`` for own words that call a count of reports corroboration or grade doubly."""
    own = _QUOTED.sub("", text)
    for why, pattern in _forbidden():
        if pattern.search(own):
            raise ExportError(f"{text[:120]!r} {why}, so the dossier was not written; please report it.")
    likely, confident = _graded()
    if likely.search(own) and confident.search(own):
        raise ExportError(f"{text[:120]!r} grades likelihood and confidence in one sentence; please report it.")


@cache
def _forbidden() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = load("dossier")["forbidden"]
    return tuple((rule["why"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in rules)


@cache
def _graded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load("dossier")
    likely, confident = ("|".join(map(re.escape, rules[name])) for name in ("likelihood", "confidence"))
    return re.compile(rf"\b(?:{likely})\b", re.IGNORECASE), re.compile(rf"\b(?:{confident})\b", re.IGNORECASE)
