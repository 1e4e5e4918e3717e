"""Who does things in this case: leads, orders, pays, speaks under a name. Told from claims, not from what one is."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, or_, select

from headwater.model.attribution import SourceKind
from headwater.store.tables import chain_links, claims, participants


def acting(connection: Connection, types: Collection[str], roles: Collection[str]) -> set[str]:
    """Entities that are the subject of a claim of these types, have one of these roles, or speak under a name."""
    held = " " + participants.c.roles + " "
    subject = and_(claims.c.type.in_(sorted(types)), held.contains(" subject ", autoescape=True))
    having = [held.contains(f" {role} ", autoescape=True) for role in sorted(roles)]
    query = select(participants.c.entity).join(claims, claims.c.number == participants.c.claim)
    found = set(connection.scalars(query.where(or_(subject, *having)).distinct()))
    speaking = select(chain_links.c.entity).where(chain_links.c.kind == SourceKind.NAMED_PERSON.value).distinct()
    return found | {entity for entity in connection.scalars(speaking) if entity}
