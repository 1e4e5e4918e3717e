"""Members → entities: joined along the likeliest links, never across a known difference.

Decisions of people come first, the newest strongest; then what was one entity before, so that a new report adds to
entities and takes nothing away; then the links. A join that would break a rule becomes a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.judgement import Verdict
from headwater.resolve.decisions import Decisions
from headwater.resolve.members import Advice, Link
from headwater.resolve.parts import Node, Parts

_NOWHERE = "nowhere"
JOINED_BEFORE = "Both were entities of several reports before; only a person should make them one."
_RULES = {
    "report": "one report names both as two people",
    "names": "two of their names contradict each other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two entities that may be one, the likeliest link between them, and how many links there are."""

    left: str
    right: str
    probability: float
    why: str
    links: int = 1
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """Entity → its members in order; questions, the likeliest first and those judged unsure last."""

    entities: Mapping[str, tuple[str, ...]]
    questions: tuple[Question, ...]


def cluster(
    nodes: Sequence[Node], links: Iterable[Link], decisions: Decisions, before: Mapping[str, str] | None = None
) -> Clustering:
    """The entities of a case. ``before`` maps members to the entity they were of when last resolved, if they were."""
    parts = Parts([*nodes, *_absent(nodes, decisions)])
    judged = _apply(parts, decisions)
    ordered = sorted(links, key=lambda link: (-link.probability, link.left, link.right))
    known = [link for link in ordered if link.left in parts and link.right in parts]
    for link in known:
        if link.advice is Advice.APART:
            parts.part(link.left, link.right)
    settled = _settle(parts, before or {})
    questions = []
    for link in known:
        if link.advice is Advice.JOIN and parts.find(link.left) != parts.find(link.right):
            refusal = parts.refusal(link.left, link.right) or _both_settled(parts, settled, link)
            if not refusal:
                parts.join(link.left, link.right)
            elif refusal == "known":
                questions.append((link, link.why))
            else:
                reason = JOINED_BEFORE if refusal == "settled" else f"But {_RULES[refusal]}."
                questions.append((link, f"{link.why} {reason}"))
        elif link.advice is Advice.ASK:
            questions.append((link, link.why))
    names = _named(parts, decisions.pins)
    return Clustering(entities=names, questions=tuple(_asked(parts, questions, names, judged)))


def _absent(nodes: Iterable[Node], decisions: Decisions) -> list[Node]:
    """Ids that were judged and are not here (a report that went, another tool's id): what they bind stays bound."""
    here = {node.id for node in nodes}
    judged = {ident for entry in decisions.matches for ident in (entry.left, entry.right or "")}
    return [Node(id=ident, document=_NOWHERE) for ident in sorted(judged - here - {""})]


def _apply(parts: Parts, decisions: Decisions) -> set[frozenset[str]]:
    """Decisions, the newest first; the pairs judged unsure."""
    unsure = set()
    for entry in decisions.matches:
        right = entry.right or ""
        if entry.left not in parts or right not in parts:
            continue
        if entry.verdict is Verdict.POSITIVE:
            if not parts.foes(entry.left, right):
                parts.join(entry.left, right)
        else:
            parts.part(entry.left, right)
            if entry.verdict is Verdict.UNSURE:
                unsure.add(frozenset((entry.left, right)))
    return unsure


def _settle(parts: Parts, before: Mapping[str, str]) -> dict[str, str]:
    """Joins what was one entity around the member that gave it its id, and what was parted from that around the next.

    Members of entities of several, by entity.
    """
    held: defaultdict[str, list[str]] = defaultdict(list)
    for member, entity in before.items():
        if member in parts:
            held[entity].append(member)
    settled = {}
    for entity, members in sorted(held.items()):
        left = sorted(members, key=lambda m: (m != entity, parts.nodes[m].rank, m))
        while left:
            for member in left[1:]:
                if not parts.foes(left[0], member):
                    parts.join(left[0], member)
            left = [member for member in left if parts.find(member) != parts.find(left[0])]
        settled.update({member: entity for member in members if len(members) > 1})
    return settled


def _both_settled(parts: Parts, settled: Mapping[str, str], link: Link) -> str:
    one = {settled[m] for m in parts.members(link.left) if m in settled}
    other = {settled[m] for m in parts.members(link.right) if m in settled} if one else set()
    return "settled" if one and other and one != other else ""


def _named(parts: Parts, pins: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Every entity under the id that was judged first, else that of a known one, else that of its first member."""
    found = {}
    for members in parts.all():
        here = [m for m in members if parts.nodes[m].document != _NOWHERE]
        if not here:
            continue
        ordered = sorted(here, key=lambda m: (parts.nodes[m].rank, m))
        judged = sorted((m for m in ordered if m in pins), key=lambda m: pins[m])
        listed = [m for m in ordered if not parts.nodes[m].document]
        found[[*judged, *listed, *ordered][0]] = tuple(ordered)
    return dict(sorted(found.items()))


def _asked(
    parts: Parts,
    links: Sequence[tuple[Link, str]],
    entities: Mapping[str, tuple[str, ...]],
    unsure: set[frozenset[str]],
) -> Iterator[Question]:
    """One question for each two entities."""
    home = {member: entity for entity, members in entities.items() for member in members}
    doubted = {frozenset(home[m] for m in pair) for pair in unsure}
    best: dict[tuple[str, str], Question] = {}
    for link, why in links:
        left, right = sorted((home[link.left], home[link.right]))
        pair = frozenset((left, right))
        if left == right or (parts.foes(link.left, link.right) and pair not in doubted):
            continue
        held = best.get((left, right))
        if held is None or (link.probability, held.why) > (held.probability, why):
            probability, text = link.probability, why
        else:
            probability, text = held.probability, held.why
        best[left, right] = Question(
            left=left, right=right, probability=probability, why=text,
            links=held.links + 1 if held else 1, unsure=pair in doubted,
        )  # fmt: skip
    yield from sorted(best.values(), key=lambda q: (q.unsure, -q.probability, -q.links, q.left, q.right))
