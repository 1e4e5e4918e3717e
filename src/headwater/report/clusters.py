"""The findings one by one: what is claimed, who says so, what it rests on, who disputes it, what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.finding import Finding
from headwater.report.descent import lineage_picture
from headwater.report.material import Material
from headwater.report.opening import key_findings, labels_of
from headwater.report.parts import Bullets, Change, Heading, Part, Prose, Sentence, Table
from headwater.report.wording import chain, counted, label, notes, origins, quoted, said_by, span, statement, status
from headwater.store.told import Told

WHOLE = 40
"""Findings told in full; the others have a row in a table."""
_ROWS = 12
"""Sayers of one finding listed; the register has them all."""
_LISTED = 400
_QUOTE = 260
"""Characters of a quote in a table; the register has all of it."""
_SEEN = {True: "the reader can inspect it", False: "nobody may inspect it", None: "not said who may inspect it"}


def clusters(material: Material, clean: Change) -> Iterator[Part]:
    """Every finding, the weightiest first."""
    if not material.findings:
        return
    yield Heading(level=1, text="Findings")
    drawn = {finding.proposition.id for finding in key_findings(material)[:3]}
    for number, finding in enumerate(material.findings[:WHOLE], start=1):
        yield Heading(level=2, text=f"{number}. {quoted(finding.proposition.statement)}")
        yield from _finding(finding, material)
        if finding.proposition.id in drawn:
            yield from _descent(number, finding, material, clean)
    if rest := material.findings[WHOLE : WHOLE + _LISTED]:
        yield Heading(level=2, text="Further findings")
        yield _further(rest, material)


def _finding(finding: Finding, material: Material) -> Iterator[Part]:
    claims = material.claims_of(finding)
    stands_on = notes(claims)
    said = [statement(finding, material), origins(finding), status(finding), _spread(finding), _credible(finding)]
    yield Prose(sentences=tuple(Sentence(text=text, notes=stands_on) for text in said if text))
    yield Table(
        head=("Who says so", "Report", "Voice", "Words"),
        widths=(22, 20, 12, 46),
        rows=tuple(_row(told) for told in claims[:_ROWS]),
    )
    items = [*_others(claims), *_evidence(claims, material), *_disputes(finding, material)]
    if items:
        yield Bullets(items=tuple((item,) for item in items))


def _row(told: Told) -> tuple[Sentence, ...]:
    document, note = told.record.document, (told.claim.id,)
    words = told.record.quote if len(told.record.quote) <= _QUOTE else told.record.quote[:_QUOTE].rstrip() + " …"
    return (
        Sentence(text=chain(told), notes=note),
        Sentence(text=f"{label(document)}, {document.published or 'undated'}", notes=note),
        Sentence(text=told.claim.modality.value, notes=note),
        Sentence(text=quoted(words), notes=note, own=False),
    )


def _others(claims: list[Told]) -> Iterator[Sentence]:
    if rest := claims[_ROWS:]:
        yield Sentence(text=f"{counted(len(rest), 'further claim')} say so: see annex A.", notes=notes(rest))


def _spread(finding: Finding) -> str:
    spread = finding.spread
    if spread is None:
        return ""
    high = "no upper limit" if spread.high is None else f"{spread.high:g}"
    best = "no value that most origins share" if spread.best is None else f"best {spread.best:g}"
    return f"Numbers given: low {spread.low:g}, {best}, high {high}."


def _credible(finding: Finding) -> str:
    if finding.credibility.value == 6:
        return ""
    return (
        f"Credibility {finding.credibility.value} of 6, proposed by rule: {finding.credibility.why}".rstrip(".") + "."
    )


def _evidence(claims: list[Told], material: Material) -> Iterator[Sentence]:
    held: dict[str, list[Told]] = {}
    for told in claims:
        for item in (material.evidence[ident] for ident in told.claim.evidence if ident in material.evidence):
            text = f"Evidence named: {item.kind.value} {quoted(item.text)}; {_SEEN[item.inspectable]}."
            held.setdefault(text, []).append(told)
    for text, some in held.items():
        yield Sentence(text=text, notes=notes(some))


def _disputes(finding: Finding, material: Material) -> Iterator[Sentence]:
    for ident in finding.conflicts:
        if conflict := material.conflicts.get(ident):
            some = [material.told[claim] for claim in conflict.claims if claim in material.told]
            if some:
                text = f"Conflict ({conflict.cls.value}): {conflict.why.rstrip('.')}."
                yield Sentence(text=text, notes=notes(some))
    for ident in finding.denied_by:
        if told := material.told.get(ident):
            yield Sentence(text=f"Denied by {said_by(told)}: {quoted(told.record.quote)}", notes=(ident,))


def _descent(number: int, finding: Finding, material: Material, clean: Change) -> Iterator[Part]:
    """Where the reports of a key finding have it from."""
    within = set(finding.proposition.documents)
    links = [link for link in material.lineage if link.target in within]
    origins_of = {link.source for link in links}
    links += [link for link in material.lineage if link.target in origins_of - within]
    caption = f"Where the reports of finding {number} have it from."
    if picture := lineage_picture(f"lineage-{number}", caption, links, labels_of(material, clean)):
        yield picture


def _further(rest: tuple[Finding, ...], material: Material) -> Table:
    rows = []
    for finding in rest:
        stands_on = notes(material.claims_of(finding))[:3]
        cells = (statement(finding, material), counted(finding.reports, "report"), f"{span(finding)} independent")
        rows.append(tuple(Sentence(text=text, notes=stands_on) for text in cells))
    return Table(head=("Claimed", "Reported in", "Origins"), widths=(62, 18, 20), rows=tuple(rows))
