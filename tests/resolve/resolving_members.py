"""Members made in one line each."""

from __future__ import annotations

from typing import Any

from headwater.model.mention import EntityType
from headwater.resolve.clustering import Clustering, cluster
from headwater.resolve.decisions import decide
from headwater.resolve.forms import sorts_of
from headwater.resolve.linking import link_all
from headwater.resolve.members import Link, Member, Sort, Tie
from headwater.resolve.parts import Node


def member(ident: str, name: str, type: str = "person", **more: Any) -> Member:
    """A member of the document named before the dot of its id: ``member("herald.1", "Anwar Desh")``."""
    ties = tuple(Tie(how="beside", other=other) for other in more.pop("beside", ()))
    document = more.pop("document", ident.partition(".")[0])
    given = {"rank": (document, ident), "names": (name,), "ties": ties, **more}
    return Member(id=ident, document=document, name=name, type=EntityType(type), **given)


def node(one: Member, sort: Sort) -> Node:
    return Node(
        id=one.id, document=one.document, person=one.name if sort is Sort.PERSON else "", rank=" ".join(one.rank)
    )


def resolved(members: list[Member], extra: tuple[Link, ...] = ()) -> Clustering:
    """All steps from members to entities, without judgements."""
    sorts = sorts_of(members)
    return cluster([node(m, sorts[m.id]) for m in members], [*link_all(members), *extra], decide([]))


def together(found: Clustering) -> set[frozenset[str]]:
    """The entities as sets of ids."""
    return {frozenset(members) for members in found.entities.values()}


def asked(found: Clustering) -> set[frozenset[str]]:
    """The pairs that wait for a person."""
    return {frozenset((question.left, question.right)) for question in found.questions}
