"""Our relations as links of FollowTheMoney (handbook 2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ends:
    """A schema and the two properties that hold subject and object; ``turned`` when they stand the other way round."""

    schema: str
    source: str
    target: str
    turned: bool = False


UNKNOWN = Ends("UnknownLink", "subject", "object")

LINKS: Mapping[str, Ends] = {
    "holds_role": Ends("Occupancy", "holder", "post"),
    "member_of": Ends("Membership", "member", "organization"),
    "leads": Ends("Directorship", "director", "organization"),
    "family_of": Ends("Family", "person", "relative"),
    "associated_with": Ends("Associate", "person", "associate"),
    "merged_with": Ends("Succession", "predecessor", "successor"),
    "splintered_from": Ends("Succession", "predecessor", "successor", turned=True),
    "directs": Ends("Control", "controller", "controlled"),
    "uses_as_proxy": Ends("Control", "controller", "controlled"),
    "agent_of": Ends("Representation", "agent", "client"),
    "funds": Ends("Payment", "payer", "beneficiary"),
    "named_in": Ends("Documentation", "document", "entity", turned=True),
    "publishes": Ends("Documentation", "document", "entity", turned=True),
    "accessed": Ends("Documentation", "document", "entity", turned=True),
    "depicts": Ends("Documentation", "document", "entity"),
}
"""All others are ``UnknownLink``, with the relation as their ``role``."""

NOTES = frozenset({"intends", "may_cause", "accuses", "denies", "characterised_as", "designated_as"})
"""What is no link, whoever says it: aims, forecasts, labels, accusations."""
