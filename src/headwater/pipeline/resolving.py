"""Stored readings and judgements → the entities of the case, and the questions about them.

Comparing is done when reports or lists have come; judging clusters anew from the links that are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.model.ids import content_id
from headwater.pipeline.members import members_of
from headwater.resolve.clustering import Clustering, Question, cluster
from headwater.resolve.decisions import NAME, Decisions, decide
from headwater.resolve.forms import sorts_of
from headwater.resolve.linking import link_all, one_a_pair
from headwater.resolve.members import Member, Sort
from headwater.resolve.naming import entity_of, is_junk
from headwater.resolve.parts import Node
from headwater.store import Asked, Cluster, Linked, NodeRow, View, Writer

_GAP = "\t"


def resolve_case(view: View, writer: Writer, version: str) -> bool:
    """Compares and clusters, unless that was done for these documents, lists and judgements by this ``version``.

    Whether there was anything to do. What were entities before keep their members: a report only adds to them.
    """
    state = state_of(view, version)
    if view.resolved() == state:
        return False
    held = view.linked()
    members, apart = members_of(view)
    sorts = sorts_of(members)
    links = one_a_pair([*link_all(members), *apart])
    before = {row.id: row.entity for row in held.nodes} if held.state.startswith(f"{version} ") else {}
    nodes = [_node(member, sorts[member.id]) for member in members]
    alone = homes(cluster(nodes, links, decide([]), before))
    decisions = decide(list(view.judgements()))
    found = cluster(nodes, links, decisions, alone)
    rows = (_row(node, member, alone[node.id]) for node, member in zip(nodes, members, strict=True))
    writer.resolve(_clusters({m.id: m for m in members}, found.entities, decisions))
    writer.ask(map(_asked, found.questions))
    writer.link(Linked(nodes=tuple(rows), links=tuple(links), state=state))
    return True


def judge_again(view: View, writer: Writer, version: str) -> bool:
    """Clusters anew after a judgement, comparing nothing; whether an entity changed."""
    held = view.linked()
    decisions = decide(list(view.judgements()))
    alone = {row.id: row.entity for row in held.nodes}
    found = cluster(held.nodes, held.links, decisions, alone)
    now, then = homes(found), view.homes()
    moved = {member for member, entity in then.items() if now.get(member, entity) != entity}
    touched = {now[member] for member in moved} | {then[member] for member in moved}
    touched |= {now[ident] for ident in (*decisions.renamed, *decisions.junk) if ident in now}
    touched |= _undone(view, now)
    some = {entity: members for entity, members in found.entities.items() if entity in touched}
    writer.regroup(_clusters(_again(view, held, some.values()), some, decisions))
    writer.ask(map(_asked, found.questions))
    writer.restate(state_of(view, version))
    return bool(some)


def _undone(view: View, now: Mapping[str, str]) -> set[str]:
    """Entities whose names were once judged: taking that back changes them too."""
    return {now[entry.left] for entry in view.judgements() if entry.about == NAME and entry.left in now}


def _again(view: View, held: Linked, clusters: Iterable[Sequence[str]]) -> dict[str, Member]:
    """Members of some clusters as far as naming needs them."""
    ids = sorted({member for members in clusters for member in members})
    rows = {row.id: row for row in held.nodes}
    known = [k.entity for k in view.known() if k.entity.id in set(ids)]
    found = {}
    for entity in (*view.members(ids), *known):
        row = rows[entity.id]
        found[entity.id] = Member(
            id=entity.id, document=row.document, name=entity.name, type=entity.type, names=entity.names,
            named=row.named, shown=row.shown, roles=tuple(filter(None, row.roles.split(_GAP))), place=entity.place,
        )  # fmt: skip
    return found


def is_linked(view: View, version: str) -> bool:
    """Whether the links of a case are those of its documents and of this version, so that judging can start there."""
    rules, _, rest = view.resolved().partition(" ")
    return rules == version and bool(rest)


def state_of(view: View, version: str) -> str:
    """What the links of a case rest on."""
    known = [[k.entity.id, k.entity.name, *k.entity.names] for k in view.known()]
    return f"{version} {content_id('res', view.ids(), known, [j.id for j in view.judgements()])}"


def homes(found: Clustering) -> dict[str, str]:
    """Member → entity."""
    return {member: entity for entity, members in found.entities.items() for member in members}


def _clusters(
    members: Mapping[str, Member], entities: Mapping[str, Sequence[str]], decisions: Decisions
) -> Iterator[Cluster]:
    """Entities that some report names: a known one that none names is no entity of the case."""
    for ident, ids in entities.items():
        own = [members[i] for i in ids]
        if any(not member.known for member in own):
            entity = entity_of(ident, own, decisions)
            drawer = is_junk(ident, own, decisions) or not any(m.shown for m in own if not m.known)
            yield Cluster(entity=entity, members=tuple(m.id for m in own if not m.known), drawer=drawer)


def _node(member: Member, sort: Sort) -> Node:
    person = member.name if sort is Sort.PERSON and member.named else ""
    return Node(id=member.id, document=member.document, person=person, rank=_GAP.join(member.rank))


def _row(node: Node, member: Member, entity: str) -> NodeRow:
    return NodeRow(
        id=node.id, document=node.document, person=node.person, rank=node.rank, named=member.named,
        shown=member.shown, roles=_GAP.join(member.roles), entity=entity,
    )  # fmt: skip


def _asked(question: Question) -> Asked:
    return Asked(
        left=question.left, right=question.right, probability=question.probability, why=question.why,
        links=question.links, unsure=question.unsure,
    )  # fmt: skip
