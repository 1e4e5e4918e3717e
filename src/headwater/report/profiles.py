"""Gaps, profiles, and the pictures of when and of who with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from headwater.model.claim import Modality, Polarity
from headwater.model.finding import Finding
from headwater.model.mention import GROUP_TYPES, Entity, EntityType
from headwater.report.chart import Tie, link_chart
from headwater.report.material import Material
from headwater.report.parts import Bullets, Change, Facts, Heading, Part, Sentence, Table
from headwater.report.timeline import dated, timeline
from headwater.report.wording import chain, counted, notes, quoted, span
from headwater.store.rows import about
from headwater.store.told import Told

PROFILES = 8
_ROWS = 25
_ROLES = frozenset({"holds_role", "leads", "member_of", "part_of", "affiliate_of"})
_ACCUSING = frozenset({"accuses", "designated_as"})


def gaps(material: Material, clean: Change) -> Iterator[Part]:
    """What is not known, and whom nobody is on record as having asked."""
    items = [*_unknown(material), *_lonely(material), *_unanswered(material, clean)]
    if items:
        yield Heading(level=1, text="Gaps")
        yield Bullets(items=tuple((item,) for item in items))


def _unknown(material: Material) -> Iterator[Sentence]:
    some = [finding for finding in material.findings if finding.lower == 0]
    if some:
        text = (
            f"For {counted(len(some), 'finding')} no origin is known by name: who first said so, and how do they know?"
        )
        yield Sentence(text=text, notes=notes(t for f in some for t in material.claims_of(f)[:1]))


def _lonely(material: Material) -> Iterator[Sentence]:
    some = [finding for finding in material.findings if finding.upper == 1 and finding.reports > 1]
    for finding in some[:5]:
        text = f"{counted(finding.reports, 'report')} share one origin: {quoted(finding.proposition.statement)}"
        yield Sentence(text=text, notes=notes(material.claims_of(finding)))


def _unanswered(material: Material, clean: Change) -> Iterator[Sentence]:
    """Parties of key findings who are not on record with a denial or a reply."""
    spoken = {
        entity.id for told in material.told.values() for link in told.claim.chain if (entity := told.entity(link))
    }
    done: set[str] = set()
    for finding in material.findings[:20]:
        ident = finding.proposition.subject
        entity = material.entities.get(ident or "")
        if entity is None or entity.id in spoken | done or not _is_named_party(entity, clean):
            continue
        done.add(entity.id)
        text = f"No reply of {entity.name} is recorded in these reports."
        yield Sentence(text=text, notes=notes(material.claims_of(finding)))


def profiles(material: Material, clean: Change) -> Iterator[Part]:
    """Those asked about, else those most is claimed of."""
    entities = material.focus[:1] or tuple(_prominent(material, clean))
    if entities:
        yield Heading(level=1, text="Profiles")
    for entity in entities:
        yield Heading(level=2, text=entity.name)
        yield from _profile(entity, material)


def _prominent(material: Material, clean: Change) -> Iterator[Entity]:
    counts: Counter[str] = Counter()
    for told in material.told.values():
        counts.update({entity.id for _, ref in about(told.claim) if (entity := told.entity(ref))})
    ranked = sorted(counts, key=lambda ident: (-counts[ident], ident))
    yield from [entity for ident in ranked if _is_named_party(entity := material.entities[ident], clean)][:PROFILES]


def _is_named_party(entity: Entity, clean: Change) -> bool:
    """Whether it could answer, and goes by a name that may be printed: "two armed groups" does not."""
    return (
        clean(entity.name) == entity.name
        and entity.type in GROUP_TYPES | {EntityType.PERSON}
        and not entity.name[:1].islower()
    )


def _profile(entity: Entity, material: Material) -> Iterator[Part]:
    aliases = [name for name in entity.names if name != entity.name]
    yield Facts(
        rows=(("Type", entity.type.value.replace("_", " ")), ("Also written", "; ".join(aliases) or "no other way"))
    )
    ids = {one.id for one in material.focus} or {entity.id}
    mine = [
        told
        for told in material.told.values()
        if any((e := told.entity(r)) and e.id in ids for _, r in about(told.claim))
    ]
    mine.sort(key=lambda told: ((told.claim.time and told.claim.time.earliest) or "~", told.claim.id))
    disputed = {ident for finding in material.findings if finding.denied_by or finding.conflicts
                for ident in finding.proposition.claims}  # fmt: skip
    roles = [told for told in mine if told.claim.type in _ROLES]
    others = [told for told in mine if told.claim.type not in _ROLES]
    for head, some in (("Roles, as claimed", roles), ("Relations and events, as claimed", others)):
        if some:
            yield _table(head, some, disputed)


def _table(head: str, some: list[Told], disputed: set[str]) -> Table:
    rows = tuple(_row(told, told.claim.id in disputed) for told in some[:_ROWS])
    return Table(head=(head, "When", "Who says so", "Standing"), widths=(44, 16, 24, 16), rows=rows)


def _row(told: Told, disputed: bool) -> tuple[Sentence, ...]:
    claim, note = told.claim, (told.claim.id,)
    named = list(dict.fromkeys(told.name(ref) for role, ref in about(claim) if role != "place"))
    negated = "not " if claim.polarity is Polarity.NEGATIVE else ""
    what = f"{negated}{claim.type.replace('_', ' ')}: {', '.join(named)}" if named else f"{negated}{claim.type}"
    standing = "denied" if claim.modality is Modality.DENIED else "disputed" if disputed else claim.modality.value
    when = (claim.time and claim.time.edtf) or "undated"
    return tuple(Sentence(text=text, notes=note) for text in (what, when, chain(told), standing))


def pictures(material: Material, clean: Change) -> Iterator[Part]:
    """Timeline and link chart of the weightiest findings."""
    rows = [row for f in material.findings if (row := dated(clean(f.proposition.statement), f.proposition.time))]
    if picture := timeline(rows[:40]):
        yield Heading(level=1, text="Timeline")
        yield picture
    ties = [tie for finding in material.findings if (tie := _tie(finding, material, clean))]
    if picture := link_chart(ties):
        yield Heading(level=1, text="Links")
        yield picture


def _tie(finding: Finding, material: Material, clean: Change) -> Tie | None:
    said = finding.proposition
    source, target = (material.entities.get(ident or "") for ident in (said.subject, said.object))
    claims = material.claims_of(finding)
    if source is None or target is None or source.id == target.id or not claims:
        return None
    voices = Counter(told.claim.modality for told in claims)
    negated = "not: " if said.negative else ""
    return Tie(
        source=clean(source.name),
        target=clean(target.name),
        label=f"{negated}{said.type.replace('_', ' ')} ({span(finding)} independent)",
        voice=min(voices, key=lambda voice: (-voices[voice], voice.value)),
        single=finding.upper <= 1,
        disputed=bool(finding.conflicts or finding.denied_by),
    )
