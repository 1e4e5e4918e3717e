"""A cluster of claims as a proposition of the case, with an id that its own content gives it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from headwater.corroborate.group import Group
from headwater.corroborate.match import Cluster
from headwater.corroborate.report import Pile
from headwater.corroborate.signature import SYMMETRIC, Party, Said
from headwater.corroborate.statement import fullest, statement
from headwater.corroborate.tolls import Range, both
from headwater.model.finding import Proposition
from headwater.model.ids import content_id
from headwater.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A proposition and the cluster it stands for. ``allowed`` is the range all its numbers leave."""

    proposition: Proposition
    cluster: Cluster
    allowed: Range

    @property
    def group(self) -> Group:
        """Its claims."""
        return self.cluster.group

    @property
    def first(self) -> Said:
        """The claim that says most."""
        return fullest(self.cluster.group)

    @property
    def sign(self) -> str:
        """+, - or denied."""
        return self.cluster.group.members[0].sign


def put(pile: Pile, clusters: Iterable[Cluster]) -> tuple[Put, ...]:
    """Every cluster as a proposition, by id. Clusters that say the same words keep apart by their first claim."""
    made: dict[str, Put] = {}
    for cluster in sorted(clusters, key=lambda cluster: cluster.group.first):
        one = _put(pile, cluster)
        ident = one.proposition.id
        if ident in made:
            ident = content_id("prp", ident, cluster.group.first)
            one = replace(one, proposition=replace(one.proposition, id=ident))
        made[ident] = one
    return tuple(made[ident] for ident in sorted(made))


def _put(pile: Pile, cluster: Cluster) -> Put:
    group = cluster.group
    first = fullest(group)
    allowed: Range = (None, None)
    for one in group.members:
        allowed = both(allowed, (one.low, one.high))
    time = _time(group)
    ends = [_end(first.subject), _end(first.object)]
    signs = sorted(str(end) for end in ends) if first.type in SYMMETRIC else ends
    place = _end(first.place)
    days = (group.earliest, group.latest)
    ident = content_id("prp", first.type, first.sign, first.mode, signs, place, days, allowed)
    return Put(
        proposition=Proposition(
            id=ident,
            type=first.type,
            subject=ends[0],
            object=ends[1],
            time=time,
            place=place,
            statement=statement(pile, group, allowed),
            claims=tuple(sorted(one.id for one in group.members)),
            documents=group.documents,
            negative=first.sign == "-",
            mode=first.mode,
        ),
        cluster=cluster,
        allowed=allowed,
    )


def _end(party: Party | None) -> str | None:
    if party is None:
        return None
    return party.entity or " ".join(party.text.split())


def _time(group: Group) -> TimeExpression | None:
    """The narrowest time any of the claims gives, the first by id among equals."""
    timed = [one for one in group.members if one.claim.time is not None and (one.earliest or one.latest)]
    if not timed:
        return None
    best = min(timed, key=lambda one: (not one.timed, one.latest or "9999", one.earliest or "", one.id))
    return best.claim.time
