"""One set of tables for every database. What is asked for has a column; what is only carried lies in ``body``.

Ids are the content ids of the model. ``number`` is a small integer that keeps the order of intake and of the text:
documents and claims are joined and paged by it. ``member`` is an entity of one document, ``entity`` the cluster of the
whole case it belongs to. ``published`` is the first day a publication date allows, empty when there is none: it is
repeated beside what is listed newest first, so that such a list reads one index and stops.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    false,
)

metadata = MetaData(
    naming_convention={"ix": "%(table_name)s_by_%(column_0_N_name)s", "uq": "%(table_name)s_one_%(column_0_N_name)s"}
)


class Body(TypeDecorator[Any]):
    """JSON as text. What is already JSON (a string) goes in as it is: reading processes write it, not the writer."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To JSON, unless it is."""
        return value if value is None or isinstance(value, str) else packed(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From JSON."""
        return None if value is None else json.loads(value)


def packed(value: Any) -> str:
    """JSON in its shortest spelling."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(name: str, **options: Any) -> Column[str]:
    return Column(name, Text, nullable=False, **options)


def _whole(name: str, **options: Any) -> Column[int]:
    return Column(name, Integer, nullable=False, **options)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


facts = Table(
    "facts",
    metadata,
    _text("name", primary_key=True),
    _text("value"),
)
"""Single values about the case itself: which headwater wrote it last."""

runs = Table(
    "runs",
    metadata,
    _number(),
    _text("version"),
    Column("finished", Boolean, nullable=False),
)
"""Builds. One that was killed stays unfinished, and the next goes on with its number."""

inputs = Table(
    "inputs",
    metadata,
    _text("name", primary_key=True),
    _text("content", primary_key=True),
    _text("version"),
    _text("limits"),
    Column("limited", Boolean, nullable=False),
    _whole("run"),
)
"""The ledger: inputs done to the end. ``content`` is the hash of the bytes, empty for an address."""

intake = Table(
    "intake",
    metadata,
    _text("input", primary_key=True),
    _text("content", primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("outcome"),
    Column("document", Text),
    Column("kind", Text),
    Column("reason", Text),
    Column("remedy", Text),
    _whole("count"),
    _whole("run"),
    Index(None, "document"),
    Index(None, "outcome"),
)
"""What came of every input and of everything in it, in its order."""

documents = Table(
    "documents",
    metadata,
    _number(),
    _text("id", unique=True),
    _text("file"),
    Column("title", Text),
    Column("outlet", Text),
    Column("edtf", Text),
    _text("published"),
    Column("language", Text),
    _text("media_type"),
    Column("uri", Text),
    _text("original"),
    Column("refusal", Text),
    _text("version"),
    _whole("words"),
    _whole("sentences"),
    _whole("silent"),
    _whole("claims"),
    _text("text"),
    Column("body", Body, nullable=False),
    Index(None, "published"),
    Index(None, "file"),
    Index(None, "version"),
)
"""``silent`` counts the sentences that were read and yielded no claim; ``version`` is that of the reading."""

readings = Table(
    "readings",
    metadata,
    _text("document", primary_key=True),
    _whole("refused"),
    Column("body", Body, nullable=False),
)
"""What a reading holds beside its rows: regions, sentences, links, loaded words, refusals, coverage."""

mentions = Table(
    "mentions",
    metadata,
    _text("document", primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    _text("kind", primary_key=True),
    _text("id"),
    _text("text"),
    _text("type"),
    Column("member", Text),
    Column("head_start", Integer),
    Column("head_end", Integer),
    _text("because"),
    Column("literal", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

members = Table(
    "members",
    metadata,
    _text("id", primary_key=True),
    _text("document"),
    _text("entity"),
    _whole("position"),
    _text("name"),
    _text("type"),
    _whole("mentions"),
    Column("body", Body, nullable=False),
    Index(None, "document"),
    Index(None, "entity"),
)
"""Entities as one document has them, in the order of its reading."""

entities = Table(
    "entities",
    metadata,
    _text("id", primary_key=True),
    _text("name"),
    _text("type"),
    _whole("mentions"),
    _whole("documents"),
    Column("body", Body, nullable=False),
    Column("drawer", Boolean, nullable=False, default=False, server_default=false()),
    Index(None, "type"),
    Index(None, "mentions"),
)
"""Entities as the case has them: clusters of members. Until members are resolved, each is its own.

``drawer`` marks those that nothing rests on: no claim, no role, no source, or a name that somebody said is none.
"""

names = Table(
    "names",
    metadata,
    _text("folded", primary_key=True),
    _text("entity", primary_key=True),
    Index(None, "entity"),
    sqlite_with_rowid=False,
)
"""Every spelling of an entity, folded for comparison."""

attributions = Table(
    "attributions",
    metadata,
    _text("id", primary_key=True),
    _text("document"),
    _whole("position"),
    Column("member", Text),
    Column("body", Body, nullable=False),
    Index(None, "document"),
)

claims = Table(
    "claims",
    metadata,
    _number(),
    _text("id", unique=True),
    _text("document"),
    _text("published"),
    _text("kind"),
    _text("type"),
    _text("modality"),
    _text("polarity"),
    _text("scope"),
    Column("confidence", Float, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    _text("trigger_text"),
    _text("quote"),
    _text("parties"),
    Column("body", Body, nullable=False),
    Index(None, "document"),
    Index("claims_by_published", Column("published").desc(), "number"),
    Index("claims_by_type", "type", Column("published").desc(), "number"),
    Index("claims_by_modality", "modality", Column("published").desc(), "number"),
    Index(None, "earliest"),
)
"""``earliest`` and ``latest`` bound when it happened; ``parties`` are the words for who and what it is about."""

participants = Table(
    "participants",
    metadata,
    _whole("claim", primary_key=True, autoincrement=False),
    _text("member", primary_key=True),
    _text("entity"),
    _text("roles"),
    _text("published"),
    Index("participants_by_entity", "entity", Column("published").desc(), "claim"),
    Index(None, "member"),
    sqlite_with_rowid=False,
)
"""Who and what a claim is about: subject, object, arguments and place, each entity once."""

chain_links = Table(
    "chain_links",
    metadata,
    _whole("claim", primary_key=True, autoincrement=False),
    _whole("position", primary_key=True, autoincrement=False),
    _text("text"),
    _text("folded"),
    _text("kind"),
    Column("member", Text),
    Column("entity", Text),
    _text("published"),
    Index("chain_links_by_entity", "entity", Column("published").desc(), "claim"),
    Index("chain_links_by_folded", "folded", Column("published").desc(), "claim"),
    Index(None, "member"),
    sqlite_with_rowid=False,
)
"""Who says so, outermost first; position 0 is the outlet."""

times = Table(
    "times",
    metadata,
    _text("document", primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    _text("id"),
    Column("earliest", Text),
    Column("latest", Text),
    Column("body", Body, nullable=False),
    sqlite_with_rowid=False,
)

evidence = Table(
    "evidence",
    metadata,
    _text("id", primary_key=True),
    _text("document"),
    _whole("position"),
    _text("kind"),
    Column("member", Text),
    Column("body", Body, nullable=False),
    Index(None, "document"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("id", unique=True),
    _text("about"),
    _text("left"),
    Column("right", Text),
    _text("verdict"),
    _text("who"),
    _text("when"),
    _text("why"),
    _text("previous", unique=True),
    Index(None, "left"),
    Index(None, "right"),
)
"""The log of decisions. ``previous`` is the id of the entry before: each entry vouches for all before it."""

journal = Table(
    "journal",
    metadata,
    _number(),
    _text("hash", unique=True),
    _text("line"),
)
"""The journal of custody; triggers of the database refuse to change or remove an entry."""

propositions = Table(
    "propositions",
    metadata,
    _text("id", primary_key=True),
    _text("type"),
    Column("subject", Text),
    Column("object", Text),
    Column("place", Text),
    _whole("reports"),
    _whole("lower"),
    _whole("upper"),
    Column("body", Body, nullable=False),
    Index(None, "subject"),
    Index(None, "object"),
    Index(None, "type"),
)
"""Propositions weighed: the body is a ``Finding``."""

proposition_claims = Table(
    "proposition_claims",
    metadata,
    _text("claim", primary_key=True),
    _text("proposition"),
    Index(None, "proposition"),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    _text("proposition", primary_key=True),
    _text("id", primary_key=True),
    _text("kind"),
    _text("label"),
    Index(None, "id"),
    sqlite_with_rowid=False,
)

lineage = Table(
    "lineage",
    metadata,
    _text("id", primary_key=True),
    _text("source"),
    _text("target"),
    _text("class"),
    Column("body", Body, nullable=False),
    Index(None, "source"),
    Index(None, "target"),
)

conflicts = Table(
    "conflicts",
    metadata,
    _text("id", primary_key=True),
    _text("class"),
    Column("body", Body, nullable=False),
)

nodes = Table(
    "nodes",
    metadata,
    _text("id", primary_key=True),
    _text("document"),
    _text("person"),
    _text("rank"),
    Column("named", Boolean, nullable=False),
    Column("shown", Boolean, nullable=False),
    _text("roles"),
    _text("entity"),
    sqlite_with_rowid=False,
)
"""Members and known entities as last resolved: the name of people, their place in the order, their entity by the
links alone."""

links = Table(
    "links",
    metadata,
    _text("left", primary_key=True),
    _text("right", primary_key=True),
    Column("probability", Float, nullable=False),
    _text("advice"),
    _text("why"),
    sqlite_with_rowid=False,
)
"""Members compared: how likely they are one, and what to do about it. Judging clusters anew from these alone."""

questions = Table(
    "questions",
    metadata,
    _text("left", primary_key=True),
    _text("right", primary_key=True),
    _whole("number"),
    Column("probability", Float, nullable=False),
    _text("why"),
    _whole("links"),
    Column("unsure", Boolean, nullable=False),
    Index(None, "number"),
    sqlite_with_rowid=False,
)
"""Entities that may be one, the likeliest first by ``number``."""

known = Table(
    "known",
    metadata,
    _text("id", primary_key=True),
    _text("name"),
    _text("type"),
    _text("source"),
    Column("body", Body, nullable=False),
)
"""People and groups of an imported list: what their members are called after."""

OF_A_DOCUMENT = (readings, mentions, attributions, times, evidence)
"""Tables that hold rows of one document under its id and nothing else has to know."""
