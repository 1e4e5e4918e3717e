"""The first tables."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text

from headwater.store import search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

frozen = MetaData(
    naming_convention={"ix": "%(table_name)s_by_%(column_0_N_name)s", "uq": "%(table_name)s_one_%(column_0_N_name)s"}
)


def _text(name: str, **options: Any) -> Column[str]:
    return Column(name, Text, nullable=False, **options)


def _whole(name: str, **options: Any) -> Column[int]:
    return Column(name, Integer, nullable=False, **options)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


Table(
    "facts",
    frozen,
    _text("name", primary_key=True),
    _text("value"),
)

Table(
    "runs",
    frozen,
    _number(),
    _text("version"),
    Column("finished", Boolean, nullable=False),
)

Table(
    "inputs",
    frozen,
    _text("name", primary_key=True),
    _text("content", primary_key=True),
    _text("version"),
    _text("limits"),
    Column("limited", Boolean, nullable=False),
    _whole("run"),
)

Table(
    "intake",
    frozen,
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

Table(
    "documents",
    frozen,
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
    _text("body"),
    Index(None, "published"),
    Index(None, "file"),
    Index(None, "version"),
)

Table(
    "readings",
    frozen,
    _text("document", primary_key=True),
    _whole("refused"),
    _text("body"),
)

Table(
    "mentions",
    frozen,
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

Table(
    "members",
    frozen,
    _text("id", primary_key=True),
    _text("document"),
    _text("entity"),
    _whole("position"),
    _text("name"),
    _text("type"),
    _whole("mentions"),
    _text("body"),
    Index(None, "document"),
    Index(None, "entity"),
)

Table(
    "entities",
    frozen,
    _text("id", primary_key=True),
    _text("name"),
    _text("type"),
    _whole("mentions"),
    _whole("documents"),
    _text("body"),
    Index(None, "type"),
    Index(None, "mentions"),
)

Table(
    "names",
    frozen,
    _text("folded", primary_key=True),
    _text("entity", primary_key=True),
    Index(None, "entity"),
    sqlite_with_rowid=False,
)

Table(
    "attributions",
    frozen,
    _text("id", primary_key=True),
    _text("document"),
    _whole("position"),
    Column("member", Text),
    _text("body"),
    Index(None, "document"),
)

Table(
    "claims",
    frozen,
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
    _text("body"),
    Index(None, "document"),
    Index("claims_by_published", Column("published").desc(), "number"),
    Index("claims_by_type", "type", Column("published").desc(), "number"),
    Index("claims_by_modality", "modality", Column("published").desc(), "number"),
    Index(None, "earliest"),
)

Table(
    "participants",
    frozen,
    _whole("claim", primary_key=True, autoincrement=False),
    _text("member", primary_key=True),
    _text("entity"),
    _text("roles"),
    _text("published"),
    Index("participants_by_entity", "entity", Column("published").desc(), "claim"),
    Index(None, "member"),
    sqlite_with_rowid=False,
)

Table(
    "chain_links",
    frozen,
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

Table(
    "times",
    frozen,
    _text("document", primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    _text("id"),
    Column("earliest", Text),
    Column("latest", Text),
    _text("body"),
    sqlite_with_rowid=False,
)

Table(
    "evidence",
    frozen,
    _text("id", primary_key=True),
    _text("document"),
    _whole("position"),
    _text("kind"),
    Column("member", Text),
    _text("body"),
    Index(None, "document"),
)

Table(
    "judgements",
    frozen,
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

Table(
    "propositions",
    frozen,
    _text("id", primary_key=True),
    _text("type"),
    Column("subject", Text),
    Column("object", Text),
    Column("place", Text),
    _whole("reports"),
    _whole("lower"),
    _whole("upper"),
    _text("body"),
    Index(None, "subject"),
    Index(None, "object"),
    Index(None, "type"),
)

Table(
    "proposition_claims",
    frozen,
    _text("claim", primary_key=True),
    _text("proposition"),
    Index(None, "proposition"),
    sqlite_with_rowid=False,
)

Table(
    "origins",
    frozen,
    _text("proposition", primary_key=True),
    _text("id", primary_key=True),
    _text("kind"),
    _text("label"),
    Index(None, "id"),
    sqlite_with_rowid=False,
)

Table(
    "lineage",
    frozen,
    _text("id", primary_key=True),
    _text("source"),
    _text("target"),
    _text("class"),
    _text("body"),
    Index(None, "source"),
    Index(None, "target"),
)

Table(
    "conflicts",
    frozen,
    _text("id", primary_key=True),
    _text("class"),
    _text("body"),
)


def upgrade() -> None:
    """Makes the tables and the search index over them."""
    frozen.create_all(op.get_bind())
    search.create(op.get_bind())
