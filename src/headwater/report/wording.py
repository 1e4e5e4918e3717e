"""How a dossier says things: what is claimed, by whom, from how many origins; never in its own voice that it is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from headwater.model.claim import Modality
from headwater.model.finding import Finding
from headwater.report.material import Material
from headwater.store import DocumentRecord
from headwater.store.told import ARROW, Told

_VOICES = {
    Modality.ASSERTED: "It is claimed: ",
    Modality.ALLEGED: "It is alleged: ",
    Modality.BELIEVED: "It is believed: ",
    Modality.DENIED: "It is denied: ",
    Modality.FORECAST: "It is foreseen: ",
    Modality.INTENDED: "It is said to be intended: ",
    Modality.HYPOTHETICAL: "It is said to be possible: ",
    Modality.QUESTION: "It is asked: ",
}
_STATUS = {
    "corrected": "A report that said so was corrected.",
    "withdrawn": "A report that said so was withdrawn.",
    "denied": "Nobody in these reports asserts it; it is only denied.",
}
NOTES = 6
"""Notes behind one sentence; the register holds the others."""


def statement(finding: Finding, material: Material) -> str:
    """What is claimed, in the voice most of its claims have."""
    voices = Counter(told.claim.modality for told in material.claims_of(finding))
    voice = min(voices, key=lambda v: (-voices[v], v.value)) if voices else Modality.ASSERTED
    if finding.proposition.mode != "actual" and voice not in (Modality.DENIED, Modality.ALLEGED, Modality.BELIEVED):
        voice = Modality.ASSERTED  # the statement itself says that it is planned or expected
    return _VOICES[voice] + quoted(finding.proposition.statement.rstrip(".")) + "."


def origins(finding: Finding) -> str:
    """How many independent origins there are, as a range, and what the least of them rests on."""
    if finding.sentence:
        return finding.sentence
    few = str(finding.lower) if finding.lower == finding.upper else f"{finding.lower} to {finding.upper}"
    return f"Reported in {counted(finding.reports, 'report')}. Independent origins: {few}."


def span(finding: Finding) -> str:
    """The range alone: ``1–3``."""
    return str(finding.lower) if finding.lower == finding.upper else f"{finding.lower}–{finding.upper}"


def status(finding: Finding) -> str:
    """What happened to it, or nothing."""
    return _STATUS.get(finding.status, "")


def notes(told: Iterable[Told]) -> tuple[str, ...]:
    """The ids of these claims, as many as stand behind one sentence: one a report first."""
    some = list(told)
    first: dict[str, str] = {}
    for one in some:
        first.setdefault(one.claim.document, one.claim.id)
    ids = [*first.values(), *(one.claim.id for one in some)]
    return tuple(dict.fromkeys(ids))[:NOTES]


def counted(number: int, thing: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def quoted(words: str) -> str:
    """In quotation marks, on one line; marks within become single ones."""
    return "“" + " ".join(words.split()).replace("“", "‘").replace("”", "’") + "”"


def file_name(file: str) -> str:
    """The name of a file without its folders, which are nobody's business: ``box.mbox!/message-1.eml``."""
    outer, bang, inner = file.partition("!/")
    return outer.replace("\\", "/").rsplit("/", 1)[-1] + bang + inner


def label(record: DocumentRecord) -> str:
    """Who published a report, or its file where nothing says who."""
    return record.outlet or file_name(record.file)


def chain(told: Told) -> str:
    """Who has it from whom, as one line."""
    first, *others = told.links or (told.record.document.file,)
    return ARROW.join((file_name(first) if first == told.record.document.file else first, *others))


def said_by(told: Told) -> str:
    """Who says so, without the outlet where somebody else does: the last link, by name."""
    link = told.claim.chain[-1] if told.claim.chain else None
    if link is None or link.span is None:
        return f"{label(told.record.document)}, in its own voice"
    name = told.name(link)
    return name if name.casefold() == link.text.casefold() else f"{name} (“{link.text}”)"
