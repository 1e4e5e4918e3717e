"""Our event types in the words of ACLED (codebook of 2023: event and sub-event type) and of PLOVER (manual, 2021)."""

from __future__ import annotations

from collections.abc import Mapping

ACLED: Mapping[str, tuple[str, str | None]] = {
    "armed_clash": ("Battles", "Armed clash"),
    "attack": ("Violence against civilians", "Attack"),
    "explosion_or_strike": ("Explosions/Remote violence", None),
    "targeted_killing": ("Violence against civilians", "Attack"),
    "abduction": ("Violence against civilians", "Abduction/forced disappearance"),
    "arrest": ("Strategic developments", "Arrests"),
    "raid_or_seizure": ("Strategic developments", "Looting/property destruction"),
    "territorial_change": ("Battles", None),
    "base_established": ("Strategic developments", "Headquarters or base established"),
    "restructuring": ("Strategic developments", "Change to group/activity"),
    "agreement_or_alliance": ("Strategic developments", "Agreement"),
    "mobilisation": ("Strategic developments", "Other"),
    "protest": ("Protests", None),
    "riot": ("Riots", None),
    "release_or_ceasefire": ("Strategic developments", "Agreement"),
}
"""Types ACLED has no place for are left out. An attack is filed as its codebook files those on the unarmed: who was
attacked is for the reader to check."""

PLOVER: Mapping[str, str] = {
    "armed_clash": "ASSAULT",
    "attack": "ASSAULT",
    "explosion_or_strike": "ASSAULT",
    "targeted_killing": "ASSAULT targeted",
    "abduction": "ASSAULT abduct",
    "arrest": "COERCE arrest",
    "raid_or_seizure": "COERCE seize",
    "base_established": "MOBILIZE",
    "meeting": "CONSULT",
    "agreement_or_alliance": "AGREE",
    "pledge_or_threat": "THREATEN",
    "aid_transfer": "AID",
    "mobilisation": "MOBILIZE",
    "protest": "PROTEST demo",
    "riot": "PROTEST riot",
    "investigation_or_trial": "ACCUSE investigate",
    "sanction_or_designation": "SANCTION",
    "release_or_ceasefire": "RETREAT",
}
