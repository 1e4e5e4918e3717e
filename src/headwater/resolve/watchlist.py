"""Lists of known people and groups: FollowTheMoney entities (a JSON object a line) or CSV (id, name, type, aliases)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from headwater.errors import UsageError
from headwater.model.ids import content_id
from headwater.model.mention import Entity, EntityType

_SCHEMATA: Mapping[str, EntityType] = {
    "Person": EntityType.PERSON,
    "Organization": EntityType.ORGANISATION,
    "LegalEntity": EntityType.ORGANISATION,
    "Company": EntityType.COMPANY,
    "PublicBody": EntityType.STATE_BODY,
}
_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_ROLES = ("position", "role")


def read_list(text: str, file: str) -> list[Entity]:
    """The people and groups of a list, by id; other things in it (addresses, ships, ties) are left out.

    Raises ``UsageError`` naming the line when it is neither FollowTheMoney nor CSV, or holds nobody.
    """
    rows = _ftm(text, file) if text.lstrip()[:1] in ("{", "[") else _csv(text, file)
    found: dict[str, Entity] = {}
    for entity in rows:
        found[entity.id] = entity
    if not found:
        raise UsageError(f"{file} names no person, organisation or company: give FollowTheMoney JSON lines or CSV.")
    return [found[ident] for ident in sorted(found)]


def _ftm(text: str, file: str) -> Iterator[Entity]:
    for number, row in enumerate(_objects(text, file), 1):
        properties = row.get("properties") if isinstance(row, dict) else None
        if not isinstance(properties, dict) or not isinstance(row.get("id"), str):
            raise UsageError(f"{file}, entity {number}: no FollowTheMoney entity (id, schema, properties).")
        type = _SCHEMATA.get(str(row.get("schema")))
        names = [str(v) for name in _NAMES for v in _listed(properties.get(name))]
        if not names and row.get("caption"):
            names = [str(row["caption"])]
        if type and names:
            yield _entity(row["id"], type, names, [str(v) for name in _ROLES for v in _listed(properties.get(name))])


def _objects(text: str, file: str) -> Iterator[Any]:
    if text.lstrip().startswith("["):
        try:
            yield from json.loads(text)
        except json.JSONDecodeError as error:
            raise UsageError(f"{file} is no JSON: {error}.") from None
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise UsageError(f"{file}, line {number}: no JSON ({error.msg}). Give one entity a line.") from None


def _csv(text: str, file: str) -> Iterator[Entity]:
    rows = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text))
    columns = {(name or "").strip().casefold(): name for name in rows.fieldnames or ()}
    if "name" not in columns:
        raise UsageError(f"{file} has no column “name”: give id, name, type, aliases (parted by ;) and roles.")
    for number, row in enumerate(rows, 2):
        cell = {key: (row.get(name) or "").strip() for key, name in columns.items()}
        if not cell["name"]:
            continue
        kind = cell.get("type", "").casefold() or "person"
        try:
            type = _SCHEMATA.get(kind.capitalize()) or EntityType(kind)
        except ValueError:
            raise UsageError(
                f"{file}, line {number}: {kind!r} is no type. Say person, armed_group, company …"
            ) from None
        aliases = [a.strip() for a in cell.get("aliases", cell.get("alias", "")).split(";") if a.strip()]
        roles = [r.strip() for r in cell.get("roles", cell.get("position", "")).split(";") if r.strip()]
        ident = cell.get("id") or content_id("kno", cell["name"], type.value)
        yield _entity(ident, type, [cell["name"], *aliases], roles)


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _entity(ident: str, type: EntityType, names: list[str], roles: list[str]) -> Entity:
    kept = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    return Entity(id=ident, name=kept[0], type=type, names=kept, roles=tuple(dict.fromkeys(roles)))
