"""The name data of ``rules/en`` as rows: every spelling of a state, people, title, organisation and outlet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from headwater.model.mention import EntityType, MentionKind
from headwater.read.known_names import Known, Title, folded
from headwater.rules import load


def states() -> Iterator[tuple[str, Known]]:
    """States, their adjectives and people, capitals and metonyms."""
    for row in load("states")["states"]:
        state = Known(type=EntityType.STATE, canonical=row["name"], place_too=True, iso=row.get("iso"))
        for name in (row["name"], *row.get("aliases", ()), *row.get("short", ())):
            yield name, state
        for word in row.get("adjective", ()):
            yield word, _adjectival(row)
        for word in row.get("one", ()):
            yield word, _adjectival(row)
        for word in row.get("many", ()):
            yield word, Known(type=EntityType.POPULATION, canonical=word, plural=True)
        for word in row.get("prefix", ()):
            yield word, _adjectival(row)
        for capital in row.get("capital", ()):
            known = Known(type=EntityType.PLACE, canonical=capital, metonym=True, place_too=True, iso=row.get("iso"))
            yield capital, known
        for metonym in row.get("metonyms", ()):
            yield metonym["name"], _metonym(row, metonym)


def _adjectival(row: dict[str, Any]) -> Known:
    return Known(type=EntityType.STATE, canonical=row["name"], kind=MentionKind.ADJECTIVAL, iso=row.get("iso"))


def _metonym(row: dict[str, Any], metonym: dict[str, Any]) -> Known:
    return Known(
        type=EntityType(metonym["type"]),
        canonical=metonym["name"],
        metonym=True,
        place_too=bool(metonym.get("place")),
        iso=row.get("iso"),
    )


def peoples() -> Iterator[tuple[str, Known]]:
    """Peoples and what one of them is called."""
    rows = load("peoples")
    weak = set(rows["ambiguous"])
    for row in rows["peoples"]:
        name = row["name"]
        for word in (*row.get("adjective", ()), *row.get("one", ())):
            yield (
                word,
                Known(type=EntityType.POPULATION, canonical=name, kind=MentionKind.ADJECTIVAL, weak=word in weak),
            )
        for word in (*row.get("many", ()), *row.get("aliases", ())):
            yield word, Known(type=EntityType.POPULATION, canonical=name, plural=True, weak=word in weak)


def titles() -> Iterator[tuple[str, Title]]:
    """Surest first is last: a later entry of the same words replaces an earlier one."""
    rows = load("titles")
    cut = {folded(w) for w in load("name_shapes")["cut_honorifics"]}
    weak = {folded(w) for w in (*rows["ambiguous"], *rows["honorifics"]["ambiguous"])}
    for row in rows["ranks"]:
        for word in (row["name"], *row.get("short", ())):
            yield word, Title(text=row["name"], ties="member", rank=True)
    for ties, words in rows["group_roles"].items():
        for word in words:
            yield word, Title(text=word, ties=ties, weak=folded(word) in weak)
    for ties in ("member", "leads"):
        for word in rows["civil"][ties]:
            yield word, Title(text=word, ties=ties)
    for word in rows["honorifics"]["plain"]:
        key = folded(word)
        if key not in {folded(w) for group in rows["civil"].values() for w in group}:
            yield word, Title(text=word, honorific=True, weak=key in weak, kept=key not in cut)


def organisations() -> Iterator[tuple[str, Known]]:
    """Organisations, armed groups, bodies of states, with aliases and acronyms."""
    for row in load("organisations")["organisations"]:
        kind, weak = EntityType(row["type"]), set(row.get("weak", ()))
        canonical, iso = row["name"], row.get("country")
        for name in (canonical, *row.get("aliases", ()), *([row["plain"]] if "plain" in row else ())):
            yield name, Known(type=kind, canonical=canonical, weak=name in weak or name == row.get("plain"), iso=iso)
        for name in row.get("acronyms", ()):
            known = Known(type=kind, canonical=canonical, kind=MentionKind.ACRONYM, weak=name in weak, iso=iso)
            yield name, known


def outlets() -> Iterator[tuple[str, Known]]:
    """Newspapers, agencies and broadcasters."""
    for row in load("outlets")["outlets"]:
        weak = set(row.get("weak", ()))
        for name in (row["name"], *row.get("aliases", ())):
            yield name, Known(type=EntityType.OUTLET, canonical=row["name"], weak=name in weak, iso=row.get("country"))
        for name in row.get("acronyms", ()):
            yield (
                name,
                Known(
                    type=EntityType.OUTLET,
                    canonical=row["name"],
                    kind=MentionKind.ACRONYM,
                    weak=name in weak,
                    iso=row.get("country"),
                ),
            )
