"""What resolving found, kept so that a judgement compares nothing again: nodes, links, questions, known entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from headwater.model.convert import to_dict
from headwater.model.mention import Entity
from headwater.resolve.members import Advice, Link
from headwater.resolve.parts import Node
from headwater.store.records import Page
from headwater.store.rows import entity_body
from headwater.store.tables import documents, entities, facts, known, links, members, nodes, packed, questions
from headwater.store.whole import entity_of

_CHUNK = 5000
_SHOWN = 3
_ADVICE = {advice.value: advice for advice in Advice}
_RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow(Node):
    """A member or known entity as last resolved; ``document`` is empty for a known one.

    ``roles`` are joined by tabs. ``entity`` is what the links alone make it part of, judgements aside.
    """

    named: bool
    shown: bool
    roles: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """All of it; ``state`` names what it rests on: documents, rules, lists."""

    nodes: tuple[NodeRow, ...] = ()
    links: tuple[Link, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person or group of an imported list, and the list's name."""

    entity: Entity
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Two entities of the case that may be one. ``why`` is a sentence, ``links`` counts what speaks for it.

    ``left_reports`` and ``right_reports`` are files of reports that name them, a few of the first.
    """

    left: str
    right: str
    left_name: str = ""
    right_name: str = ""
    left_type: str = ""
    right_type: str = ""
    left_reports: tuple[str, ...] = ()
    right_reports: tuple[str, ...] = ()
    probability: float
    why: str
    links: int = 1
    unsure: bool = False

    @property
    def sides(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """Name, type and id of both."""
        return (self.left_name, self.left_type, self.left), (self.right_name, self.right_type, self.right)

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        plain: dict[str, Any] = to_dict(self)
        return plain


def put_links(connection: Connection, found: Linked) -> None:
    """Makes these the nodes and links of the case."""
    columns = nodes.c.keys()
    _replace(connection, nodes, [{name: getattr(row, name) for name in columns} for row in found.nodes])
    _replace(connection, links, [{**to_dict(row), "advice": row.advice.value} for row in found.links])
    put_state(connection, found.state)


def put_state(connection: Connection, state: str) -> None:
    """Says what the entities of the case rest on."""
    connection.execute(delete(facts).where(facts.c.name == _RESOLVED))
    connection.execute(insert(facts).values(name=_RESOLVED, value=state))


def state(connection: Connection) -> str:
    """What was last said."""
    return connection.scalar(select(facts.c.value).where(facts.c.name == _RESOLVED)) or ""


def outdate(connection: Connection) -> None:
    """Marks the links as resting on documents that have changed since; the version of rules stays known."""
    held = state(connection)
    if held and not held.endswith(" "):
        changed = f"{held.partition(' ')[0]} "
        connection.execute(update(facts).where(facts.c.name == _RESOLVED).values(value=changed))


def put_questions(connection: Connection, asked: Iterable[Asked]) -> None:
    """Makes these the questions of the case, in this order."""
    kept = ("left", "right", "probability", "why", "links", "unsure")
    rows = [{"number": n, **{name: getattr(q, name) for name in kept}} for n, q in enumerate(asked)]
    _replace(connection, questions, rows)


def put_known(connection: Connection, listed: Iterable[Known]) -> None:
    """Makes these the known entities of the case."""
    rows = [
        {"id": k.entity.id, "name": k.entity.name, "type": k.entity.type.value, "source": k.source,
         "body": packed(entity_body(k.entity))}
        for k in listed
    ]  # fmt: skip
    _replace(connection, known, rows)


def linked(connection: Connection) -> Linked:
    """What was last put."""
    found = [
        NodeRow(id=a, document=b, person=c, rank=d, named=e, shown=f, roles=g, entity=h)
        for a, b, c, d, e, f, g, h in connection.execute(select(nodes).order_by(nodes.c.id))
    ]
    compared = [
        Link(left=a, right=b, probability=c, advice=_ADVICE[d], why=e)
        for a, b, c, d, e in connection.execute(select(links).order_by(links.c.left, links.c.right))
    ]
    return Linked(nodes=tuple(found), links=tuple(compared), state=state(connection))


def known_ones(connection: Connection) -> list[Known]:
    """The known entities, by id."""
    rows = connection.execute(select(known).order_by(known.c.id))
    return [Known(entity=entity_of(row), source=row.source) for row in rows]


def questions_of(connection: Connection, limit: int | None, offset: int) -> Page[Asked]:
    """Questions in their order, with the names of both sides."""
    rows = connection.execute(select(questions).order_by(questions.c.number).limit(limit).offset(offset)).all()
    total = connection.scalar(select(func.count()).select_from(questions)) or 0
    labels = _labels(connection, sorted({ident for row in rows for ident in (row.left, row.right)}))
    reports = _reports(connection, sorted(labels))
    return Page(items=tuple(_asked(row, labels, reports) for row in rows), total=total, offset=offset)


def _reports(connection: Connection, wanted: list[str]) -> dict[str, tuple[str, ...]]:
    """Entity → files of the first reports that name it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for at in range(0, len(wanted), 500):
        query = select(members.c.entity, documents.c.file).join(documents, documents.c.id == members.c.document)
        query = query.where(members.c.entity.in_(wanted[at : at + 500]))
        for entity, file in connection.execute(query.order_by(documents.c.published, documents.c.file)):
            found[entity][file] = None
    return {entity: tuple(files)[:_SHOWN] for entity, files in found.items()}


def _asked(row: Any, labels: Mapping[str, tuple[str, str]], reports: Mapping[str, tuple[str, ...]]) -> Asked:
    left, right = labels.get(row.left, (row.left, "")), labels.get(row.right, (row.right, ""))
    return Asked(
        left=row.left, left_name=left[0], left_type=left[1], left_reports=reports.get(row.left, ()),
        right=row.right, right_name=right[0], right_type=right[1], right_reports=reports.get(row.right, ()),
        probability=row.probability, why=row.why, links=row.links, unsure=row.unsure,
    )  # fmt: skip


def _labels(connection: Connection, wanted: list[str]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for table in (known, entities):
        for at in range(0, len(wanted), 500):
            columns = select(table.c.id, table.c.name, table.c.type)
            for row in connection.execute(columns.where(table.c.id.in_(wanted[at : at + 500]))):
                found[row.id] = (row.name, row.type)
    return found


def _replace(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    connection.execute(delete(table))
    _run(connection, insert(table), rows)


def _run(connection: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    for some in _chunks(rows):
        connection.execute(statement, some)


def _chunks(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    return (rows[at : at + _CHUNK] for at in range(0, len(rows), _CHUNK))
