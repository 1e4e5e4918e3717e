"""``ftm``: FollowTheMoney 4 entities of what a reviewer stands behind, and statements of everything.

FollowTheMoney knows no denial, no forecast and nobody who claims. So only what is asserted, alleged or believed of two
parties becomes a link; all else becomes a note about them. A link says in its ``status`` and ``description`` in which
voice it is said, by whom and from how many origins; its ``recordId`` is the claim. No claim ever sets ``topics``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from headwater.export.ftm_links import LINKS, NOTES, UNKNOWN, Ends
from headwater.export.needed import needed
from headwater.export.voices import VOICED, story
from headwater.model.claim import Claim, ClaimKind, Polarity
from headwater.model.mention import Entity
from headwater.store import DocumentRecord, View
from headwater.store.lines import FTM_SCHEMA
from headwater.store.rows import about, first_day
from headwater.store.told import Told, is_reviewed, papers, telling

Values = Mapping[str, Iterable[str | None]]

DATASET = "headwater"
_MODULES = ("followthemoney", "followthemoney.statement", "followthemoney.statement.serialize")


def write_ftm(view: View, folder: Path) -> Mapping[str, int]:
    """Two files; the number of entities and of statements. Raises ``ExportError`` without followthemoney."""
    needed("ftm", *_MODULES)
    return {
        "entities.ftm.json": _write_entities(view, folder / "entities.ftm.json"),
        "statements.csv": _write_statements(view, folder / "statements.csv"),
    }


def _write_entities(view: View, path: Path) -> int:
    count = 0
    named: dict[str, Entity] = {}
    papers: dict[str, DocumentRecord] = {}
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for told in filter(is_reviewed, telling(view)):
            papers[told.record.document.id] = told.record.document
            parties = (told.entity(ref) for _, ref in about(told.claim))
            named.update({entity.id: entity for entity in parties if entity})
            count += _write(stream, _claim(told))
        for proxy in chain((_entity(named[key]) for key in sorted(named)), (_paper(papers[k]) for k in sorted(papers))):
            count += _write(stream, proxy)
    return count


def _write(stream: Any, proxy: Any) -> int:
    stream.write(json.dumps(proxy.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")
    return 1


def _write_statements(view: View, path: Path) -> int:
    _, statement, serialize = needed("ftm", *_MODULES)
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = serialize.CSVStatementWriter(stream)
        for proxy, origin, external in _proxies(view):
            for name, value in sorted(proxy.itervalues(), key=lambda pair: (pair[0].name, pair[1])):
                told = {"entity_id": proxy.id, "prop": name.name, "schema": proxy.schema.name, "value": value}
                writer.write(statement.Statement(**told, dataset=DATASET, origin=origin, external=external))
                count += 1
        writer.close()
    return count


def _proxies(view: View) -> Iterator[tuple[Any, str | None, bool]]:
    """Every entity with the claim it comes from and whether nobody reviewed it."""
    for record in view.all_entities():
        yield _entity(record.entity), None, True
    for paper in papers(view):
        yield _paper(paper), None, False
    for told in telling(view):
        yield _claim(told), told.claim.id, not is_reviewed(told)


def _entity(entity: Entity) -> Any:
    place = entity.place
    values: Values = {
        "name": [entity.name],
        "alias": [name for name in entity.names if name != entity.name],
        "latitude": [str(place.lat)] if place else [],
        "longitude": [str(place.lon)] if place else [],
    }
    return _proxy(entity.id, FTM_SCHEMA[entity.type], values)


def _paper(record: DocumentRecord) -> Any:
    values: Values = {
        "title": [record.title or record.file],
        "fileName": [record.file],
        "contentHash": [record.original],
        "publisher": [record.outlet],
        "sourceUrl": [record.uri],
        "publishedAt": [first_day(record.published)],
    }
    return _proxy(record.id, "Article", values)


def _claim(told: Told) -> Any:
    claim = told.claim
    if claim.kind is not ClaimKind.RELATION and _is_voiced(claim):
        return _event(told)
    link = _link(told) if _is_voiced(claim) and claim.type not in NOTES else None
    return link or _note(told)


def _is_voiced(claim: Claim) -> bool:
    return claim.modality in VOICED and claim.polarity is Polarity.POSITIVE


def _link(told: Told) -> Any | None:
    """The link between subject and object, or nothing where one of them is no entity."""
    claim, subject, target = told.claim, told.entity(told.claim.subject), told.entity(told.claim.object)
    if subject is None or target is None:
        return None
    ends = next(e for e in (LINKS.get(claim.type, UNKNOWN), UNKNOWN) if _fits(e, subject, target))
    first, second = (target, subject) if ends.turned else (subject, target)
    values = {ends.source: [first.id], ends.target: [second.id], "role": [claim.type], "relationship": [claim.type]}
    return _proxy(claim.id, ends.schema, {**_common(told), **values})


def _fits(ends: Ends, subject: Entity, target: Entity) -> bool:
    (ftm,) = needed("ftm", "followthemoney")
    schema = ftm.model.get(ends.schema)
    first, second = (target, subject) if ends.turned else (subject, target)
    pairs = ((ends.source, first), (ends.target, second))
    return all(ftm.model.get(FTM_SCHEMA[e.type]).is_a(schema.get(name).range) for name, e in pairs)


def _event(told: Told) -> Any:
    claim = told.claim
    parties = [entity.id for role, ref in about(claim) if role != "place" and (entity := told.entity(ref))]
    values = {
        "name": [claim.type.replace("_", " ")],
        "involved": parties,
        "location": [told.name(claim.place)],
        "notes": [f"Voice: {claim.modality.value}"],
    }
    return _proxy(claim.id, "Event", {**_common(told), **values})


def _note(told: Told) -> Any:
    claim = told.claim
    parties = [entity.id for _, ref in about(claim) if (entity := told.entity(ref))]
    said = "said not to be" if claim.polarity is Polarity.NEGATIVE else claim.modality.value
    values = {"name": [f"{claim.type.replace('_', ' ')}: {said}"], "entity": parties}
    return _proxy(claim.id, "Note", {**_common(told), **values})


def _common(told: Told) -> Values:
    claim, document, time = told.claim, told.record.document, told.claim.time
    return {
        "recordId": [claim.id],
        "status": [claim.modality.value],
        "summary": [told.record.quote],
        "description": [story(told)],
        "publisher": [document.outlet],
        "sourceUrl": [document.uri],
        "proof": [document.id],
        "date": [time.earliest if time and time.earliest == time.latest else None],
        "startDate": [time.earliest if time and time.earliest != time.latest else None],
        "endDate": [time.latest if time and time.earliest != time.latest else None],
    }


def _proxy(ident: str, schema: str, values: Values) -> Any:
    """An entity with those of the values its schema has a place for."""
    (ftm,) = needed("ftm", "followthemoney")
    proxy = ftm.model.make_entity(schema)
    proxy.id = ident
    for name, some in values.items():
        if name in proxy.schema.properties:
            proxy.add(name, [value for value in some if value])
    return proxy
