"""The first pages: what this is, what matters most, what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version

from headwater.model.finding import Finding, Lineage, LineageClass
from headwater.report.descent import lineage_picture
from headwater.report.material import Material
from headwater.report.parts import Bullets, Change, Facts, Heading, Part, Prose, Sentence
from headwater.report.wording import counted, label, notes, origins, said_by, statement, status

KEY = 7
"""Key findings: as many as one page holds."""


def title(material: Material) -> str:
    """What the dossier is about."""
    if material.focus:
        return material.focus[0].name
    if material.subject.finding:
        return material.findings[0].proposition.statement if material.findings else material.subject.finding
    return "All findings of the case"


def opening(material: Material, clean: Change, *, redacted: bool) -> Iterator[Part]:
    """Head, key findings, scope and sourcing."""
    yield _head(material, redacted=redacted)
    yield Heading(level=1, text="Key findings")
    yield Prose(sentences=(Sentence(text=_HOW, notes=_first(material)),)) if material.findings else _nothing()
    yield Bullets(items=tuple(_key(finding, material) for finding in key_findings(material)))
    yield Heading(level=1, text="Scope and sourcing")
    yield from _scope(material)
    if picture := lineage_picture("dependence", "How the reports depend on one another.", *_map(material, clean)):
        yield picture


_HOW = (
    "What follows is what reports claim, in the order of how many independent origins stand behind it; nothing here "
    "says that a claim is true."
)


def key_findings(material: Material) -> tuple[Finding, ...]:
    """The weightiest that anybody asserts; those about the subject's own names first come first anyway."""
    asserted = [finding for finding in material.findings if finding.status != "denied"]
    return tuple(asserted[:KEY])


def _head(material: Material, *, redacted: bool) -> Facts:
    published = sorted(first for one in material.texts.values() if (first := one.published.edtf))
    between = f"{published[0]} to {published[-1]}" if published else "no report bears a date"
    private = "removed" if redacted else "included: handle with care"
    return Facts(
        rows=(
            ("Question", _question(material)),
            ("Reports cited", f"{len(material.texts):,} of {material.status.documents:,} in the case"),
            ("Published", between),
            ("Claims", f"{len(material.told):,}, each with its words in annex A"),
            ("Private persons, addresses, numbers", private),
            ("Handling", "Attributed claims, some of them accusations. Not findings of fact."),
            ("Made with", f"headwater {version('headwater')}, rules for English"),
        )
    )


def _question(material: Material) -> str:
    if material.focus:
        return f"What is said of {material.focus[0].name}, by whom, and from how many independent origins?"
    if material.subject.finding:
        return "Who says this, from whom do they have it, and who disputes it?"
    return "What do these reports say, who says so, and from how many independent origins?"


def _nothing() -> Prose:
    return Prose(sentences=())


def _first(material: Material) -> tuple[str, ...]:
    return notes(told for finding in key_findings(material) for told in material.claims_of(finding)[:1])


def _key(finding: Finding, material: Material) -> tuple[Sentence, ...]:
    claims = material.claims_of(finding)
    stands_on = notes(claims)
    said = [Sentence(text=statement(finding, material), notes=stands_on)]
    said.append(Sentence(text=origins(finding), notes=stands_on))
    if words := status(finding):
        said.append(Sentence(text=words, notes=tuple(s for s in _papers(finding)) or stands_on))
    if finding.denied_by:
        denials = [material.told[ident] for ident in finding.denied_by if ident in material.told]
        names = sorted({said_by(told) for told in denials})
        said.append(Sentence(text=f"Denied by: {'; '.join(names[:4])}.", notes=notes(denials)))
    return tuple(said)


def _papers(finding: Finding) -> Iterator[str]:
    yield from dict.fromkeys(step.document for step in finding.history if step.what != "reported")


def _scope(material: Material) -> Iterator[Part]:
    if not material.told:
        yield Facts(rows=(("Scope", "no report of the case holds a claim about this"),))
        return
    outlets = Counter(label(material.papers[ident]) for ident in material.texts)
    listed = tuple(sorted(material.texts, key=lambda ident: material.papers[ident].published or "~"))
    said = [
        f"{counted(len(material.texts), 'report')} of {counted(len(outlets), 'outlet')} are cited here.",
        f"They hold {counted(len(material.told), 'claim')} in {counted(len(material.findings), 'finding')}.",
    ]
    yield Prose(sentences=tuple(Sentence(text=text, notes=listed[:8]) for text in said))
    yield Bullets(items=tuple(_dominant(material)))
    yield Bullets(items=tuple(_dependence(material)))


def _dominant(material: Material) -> Iterator[tuple[Sentence, ...]]:
    """The origins most findings trace to, with whose interest to ask about."""
    behind: dict[str, list[Finding]] = {}
    labels: dict[str, str] = {}
    for finding in material.findings:
        for origin in finding.origins:
            behind.setdefault(origin.id, []).append(finding)
            labels[origin.id] = origin.label
    for ident in sorted(behind, key=lambda i: (-len(behind[i]), labels[i]))[:5]:
        some = behind[ident]
        if len(some) > 1:
            text = f"{counted(len(some), 'finding')} trace to one origin: {labels[ident]}."
            yield (Sentence(text=text, notes=notes(t for f in some for t in material.claims_of(f)[:1])),)


def _dependence(material: Material) -> Iterator[tuple[Sentence, ...]]:
    """Which reports repeat which."""
    words = {
        LineageClass.VERBATIM: "repeats the words of",
        LineageClass.REWRITE: "rewrites",
        LineageClass.PARTIAL: "takes over parts of",
        LineageClass.COMMON_SOURCE: "shares its text with",
    }
    links = [link for link in material.lineage if link.cls in words]
    for link in sorted(links, key=lambda link: (-link.score, link.id))[:12]:
        source, target = material.papers.get(link.source), material.papers.get(link.target)
        if source and target and (link.source in material.texts or link.target in material.texts):
            credit = "and names it" if link.credited else "and does not name it"
            text = f"{label(target)} ({target.published or 'undated'}) {words[link.cls]} {label(source)} "
            text += f"({source.published or 'undated'}) {credit}."
            yield (Sentence(text=text, notes=(target.id, source.id)),)


def _map(material: Material, clean: Change) -> tuple[list[Lineage], dict[str, str]]:
    links = [link for link in material.lineage if {link.source, link.target} & set(material.texts)]
    return links, labels_of(material, clean)


def labels_of(material: Material, clean: Change) -> dict[str, str]:
    """What stands in the boxes of a diagram."""
    papers = {
        ident: clean(f"{label(paper)}, {paper.published or 'undated'}") for ident, paper in material.papers.items()
    }
    return {ident: clean(entity.name) for ident, entity in material.entities.items()} | papers
