"""The last pages: every claim in its words, every report with its hash, decisions, what was left out, method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from headwater.report.material import Material
from headwater.report.parts import Facts, Heading, Note, Paper, Part, Sentence, Table, sentences
from headwater.report.wording import chain, file_name, label
from headwater.store.told import Told

_KINDS = {
    "person": "Names of private persons",
    "mail": "Mail addresses",
    "phone": "Telephone numbers",
    "named_number": "Numbers of papers, vehicles and accounts",
    "street": "Street addresses",
}
_METHOD = (
    ("Claim", "One source saying one thing in one report, with the words it stands on."),
    ("Chain", "Who has it from whom, from the outlet inwards."),
    ("Origin", "A point from which no report leads further back. Reports that repeat one another share their origins."),
    ("Independent", "The greatest number of ways by which the claim can have come to these reports without sharing a "
     "source on the way (vertex-disjoint paths). The lower figure gives unnamed origins nothing."),
    ("Voice", "How the source puts it: asserted, alleged, believed, denied, foreseen, intended, possible, asked."),
    ("What it is not", "Reports are counted, and their number confirms nothing. Nothing here is a verdict."),
)  # fmt: skip


def notes_of(body: tuple[Part, ...], material: Material) -> tuple[tuple[Note, ...], tuple[Paper, ...]]:
    """The registers: claims numbered as the text calls on them, the others after them; reports by date."""
    used = dict.fromkeys(note for sentence in sentences(body) for note in sentence.notes if note in material.told)
    order = [*used, *sorted(set(material.told) - set(used))]
    claims = tuple(_note(number, material.told[ident]) for number, ident in enumerate(order, start=1))
    cited = {note for sentence in sentences(body) for note in sentence.notes if note in material.papers}
    ids = sorted(
        cited | set(material.texts), key=lambda i: (material.papers[i].published or "~", material.papers[i].file, i)
    )
    counts: dict[str, int] = {}
    for told in material.told.values():
        counts[told.claim.document] = counts.get(told.claim.document, 0) + 1
    return claims, tuple(_paper(number, ident, material, counts) for number, ident in enumerate(ids, start=1))


def _note(number: int, told: Told) -> Note:
    claim, document = told.claim, told.record.document
    return Note(
        id=claim.id,
        number=number,
        quote=told.record.quote,
        start=claim.quote.start,
        end=claim.quote.end,
        outlet=label(document),
        title=document.title or "",
        published=document.published or "undated",
        file=file_name(document.file),
        address=document.uri or "",
        sha256=document.original,
        chain=chain(told),
        voice=claim.modality.value,
        type=claim.type,
        review=told.review,
        document=document.id,
    )


def _paper(number: int, ident: str, material: Material, counts: Mapping[str, int]) -> Paper:
    record = material.papers[ident]
    return Paper(
        id=ident,
        number=number,
        outlet=label(record),
        title=record.title or "",
        published=record.published or "undated",
        file=file_name(record.file),
        address=record.uri or "",
        sha256=record.original,
        claims=counts.get(ident, 0),
    )


def closing(material: Material, taken: Mapping[str, int], *, redacted: bool) -> Iterator[Part]:
    """Review log, redaction log, method."""
    yield Heading(level=1, text="Annex C. Review log")
    mine = [judgement for judgement in material.judgements if {judgement.left, judgement.right} & set(material.told)]
    if mine:
        rows = tuple(
            tuple(
                Sentence(text=text, own=False)
                for text in (j.when, j.who, f"{j.about} {j.left}", j.verdict.value, j.why)
            )
            for j in mine
        )
        head = ("When", "Who", "What", "Decision", "Why")
        yield Table(head=head, widths=(18, 14, 34, 12, 22), rows=rows)
    else:
        yield Facts(rows=(("Decisions", "none of these claims was reviewed"),))
    yield Heading(level=1, text="Annex D. Redaction log")
    if redacted:
        counts = tuple((_KINDS[kind], f"{count:,} removed") for kind, count in sorted(taken.items()))
        yield Facts(rows=counts or (("Removed", "nothing"),))
    else:
        yield Facts(rows=(("Removed", "nothing: whoever made this dossier asked for all of it"),))
    yield Heading(level=1, text="Annex E. Method and words")
    yield Facts(rows=_METHOD)
