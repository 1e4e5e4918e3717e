"""What resolving knows of pairs: links between members, questions between entities, known people and groups."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text, false

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

frozen = MetaData(
    naming_convention={"ix": "%(table_name)s_by_%(column_0_N_name)s", "uq": "%(table_name)s_one_%(column_0_N_name)s"}
)

Table(
    "links",
    frozen,
    Column("left", Text, primary_key=True, nullable=False),
    Column("right", Text, primary_key=True, nullable=False),
    Column("probability", Float, nullable=False),
    Column("advice", Text, nullable=False),
    Column("why", Text, nullable=False),
    sqlite_with_rowid=False,
)

Table(
    "nodes",
    frozen,
    Column("id", Text, primary_key=True, nullable=False),
    Column("document", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("rank", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("roles", Text, nullable=False),
    Column("entity", Text, nullable=False),
    sqlite_with_rowid=False,
)

Table(
    "questions",
    frozen,
    Column("left", Text, primary_key=True, nullable=False),
    Column("right", Text, primary_key=True, nullable=False),
    Column("number", Integer, nullable=False),
    Column("probability", Float, nullable=False),
    Column("why", Text, nullable=False),
    Column("links", Integer, nullable=False),
    Column("unsure", Boolean, nullable=False),
    Index(None, "number"),
    sqlite_with_rowid=False,
)

Table(
    "known",
    frozen,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("body", Text, nullable=False),
)


def upgrade() -> None:
    """Makes the tables, and says of entities which wait in the drawer."""
    frozen.create_all(op.get_bind())
    op.add_column("entities", Column("drawer", Boolean, nullable=False, server_default=false()))


def downgrade() -> None:
    """Takes them away."""
    op.drop_column("entities", "drawer")
    frozen.drop_all(op.get_bind())
